"""Stories of feedback can be published, changes have two people, and months have figures

Step 0009, after 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

# What everybody reads. Edits and notices are for those who read feedback.
MARKED = ("feedback_story", "feedback_change", "feedback_figures")

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback_story",
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tone", sa.String(length=40), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("publish_on", sa.Date(), nullable=True),
        sa.Column("asked_again_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("taken_down_on", sa.Date(), nullable=True),
        sa.Column("taken_down_why", sa.String(length=40), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage <> 'agreed' OR publish_on IS NOT NULL", name=op.f("ck_feedback_story_agreed_until_a_day")
        ),
        sa.CheckConstraint(
            "(checked_by_id IS NULL) = (checked_at IS NULL)",
            name=op.f("ck_feedback_story_checked_by_somebody"),
        ),
        sa.CheckConstraint(
            "stage <> 'published' OR published_on IS NOT NULL",
            name=op.f("ck_feedback_story_published_on_a_day"),
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["person.id"], name=op.f("fk_feedback_story_checked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["feedback_form.id"], name=op.f("fk_feedback_story_form_id_feedback_form")
        ),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_story_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_story")),
        sa.UniqueConstraint("item_key", name=op.f("uq_feedback_story_item_key")),
        sa.UniqueConstraint("reference", name=op.f("uq_feedback_story_reference")),
    )
    op.create_index(op.f("ix_feedback_story_checked_by_id"), "feedback_story", ["checked_by_id"])
    op.create_index(op.f("ix_feedback_story_form_id"), "feedback_story", ["form_id"])
    op.create_index("ix_feedback_story_stage", "feedback_story", ["stage", "published_on", "id"])
    op.create_table(
        "feedback_story_edit",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_feedback_story_edit_by_id_person")),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["feedback_story.id"],
            name=op.f("fk_feedback_story_edit_story_id_feedback_story"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_story_edit")),
        sa.UniqueConstraint("story_id", "number", name=op.f("uq_feedback_story_edit_story_id_number")),
    )
    op.create_index(op.f("ix_feedback_story_edit_by_id"), "feedback_story_edit", ["by_id"])
    op.create_table(
        "feedback_story_notice",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("decision_words", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (decided_by_id IS NULL) AND (decided_at IS NULL) = (decision IS NULL)",
            name=op.f("ck_feedback_story_notice_decided_by_somebody_at_a_moment"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_feedback_story_notice_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["feedback_story.id"],
            name=op.f("fk_feedback_story_notice_story_id_feedback_story"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_story_notice")),
    )
    op.create_index(
        op.f("ix_feedback_story_notice_decided_by_id"), "feedback_story_notice", ["decided_by_id"]
    )
    op.create_index(op.f("ix_feedback_story_notice_story_id"), "feedback_story_notice", ["story_id"])
    op.create_table(
        "feedback_change",
        sa.Column("item_key", sa.String(length=32), nullable=False),
        sa.Column("planned", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("reported_by_id", sa.Integer(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by_id", sa.Integer(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_back_why", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(planned = '') = (planned_on IS NULL)", name=op.f("ck_feedback_change_planned_on_a_day")
        ),
        sa.CheckConstraint(
            "(read_by_id IS NULL) = (read_at IS NULL)",
            name=op.f("ck_feedback_change_read_by_somebody_at_a_moment"),
        ),
        sa.CheckConstraint(
            "read_by_id IS NULL OR read_by_id <> reported_by_id",
            name=op.f("ck_feedback_change_read_by_somebody_else"),
        ),
        sa.CheckConstraint(
            "read_at IS NULL OR reported_at IS NOT NULL", name=op.f("ck_feedback_change_read_once_reported")
        ),
        sa.CheckConstraint(
            "(what = '') = (done_on IS NULL) AND (what = '') = (reported_at IS NULL) AND (what = '') = (reported_by_id IS NULL) AND (what = '') = (evidence = '')",
            name=op.f("ck_feedback_change_reported_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["item_key"],
            ["feedback_item.key"],
            name=op.f("fk_feedback_change_item_key_feedback_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["read_by_id"], ["person.id"], name=op.f("fk_feedback_change_read_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["person.id"], name=op.f("fk_feedback_change_reported_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_change")),
        sa.UniqueConstraint("item_key", name=op.f("uq_feedback_change_item_key")),
    )
    op.create_index(op.f("ix_feedback_change_read_by_id"), "feedback_change", ["read_by_id"])
    op.create_index(op.f("ix_feedback_change_reported_by_id"), "feedback_change", ["reported_by_id"])
    op.create_table(
        "feedback_figures",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_feedback_figures_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_figures")),
        sa.UniqueConstraint("programme_id", "month", name=op.f("uq_feedback_figures_programme_id_month")),
    )

    triggers.lay_never_changed("feedback_figures")
    for table in MARKED:
        triggers.lay_marked(table)


def downgrade() -> None:
    for table in reversed(MARKED):
        triggers.lift_marked(table)
    triggers.lift_never_changed("feedback_figures")
    op.drop_table("feedback_figures")
    op.drop_index(op.f("ix_feedback_change_read_by_id"), "feedback_change")
    op.drop_index(op.f("ix_feedback_change_reported_by_id"), "feedback_change")
    op.drop_table("feedback_change")
    op.drop_index(op.f("ix_feedback_story_notice_decided_by_id"), "feedback_story_notice")
    op.drop_index(op.f("ix_feedback_story_notice_story_id"), "feedback_story_notice")
    op.drop_table("feedback_story_notice")
    op.drop_index(op.f("ix_feedback_story_edit_by_id"), "feedback_story_edit")
    op.drop_table("feedback_story_edit")
    op.drop_index(op.f("ix_feedback_story_checked_by_id"), "feedback_story")
    op.drop_index(op.f("ix_feedback_story_form_id"), "feedback_story")
    op.drop_index("ix_feedback_story_stage", "feedback_story")
    op.drop_table("feedback_story")
