"""What this domain holds of somebody, for the copy of their data (domain rule D5).

Staff may hand this copy over, so a private limit is not in it (domain rule P14): the person sees that on their own page.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from coprod.core.db import db
from coprod.payments.models import BankDetails, Claim, Payment
from coprod.payments.queries import recovering
from coprod.people.models import Person


def copy_of(person: Person) -> dict[str, Any]:
    """Their claims with every line, what was paid for them, and the last digits of the accounts it went to."""
    return {
        "claims": [
            {
                "what": each.title,
                "on": each.worked_on.isoformat(),
                "stage": each.stage.value,
                "minutes": each.minutes,
                "preparation_minutes": each.preparation_minutes,
                "choice": each.choice.value,
                "lines": [
                    {
                        "ledger": line.ledger.value,
                        "kind": line.expense.value if line.expense else None,
                        "on": line.on_day.isoformat(),
                        "pence": line.amount_pence,
                        "from": line.from_place,
                        "to": line.to_place,
                        "words": line.words,
                    }
                    for line in each.lines
                ],
            }
            for each in db.session.scalars(
                select(Claim)
                .where(Claim.person_id == person.id)
                .options(selectinload(Claim.lines))
                .order_by(Claim.id)
            )
        ],
        "payments": [
            {
                "ledger": each.ledger.value,
                "pence": each.amount_pence,
                "method": each.method.value,
                "stage": each.stage.value,
                "paid_on": each.paid_on.isoformat() if each.paid_on else None,
            }
            for each in db.session.scalars(
                select(Payment).where(Payment.claimant_id == person.id).order_by(Payment.id)
            )
        ],
        "too_much_was_paid": [
            {
                "ledger": each.ledger.value,
                "pence": each.amount_pence,
                "stage": each.stage.value,
                "why": each.why,
                "you_said": [words for words in (each.not_so, each.in_parts) if words],
                "we_answered": each.answer,
                "not_let_go_because": each.kept_why,
                "let_go_because": each.let_go_why if each.let_go_by_id else "",
                "given_back": [
                    {"pence": part.signed_pence, "on": part.on_day.isoformat()} for part in each.parts
                ],
            }
            for each in recovering.of_person(person.id)
        ],
        "accounts": [
            {"ends_in": each.last_digits, "from": each.made_at.isoformat()}
            for each in db.session.scalars(
                select(BankDetails).where(BankDetails.person_id == person.id).order_by(BankDetails.id)
            )
        ],
    }
