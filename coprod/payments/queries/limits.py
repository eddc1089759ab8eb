"""What somebody's own limit says, and how near they are to it, over all organisations of the site (domain rule P14).

Call these on the person's own pages and nowhere else: whoever looks must be the person.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.settings import get
from coprod.core.working_days import add_working_days
from coprod.payments.models import Claim, Payment, PrivateLimit
from coprod.payments.rules.claims import GONE, Choice, Ledger
from coprod.payments.rules.limits import Counting, Entry, Limit, Standing, standing
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from coprod.rates.rules.figures import DAYS_TO_PAY
from coprod.rates.rules.used import Nearness

# Every packet has this size, so that its length says nothing.
PACKET = 256
ABOUT = "private limit"


def key_of(person: Person) -> str:
    """Under which name somebody's limit lies: nobody can tell from it whose it is."""
    return secret.keyed_hash(ABOUT, person.reference)


def sealed(person: Person, limit: Limit) -> bytes:
    """A limit as it lies in the database: only the service opens it, and only for this person."""
    return secret.seal(_key(person), limit.written(), f"{ABOUT} {person.reference}", smallest=PACKET)


def _key(person: Person) -> bytes:
    return secret.derive(ABOUT, person.reference)


def of(person: Person) -> Limit | None:
    """Somebody's own limit, if they set one."""
    held = db.session.get(PrivateLimit, key_of(person))
    if held is None:
        return None
    opened = secret.unseal(_key(person), held.packet, f"{ABOUT} {person.reference}")
    return None if opened is None else Limit.read(opened)


def entries(person_id: int, counting: Counting, *, without: frozenset[int] = frozenset()) -> list[Entry]:
    """Every session that somebody claimed, as it counts by one of the two days, but for the claims of some numbers.

    Money counts as it was chosen: what was given away or not taken is 0, and expenses never count (rules P5, P7).
    Vouchers count like money (P8). Time counts whatever was taken. By the day of the payment, what is not paid yet
    counts on the day on which it is to be expected.
    """
    paid = _paid_days(person_id) if counting is Counting.PAID else {}
    found = []
    for claim in db.session.scalars(
        select(Claim)
        .where(
            Claim.person_id == person_id,
            Claim.stage.not_in(GONE),
        )
        .options(selectinload(Claim.lines), joinedload(Claim.organisation))
        .order_by(Claim.worked_on, Claim.id)
    ):
        if claim.id in without:
            continue
        day = claim.worked_on
        if counting is Counting.PAID:
            day = paid.get(claim.id) or expected_on(claim)
        found.append(
            Entry(
                day,
                0 if claim.choice is Choice.DONATE else claim.payment_pence,
                claim.minutes + claim.preparation_minutes,
                claim.organisation.name,
                claim.title,
            )
        )
    return found


def expected_on(claim: Claim) -> date:
    """On which day a claim that was sent ought to be paid; one that is late is expected today (domain rule P22)."""
    sent = clock.london(claim.sent_at).date() if claim.sent_at else clock.today()
    within = get(DAYS_TO_PAY, organisation=claim.organisation_id, programme=claim.programme_id) or 0
    return max(clock.today(), add_working_days(sent, within))


def _paid_days(person_id: int) -> dict[int, date]:
    rows = db.session.execute(
        select(Payment.claim_id, Payment.paid_on)
        .where(
            Payment.claimant_id == person_id,
            Payment.ledger == Ledger.PAYMENT,
            Payment.stage == PaymentStage.PAID,
        )
        .order_by(Payment.id)
    )
    return {claim_id: day for claim_id, day in rows if day is not None}


def standings(person: Person, day: date) -> list[Standing]:
    """How much of somebody's limit is used in the window of a day, both ways; nothing without a limit."""
    limit = of(person)
    if limit is None:
        return []
    return [standing(limit, each, entries(person.id, each), day) for each in Counting]


def would_pass(
    person: Person,
    *,
    worked_on: date,
    pence: int,
    minutes: int,
    claims: frozenset[int] = frozenset(),
    paid_on: date | None = None,
) -> list[Standing]:
    """How near somebody would be to their limit with one more session, by each of the two days, where it is near at all.

    ``claims`` are the numbers of the claims that this session is already in; ``paid_on`` is when it would be paid, and
    the target of the service from today when it is not known.
    """
    limit = of(person)
    if limit is None:
        return []
    days = {
        Counting.WORKED: worked_on,
        Counting.PAID: paid_on or add_working_days(clock.today(), get(DAYS_TO_PAY) or 0),
    }
    found = [
        standing(limit, each, [*entries(person.id, each, without=claims), Entry(day, pence, minutes)], day)
        for each, day in days.items()
    ]
    return [each for each in found if each.nearness is not Nearness.CLEAR]
