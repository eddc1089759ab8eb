"""Feedback has forms, items and what becomes of them

Step 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

# What everybody reads: the rows of all other tables are for those who read feedback, or for one person.
MARKED = ("feedback_form", "feedback_form_edition")

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback_form",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("privacy_notice_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage = 'draft' OR privacy_notice_id IS NOT NULL",
            name=op.f("ck_feedback_form_asked_with_a_notice"),
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR version_id IS NOT NULL",
            name=op.f("ck_feedback_form_asked_with_frozen_questions"),
        ),
        sa.CheckConstraint("taken_back >= 0", name=op.f("ck_feedback_form_taken_back_not_negative")),
        sa.ForeignKeyConstraint(
            ["privacy_notice_id"],
            ["privacy_notice.id"],
            name=op.f("fk_feedback_form_privacy_notice_id_privacy_notice"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_feedback_form_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_feedback_form_questionnaire_id_questionnaire"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_feedback_form_version_id_questionnaire_version"),
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"], ["workstream.id"], name=op.f("fk_feedback_form_workstream_id_workstream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_form")),
        sa.UniqueConstraint("questionnaire_id", name=op.f("uq_feedback_form_questionnaire_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_feedback_form_slug")),
        sa.UniqueConstraint("version_id", name=op.f("uq_feedback_form_version_id")),
    )
    op.create_index(op.f("ix_feedback_form_programme_id"), "feedback_form", ["programme_id"])
    op.create_index(op.f("ix_feedback_form_stage"), "feedback_form", ["stage"])
    op.create_index(op.f("ix_feedback_form_workstream_id"), "feedback_form", ["workstream_id"])

    op.create_table(
        "feedback_alert",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["feedback_form.id"], name=op.f("fk_feedback_alert_form_id_feedback_form")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_alert")),
        sa.UniqueConstraint("form_id", "due_on", "part", name=op.f("uq_feedback_alert_form_id_due_on_part")),
    )
    op.create_table(
        "feedback_form_edition",
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("translator", sa.String(length=120), nullable=False),
        sa.Column("checker", sa.String(length=120), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["feedback_form.id"], name=op.f("fk_feedback_form_edition_form_id_feedback_form")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_form_edition")),
        sa.UniqueConstraint(
            "form_id", "language", "format", name=op.f("uq_feedback_form_edition_form_id_language_format")
        ),
    )
    op.create_table(
        "feedback_item",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("sheet_key", sa.String(length=32), nullable=True),
        sa.Column("privacy_notice_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("perspective", sa.String(length=40), nullable=False),
        sa.Column("has_contact", sa.Boolean(), nullable=False),
        sa.Column("tone", sa.String(length=40), nullable=True),
        sa.Column("may_publish", sa.Boolean(), nullable=False),
        sa.Column("helped", sa.String(length=40), nullable=True),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("with_id", sa.Integer(), nullable=True),
        sa.Column("with_since", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "sheet_key IS NULL OR sheet_key = key", name=op.f("ck_feedback_item_named_as_its_sheet")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["feedback_form.id"], name=op.f("fk_feedback_item_form_id_feedback_form")
        ),
        sa.ForeignKeyConstraint(
            ["privacy_notice_id"],
            ["privacy_notice.id"],
            name=op.f("fk_feedback_item_privacy_notice_id_privacy_notice"),
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_feedback_item_sheet_key_sheet"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["with_id"], ["person.id"], name=op.f("fk_feedback_item_with_id_person")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_feedback_item")),
        sa.UniqueConstraint("sheet_key", name=op.f("uq_feedback_item_sheet_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_feedback_item_form_id", "feedback_item", ["form_id", "on_day"])
    op.create_index("ix_feedback_item_stage", "feedback_item", ["stage", "place", "due_on", "key"])
    op.create_index(
        "ix_feedback_item_stands",
        "feedback_item",
        ["place", "due_on", "key"],
        sqlite_where=sa.text("stage <> 'closed'"),
        postgresql_where=sa.text("stage <> 'closed'"),
    )
    op.create_index(op.f("ix_feedback_item_with_id"), "feedback_item", ["with_id"])

    op.create_table(
        "feedback_rota",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_feedback_rota_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["feedback_form.id"], name=op.f("fk_feedback_rota_form_id_feedback_form")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_feedback_rota_person_id_person")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_feedback_rota_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_rota")),
    )
    op.create_index(op.f("ix_feedback_rota_form_id"), "feedback_rota", ["form_id"])
    op.create_index(op.f("ix_feedback_rota_person_id"), "feedback_rota", ["person_id"])
    op.create_index(op.f("ix_feedback_rota_programme_id"), "feedback_rota", ["programme_id"])

    op.create_table(
        "feedback_contact",
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("careful", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_contact_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_key", name=op.f("pk_feedback_contact")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feedback_message",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("from_team", sa.Boolean(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(by_id IS NULL) = (NOT from_team)", name=op.f("ck_feedback_message_team_has_a_name")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_feedback_message_by_id_person")),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_message_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_feedback_message")),
        sa.UniqueConstraint("item_key", "number", name=op.f("uq_feedback_message_item_key_number")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_feedback_message_by_id"), "feedback_message", ["by_id"])

    op.create_table(
        "feedback_exclusion",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(organisation_id IS NULL) = (name <> '')", name=op.f("ck_feedback_exclusion_a_team_or_a_name")
        ),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_exclusion_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_feedback_exclusion_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_feedback_exclusion")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_feedback_exclusion_item_key"), "feedback_exclusion", ["item_key"])
    op.create_index(op.f("ix_feedback_exclusion_organisation_id"), "feedback_exclusion", ["organisation_id"])

    op.create_table(
        "feedback_move",
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.Column("move", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_feedback_move_by_id_person")),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_move_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_move")),
    )
    op.create_index(op.f("ix_feedback_move_by_id"), "feedback_move", ["by_id"])
    op.create_index(op.f("ix_feedback_move_item_key"), "feedback_move", ["item_key"])

    op.create_table(
        "feedback_word",
        sa.Column(
            "word",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_word_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("word", "item_key", name=op.f("pk_feedback_word")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_feedback_word_item_key"), "feedback_word", ["item_key"])

    for table in MARKED:
        triggers.lay_marked(table)


def downgrade() -> None:
    for table in reversed(MARKED):
        triggers.lift_marked(table)
    op.drop_index(op.f("ix_feedback_word_item_key"), "feedback_word")

    op.drop_table("feedback_word")
    op.drop_index(op.f("ix_feedback_move_item_key"), "feedback_move")
    op.drop_index(op.f("ix_feedback_move_by_id"), "feedback_move")

    op.drop_table("feedback_move")
    op.drop_index(op.f("ix_feedback_exclusion_organisation_id"), "feedback_exclusion")
    op.drop_index(op.f("ix_feedback_exclusion_item_key"), "feedback_exclusion")

    op.drop_table("feedback_exclusion")
    op.drop_index(op.f("ix_feedback_message_by_id"), "feedback_message")

    op.drop_table("feedback_message")
    op.drop_table("feedback_contact")
    op.drop_index(op.f("ix_feedback_rota_programme_id"), "feedback_rota")
    op.drop_index(op.f("ix_feedback_rota_person_id"), "feedback_rota")
    op.drop_index(op.f("ix_feedback_rota_form_id"), "feedback_rota")

    op.drop_table("feedback_rota")
    op.drop_index(op.f("ix_feedback_item_with_id"), "feedback_item")
    op.drop_index("ix_feedback_item_stands", "feedback_item")
    op.drop_index("ix_feedback_item_stage", "feedback_item")
    op.drop_index("ix_feedback_item_form_id", "feedback_item")

    op.drop_table("feedback_item")
    op.drop_table("feedback_form_edition")
    op.drop_table("feedback_alert")
    op.drop_index(op.f("ix_feedback_form_workstream_id"), "feedback_form")
    op.drop_index(op.f("ix_feedback_form_stage"), "feedback_form")
    op.drop_index(op.f("ix_feedback_form_programme_id"), "feedback_form")

    op.drop_table("feedback_form")
