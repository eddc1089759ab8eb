"""Paid roles are offered, filled and agreed; what they pay is claimed, approved by another and paid by a third

Step 0014, after 0013.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coprod.migrations import triggers

# What everybody reads.
MARKED = (
    "rate_card",
    "rate",
    "opportunity",
    "opportunity_edition",
    "opportunity_criterion",
    "pay_speed",
)

# The words from which all others are made. Translations may come late.
ENGLISH = "OLD.language = 'en' AND OLD.format = 'standard'"

# Two people of whom one may not decide about the other's money (domain rule P23).
RELATED = (
    "EXISTS (SELECT 1 FROM declared_relation r WHERE r.ended_at IS NULL AND "
    "((r.person_id = NEW.claimant_id AND r.other_id = NEW.{other}) OR "
    "(r.person_id = NEW.{other} AND r.other_id = NEW.claimant_id)))"
)
# What a line says in words and places may go while its figures and days stay, and become nothing else (decision 23).
FIGURES = (
    "id",
    "reference",
    "claim_id",
    "ledger",
    "expense",
    "on_day",
    "amount_pence",
    "offer_pence",
    "rate_id",
    "miles_tenths",
    "miles_before_tenths",
    "pence_per_mile",
    "is_return",
    "passengers",
    "minutes",
    "proof",
    "pre_approval_id",
    "tops_up_id",
)
ONLY_EMPTIED = " AND ".join(
    [f"NEW.{each} IS NOT DISTINCT FROM OLD.{each}" for each in FIGURES]
    + [f"NEW.{each} IN ('', OLD.{each})" for each in ("words", "from_place", "to_place")]
)
SAME_MEETING = (
    "EXISTS (SELECT 1 FROM claim own JOIN claim theirs ON theirs.id = NEW.claim_id "
    "AND own.meeting_id = theirs.meeting_id WHERE own.person_id = NEW.{other} AND own.stage <> 'withdrawn')"
)
NEWLY = "NEW.{column} IS NOT NULL AND (OLD.{column} IS NULL OR OLD.{column} <> NEW.{column}) AND"
PEOPLE_OF_A_RECOVERY = (
    "agreed_by_id",
    "answered_by_id",
    "claimant_id",
    "dropped_by_id",
    "kept_by_id",
    "let_go_asked_by_id",
    "let_go_by_id",
    "noted_by_id",
)
OUT_OF_A_FLOAT = "('paid_out', 'put_right', 'taken_back', 'missing')"
IN_A_FLOAT = (
    "(SELECT COALESCE(SUM(CASE WHEN e.move = 'counted' THEN 0 WHEN e.move IN "  # noqa: S608 - names from our own steps
    + OUT_OF_A_FLOAT
    + " THEN -e.amount_pence ELSE e.amount_pence END), 0) FROM cash_float_entry e WHERE e.float_id = {number})"
)
# Each refuses a new row of a table while its sentence is true, in both databases.
GUARDS = (
    ("claim_approval", "related", "INSERT", RELATED.format(other="approver_id")),
    (
        "claim_approval",
        "same_meeting",
        "INSERT",
        "EXISTS (SELECT 1 FROM claim own JOIN claim theirs ON theirs.id = NEW.claim_id "
        "AND own.meeting_id = theirs.meeting_id WHERE own.person_id = NEW.approver_id "
        "AND own.stage <> 'withdrawn')",
    ),
    # Whoever wrote a claim down for somebody does not decide about it.
    (
        "claim_approval",
        "entered",
        "INSERT",
        "EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.entered_by_id = NEW.approver_id)",
    ),
    ("payment", "related", "INSERT", RELATED.format(other="payer_id")),
    (
        "payment",
        "held",
        "INSERT",
        "EXISTS (SELECT 1 FROM bank_details d WHERE d.id = NEW.details_id AND "
        "(d.hold_until IS NULL OR d.hold_until > NEW.frozen_at OR d.replaced_at IS NOT NULL))",
    ),
    (
        "payment",
        "taken_back",
        "INSERT",
        "EXISTS (SELECT 1 FROM claim_approval a WHERE a.id = NEW.approval_id AND a.withdrawn_at IS NOT NULL)",
    ),
    (
        "payment",
        "sums",
        "INSERT",
        "NEW.amount_pence <> (SELECT CASE NEW.ledger WHEN 'payment' THEN a.payment_pence ELSE a.expense_pence END "
        "FROM claim_approval a WHERE a.id = NEW.approval_id)",
    ),
    # What was approved stays as it is for as long as it is approved.
    (
        "claim_line",
        "approved_change",
        "UPDATE",
        "EXISTS (SELECT 1 FROM claim_approval a WHERE a.claim_id = OLD.claim_id AND a.withdrawn_at IS NULL) "  # noqa: S608
        f"AND NOT ({ONLY_EMPTIED})",
    ),
    (
        "claim_line",
        "approved_going",
        "DELETE",
        "EXISTS (SELECT 1 FROM claim_approval a WHERE a.claim_id = OLD.claim_id AND a.withdrawn_at IS NULL)",
    ),
    (
        "claim_line",
        "approved_coming",
        "INSERT",
        "EXISTS (SELECT 1 FROM claim_approval a WHERE a.claim_id = NEW.claim_id AND a.withdrawn_at IS NULL)",
    ),
    *(
        (
            "recovery",
            f"near_{column.removesuffix('_by_id')}",
            deed,
            f"{'NEW.' + column + ' IS NOT NULL AND' if deed == 'INSERT' else NEWLY.format(column=column)} "
            f"({RELATED.format(other=column)} OR {SAME_MEETING.format(other=column)})",
        )
        for column, deed in (
            ("noted_by_id", "INSERT"),
            ("agreed_by_id", "UPDATE"),
            ("let_go_asked_by_id", "UPDATE"),
            ("let_go_by_id", "UPDATE"),
        )
    ),
    # Nobody is asked for more than they were paid, nor twice for the same: what went to a charity was never theirs,
    # and what payroll paid is written here as it was before tax.
    (
        "recovery",
        "more_than_paid",
        "INSERT",
        "NEW.amount_pence + (SELECT COALESCE(SUM(r.amount_pence), 0) FROM recovery r WHERE r.claim_id = NEW.claim_id "
        "AND r.ledger = NEW.ledger AND r.stage <> 'dropped') > (SELECT COALESCE(SUM(p.amount_pence), 0) FROM payment p "
        "JOIN payment_run u ON u.id = p.run_id WHERE p.claim_id = NEW.claim_id AND p.ledger = NEW.ledger "
        "AND p.stage = 'paid' AND p.charity = '' AND u.route <> 'payroll')",
    ),
    (
        "payment",
        "recovered",
        "UPDATE",
        "NEW.stage = 'returned' AND OLD.stage <> 'returned' AND EXISTS (SELECT 1 FROM recovery r "
        "WHERE r.claim_id = NEW.claim_id AND r.ledger = NEW.ledger AND (r.stage IN ('noted', 'agreed') "
        "OR EXISTS (SELECT 1 FROM recovery_part p WHERE p.recovery_id = r.id AND p.reverses_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM recovery_part w WHERE w.reverses_id = p.id))))",
    ),
    (
        "recovery_part",
        "own",
        "INSERT",
        "EXISTS (SELECT 1 FROM recovery r WHERE r.id = NEW.recovery_id AND (r.claimant_id = NEW.by_id "
        "OR r.stage <> 'agreed'))",
    ),
    (
        "recovery_part",
        "more_than_owed",
        "INSERT",
        "NEW.reverses_id IS NULL AND NEW.amount_pence + (SELECT COALESCE(SUM(CASE WHEN p.reverses_id IS NULL "
        "THEN p.amount_pence ELSE -p.amount_pence END), 0) FROM recovery_part p "
        "WHERE p.recovery_id = NEW.recovery_id) > (SELECT r.amount_pence FROM recovery r WHERE r.id = NEW.recovery_id)",
    ),
    # What was written wrongly is put right whole, once, by somebody else.
    (
        "recovery_part",
        "put_right_alone",
        "INSERT",
        "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM recovery_part p WHERE p.id = NEW.reverses_id "
        "AND p.recovery_id = NEW.recovery_id AND p.amount_pence = NEW.amount_pence AND p.reverses_id IS NULL "
        "AND p.by_id <> NEW.by_id)",
    ),
    # Whoever keeps the cash writes nothing in its book, and nothing is written in a book that is closed.
    (
        "cash_float_entry",
        "holder",
        "INSERT",
        "EXISTS (SELECT 1 FROM cash_float f WHERE f.id = NEW.float_id AND f.holder_id = NEW.by_id)",
    ),
    (
        "cash_float_entry",
        "closed",
        "INSERT",
        "EXISTS (SELECT 1 FROM cash_float f WHERE f.id = NEW.float_id AND f.closed_on IS NOT NULL)",
    ),
    (
        "cash_float_entry",
        "more_than_there",
        "INSERT",
        f"NEW.move IN {OUT_OF_A_FLOAT} AND NEW.amount_pence > {IN_A_FLOAT.format(number='NEW.float_id')}",
    ),
    # Nobody hands cash to themselves, nor for what they approved, nor to whoever is near to them.
    (
        "cash_float_entry",
        "hand_to_hand",
        "INSERT",
        "NEW.move = 'paid_out' AND NOT EXISTS (SELECT 1 FROM cash_float f JOIN payment p ON p.id = NEW.payment_id "
        "JOIN payment_run r ON r.id = p.run_id WHERE f.id = NEW.float_id AND p.method = 'cash' "
        "AND p.ledger = f.ledger AND r.organisation_id = f.organisation_id AND r.programme_id = f.programme_id "
        "AND p.claimant_id <> f.holder_id AND p.approver_id <> f.holder_id AND NOT EXISTS (SELECT 1 "
        "FROM declared_relation d WHERE d.ended_at IS NULL AND ((d.person_id = p.claimant_id AND "
        "d.other_id = f.holder_id) OR (d.person_id = f.holder_id AND d.other_id = p.claimant_id))))",
    ),
    (
        "cash_float_entry",
        "handed_in",
        "INSERT",
        "NEW.move = 'given_back' AND NOT EXISTS (SELECT 1 FROM cash_float f JOIN recovery_part p ON p.id = NEW.part_id "
        "JOIN recovery r ON r.id = p.recovery_id WHERE f.id = NEW.float_id AND r.ledger = f.ledger "
        "AND p.amount_pence = NEW.amount_pence AND p.reverses_id IS NULL AND r.claimant_id <> f.holder_id)",
    ),
    (
        "cash_float_entry",
        "taken_out_again",
        "INSERT",
        "NEW.move = 'put_right' AND NOT EXISTS (SELECT 1 FROM recovery_part p JOIN cash_float_entry e "
        "ON e.part_id = p.reverses_id WHERE p.id = NEW.part_id AND e.float_id = NEW.float_id "
        "AND p.amount_pence = NEW.amount_pence)",
    ),
    (
        "cash_float_entry",
        "settled_alone",
        "INSERT",
        "NEW.settles_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cash_float_entry c WHERE c.id = NEW.settles_id "
        "AND c.move = 'counted' AND c.float_id = NEW.float_id AND c.by_id <> NEW.by_id)",
    ),
    # Cash that was handed out and counted before anybody wrote it down would be a cost twice.
    (
        "cash_float_entry",
        "settled_late",
        "INSERT",
        "NEW.settles_id <> (SELECT MAX(e.id) FROM cash_float_entry e WHERE e.float_id = NEW.float_id)",
    ),
    (
        "cash_float",
        "closed_with_money",
        "UPDATE",
        f"NEW.closed_on IS NOT NULL AND OLD.closed_on IS NULL AND {IN_A_FLOAT.format(number='NEW.id')} <> 0",
    ),
)
# What stands in these columns never changes.
SET_ONCE = (
    ("claim", "person_id"),
    ("claim", "organisation_id"),
    ("claim_approval", "approver_id"),
    ("claim_approval", "payment_pence"),
    ("claim_approval", "expense_pence"),
    ("claim_approval", "withdrawn_at"),
    ("payment", "amount_pence"),
    ("payment", "details_id"),
    ("payment", "payer_id"),
    ("payment", "run_id"),
    ("payment_run", "made_by_id"),
    ("payment_run", "confirmed_by_id"),
    ("bank_details", "person_id"),
    ("cash_float", "organisation_id"),
    ("cash_float", "ledger"),
    ("cash_float", "holder_id"),
    ("cash_float", "closed_on"),
    ("recovery", "claim_id"),
    ("recovery", "ledger"),
    ("recovery", "amount_pence"),
    ("recovery", "noted_by_id"),
    ("recovery", "agreed_by_id"),
    ("recovery", "let_go_by_id"),
)

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "private_limit",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("packet", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_private_limit")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "agreement_text",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_text_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_text")),
        sa.UniqueConstraint("programme_id", "version", name=op.f("uq_agreement_text_programme_id_version")),
    )
    op.create_table(
        "bank_details",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("packet", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_with", sa.String(length=12), nullable=False),
        sa.Column("last_digits", sa.String(length=4), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hold_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wiped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_bank_details_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_details")),
        sa.UniqueConstraint("id", "person_id", name=op.f("uq_bank_details_id_person_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_bank_details_reference")),
    )
    op.create_index(op.f("ix_bank_details_person_id"), "bank_details", ["person_id"])
    op.create_table(
        "cash_float",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(length=40), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("opened_by_id <> holder_id", name=op.f("ck_cash_float_kept_by_another")),
        sa.ForeignKeyConstraint(["holder_id"], ["person.id"], name=op.f("fk_cash_float_holder_id_person")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["person.id"], name=op.f("fk_cash_float_opened_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_cash_float_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_cash_float_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_float")),
        sa.UniqueConstraint("reference", name=op.f("uq_cash_float_reference")),
    )
    op.create_index(op.f("ix_cash_float_holder_id"), "cash_float", ["holder_id"])
    op.create_index(op.f("ix_cash_float_opened_by_id"), "cash_float", ["opened_by_id"])
    op.create_index(op.f("ix_cash_float_organisation_id"), "cash_float", ["organisation_id"])
    op.create_index(op.f("ix_cash_float_programme_id"), "cash_float", ["programme_id"])
    op.create_table(
        "declared_relation",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declared_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("person_id <> other_id", name=op.f("ck_declared_relation_two_people")),
        sa.ForeignKeyConstraint(
            ["declared_by_id"], ["person.id"], name=op.f("fk_declared_relation_declared_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_declared_relation_other_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_declared_relation_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_relation")),
        sa.UniqueConstraint("reference", name=op.f("uq_declared_relation_reference")),
    )
    op.create_index(op.f("ix_declared_relation_declared_by_id"), "declared_relation", ["declared_by_id"])
    op.create_index(op.f("ix_declared_relation_other_id"), "declared_relation", ["other_id"])
    op.create_index(op.f("ix_declared_relation_person_id"), "declared_relation", ["person_id"])
    op.create_table(
        "pay_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pay_choice_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_pay_choice")),
    )
    op.create_table(
        "payee_setup",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("details_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["details_id", "person_id"],
            ["bank_details.id", "bank_details.person_id"],
            name=op.f("fk_payee_setup_details"),
        ),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_payee_setup_done_by_id_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_payee_setup_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_payee_setup_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payee_setup")),
        sa.UniqueConstraint(
            "person_id", "organisation_id", name=op.f("uq_payee_setup_person_id_organisation_id")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_payee_setup_reference")),
    )
    op.create_index(op.f("ix_payee_setup_details_id"), "payee_setup", ["details_id"])
    op.create_index(op.f("ix_payee_setup_done_by_id"), "payee_setup", ["done_by_id"])
    op.create_index(op.f("ix_payee_setup_organisation_id"), "payee_setup", ["organisation_id"])
    op.create_index(op.f("ix_payee_setup_person_id"), "payee_setup", ["person_id"])
    op.create_table(
        "payment_run",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("profile", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payment_pence", sa.Integer(), nullable=False),
        sa.Column("expense_pence", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('frozen', 'cancelled') OR confirmed_by_id IS NOT NULL",
            name=op.f("ck_payment_run_goes_on_when_confirmed"),
        ),
        sa.CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> made_by_id",
            name=op.f("ck_payment_run_confirmed_by_another"),
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["person.id"], name=op.f("fk_payment_run_confirmed_by_id_person")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_payment_run_made_by_id_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_payment_run_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_payment_run_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_run")),
        sa.UniqueConstraint("id", "made_by_id", name=op.f("uq_payment_run_id_made_by_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_run_reference")),
    )
    op.create_index(op.f("ix_payment_run_confirmed_by_id"), "payment_run", ["confirmed_by_id"])
    op.create_index(op.f("ix_payment_run_made_by_id"), "payment_run", ["made_by_id"])
    op.create_index(op.f("ix_payment_run_organisation_id"), "payment_run", ["organisation_id"])
    op.create_index(op.f("ix_payment_run_programme_id"), "payment_run", ["programme_id"])
    op.create_index(op.f("ix_payment_run_stage"), "payment_run", ["stage"])
    op.create_table(
        "pre_approval",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("expense", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("most_pence", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "given_by_id IS NULL OR given_by_id <> person_id", name=op.f("ck_pre_approval_not_to_oneself")
        ),
        sa.CheckConstraint("most_pence > 0", name=op.f("ck_pre_approval_some_money")),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["person.id"], name=op.f("fk_pre_approval_given_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_pre_approval_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pre_approval_person_id_person")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_pre_approval_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pre_approval")),
        sa.UniqueConstraint("reference", name=op.f("uq_pre_approval_reference")),
    )
    op.create_index(op.f("ix_pre_approval_given_by_id"), "pre_approval", ["given_by_id"])
    op.create_index(op.f("ix_pre_approval_organisation_id"), "pre_approval", ["organisation_id"])
    op.create_index(op.f("ix_pre_approval_person_id"), "pre_approval", ["person_id"])
    op.create_index(op.f("ix_pre_approval_programme_id"), "pre_approval", ["programme_id"])
    op.create_table(
        "rate_card",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("policy_name", sa.String(length=160), nullable=False),
        sa.Column("policy_version", sa.String(length=40), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("counts_preparation", sa.Boolean(), nullable=False),
        sa.Column("cancellation_hours", sa.Integer(), nullable=True),
        sa.Column("cancellation_percent", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "cancellation_percent BETWEEN 0 AND 100", name=op.f("ck_rate_card_share_in_range")
        ),
        sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name=op.f("ck_rate_card_days_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_rate_card_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate_card")),
        sa.UniqueConstraint("reference", name=op.f("uq_rate_card_reference")),
    )
    op.create_index(op.f("ix_rate_card_organisation_id"), "rate_card", ["organisation_id"])
    op.create_table(
        "role_lending",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("lender_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("lender_id <> organisation_id", name=op.f("ck_role_lending_not_to_itself")),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_role_lending_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["lender_id"], ["organisation.id"], name=op.f("fk_role_lending_lender_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_role_lending_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_role_lending_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_lending")),
        sa.UniqueConstraint("reference", name=op.f("uq_role_lending_reference")),
    )
    op.create_index(op.f("ix_role_lending_lender_id"), "role_lending", ["lender_id"])
    op.create_index(op.f("ix_role_lending_organisation_id"), "role_lending", ["organisation_id"])
    op.create_index(op.f("ix_role_lending_programme_id"), "role_lending", ["programme_id"])
    op.create_table(
        "agreement_text_edition",
        sa.Column("text_id", sa.Integer(), nullable=False),
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
            ["text_id"], ["agreement_text.id"], name=op.f("fk_agreement_text_edition_text_id_agreement_text")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_text_edition")),
        sa.UniqueConstraint(
            "text_id", "language", "format", name=op.f("uq_agreement_text_edition_text_id_language_format")
        ),
    )
    op.create_table(
        "budget",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("cost_code", sa.String(length=40), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount_pence >= 0", name=op.f("ck_budget_amount_not_negative")),
        sa.CheckConstraint("to_day >= from_day", name=op.f("ck_budget_days_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_budget_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_budget_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"], ["workstream.id"], name=op.f("fk_budget_workstream_id_workstream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget")),
        sa.UniqueConstraint("reference", name=op.f("uq_budget_reference")),
    )
    op.create_index(op.f("ix_budget_organisation_id"), "budget", ["organisation_id"])
    op.create_index(op.f("ix_budget_programme_id"), "budget", ["programme_id"])
    op.create_index(op.f("ix_budget_workstream_id"), "budget", ["workstream_id"])
    op.create_table(
        "involvement_monitoring",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_involvement_monitoring_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_involvement_monitoring_questionnaire_id_questionnaire"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_involvement_monitoring_version_id_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement_monitoring")),
        sa.UniqueConstraint("programme_id", name=op.f("uq_involvement_monitoring_programme_id")),
        sa.UniqueConstraint("questionnaire_id", name=op.f("uq_involvement_monitoring_questionnaire_id")),
    )
    op.create_table(
        "rate",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("full_day_pence", sa.Integer(), nullable=True),
        sa.Column("boundary_minutes", sa.Integer(), nullable=False),
        sa.Column("block_minutes", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(basis = 'block') = (block_minutes IS NOT NULL)", name=op.f("ck_rate_blocks_have_a_length")
        ),
        sa.CheckConstraint(
            "(basis = 'session') = (full_day_pence IS NOT NULL)", name=op.f("ck_rate_days_have_two_amounts")
        ),
        sa.CheckConstraint("amount_pence >= 0", name=op.f("ck_rate_amount_not_negative")),
        sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name=op.f("ck_rate_days_in_order")),
        sa.ForeignKeyConstraint(["card_id"], ["rate_card.id"], name=op.f("fk_rate_card_id_rate_card")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
        sa.UniqueConstraint("reference", name=op.f("uq_rate_reference")),
    )
    op.create_index(op.f("ix_rate_card_id"), "rate", ["card_id"])
    op.create_index(
        "uq_rate_one_from_a_day",
        "rate",
        ["card_id", "key", "from_day"],
        unique=True,
        sqlite_where=sa.text("replaced_at IS NULL"),
        postgresql_where=sa.text("replaced_at IS NULL"),
    )
    op.create_table(
        "monitoring_sheet",
        sa.Column("sheet_key", sa.String(length=32), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_monitoring_sheet_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_monitoring_sheet_sheet_key_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet_key", name=op.f("pk_monitoring_sheet")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_monitoring_sheet_programme_id"), "monitoring_sheet", ["programme_id"])
    op.create_table(
        "opportunity",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("privacy_notice_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=False),
        sa.Column("equal_say", sa.String(length=40), nullable=False),
        sa.Column("from_the_start", sa.Boolean(), nullable=False),
        sa.Column("pays", sa.String(length=40), nullable=False),
        sa.Column("rate_card_id", sa.Integer(), nullable=True),
        sa.Column("rate_key", sa.String(length=40), nullable=False),
        sa.Column("methods", sa.JSON(), nullable=False),
        sa.Column("expenses", sa.JSON(), nullable=False),
        sa.Column("session_minutes", sa.Integer(), nullable=False),
        sa.Column("preparation_minutes", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("happens", sa.String(length=40), nullable=False),
        sa.Column("dwp_basis", sa.String(length=40), nullable=True),
        sa.Column("dwp_organisation_id", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("choosing", sa.String(length=40), nullable=False),
        sa.Column("panel_people", sa.Integer(), nullable=False),
        sa.Column("panel_lived", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("first_closes_on", sa.Date(), nullable=True),
        sa.Column("answers_by", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_why", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "pays <> 'payment_and_expenses' OR stage = 'draft' OR rate_card_id IS NOT NULL",
            name=op.f("ck_opportunity_paid_by_a_rate"),
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR closes_on IS NOT NULL",
            name=op.f("ck_opportunity_published_with_a_closing_day"),
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR dwp_basis IS NOT NULL", name=op.f("ck_opportunity_published_with_its_basis")
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR privacy_notice_id IS NOT NULL",
            name=op.f("ck_opportunity_asked_with_a_notice"),
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR version_id IS NOT NULL",
            name=op.f("ck_opportunity_asked_with_frozen_questions"),
        ),
        sa.CheckConstraint("places > 0", name=op.f("ck_opportunity_at_least_one_place")),
        sa.CheckConstraint(
            "session_minutes >= 0 AND preparation_minutes >= 0", name=op.f("ck_opportunity_time_not_negative")
        ),
        sa.CheckConstraint("taken >= 0 AND taken <= places", name=op.f("ck_opportunity_never_overbooked")),
        sa.ForeignKeyConstraint(
            ["dwp_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_opportunity_dwp_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["meeting_group.id"], name=op.f("fk_opportunity_group_id_meeting_group")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_opportunity_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["privacy_notice_id"],
            ["privacy_notice.id"],
            name=op.f("fk_opportunity_privacy_notice_id_privacy_notice"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_opportunity_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_opportunity_questionnaire_id_questionnaire"),
        ),
        sa.ForeignKeyConstraint(
            ["rate_card_id"], ["rate_card.id"], name=op.f("fk_opportunity_rate_card_id_rate_card")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_opportunity_version_id_questionnaire_version"),
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"], ["workstream.id"], name=op.f("fk_opportunity_workstream_id_workstream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity")),
        sa.UniqueConstraint("questionnaire_id", name=op.f("uq_opportunity_questionnaire_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_opportunity_reference")),
        sa.UniqueConstraint("version_id", name=op.f("uq_opportunity_version_id")),
    )
    op.create_index(op.f("ix_opportunity_group_id"), "opportunity", ["group_id"])
    op.create_index(op.f("ix_opportunity_organisation_id"), "opportunity", ["organisation_id"])
    op.create_index(op.f("ix_opportunity_programme_id"), "opportunity", ["programme_id"])
    op.create_index(op.f("ix_opportunity_rate_card_id"), "opportunity", ["rate_card_id"])
    op.create_index(op.f("ix_opportunity_stage"), "opportunity", ["stage"])
    op.create_index(op.f("ix_opportunity_workstream_id"), "opportunity", ["workstream_id"])
    op.create_table(
        "application",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.String(length=8), nullable=False),
        sa.Column("locator_hash", sa.String(length=64), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("telephone", sa.String(length=40), nullable=False),
        sa.Column("postal_address", sa.String(length=400), nullable=False),
        sa.Column("safe_contact", sa.String(length=40), nullable=False),
        sa.Column("safe_contact_note", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("shares_needs", sa.Boolean(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("reserve_place", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage <> 'reserve' OR reserve_place IS NOT NULL",
            name=op.f("ck_application_reserves_are_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["person.id"], name=op.f("fk_application_entered_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_application_opportunity_id_opportunity")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_application_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.UniqueConstraint("locator_hash", name=op.f("uq_application_locator_hash")),
        sa.UniqueConstraint("opportunity_id", "label", name=op.f("uq_application_opportunity_id_label")),
        sa.UniqueConstraint(
            "opportunity_id", "person_id", name=op.f("uq_application_opportunity_id_person_id")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_application_reference")),
    )
    op.create_index(op.f("ix_application_entered_by_id"), "application", ["entered_by_id"])
    op.create_index(op.f("ix_application_opportunity_id"), "application", ["opportunity_id"])
    op.create_index(op.f("ix_application_person_id"), "application", ["person_id"])
    op.create_index(op.f("ix_application_stage"), "application", ["stage"])
    op.create_table(
        "induction_item",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("must_come_first", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_induction_item_opportunity_id_opportunity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_induction_item")),
        sa.UniqueConstraint("reference", name=op.f("uq_induction_item_reference")),
    )
    op.create_index(op.f("ix_induction_item_opportunity_id"), "induction_item", ["opportunity_id"])
    op.create_table(
        "opportunity_criterion",
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunity.id"],
            name=op.f("fk_opportunity_criterion_opportunity_id_opportunity"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity_criterion")),
        sa.UniqueConstraint(
            "opportunity_id", "key", name=op.f("uq_opportunity_criterion_opportunity_id_key")
        ),
    )
    op.create_table(
        "opportunity_edition",
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
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
            ["opportunity_id"],
            ["opportunity.id"],
            name=op.f("fk_opportunity_edition_opportunity_id_opportunity"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity_edition")),
        sa.UniqueConstraint(
            "opportunity_id",
            "language",
            "format",
            name=op.f("uq_opportunity_edition_opportunity_id_language_format"),
        ),
    )
    op.create_table(
        "opportunity_panelist",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("has_lived_experience", sa.Boolean(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunity.id"],
            name=op.f("fk_opportunity_panelist_opportunity_id_opportunity"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_opportunity_panelist_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity_panelist")),
        sa.UniqueConstraint(
            "opportunity_id", "person_id", name=op.f("uq_opportunity_panelist_opportunity_id_person_id")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_opportunity_panelist_reference")),
    )
    op.create_index(op.f("ix_opportunity_panelist_person_id"), "opportunity_panelist", ["person_id"])
    op.create_table(
        "status_determination",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("covers_companies", sa.Boolean(), nullable=False),
        sa.Column("determined_by_id", sa.Integer(), nullable=True),
        sa.Column("determined_on", sa.Date(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_status_determination_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["determined_by_id"], ["person.id"], name=op.f("fk_status_determination_determined_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunity.id"],
            name=op.f("fk_status_determination_opportunity_id_opportunity"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_determination")),
        sa.UniqueConstraint("reference", name=op.f("uq_status_determination_reference")),
    )
    op.create_index(
        op.f("ix_status_determination_determined_by_id"), "status_determination", ["determined_by_id"]
    )
    op.create_index(
        op.f("ix_status_determination_opportunity_id"), "status_determination", ["opportunity_id"]
    )
    op.create_table(
        "application_assessment",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("panelist_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=600), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("points BETWEEN 0 AND 3", name=op.f("ck_application_assessment_points_in_range")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_assessment_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["opportunity_criterion.id"],
            name=op.f("fk_application_assessment_criterion_id_opportunity_criterion"),
        ),
        sa.ForeignKeyConstraint(
            ["panelist_id"],
            ["opportunity_panelist.id"],
            name=op.f("fk_application_assessment_panelist_id_opportunity_panelist"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_assessment")),
        sa.UniqueConstraint(
            "application_id",
            "panelist_id",
            "criterion_id",
            name=op.f("uq_application_assessment_application_id_panelist_id_criterion_id"),
        ),
    )
    op.create_index(
        op.f("ix_application_assessment_criterion_id"), "application_assessment", ["criterion_id"]
    )
    op.create_index(op.f("ix_application_assessment_panelist_id"), "application_assessment", ["panelist_id"])
    op.create_table(
        "application_conflict",
        sa.Column("panelist_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_conflict_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["panelist_id"],
            ["opportunity_panelist.id"],
            name=op.f("fk_application_conflict_panelist_id_opportunity_panelist"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_conflict")),
        sa.UniqueConstraint(
            "panelist_id", "application_id", name=op.f("uq_application_conflict_panelist_id_application_id")
        ),
    )
    op.create_index(
        op.f("ix_application_conflict_application_id"), "application_conflict", ["application_id"]
    )
    op.create_table(
        "application_file",
        sa.Column("file_key", sa.String(length=32), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("lock", sa.String(length=100), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_file_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_key"], ["answer_file.key"], name=op.f("fk_application_file_file_key_answer_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_file")),
        sa.UniqueConstraint("application_id", "name", name=op.f("uq_application_file_application_id_name")),
        sa.UniqueConstraint("file_key", name=op.f("uq_application_file_file_key")),
    )
    op.create_table(
        "role_agreement",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("opportunity_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("brings", sa.String(length=40), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.String(length=40), nullable=True),
        sa.Column("witness_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_words", sa.String(length=600), nullable=False),
        sa.Column("supporter_id", sa.Integer(), nullable=True),
        sa.Column("supporter", sa.String(length=300), nullable=False),
        sa.Column("to_a_company", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "agreed_at IS NULL OR text_id IS NOT NULL", name=op.f("ck_role_agreement_agreed_to_words")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_role_agreement_days_in_order")
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR ends_on IS NOT NULL", name=op.f("ck_role_agreement_ended_on_a_day")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_role_agreement_application_id_application")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["person.id"], name=op.f("fk_role_agreement_ended_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_role_agreement_opportunity_id_opportunity")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_role_agreement_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["supporter_id"], ["person.id"], name=op.f("fk_role_agreement_supporter_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["text_id"], ["agreement_text.id"], name=op.f("fk_role_agreement_text_id_agreement_text")
        ),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["person.id"], name=op.f("fk_role_agreement_witness_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_agreement")),
        sa.UniqueConstraint("application_id", name=op.f("uq_role_agreement_application_id")),
        sa.UniqueConstraint(
            "opportunity_id",
            "person_id",
            "starts_on",
            name=op.f("uq_role_agreement_opportunity_id_person_id_starts_on"),
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_role_agreement_reference")),
    )
    op.create_index(op.f("ix_role_agreement_ended_by_id"), "role_agreement", ["ended_by_id"])
    op.create_index(op.f("ix_role_agreement_opportunity_id"), "role_agreement", ["opportunity_id"])
    op.create_index(op.f("ix_role_agreement_person_id"), "role_agreement", ["person_id"])
    op.create_index(op.f("ix_role_agreement_supporter_id"), "role_agreement", ["supporter_id"])
    op.create_index(op.f("ix_role_agreement_witness_id"), "role_agreement", ["witness_id"])
    op.create_table(
        "induction_done",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["role_agreement.id"],
            name=op.f("fk_induction_done_agreement_id_role_agreement"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["induction_item.id"], name=op.f("fk_induction_done_item_id_induction_item")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["person.id"], name=op.f("fk_induction_done_noted_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_induction_done")),
        sa.UniqueConstraint("agreement_id", "item_id", name=op.f("uq_induction_done_agreement_id_item_id")),
    )
    op.create_index(op.f("ix_induction_done_item_id"), "induction_done", ["item_id"])
    op.create_index(op.f("ix_induction_done_noted_by_id"), "induction_done", ["noted_by_id"])
    op.create_table(
        "role_break",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pauses_invitations", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name=op.f("ck_role_break_days_in_order")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_agreement.id"], name=op.f("fk_role_break_agreement_id_role_agreement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_break")),
    )
    op.create_index(op.f("ix_role_break_agreement_id"), "role_break", ["agreement_id"])
    op.create_table(
        "work_session",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("preparation_minutes", sa.Integer(), nullable=False),
        sa.Column("is_online", sa.Boolean(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_person", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(stage = 'cancelled') = (cancelled_at IS NOT NULL)",
            name=op.f("ck_work_session_cancelled_at_a_moment"),
        ),
        sa.CheckConstraint(
            "minutes >= 0 AND preparation_minutes >= 0", name=op.f("ck_work_session_time_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_agreement.id"], name=op.f("fk_work_session_agreement_id_role_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_work_session_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_work_session_proposed_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_session")),
        sa.UniqueConstraint("reference", name=op.f("uq_work_session_reference")),
    )
    op.create_index(op.f("ix_work_session_agreement_id"), "work_session", ["agreement_id"])
    op.create_index(op.f("ix_work_session_decided_by_id"), "work_session", ["decided_by_id"])
    op.create_index(op.f("ix_work_session_on_day"), "work_session", ["on_day"])
    op.create_index(op.f("ix_work_session_proposed_by_id"), "work_session", ["proposed_by_id"])
    op.create_table(
        "claim",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("bundle", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("budget_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("worked_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("preparation_minutes", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=False),
        sa.Column("donate_to", sa.String(length=160), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("read_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declaration", sa.Integer(), nullable=True),
        sa.Column("paid_elsewhere", sa.Boolean(), nullable=True),
        sa.Column("late_because", sa.String(length=400), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_why", sa.String(length=400), nullable=False),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "choice <> 'donate' OR donate_to <> ''", name=op.f("ck_claim_donated_to_somebody")
        ),
        sa.CheckConstraint(
            "stage = 'draft' OR sent_at IS NOT NULL OR stage = 'withdrawn'",
            name=op.f("ck_claim_sent_at_a_moment"),
        ),
        sa.CheckConstraint(
            "stage IN ('draft', 'withdrawn') OR budget_id IS NOT NULL", name=op.f("ck_claim_sent_to_a_budget")
        ),
        sa.CheckConstraint("meeting_id IS NULL OR session_id IS NULL", name=op.f("ck_claim_for_one_thing")),
        sa.CheckConstraint(
            "minutes >= 0 AND preparation_minutes >= 0", name=op.f("ck_claim_time_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_agreement.id"], name=op.f("fk_claim_agreement_id_role_agreement")
        ),
        sa.ForeignKeyConstraint(["budget_id"], ["budget.id"], name=op.f("fk_claim_budget_id_budget")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["person.id"], name=op.f("fk_claim_entered_by_id_person")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_claim_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_claim_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_claim_person_id_person")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_claim_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(["refused_by_id"], ["person.id"], name=op.f("fk_claim_refused_by_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["work_session.id"], name=op.f("fk_claim_session_id_work_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("id", "person_id", name=op.f("uq_claim_id_person_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_claim_reference")),
    )
    for thing in ("meeting", "session"):
        op.create_index(
            f"uq_claim_one_draft_of_a_{thing}",
            "claim",
            ["person_id", f"{thing}_id"],
            unique=True,
            sqlite_where=sa.text("stage = 'draft'"),
            postgresql_where=sa.text("stage = 'draft'"),
        )
    op.create_index(op.f("ix_claim_agreement_id"), "claim", ["agreement_id"])
    op.create_index(op.f("ix_claim_budget_id"), "claim", ["budget_id"])
    op.create_index(op.f("ix_claim_bundle"), "claim", ["bundle"])
    op.create_index(op.f("ix_claim_entered_by_id"), "claim", ["entered_by_id"])
    op.create_index(op.f("ix_claim_meeting_id"), "claim", ["meeting_id"])
    op.create_index(op.f("ix_claim_organisation_id"), "claim", ["organisation_id"])
    op.create_index(op.f("ix_claim_person_id"), "claim", ["person_id"])
    op.create_index(op.f("ix_claim_programme_id"), "claim", ["programme_id"])
    op.create_index(op.f("ix_claim_refused_by_id"), "claim", ["refused_by_id"])
    op.create_index(op.f("ix_claim_session_id"), "claim", ["session_id"])
    op.create_index(op.f("ix_claim_stage"), "claim", ["stage"])
    op.create_index(op.f("ix_claim_worked_on"), "claim", ["worked_on"])
    op.create_table(
        "claim_approval",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=False),
        sa.Column("payment_pence", sa.Integer(), nullable=False),
        sa.Column("expense_pence", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_why", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("approver_id <> claimant_id", name=op.f("ck_claim_approval_not_of_oneself")),
        sa.ForeignKeyConstraint(
            ["approver_id"], ["person.id"], name=op.f("fk_claim_approval_approver_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id", "claimant_id"], ["claim.id", "claim.person_id"], name="fk_claim_approval_claim"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["person.id"], name=op.f("fk_claim_approval_withdrawn_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_approval")),
        sa.UniqueConstraint("id", "claim_id", "claimant_id", "approver_id", name="uq_claim_approval_who"),
    )
    op.create_index(op.f("ix_claim_approval_approver_id"), "claim_approval", ["approver_id"])
    op.create_index(op.f("ix_claim_approval_claim_id"), "claim_approval", ["claim_id"])
    op.create_index(op.f("ix_claim_approval_claimant_id"), "claim_approval", ["claimant_id"])
    op.create_index(op.f("ix_claim_approval_withdrawn_by_id"), "claim_approval", ["withdrawn_by_id"])
    op.create_index(
        "uq_claim_approval_one_at_a_time",
        "claim_approval",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "claim_line",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(length=40), nullable=False),
        sa.Column("expense", sa.String(length=40), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("offer_pence", sa.Integer(), nullable=True),
        sa.Column("rate_id", sa.Integer(), nullable=True),
        sa.Column("miles_tenths", sa.Integer(), nullable=True),
        sa.Column("miles_before_tenths", sa.Integer(), nullable=True),
        sa.Column("pence_per_mile", sa.Integer(), nullable=True),
        sa.Column("from_place", sa.String(length=120), nullable=False),
        sa.Column("to_place", sa.String(length=120), nullable=False),
        sa.Column("is_return", sa.Boolean(), nullable=False),
        sa.Column("passengers", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("proof", sa.String(length=40), nullable=False),
        sa.Column("pre_approval_id", sa.Integer(), nullable=True),
        sa.Column("tops_up_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ledger = 'expense') = (expense IS NOT NULL)", name=op.f("ck_claim_line_expenses_have_a_kind")
        ),
        sa.CheckConstraint(
            "ledger = 'expense' OR offer_pence IS NOT NULL", name=op.f("ck_claim_line_payments_have_an_offer")
        ),
        sa.CheckConstraint(
            "miles_tenths IS NULL OR miles_tenths > 0", name=op.f("ck_claim_line_miles_are_some")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_line_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["pre_approval_id"], ["pre_approval.id"], name=op.f("fk_claim_line_pre_approval_id_pre_approval")
        ),
        sa.ForeignKeyConstraint(["rate_id"], ["rate.id"], name=op.f("fk_claim_line_rate_id_rate")),
        sa.ForeignKeyConstraint(
            ["tops_up_id"], ["claim_line.id"], name=op.f("fk_claim_line_tops_up_id_claim_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_line")),
        sa.UniqueConstraint("reference", name=op.f("uq_claim_line_reference")),
        sa.UniqueConstraint(
            "tops_up_id", "pence_per_mile", name=op.f("uq_claim_line_tops_up_id_pence_per_mile")
        ),
        sa.UniqueConstraint("tops_up_id", "rate_id", name=op.f("uq_claim_line_tops_up_id_rate_id")),
    )
    op.create_index(op.f("ix_claim_line_claim_id"), "claim_line", ["claim_id"])
    op.create_index(op.f("ix_claim_line_pre_approval_id"), "claim_line", ["pre_approval_id"])
    op.create_index(op.f("ix_claim_line_rate_id"), "claim_line", ["rate_id"])
    op.create_index(op.f("ix_claim_line_tops_up_id"), "claim_line", ["tops_up_id"])
    op.create_index(
        "uq_claim_line_one_payment",
        "claim_line",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("ledger = 'payment'"),
        postgresql_where=sa.text("ledger = 'payment'"),
    )
    op.create_table(
        "claim_query",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=600), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=600), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_claim_query_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_query_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_query")),
    )
    op.create_index(op.f("ix_claim_query_asked_by_id"), "claim_query", ["asked_by_id"])
    op.create_index(op.f("ix_claim_query_claim_id"), "claim_query", ["claim_id"])
    op.create_table(
        "recovery",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(length=40), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=600), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_by_id", sa.Integer(), nullable=True),
        sa.Column("not_so", sa.String(length=600), nullable=False),
        sa.Column("in_parts", sa.String(length=600), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=600), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("let_go_why", sa.String(length=600), nullable=False),
        sa.Column("let_go_asked_by_id", sa.Integer(), nullable=True),
        sa.Column("let_go_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept_why", sa.String(length=600), nullable=False),
        sa.Column("kept_by_id", sa.Integer(), nullable=True),
        sa.Column("untold_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount_pence > 0", name=op.f("ck_recovery_some_money")),
        sa.CheckConstraint(
            "kept_by_id IS NULL OR kept_by_id <> claimant_id", name=op.f("ck_recovery_kept_by_another")
        ),
        sa.CheckConstraint("noted_by_id <> claimant_id", name=op.f("ck_recovery_not_of_oneself")),
        sa.CheckConstraint(
            "agreed_by_id IS NULL OR (agreed_by_id <> noted_by_id AND agreed_by_id <> claimant_id)",
            name=op.f("ck_recovery_agreed_by_another"),
        ),
        sa.CheckConstraint(
            "stage IN ('noted', 'dropped') OR agreed_by_id IS NOT NULL",
            name=op.f("ck_recovery_goes_on_when_agreed"),
        ),
        sa.CheckConstraint(
            "let_go_by_id IS NULL OR (let_go_asked_by_id IS NOT NULL AND let_go_by_id <> let_go_asked_by_id "
            "AND let_go_by_id <> claimant_id AND let_go_asked_by_id <> claimant_id)",
            name=op.f("ck_recovery_let_go_by_two"),
        ),
        sa.CheckConstraint(
            "(stage = 'let_go') = (let_go_by_id IS NOT NULL)", name=op.f("ck_recovery_let_go_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id", "claimant_id"], ["claim.id", "claim.person_id"], name="fk_recovery_claim"
        ),
        *(
            sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_recovery_{column}_person"))
            for column in PEOPLE_OF_A_RECOVERY
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery")),
        sa.UniqueConstraint("reference", name=op.f("uq_recovery_reference")),
    )
    for column in ("claim_id", "stage", *PEOPLE_OF_A_RECOVERY):
        op.create_index(op.f(f"ix_recovery_{column}"), "recovery", [column])
    op.create_table(
        "recovery_part",
        sa.Column("recovery_id", sa.Integer(), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount_pence > 0", name=op.f("ck_recovery_part_some_money")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_recovery_part_by_id_person")),
        sa.ForeignKeyConstraint(
            ["recovery_id"], ["recovery.id"], name=op.f("fk_recovery_part_recovery_id_recovery")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["recovery_part.id"], name=op.f("fk_recovery_part_reverses_id_recovery_part")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_part")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_recovery_part_reverses_id")),
    )
    op.create_index(op.f("ix_recovery_part_by_id"), "recovery_part", ["by_id"])
    op.create_index(op.f("ix_recovery_part_recovery_id"), "recovery_part", ["recovery_id"])
    op.create_table(
        "claim_file",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(length=32), nullable=False),
        sa.Column("lock", sa.String(length=100), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sealed_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"], ["claim_line.id"], name=op.f("fk_claim_file_line_id_claim_line"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_file")),
        sa.UniqueConstraint("file_key", name=op.f("uq_claim_file_file_key")),
        sa.UniqueConstraint("reference", name=op.f("uq_claim_file_reference")),
    )
    op.create_index(op.f("ix_claim_file_line_id"), "claim_file", ["line_id"])
    op.create_table(
        "payment",
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=False),
        sa.Column("approval_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(length=40), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("details_id", sa.Integer(), nullable=True),
        sa.Column("charity", sa.String(length=160), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("failed_why", sa.String(length=300), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("policy_name", sa.String(length=160), nullable=False),
        sa.Column("policy_version", sa.String(length=40), nullable=False),
        sa.Column("payee_number", sa.String(length=40), nullable=False),
        sa.Column("cost_code", sa.String(length=40), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(stage = 'paid' OR stage = 'returned') = (paid_on IS NOT NULL)",
            name=op.f("ck_payment_paid_on_a_day"),
        ),
        sa.CheckConstraint(
            "charity = '' OR details_id IS NULL", name=op.f("ck_payment_to_a_charity_or_an_account")
        ),
        sa.CheckConstraint("amount_pence > 0", name=op.f("ck_payment_some_money")),
        sa.CheckConstraint(
            "claimant_id <> approver_id AND claimant_id <> payer_id AND approver_id <> payer_id",
            name=op.f("ck_payment_three_people"),
        ),
        sa.ForeignKeyConstraint(
            ["approval_id", "claim_id", "claimant_id", "approver_id"],
            [
                "claim_approval.id",
                "claim_approval.claim_id",
                "claim_approval.claimant_id",
                "claim_approval.approver_id",
            ],
            name="fk_payment_approval",
        ),
        sa.ForeignKeyConstraint(["approver_id"], ["person.id"], name=op.f("fk_payment_approver_id_person")),
        sa.ForeignKeyConstraint(["budget_id"], ["budget.id"], name=op.f("fk_payment_budget_id_budget")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_payment_claim_id_claim")),
        sa.ForeignKeyConstraint(["claimant_id"], ["person.id"], name=op.f("fk_payment_claimant_id_person")),
        sa.ForeignKeyConstraint(
            ["details_id", "claimant_id"],
            ["bank_details.id", "bank_details.person_id"],
            name="fk_payment_details",
        ),
        sa.ForeignKeyConstraint(["payer_id"], ["person.id"], name=op.f("fk_payment_payer_id_person")),
        sa.ForeignKeyConstraint(["replaces_id"], ["payment.id"], name=op.f("fk_payment_replaces_id_payment")),
        sa.ForeignKeyConstraint(
            ["run_id", "payer_id"], ["payment_run.id", "payment_run.made_by_id"], name="fk_payment_run"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_reference")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_payment_replaces_id")),
    )
    op.create_index(op.f("ix_payment_approval_id"), "payment", ["approval_id"])
    op.create_index(op.f("ix_payment_approver_id"), "payment", ["approver_id"])
    op.create_index(op.f("ix_payment_budget_id"), "payment", ["budget_id"])
    op.create_index(op.f("ix_payment_claim_id"), "payment", ["claim_id"])
    op.create_index(op.f("ix_payment_claimant_id"), "payment", ["claimant_id"])
    op.create_index(op.f("ix_payment_details_id"), "payment", ["details_id"])
    op.create_index(op.f("ix_payment_payer_id"), "payment", ["payer_id"])
    op.create_index(op.f("ix_payment_run_id"), "payment", ["run_id"])
    op.create_index(op.f("ix_payment_stage"), "payment", ["stage"])
    op.create_index(
        "uq_payment_once",
        "payment",
        ["claim_id", "ledger"],
        unique=True,
        sqlite_where=sa.text("stage IN ('frozen', 'sent', 'paid')"),
        postgresql_where=sa.text("stage IN ('frozen', 'sent', 'paid')"),
    )
    op.create_table(
        "cash_float_entry",
        sa.Column("float_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=40), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=True),
        sa.Column("part_id", sa.Integer(), nullable=True),
        sa.Column("settles_id", sa.Integer(), nullable=True),
        sa.Column("budget_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(move IN ('paid_out', 'came_back')) = (payment_id IS NOT NULL)",
            name=op.f("ck_cash_float_entry_goes_with_a_payment"),
        ),
        sa.CheckConstraint(
            "(move IN ('given_back', 'put_right')) = (part_id IS NOT NULL)",
            name=op.f("ck_cash_float_entry_goes_with_what_was_given_back"),
        ),
        sa.CheckConstraint(
            "(move IN ('missing', 'extra')) = (settles_id IS NOT NULL)",
            name=op.f("ck_cash_float_entry_settles_a_count"),
        ),
        sa.CheckConstraint(
            "(move IN ('missing', 'extra')) = (budget_id IS NOT NULL)",
            name=op.f("ck_cash_float_entry_settled_from_a_budget"),
        ),
        sa.CheckConstraint(
            "move <> 'came_back' OR words = ''",
            name=op.f("ck_cash_float_entry_came_back_without_words"),
        ),
        sa.CheckConstraint(
            "amount_pence > 0 OR (move = 'counted' AND amount_pence = 0)",
            name=op.f("ck_cash_float_entry_some_money"),
        ),
        sa.ForeignKeyConstraint(
            ["budget_id"], ["budget.id"], name=op.f("fk_cash_float_entry_budget_id_budget")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_cash_float_entry_by_id_person")),
        sa.ForeignKeyConstraint(
            ["float_id"], ["cash_float.id"], name=op.f("fk_cash_float_entry_float_id_cash_float")
        ),
        sa.ForeignKeyConstraint(
            ["part_id"], ["recovery_part.id"], name=op.f("fk_cash_float_entry_part_id_recovery_part")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_cash_float_entry_payment_id_payment")
        ),
        sa.ForeignKeyConstraint(
            ["settles_id"],
            ["cash_float_entry.id"],
            name=op.f("fk_cash_float_entry_settles_id_cash_float_entry"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_float_entry")),
        sa.UniqueConstraint("part_id", name=op.f("uq_cash_float_entry_part_id")),
        sa.UniqueConstraint("payment_id", "move", name=op.f("uq_cash_float_entry_payment_id_move")),
        sa.UniqueConstraint("settles_id", name=op.f("uq_cash_float_entry_settles_id")),
    )
    for column in ("budget_id", "by_id", "float_id", "payment_id"):
        op.create_index(op.f(f"ix_cash_float_entry_{column}"), "cash_float_entry", [column])
    op.create_table(
        "ledger_entry",
        sa.Column("deed", sa.String(length=12), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("ledger", sa.String(length=40), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("payment_id", sa.Integer(), nullable=True),
        sa.Column("float_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["budget_id"], ["budget.id"], name=op.f("fk_ledger_entry_budget_id_budget")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_ledger_entry_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["float_id"], ["cash_float.id"], name=op.f("fk_ledger_entry_float_id_cash_float")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_ledger_entry_payment_id_payment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
    )
    op.create_index("ix_ledger_entry_account", "ledger_entry", ["ledger", "account"])
    op.create_index(op.f("ix_ledger_entry_budget_id"), "ledger_entry", ["budget_id"])
    op.create_index(op.f("ix_ledger_entry_claim_id"), "ledger_entry", ["claim_id"])
    op.create_index(op.f("ix_ledger_entry_deed"), "ledger_entry", ["deed"])
    op.create_index(op.f("ix_ledger_entry_float_id"), "ledger_entry", ["float_id"])
    op.create_index(op.f("ix_ledger_entry_payment_id"), "ledger_entry", ["payment_id"])

    op.create_table(
        "pay_speed",
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=True),
        sa.Column("half_days", sa.Integer(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(claims IS NULL) = (half_days IS NULL) AND (claims IS NULL) = (percent IS NULL)",
            name=op.f("ck_pay_speed_all_figures_or_none"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_speed")),
        sa.UniqueConstraint("until", name=op.f("uq_pay_speed_until")),
    )

    # Whoever takes a break can ask to be asked to nothing meanwhile.
    op.add_column("meeting_member", sa.Column("paused_on", sa.Date(), nullable=True))
    # A change of bank details is told to the address before as well.
    op.add_column("person", sa.Column("email_before", sa.String(length=254), nullable=True))
    op.add_column("person", sa.Column("email_before_until", sa.DateTime(timezone=True), nullable=True))

    triggers.lay_append_only("ledger_entry")
    triggers.lay_append_only("cash_float_entry")
    triggers.lay_never_changed("pay_speed")
    triggers.lay_append_only("recovery_part")
    triggers.lay_fixed_once("agreement_text", "published_on")
    triggers.lay_fixed_under("agreement_text_edition", "text_id", "agreement_text", "published_on", ENGLISH)
    for table, column in SET_ONCE:
        triggers.lay_set_once(table, column)
    for table, name, deed, condition in GUARDS:
        triggers.lay_guard(table, name, deed, condition)
    for table in MARKED:
        triggers.lay_marked(table)


def downgrade() -> None:
    for table in MARKED:
        triggers.lift_marked(table)
    for table, name, _deed, _condition in GUARDS:
        triggers.lift_guard(table, name)
    for table, column in SET_ONCE:
        triggers.lift_set_once(table, column)
    triggers.lift_fixed_under("agreement_text_edition")
    triggers.lift_fixed_once("agreement_text")
    triggers.lift_never_changed("pay_speed")
    triggers.lift_append_only("recovery_part")
    triggers.lift_append_only("cash_float_entry")
    triggers.lift_append_only("ledger_entry")
    op.drop_column("person", "email_before_until")
    op.drop_column("person", "email_before")
    op.drop_column("meeting_member", "paused_on")
    for table in (
        "pay_speed",
        "ledger_entry",
        "cash_float_entry",
        "payment",
        "claim_file",
        "recovery_part",
        "recovery",
        "claim_query",
        "claim_line",
        "claim_approval",
        "claim",
        "work_session",
        "role_break",
        "induction_done",
        "role_agreement",
        "application_file",
        "application_conflict",
        "application_assessment",
        "status_determination",
        "opportunity_panelist",
        "opportunity_edition",
        "opportunity_criterion",
        "induction_item",
        "application",
        "opportunity",
        "monitoring_sheet",
        "rate",
        "involvement_monitoring",
        "budget",
        "agreement_text_edition",
        "role_lending",
        "rate_card",
        "pre_approval",
        "payment_run",
        "payee_setup",
        "pay_choice",
        "declared_relation",
        "cash_float",
        "bank_details",
        "agreement_text",
        "private_limit",
    ):
        op.drop_table(table)
