"""The results of a consultation are fixed

Step 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consultation_results",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("fixed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("answered >= 0", name=op.f("ck_consultation_results_answered_not_negative")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_results_consultation_id_consultation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_results")),
        sa.UniqueConstraint("consultation_id", name=op.f("uq_consultation_results_consultation_id")),
    )
    triggers.lay_never_changed("consultation_results")


def downgrade() -> None:
    triggers.lift_never_changed("consultation_results")
    op.drop_table("consultation_results")
