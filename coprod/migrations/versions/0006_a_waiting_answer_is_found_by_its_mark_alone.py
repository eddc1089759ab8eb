"""A waiting answer is found by its mark alone

Step 0006, after 0005.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_waiting_sheet_mark"), "waiting_sheet", ["mark"])


def downgrade() -> None:
    op.drop_index(op.f("ix_waiting_sheet_mark"), "waiting_sheet")
