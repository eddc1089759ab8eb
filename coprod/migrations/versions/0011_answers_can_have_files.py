"""Answers can have files

Step 0011, after 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_file",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_answer_file_version_id_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answer_file")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_answer_file_version_id"), "answer_file", ["version_id"])
    op.create_index(op.f("ix_answer_file_held_until"), "answer_file", ["held_until"])
    op.create_table(
        "sheet_file",
        sa.Column("file_key", sa.String(length=32), nullable=False),
        sa.Column("sheet_key", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("lock", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_key"], ["answer_file.key"], name=op.f("fk_sheet_file_file_key_answer_file")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"],
            ["sheet.key"],
            name=op.f("fk_sheet_file_sheet_key_sheet"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("file_key", name=op.f("pk_sheet_file")),
        sa.UniqueConstraint("sheet_key", "name", name=op.f("uq_sheet_file_sheet_key_name")),
        sqlite_with_rowid=False,
    )
    triggers.lay_never_changed("sheet_file")


def downgrade() -> None:
    triggers.lift_never_changed("sheet_file")
    op.drop_table("sheet_file")
    op.drop_table("answer_file")
