"""Approved and paid lines that a later rate or a later mileage figure touches (domain rule P12)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased, joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import Claim, ClaimLine, Recovery
from coprod.payments.rules import topping_up as rules
from coprod.payments.rules.claims import Choice, ClaimKind, ClaimStage, Ledger
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.models import Person
from coprod.rates.models import Rate
from coprod.rates.queries import figures
from coprod.rates.rules.mileage import MileFigures, NoFigure

DECIDED = (ClaimStage.APPROVED, ClaimStage.PAID)
# What Today looks back: a tax year and a month. The page of later rates looks at all that there was.
LATELY_DAYS = 400


@dataclass(frozen=True)
class More:
    """One line, and what is to be added to it: by a rate of a card, or by a figure for miles."""

    claim: Claim
    line: ClaimLine
    pence: int
    rate: Rate | None = None
    pence_per_mile: int | None = None

    @property
    def ledger(self) -> Ledger:
        return self.line.ledger


def touched(programmes: Collection[int], since: date = date.min, *, of_too_much: bool = False) -> list[More]:
    """Everything that is to be added in some programmes, the oldest work first. What was added already is left out.

    With ``since``, only for work of that day and of days after it. What two people said was too much, or somebody has
    noted as such, is left out: a rate adds nothing to work that was paid wrongly. With ``of_too_much``, that alone.
    """
    decided = _decided(programmes, since, of_too_much)
    time, miles = list(_time(decided)), list(_miles(decided))
    before = _added({line.id for _claim, line, *_rest in [*time, *miles]})
    found = [*_more_for_time(time, before), *_more_for_miles(miles, before)]
    return sorted(found, key=lambda more: (more.line.on_day, more.line.id))


@dataclass
class _Added:
    """What was added to one line before: how much of it still stands, and by what."""

    pence: int
    rates: set[int | None]
    miles: set[int | None]


def left_out(programmes: Collection[int]) -> int:
    """To how many claims a later rate would add, if too much had not been paid of them."""
    return len({more.claim.id for more in touched(programmes, of_too_much=True)})


def _decided(programmes: Collection[int], since: date, of_too_much: bool) -> Select[Claim, ClaimLine]:
    too_much = (
        select(Recovery.id)
        .where(
            Recovery.claim_id == Claim.id,
            Recovery.ledger == ClaimLine.ledger,
            Recovery.stage != RecoveryStage.DROPPED,
        )
        .exists()
    )
    return (
        select(Claim, ClaimLine)
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .join(Person, Person.id == Claim.person_id)
        .where(
            Claim.programme_id.in_(programmes),
            Claim.kind == ClaimKind.ORDINARY,
            Claim.stage.in_(DECIDED),
            ClaimLine.on_day >= since,
            Person.forgotten_at.is_(None),
            too_much if of_too_much else ~too_much,
        )
        .options(joinedload(Claim.person), joinedload(Claim.organisation))
        .order_by(ClaimLine.id)
    )


def _time(decided: Select[Claim, ClaimLine]) -> Iterator[tuple[Claim, ClaimLine, Rate, Rate]]:
    """Time that was taken in full, by a rate in whose place another now stands for its day."""
    old, now = aliased(Rate), aliased(Rate)
    found = db.session.execute(
        decided.where(
            ClaimLine.ledger == Ledger.PAYMENT,
            Claim.choice == Choice.FULL,
            ClaimLine.amount_pence == ClaimLine.offer_pence,
        )
        .join(old, old.id == ClaimLine.rate_id)
        .join(now, (now.card_id == old.card_id) & (now.key == old.key) & (now.id != old.id))
        .where(
            now.replaced_at.is_(None),
            now.from_day <= ClaimLine.on_day,
            or_(now.to_day.is_(None), now.to_day >= ClaimLine.on_day),
        )
        .add_columns(old, now)
        .options(joinedload(old.card), joinedload(now.card))
    )
    yield from ((claim, line, before, after) for claim, line, before, after in found)


def _miles(decided: Select[Claim, ClaimLine]) -> Iterator[tuple[Claim, ClaimLine]]:
    found = db.session.execute(
        decided.where(ClaimLine.expense.in_(rules.VEHICLES), ClaimLine.miles_tenths.is_not(None))
    )
    yield from ((claim, line) for claim, line in found)


def _added(lines: Collection[int]) -> dict[int, _Added]:
    if not lines:
        return {}
    found: dict[int, _Added] = {}
    stands = Claim.stage.not_in((ClaimStage.REFUSED, ClaimStage.WITHDRAWN))
    for of, rate, mile, pence, counts in db.session.execute(
        select(
            ClaimLine.tops_up_id, ClaimLine.rate_id, ClaimLine.pence_per_mile, ClaimLine.amount_pence, stands
        )
        .join(Claim, Claim.id == ClaimLine.claim_id)
        .where(ClaimLine.tops_up_id.in_(lines))
        .order_by(ClaimLine.id)
    ):
        one = found.setdefault(of or 0, _Added(0, set(), set()))
        one.pence += pence if counts else 0
        one.rates.add(rate)
        one.miles.add(mile)
    return found


def _more_for_time(
    lines: Iterable[tuple[Claim, ClaimLine, Rate, Rate]], added: dict[int, _Added]
) -> Iterator[More]:
    for claim, line, before, now in lines:
        had = added.get(line.id, _Added(0, set(), set()))
        if now.id in had.rates or not rules.was_taken_in_full(
            claim.choice, line.offer_pence, line.amount_pence
        ):
            continue
        pence = rules.more_for_time(
            before,
            now,
            minutes=claim.minutes,
            preparation_minutes=claim.preparation_minutes,
            paid=line.amount_pence,
            topped_up=had.pence,
        )
        if pence:
            yield More(claim, line, pence, rate=now)


def _more_for_miles(lines: Iterable[tuple[Claim, ClaimLine]], added: dict[int, _Added]) -> Iterator[More]:
    known: dict[tuple[int, date], MileFigures] = {}
    for claim, line in lines:
        place = (claim.organisation_id, line.on_day)
        if place not in known:
            known[place] = figures.of_miles(line.on_day, organisation=claim.organisation_id)
        had = added.get(line.id, _Added(0, set(), set()))
        if line.expense is None or line.miles_tenths is None:
            continue
        so_far = line.miles_before_tenths or 0
        try:
            a_mile = rules.a_mile(line.expense, line.miles_tenths, figures=known[place], so_far_tenths=so_far)
            pence = rules.more_for_miles(
                line.expense,
                line.miles_tenths,
                figures=known[place],
                so_far_tenths=so_far,
                passengers=line.passengers,
                paid=line.amount_pence,
                topped_up=had.pence,
            )
        except NoFigure:
            continue
        if pence and a_mile not in had.miles:
            yield More(claim, line, pence, pence_per_mile=a_mile)


def how_many(programmes: Collection[int]) -> int:
    """How many claims of the last year or so something is to be added to: for Today, which is opened often."""
    since = clock.today() - timedelta(days=LATELY_DAYS)
    return len({more.claim.id for more in touched(programmes, since)})
