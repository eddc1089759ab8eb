"""Safety concerns have a log of their own

Step 0008, after 0007.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# What a concern rests on, and who opened it when, is never anything else.
SET_ONCE = ("words", "source", "source_key", "opened_at", "opened_by_id")


def upgrade() -> None:
    op.create_table(
        "concern",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_key", sa.String(length=80), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("fear", sa.String(length=40), nullable=False),
        sa.Column("reach", sa.String(length=40), nullable=False),
        sa.Column("reach_note", sa.String(length=300), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("once_hash", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(stage = 'closed') = (outcome IS NOT NULL)", name=op.f("ck_concern_closed_with_an_outcome")
        ),
        sa.CheckConstraint(
            "(stage = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_concern_closed_at_a_moment")
        ),
        sa.CheckConstraint(
            "stage <> 'dealing' OR holder_id IS NOT NULL", name=op.f("ck_concern_somebody_deals_with_it")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_concern_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_concern_opened_by_id_person")),
        sa.ForeignKeyConstraint(["holder_id"], ["person.id"], name=op.f("fk_concern_holder_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sa.UniqueConstraint("once_hash", name=op.f("uq_concern_once_hash")),
        sa.UniqueConstraint("reference", name=op.f("uq_concern_reference")),
    )
    op.create_index(
        "ix_concern_programme_stage_opened", "concern", ["programme_id", "stage", "opened_at"], unique=False
    )
    op.create_table(
        "concern_entry",
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("told", sa.String(length=300), nullable=False),
        sa.Column("told_person_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_concern_entry_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_concern_entry_by_id_person")),
        sa.ForeignKeyConstraint(
            ["told_person_id"], ["person.id"], name=op.f("fk_concern_entry_told_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_entry")),
    )
    op.create_index(op.f("ix_concern_entry_concern_id"), "concern_entry", ["concern_id"], unique=False)
    triggers.lay_append_only("concern_entry")
    for column in SET_ONCE:
        triggers.lay_set_once("concern", column)


def downgrade() -> None:
    for column in SET_ONCE:
        triggers.lift_set_once("concern", column)
    triggers.lift_append_only("concern_entry")
    op.drop_table("concern_entry")
    op.drop_table("concern")
