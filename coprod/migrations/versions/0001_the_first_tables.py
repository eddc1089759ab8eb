"""The first tables

Step 0001, the first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What is never changed nor taken away: the audit trail and its chain, what the reviewer said, frozen questions.
APPEND_ONLY = ("audit", "audit_link", "reviewer_check", "questionnaire_version")
# What people wrote, and under which notice: it can be taken back, and never changed.
NEVER_CHANGED = ("sheet", "sheet_text", "response")
# A consultation is asked with one frozen questionnaire and no other.
SET_ONCE = (("consultation", "version_id"),)


def upgrade() -> None:
    op.create_table(
        "answer_draft",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("packet", sa.LargeBinary(), nullable=False),
        sa.Column("touched_hour", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answer_draft")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_answer_draft_touched_hour"), "answer_draft", ["touched_hour"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("bucket", sa.String(length=64), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_bucket"), "attempt", ["bucket"], unique=False)
    op.create_index(op.f("ix_attempt_until"), "attempt", ["until"], unique=False)

    op.create_table(
        "audit",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=80), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_number", sa.Integer(), nullable=True),
        sa.Column("subject_label", sa.String(length=200), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "dated_setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("scope_number", sa.Integer(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(scope = 'service') = (scope_number IS NULL)", name=op.f("ck_dated_setting_scope_has_number")
        ),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_dated_setting_days_in_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dated_setting")),
    )
    op.create_index(
        "ix_dated_setting_key_scope", "dated_setting", ["key", "scope", "scope_number"], unique=False
    )

    op.create_table(
        "job_run",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_job_run")),
    )
    op.create_table(
        "organisation",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=400), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_organisation_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organisation.id"], name=op.f("fk_organisation_successor_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("reference", name=op.f("uq_organisation_reference")),
    )
    op.create_table(
        "outbox",
        sa.Column("message_id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("to_address", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_message_id")),
    )
    op.create_index(op.f("ix_outbox_due_at"), "outbox", ["due_at"], unique=False)

    op.create_table(
        "person",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("telephone", sa.String(length=40), nullable=False),
        sa.Column("postal_address", sa.String(length=400), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("safe_contact", sa.String(length=40), nullable=False),
        sa.Column("safe_contact_note", sa.String(length=300), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("demo_note", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sa.UniqueConstraint("reference", name=op.f("uq_person_reference")),
    )
    op.create_table(
        "programme",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
    )
    op.create_table(
        "questionnaire",
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minted", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
    )
    op.create_table(
        "aim",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_aim_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aim")),
        sa.UniqueConstraint("programme_id", "key", name=op.f("uq_aim_programme_id_key")),
    )
    op.create_table(
        "audit_link",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_link_audit_id_audit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_link")),
        sa.UniqueConstraint("audit_id", name=op.f("uq_audit_link_audit_id")),
    )
    op.create_table(
        "membership",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(role = 'administrator') = (programme_id IS NULL)",
            name=op.f("ck_membership_administrators_have_no_programme"),
        ),
        sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name=op.f("ck_membership_days_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_membership_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("reference", name=op.f("uq_membership_reference")),
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_index(op.f("ix_membership_programme_id"), "membership", ["programme_id"], unique=False)

    op.create_table(
        "partner",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_partner_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_partner_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint(
            "programme_id",
            "organisation_id",
            "from_day",
            name=op.f("uq_partner_programme_id_organisation_id_from_day"),
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_partner_reference")),
    )
    op.create_table(
        "privacy_notice",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_privacy_notice_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_notice")),
        sa.UniqueConstraint("programme_id", "version", name=op.f("uq_privacy_notice_programme_id_version")),
    )
    op.create_table(
        "programme_edition",
        sa.Column("programme_id", sa.Integer(), nullable=False),
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
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_edition_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_edition")),
        sa.UniqueConstraint(
            "programme_id",
            "language",
            "format",
            name=op.f("uq_programme_edition_programme_id_language_format"),
        ),
    )
    op.create_table(
        "questionnaire_edition",
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
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
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_questionnaire_edition_questionnaire_id_questionnaire"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_edition")),
        sa.UniqueConstraint(
            "questionnaire_id",
            "language",
            "format",
            name=op.f("uq_questionnaire_edition_questionnaire_id_language_format"),
        ),
    )
    op.create_table(
        "questionnaire_section",
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_questionnaire_section_questionnaire_id_questionnaire"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_section")),
        sa.UniqueConstraint(
            "questionnaire_id", "key", name=op.f("uq_questionnaire_section_questionnaire_id_key")
        ),
    )
    op.create_table(
        "questionnaire_version",
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_questionnaire_version_questionnaire_id_questionnaire"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_version")),
        sa.UniqueConstraint(
            "questionnaire_id", "number", name=op.f("uq_questionnaire_version_questionnaire_id_number")
        ),
    )
    op.create_table(
        "review_holding",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=160), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_review_holding_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_review_holding_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_holding")),
        sa.UniqueConstraint("reference", name=op.f("uq_review_holding_reference")),
    )
    op.create_table(
        "sign_in",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_device", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_sign_in_key_hash")),
        sa.UniqueConstraint("reference", name=op.f("uq_sign_in_reference")),
    )
    op.create_index(op.f("ix_sign_in_ends_at"), "sign_in", ["ends_at"], unique=False)
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"], unique=False)

    op.create_table(
        "sign_in_code",
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("good_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_code_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_code")),
    )
    op.create_index(op.f("ix_sign_in_code_address_hash"), "sign_in_code", ["address_hash"], unique=False)
    op.create_index(op.f("ix_sign_in_code_good_until"), "sign_in_code", ["good_until"], unique=False)
    op.create_index(op.f("ix_sign_in_code_person_id"), "sign_in_code", ["person_id"], unique=False)

    op.create_table(
        "workstream",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_workstream_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workstream")),
        sa.UniqueConstraint("programme_id", "key", name=op.f("uq_workstream_programme_id_key")),
    )
    op.create_table(
        "consultation",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("privacy_notice_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("first_closes_on", sa.Date(), nullable=True),
        sa.Column("reads_on", sa.Date(), nullable=True),
        sa.Column("decides_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage = 'draft' OR closes_on IS NOT NULL", name=op.f("ck_consultation_asked_with_a_closing_day")
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR privacy_notice_id IS NOT NULL",
            name=op.f("ck_consultation_asked_with_a_notice"),
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR version_id IS NOT NULL",
            name=op.f("ck_consultation_asked_with_frozen_questions"),
        ),
        sa.CheckConstraint(
            "stage IN ('draft', 'open') OR closed_at IS NOT NULL",
            name=op.f("ck_consultation_closed_at_a_moment"),
        ),
        sa.CheckConstraint("withdrawn >= 0", name=op.f("ck_consultation_withdrawn_not_negative")),
        sa.ForeignKeyConstraint(
            ["privacy_notice_id"],
            ["privacy_notice.id"],
            name=op.f("fk_consultation_privacy_notice_id_privacy_notice"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_consultation_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_consultation_questionnaire_id_questionnaire"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_consultation_version_id_questionnaire_version"),
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"], ["workstream.id"], name=op.f("fk_consultation_workstream_id_workstream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("questionnaire_id", name=op.f("uq_consultation_questionnaire_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_consultation_reference")),
        sa.UniqueConstraint("version_id", name=op.f("uq_consultation_version_id")),
    )
    op.create_index(op.f("ix_consultation_programme_id"), "consultation", ["programme_id"], unique=False)
    op.create_index(op.f("ix_consultation_stage"), "consultation", ["stage"], unique=False)
    op.create_index(op.f("ix_consultation_workstream_id"), "consultation", ["workstream_id"], unique=False)

    op.create_table(
        "privacy_notice_edition",
        sa.Column("privacy_notice_id", sa.Integer(), nullable=False),
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
            ["privacy_notice_id"],
            ["privacy_notice.id"],
            name=op.f("fk_privacy_notice_edition_privacy_notice_id_privacy_notice"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_notice_edition")),
        sa.UniqueConstraint(
            "privacy_notice_id",
            "language",
            "format",
            name=op.f("uq_privacy_notice_edition_privacy_notice_id_language_format"),
        ),
    )
    op.create_table(
        "questionnaire_question",
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["questionnaire_section.id"],
            name=op.f("fk_questionnaire_question_section_id_questionnaire_section"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_question")),
    )
    op.create_index(
        op.f("ix_questionnaire_question_section_id"), "questionnaire_question", ["section_id"], unique=False
    )

    op.create_table(
        "sheet",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("may_publish", sa.Boolean(), nullable=False),
        sa.Column("locator_hash", sa.String(length=64), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_sheet_version_id_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sheet")),
        sa.UniqueConstraint("locator_hash", name=op.f("uq_sheet_locator_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sheet_version_id"), "sheet", ["version_id"], unique=False)

    op.create_table(
        "waiting_batch",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_waiting_batch_version_id_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_waiting_batch")),
        sa.UniqueConstraint("version_id", name=op.f("uq_waiting_batch_version_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "consultation_controller",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_controller_consultation_id_consultation"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_consultation_controller_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_controller")),
    )
    op.create_index(
        op.f("ix_consultation_controller_consultation_id"),
        "consultation_controller",
        ["consultation_id"],
        unique=False,
    )

    op.create_table(
        "consultation_document",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_document_consultation_id_consultation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_document")),
        sa.UniqueConstraint("key", name=op.f("uq_consultation_document_key")),
    )
    op.create_index(
        op.f("ix_consultation_document_consultation_id"),
        "consultation_document",
        ["consultation_id"],
        unique=False,
    )

    op.create_table(
        "consultation_edition",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False),
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
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_edition_consultation_id_consultation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_edition")),
        sa.UniqueConstraint(
            "consultation_id",
            "language",
            "format",
            name=op.f("uq_consultation_edition_consultation_id_language_format"),
        ),
    )
    op.create_table(
        "consultation_option",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_option_consultation_id_consultation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_option")),
        sa.UniqueConstraint(
            "consultation_id", "key", name=op.f("uq_consultation_option_consultation_id_key")
        ),
    )
    op.create_table(
        "finding",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("how_many", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("how_many >= 0", name=op.f("ck_finding_how_many_not_negative")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_finding_consultation_id_consultation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("reference", name=op.f("uq_finding_reference")),
    )
    op.create_index(op.f("ix_finding_consultation_id"), "finding", ["consultation_id"], unique=False)

    op.create_table(
        "questionnaire_option",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("other", sa.Boolean(), nullable=False),
        sa.Column("prefer_not", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questionnaire_question.id"],
            name=op.f("fk_questionnaire_option_question_id_questionnaire_question"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_option")),
        sa.UniqueConstraint("question_id", "key", name=op.f("uq_questionnaire_option_question_id_key")),
    )
    op.create_index(
        op.f("ix_questionnaire_option_question_id"), "questionnaire_option", ["question_id"], unique=False
    )

    op.create_table(
        "response",
        sa.Column("sheet_key", sa.String(length=32), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("privacy_notice_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_response_consultation_id_consultation")
        ),
        sa.ForeignKeyConstraint(
            ["privacy_notice_id"],
            ["privacy_notice.id"],
            name=op.f("fk_response_privacy_notice_id_privacy_notice"),
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_response_sheet_key_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet_key", name=op.f("pk_response")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_response_consultation_id"), "response", ["consultation_id"], unique=False)

    op.create_table(
        "sheet_text",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("sheet_key", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_sheet_text_sheet_key_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sheet_text")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sheet_text_sheet_key"), "sheet_text", ["sheet_key"], unique=False)

    op.create_table(
        "waiting_sheet",
        sa.Column("batch_key", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("packet", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_key"], ["waiting_batch.key"], name=op.f("fk_waiting_sheet_batch_key_waiting_batch")
        ),
        sa.PrimaryKeyConstraint("batch_key", "mark", name=op.f("pk_waiting_sheet")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "way_to_answer",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_way_to_answer_consultation_id_consultation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_way_to_answer")),
        sa.UniqueConstraint("consultation_id", "key", name=op.f("uq_way_to_answer_consultation_id_key")),
    )
    op.create_table(
        "finding_answer",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by_role", sa.String(length=160), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["finding.id"],
            name=op.f("fk_finding_answer_finding_id_finding"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_answer")),
        sa.UniqueConstraint("finding_id", name=op.f("uq_finding_answer_finding_id")),
    )
    op.create_table(
        "finding_edition",
        sa.Column("finding_id", sa.Integer(), nullable=False),
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
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_edition_finding_id_finding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_edition")),
        sa.UniqueConstraint(
            "finding_id", "language", "format", name=op.f("uq_finding_edition_finding_id_language_format")
        ),
    )
    op.create_table(
        "quote",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("text_key", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_quote_finding_id_finding"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["text_key"], ["sheet_text.key"], name=op.f("fk_quote_text_key_sheet_text"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sa.UniqueConstraint("finding_id", "text_key", name=op.f("uq_quote_finding_id_text_key")),
    )
    op.create_index(op.f("ix_quote_finding_id"), "quote", ["finding_id"], unique=False)
    op.create_index(op.f("ix_quote_text_key"), "quote", ["text_key"], unique=False)

    op.create_table(
        "commitment",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner_role", sa.String(length=160), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["finding_answer.id"],
            name=op.f("fk_commitment_answer_id_finding_answer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_commitment_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_commitment_answer_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_commitment_reference")),
    )
    op.create_table(
        "change",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("reported_by_id", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_by_id", sa.Integer(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_back_why", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(read_by_id IS NULL) = (read_at IS NULL)", name=op.f("ck_change_read_by_somebody_at_a_moment")
        ),
        sa.CheckConstraint(
            "read_by_id IS NULL OR read_by_id <> reported_by_id", name=op.f("ck_change_read_by_somebody_else")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_change_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(["read_by_id"], ["person.id"], name=op.f("fk_change_read_by_id_person")),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["person.id"], name=op.f("fk_change_reported_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("commitment_id", name=op.f("uq_change_commitment_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_change_reference")),
    )
    op.create_table(
        "reviewer_check",
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("judgement", sa.String(length=40), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("interest", sa.String(length=300), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer_id IS NULL) <> (change_id IS NULL)",
            name=op.f("ck_reviewer_check_about_exactly_one_thing"),
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["finding_answer.id"], name=op.f("fk_reviewer_check_answer_id_finding_answer")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_reviewer_check_change_id_change")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_reviewer_check_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewer_check")),
    )
    op.create_index(op.f("ix_reviewer_check_answer_id"), "reviewer_check", ["answer_id"], unique=False)
    op.create_index(op.f("ix_reviewer_check_change_id"), "reviewer_check", ["change_id"], unique=False)

    triggers.lay_function()
    for table in APPEND_ONLY:
        triggers.lay_append_only(table)
    for table in NEVER_CHANGED:
        triggers.lay_never_changed(table)
    for table, column in SET_ONCE:
        triggers.lay_set_once(table, column)


def downgrade() -> None:
    for table, column in SET_ONCE:
        triggers.lift_set_once(table, column)
    for table in NEVER_CHANGED:
        triggers.lift_never_changed(table)
    for table in APPEND_ONLY:
        triggers.lift_append_only(table)
    triggers.lift_function()

    op.drop_table("reviewer_check")
    op.drop_table("change")
    op.drop_table("commitment")
    op.drop_table("quote")
    op.drop_table("finding_edition")
    op.drop_table("finding_answer")
    op.drop_table("way_to_answer")
    op.drop_table("waiting_sheet")
    op.drop_table("sheet_text")
    op.drop_table("response")
    op.drop_table("questionnaire_option")
    op.drop_table("finding")
    op.drop_table("consultation_option")
    op.drop_table("consultation_edition")
    op.drop_table("consultation_document")
    op.drop_table("consultation_controller")
    op.drop_table("waiting_batch")
    op.drop_table("sheet")
    op.drop_table("questionnaire_question")
    op.drop_table("privacy_notice_edition")
    op.drop_table("consultation")
    op.drop_table("workstream")
    op.drop_table("sign_in_code")
    op.drop_table("sign_in")
    op.drop_table("review_holding")
    op.drop_table("questionnaire_version")
    op.drop_table("questionnaire_section")
    op.drop_table("questionnaire_edition")
    op.drop_table("programme_edition")
    op.drop_table("privacy_notice")
    op.drop_table("partner")
    op.drop_table("membership")
    op.drop_table("audit_link")
    op.drop_table("aim")
    op.drop_table("questionnaire")
    op.drop_table("programme")
    op.drop_table("person")
    op.drop_table("outbox")
    op.drop_table("organisation")
    op.drop_table("job_run")
    op.drop_table("dated_setting")
    op.drop_table("audit")
    op.drop_table("attempt")
    op.drop_table("answer_draft")
