"""A job has failed so often, and measured so much

Step 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("job_run", sa.Column("failures", sa.Integer(), server_default="0", nullable=False))
    op.add_column("job_run", sa.Column("measured", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("job_run", "measured")
    op.drop_column("job_run", "failures")
