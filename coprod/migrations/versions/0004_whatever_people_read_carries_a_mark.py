"""Whatever people read carries a mark

Step 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MARKED = (
    "aim",
    "change",
    "commitment",
    "consultation",
    "consultation_controller",
    "consultation_document",
    "consultation_edition",
    "consultation_option",
    "consultation_results",
    "dated_setting",
    "finding",
    "finding_answer",
    "finding_edition",
    "membership",
    "organisation",
    "partner",
    "person",
    "privacy_notice",
    "privacy_notice_edition",
    "programme",
    "programme_edition",
    "questionnaire",
    "questionnaire_edition",
    "questionnaire_option",
    "questionnaire_question",
    "questionnaire_section",
    "questionnaire_version",
    "quote",
    "review_holding",
    "reviewer_check",
    "way_to_answer",
    "workstream",
)


def upgrade() -> None:
    op.create_table(
        "content_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("by_transaction", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_mark")),
    )
    triggers.lay_mark()
    for table in MARKED:
        triggers.lay_marked(table)


def downgrade() -> None:
    for table in MARKED:
        triggers.lift_marked(table)
    triggers.lift_mark()
    op.drop_table("content_mark")
