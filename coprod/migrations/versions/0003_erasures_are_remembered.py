"""Erasures are remembered, so that a restore can repeat them

Step 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_erasures")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("erasures")
