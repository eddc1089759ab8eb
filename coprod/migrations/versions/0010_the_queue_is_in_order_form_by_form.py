"""The queue of feedback is in order form by form, what is unread is counted without a look at the rest, and a form
can be for the people of one district

Step 0010, after 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ITEM = "feedback_item"


def upgrade() -> None:
    op.add_column(
        "feedback_form", sa.Column("district", sa.String(length=12), server_default="", nullable=False)
    )
    op.drop_index("ix_feedback_item_stage", ITEM)
    op.drop_index("ix_feedback_item_stands", ITEM)
    _standing("ix_feedback_item_stands", ["form_id", "place", "due_on", "key"])
    _standing("ix_feedback_item_view", ["form_id", "perspective", "place", "due_on", "key"])
    op.create_index("ix_feedback_item_stage", ITEM, ["form_id", "stage", "place", "due_on", "key"])
    op.create_index(
        "ix_feedback_item_stage_view", ITEM, ["form_id", "stage", "perspective", "place", "due_on", "key"]
    )
    op.create_index("ix_feedback_item_due", ITEM, ["form_id", "stage", "due_on"])


def downgrade() -> None:
    for name in ("due", "stage_view", "stage", "view", "stands"):
        op.drop_index(f"ix_feedback_item_{name}", ITEM)
    _standing("ix_feedback_item_stands", ["place", "due_on", "key"])
    op.create_index("ix_feedback_item_stage", ITEM, ["stage", "place", "due_on", "key"])
    op.drop_column("feedback_form", "district")


def _standing(name: str, columns: list[str]) -> None:
    where = sa.text("stage <> 'closed'")
    op.create_index(name, ITEM, columns, sqlite_where=where, postgresql_where=where)
