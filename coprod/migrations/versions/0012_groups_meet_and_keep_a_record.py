"""Groups meet and keep a record, people say once what they need, and letters can carry an event for a calendar

Step 0012, after 0011.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

# What everybody reads. What is written inside meetings is for those who belong there, and must not tell when.
MARKED = (
    "meeting_group",
    "meeting_group_edition",
    "meeting_terms",
    "meeting_terms_edition",
    "meeting_member",
    "shown_meeting",
    "shown_record",
    "shown_decision",
    "shown_withdrawal",
)

# The words from which all others are made. Translations of agreed terms may come late.
ENGLISH = "OLD.language = 'en' AND OLD.format = 'standard'"

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_need",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_access_need_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_need")),
        sa.UniqueConstraint("reference", name=op.f("uq_access_need_reference")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_access_need_person_id_kind")),
    )

    op.create_table(
        "access_profile",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("asked_again_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_access_profile_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_access_profile")),
    )
    op.create_table(
        "meeting_group",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR opened_on IS NOT NULL",
            name=op.f("ck_meeting_group_ended_after_it_was_opened"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_group_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"], ["workstream.id"], name=op.f("fk_meeting_group_workstream_id_workstream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_group")),
        sa.UniqueConstraint("slug", name=op.f("uq_meeting_group_slug")),
    )
    op.create_index(op.f("ix_meeting_group_programme_id"), "meeting_group", ["programme_id"])
    op.create_index(op.f("ix_meeting_group_workstream_id"), "meeting_group", ["workstream_id"])

    op.create_table(
        "calendar_key",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("says_what", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_calendar_key_somebodys_or_a_groups")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_calendar_key_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_key_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_key")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_calendar_key_key_hash")),
    )
    op.create_index(op.f("ix_calendar_key_group_id"), "calendar_key", ["group_id"])
    op.create_index(op.f("ix_calendar_key_person_id"), "calendar_key", ["person_id"])

    op.create_table(
        "meeting",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("pre_meet_begins", sa.Time(), nullable=True),
        sa.Column("pre_meet_ends", sa.Time(), nullable=True),
        sa.Column("debrief_begins", sa.Time(), nullable=True),
        sa.Column("debrief_ends", sa.Time(), nullable=True),
        sa.Column("venue", sa.String(length=400), nullable=False),
        sa.Column("venue_access", sa.String(length=600), nullable=False),
        sa.Column("link", sa.String(length=400), nullable=False),
        sa.Column("telephone", sa.String(length=120), nullable=False),
        sa.Column("supporter", sa.String(length=300), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("notes_hash", sa.String(length=64), nullable=True),
        sa.Column("notes_until", sa.Date(), nullable=True),
        sa.Column("papers_due_on", sa.Date(), nullable=False),
        sa.Column("preparation_minutes", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_why", sa.String(length=400), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes_stage", sa.String(length=40), nullable=False),
        sa.Column("circulated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'meeting') = (group_id IS NOT NULL)", name=op.f("ck_meeting_meetings_have_a_group")
        ),
        sa.CheckConstraint(
            "stage <> 'called' OR called_at IS NOT NULL", name=op.f("ck_meeting_called_at_a_moment")
        ),
        sa.CheckConstraint("ends > begins", name=op.f("ck_meeting_ends_after_it_begins")),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_meeting_sequence_not_negative")),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["meeting.id"], name=op.f("fk_meeting_approved_by_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_meeting_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["host_id"], ["organisation.id"], name=op.f("fk_meeting_host_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_reference")),
    )
    op.create_index(op.f("ix_meeting_group_id"), "meeting", ["group_id"])
    op.create_index(op.f("ix_meeting_on_day"), "meeting", ["on_day"])
    op.create_index(op.f("ix_meeting_programme_id"), "meeting", ["programme_id"])

    op.create_table(
        "meeting_group_edition",
        sa.Column("group_id", sa.Integer(), nullable=False),
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
            ["group_id"], ["meeting_group.id"], name=op.f("fk_meeting_group_edition_group_id_meeting_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_group_edition")),
        sa.UniqueConstraint(
            "group_id", "language", "format", name=op.f("uq_meeting_group_edition_group_id_language_format")
        ),
    )
    op.create_table(
        "meeting_member",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=False),
        sa.Column("called", sa.String(length=120), nullable=False),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_meeting_member_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_meeting_member_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_meeting_member_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_member")),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_member_reference")),
    )
    op.create_index(op.f("ix_meeting_member_group_id"), "meeting_member", ["group_id"])
    op.create_index(op.f("ix_meeting_member_person_id"), "meeting_member", ["person_id"])

    op.create_table(
        "meeting_terms",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("quorum", sa.JSON(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=True),
        sa.Column("answer_within_days", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answer_within_days IS NULL OR answer_within_days > 0",
            name=op.f("ck_meeting_terms_answered_some_day"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_meeting_terms_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisation.id"], name=op.f("fk_meeting_terms_receiver_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_terms")),
        sa.UniqueConstraint("group_id", "version", name=op.f("uq_meeting_terms_group_id_version")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("leader", sa.String(length=120), nullable=False),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("from_lived_experience", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_agenda_item_minutes_not_negative")),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["meeting_member.id"], name=op.f("fk_agenda_item_leader_id_meeting_member")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_parent_id_agenda_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("reference", name=op.f("uq_agenda_item_reference")),
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"])

    op.create_table(
        "meeting_arrangement",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("booked_with", sa.String(length=200), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("met_for_person", sa.String(length=40), nullable=True),
        sa.Column("met_for_arranger", sa.String(length=40), nullable=True),
        sa.Column("why_unmet", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_arrangement_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_arrangement_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_arrangement")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", "kind", name=op.f("uq_meeting_arrangement_meeting_id_person_id_kind")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_arrangement_reference")),
    )
    op.create_index(op.f("ix_meeting_arrangement_person_id"), "meeting_arrangement", ["person_id"])

    op.create_table(
        "meeting_attendance",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("called", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("presence", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=True),
        sa.Column("came_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.Column("at_pre_meet", sa.Boolean(), nullable=False),
        sa.Column("at_debrief", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("preparation_minutes", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "minutes >= 0 AND preparation_minutes >= 0", name=op.f("ck_meeting_attendance_time_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_attendance_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["meeting_member.id"], name=op.f("fk_meeting_attendance_member_id_meeting_member")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_attendance_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_attendance")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", name=op.f("uq_meeting_attendance_meeting_id_person_id")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_attendance_reference")),
    )
    op.create_index(op.f("ix_meeting_attendance_meeting_id"), "meeting_attendance", ["meeting_id"])
    op.create_index(op.f("ix_meeting_attendance_member_id"), "meeting_attendance", ["member_id"])
    op.create_index(op.f("ix_meeting_attendance_person_id"), "meeting_attendance", ["person_id"])

    op.create_table(
        "meeting_edition",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
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
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_edition_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_edition")),
        sa.UniqueConstraint(
            "meeting_id", "language", "format", name=op.f("uq_meeting_edition_meeting_id_language_format")
        ),
    )
    op.create_table(
        "meeting_headcount",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_meeting_headcount_count_not_negative")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_headcount_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_headcount")),
        sa.UniqueConstraint(
            "meeting_id", "role", "mode", name=op.f("uq_meeting_headcount_meeting_id_role_mode")
        ),
    )
    op.create_table(
        "meeting_invitation",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=600), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_down_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_invitation_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["meeting_member.id"], name=op.f("fk_meeting_invitation_member_id_meeting_member")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_invitation_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["written_down_by_id"],
            ["person.id"],
            name=op.f("fk_meeting_invitation_written_down_by_id_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_invitation")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", name=op.f("uq_meeting_invitation_meeting_id_person_id")
        ),
    )
    op.create_index(op.f("ix_meeting_invitation_member_id"), "meeting_invitation", ["member_id"])
    op.create_index(op.f("ix_meeting_invitation_person_id"), "meeting_invitation", ["person_id"])

    op.create_table(
        "meeting_table_note",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=160), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("written_down_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_down_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_table_note_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["written_down_by_id"],
            ["person.id"],
            name=op.f("fk_meeting_table_note_written_down_by_id_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_table_note")),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_table_note_reference")),
    )
    op.create_index(op.f("ix_meeting_table_note_meeting_id"), "meeting_table_note", ["meeting_id"])
    op.create_index(
        op.f("ix_meeting_table_note_written_down_by_id"), "meeting_table_note", ["written_down_by_id"]
    )

    op.create_table(
        "meeting_terms_agreement",
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["meeting_member.id"],
            name=op.f("fk_meeting_terms_agreement_member_id_meeting_member"),
        ),
        sa.ForeignKeyConstraint(
            ["terms_id"], ["meeting_terms.id"], name=op.f("fk_meeting_terms_agreement_terms_id_meeting_terms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_terms_agreement")),
        sa.UniqueConstraint(
            "terms_id", "member_id", name=op.f("uq_meeting_terms_agreement_terms_id_member_id")
        ),
    )
    op.create_index(op.f("ix_meeting_terms_agreement_member_id"), "meeting_terms_agreement", ["member_id"])

    op.create_table(
        "meeting_terms_edition",
        sa.Column("terms_id", sa.Integer(), nullable=False),
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
            ["terms_id"], ["meeting_terms.id"], name=op.f("fk_meeting_terms_edition_terms_id_meeting_terms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_terms_edition")),
        sa.UniqueConstraint(
            "terms_id", "language", "format", name=op.f("uq_meeting_terms_edition_terms_id_language_format")
        ),
    )
    op.create_table(
        "minutes_name",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("ruling", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=400), nullable=False),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ruled_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_name_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["ruled_by_id"], ["person.id"], name=op.f("fk_minutes_name_ruled_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_name")),
        sa.UniqueConstraint("meeting_id", "name", name=op.f("uq_minutes_name_meeting_id_name")),
    )
    op.create_index(op.f("ix_minutes_name_ruled_by_id"), "minutes_name", ["ruled_by_id"])

    op.create_table(
        "shown_decision",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_shown_decision_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_shown_decision_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_shown_decision_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_decision")),
        sa.UniqueConstraint("reference", name=op.f("uq_shown_decision_reference")),
    )
    op.create_index("ix_shown_decision_day", "shown_decision", ["decided_on", "id"])
    op.create_index(op.f("ix_shown_decision_group_id"), "shown_decision", ["group_id"])
    op.create_index(op.f("ix_shown_decision_meeting_id"), "shown_decision", ["meeting_id"])
    op.create_index(op.f("ix_shown_decision_programme_id"), "shown_decision", ["programme_id"])

    op.create_table(
        "shown_meeting",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("is_cancelled", sa.Boolean(), nullable=False),
        sa.Column("has_minutes", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_shown_meeting_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_shown_meeting_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_shown_meeting_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_meeting")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_shown_meeting_meeting_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_shown_meeting_reference")),
    )
    op.create_index("ix_shown_meeting_group_day", "shown_meeting", ["group_id", "on_day"])
    op.create_index(op.f("ix_shown_meeting_programme_id"), "shown_meeting", ["programme_id"])

    op.create_table(
        "shown_record",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_shown_record_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_record")),
        sa.UniqueConstraint("meeting_id", "version", name=op.f("uq_shown_record_meeting_id_version")),
    )
    op.create_table(
        "decision",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_abstained", sa.Integer(), nullable=True),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.Column("influence", sa.String(length=40), nullable=False),
        sa.Column("influence_words", sa.Text(), nullable=False),
        sa.Column("was_quorate", sa.Boolean(), nullable=False),
        sa.Column("not_quorate_why", sa.String(length=400), nullable=False),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_noted_on", sa.Date(), nullable=True),
        sa.Column("answer_verdict", sa.String(length=40), nullable=True),
        sa.Column("answer_words", sa.Text(), nullable=False),
        sa.Column("answer_by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "was_quorate OR not_quorate_why <> ''", name=op.f("ck_decision_not_quorate_with_a_reason")
        ),
        sa.CheckConstraint(
            "influence <> 'changed' OR influence_words <> ''", name=op.f("ck_decision_changed_in_words")
        ),
        sa.CheckConstraint(
            "(receiver_id IS NULL) = (answer_due_on IS NULL)", name=op.f("ck_decision_asked_by_a_day")
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR (receiver_id IS NOT NULL AND answer_noted_on IS NOT NULL "
            "AND answer_verdict IS NOT NULL AND answer_words <> '' AND answer_by <> '')",
            name=op.f("ck_decision_answered_with_why"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_decision_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisation.id"], name=op.f("fk_decision_receiver_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("reference", name=op.f("uq_decision_reference")),
    )
    op.create_index(op.f("ix_decision_item_id"), "decision", ["item_id"])
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"])
    op.create_index(op.f("ix_decision_receiver_id"), "decision", ["receiver_id"])

    op.create_table(
        "meeting_action",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage <> 'done' OR evidence <> ''", name=op.f("ck_meeting_action_done_with_evidence")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_meeting_action_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_meeting_action_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_action_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["meeting_member.id"], name=op.f("fk_meeting_action_owner_id_meeting_member")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"], ["workstream.id"], name=op.f("fk_meeting_action_workstream_id_workstream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_action")),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_action_reference")),
    )
    op.create_index(op.f("ix_meeting_action_group_id"), "meeting_action", ["group_id"])
    op.create_index(op.f("ix_meeting_action_item_id"), "meeting_action", ["item_id"])
    op.create_index(op.f("ix_meeting_action_meeting_id"), "meeting_action", ["meeting_id"])
    op.create_index(op.f("ix_meeting_action_owner_id"), "meeting_action", ["owner_id"])
    op.create_index(op.f("ix_meeting_action_stage"), "meeting_action", ["stage"])
    op.create_index(op.f("ix_meeting_action_workstream_id"), "meeting_action", ["workstream_id"])

    op.create_table(
        "meeting_interest",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=600), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_meeting_interest_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_interest_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["meeting_member.id"], name=op.f("fk_meeting_interest_member_id_meeting_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_interest")),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_interest_reference")),
    )
    op.create_index(op.f("ix_meeting_interest_item_id"), "meeting_interest", ["item_id"])
    op.create_index(op.f("ix_meeting_interest_meeting_id"), "meeting_interest", ["meeting_id"])
    op.create_index(op.f("ix_meeting_interest_member_id"), "meeting_interest", ["member_id"])

    op.create_table(
        "meeting_paper",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_meeting_paper_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_paper_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_paper")),
        sa.UniqueConstraint("reference", name=op.f("uq_meeting_paper_reference")),
    )
    op.create_index(op.f("ix_meeting_paper_item_id"), "meeting_paper", ["item_id"])
    op.create_index(op.f("ix_meeting_paper_meeting_id"), "meeting_paper", ["meeting_id"])

    op.create_table(
        "minute",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_minute_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute")),
        sa.UniqueConstraint("item_id", name=op.f("uq_minute_item_id")),
    )
    op.create_table(
        "minute_revision",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("page_key", sa.String(length=32), nullable=False),
        sa.Column("page_turn", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_minute_revision_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["person.id"], name=op.f("fk_minute_revision_written_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute_revision")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_minute_revision_item_id_number")),
    )
    op.create_index(op.f("ix_minute_revision_written_by_id"), "minute_revision", ["written_by_id"])

    op.create_table(
        "minutes_correction",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("after_publishing", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ruling", sa.String(length=40), nullable=False),
        sa.Column("ruling_why", sa.Text(), nullable=False),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ruled_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_minutes_correction_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_correction_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["meeting_member.id"], name=op.f("fk_minutes_correction_member_id_meeting_member")
        ),
        sa.ForeignKeyConstraint(
            ["ruled_by_id"], ["person.id"], name=op.f("fk_minutes_correction_ruled_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_correction")),
        sa.UniqueConstraint("reference", name=op.f("uq_minutes_correction_reference")),
    )
    op.create_index(op.f("ix_minutes_correction_item_id"), "minutes_correction", ["item_id"])
    op.create_index(op.f("ix_minutes_correction_meeting_id"), "minutes_correction", ["meeting_id"])
    op.create_index(op.f("ix_minutes_correction_member_id"), "minutes_correction", ["member_id"])
    op.create_index(op.f("ix_minutes_correction_ruled_by_id"), "minutes_correction", ["ruled_by_id"])

    op.create_table(
        "minutes_redaction",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("instead", sa.String(length=200), nullable=False),
        sa.Column("hidden_from", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("reason_words", sa.String(length=400), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_minutes_redaction_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_minutes_redaction_made_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_redaction")),
        sa.UniqueConstraint("reference", name=op.f("uq_minutes_redaction_reference")),
    )
    op.create_index(op.f("ix_minutes_redaction_item_id"), "minutes_redaction", ["item_id"])
    op.create_index(op.f("ix_minutes_redaction_made_by_id"), "minutes_redaction", ["made_by_id"])

    op.create_table(
        "meeting_paper_version",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("is_large_print", sa.Boolean(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_meeting_paper_version_added_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["meeting_paper.id"], name=op.f("fk_meeting_paper_version_paper_id_meeting_paper")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_paper_version")),
        sa.UniqueConstraint("key", name=op.f("uq_meeting_paper_version_key")),
        sa.UniqueConstraint(
            "paper_id",
            "version",
            "language",
            "format",
            "is_large_print",
            name=op.f("uq_meeting_paper_version_one_of_a_kind"),
        ),
    )
    op.create_index(op.f("ix_meeting_paper_version_added_by_id"), "meeting_paper_version", ["added_by_id"])
    op.create_index(op.f("ix_meeting_paper_version_paper_id"), "meeting_paper_version", ["paper_id"])

    op.add_column("outbox", sa.Column("calendar", sa.Text(), server_default="", nullable=False))
    # Everybody may see who has read what they need.
    op.create_index(op.f("ix_audit_subject_number"), "audit", ["subject_number"])
    op.create_table(
        "shown_withdrawal",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["shown_record.id"], name=op.f("fk_shown_withdrawal_record_id_shown_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_withdrawal")),
        sa.UniqueConstraint("record_id", name=op.f("uq_shown_withdrawal_record_id")),
    )
    triggers.lay_append_only("shown_withdrawal")
    triggers.lay_append_only("shown_record")
    triggers.lay_never_changed("minute_revision")
    triggers.lay_fixed_once("meeting_terms", "agreed_on")
    triggers.lay_fixed_under("meeting_terms_edition", "terms_id", "meeting_terms", "agreed_on", ENGLISH)
    for table in MARKED:
        triggers.lay_marked(table)


def downgrade() -> None:
    for table in MARKED:
        triggers.lift_marked(table)
    triggers.lift_fixed_under("meeting_terms_edition")
    triggers.lift_fixed_once("meeting_terms")
    triggers.lift_never_changed("minute_revision")
    triggers.lift_append_only("shown_withdrawal")
    triggers.lift_append_only("shown_record")
    op.drop_index(op.f("ix_audit_subject_number"), "audit")
    op.drop_column("outbox", "calendar")
    op.drop_table("shown_withdrawal")
    for table in (
        "meeting_paper_version",
        "minutes_redaction",
        "minutes_correction",
        "minute_revision",
        "minute",
        "meeting_paper",
        "meeting_interest",
        "meeting_action",
        "decision",
        "shown_record",
        "shown_meeting",
        "shown_decision",
        "minutes_name",
        "meeting_terms_edition",
        "meeting_terms_agreement",
        "meeting_table_note",
        "meeting_invitation",
        "meeting_headcount",
        "meeting_edition",
        "meeting_attendance",
        "meeting_arrangement",
        "agenda_item",
        "meeting_terms",
        "meeting_member",
        "meeting_group_edition",
        "meeting",
        "calendar_key",
        "meeting_group",
        "access_profile",
        "access_need",
    ):
        op.drop_table(table)
