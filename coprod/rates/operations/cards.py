"""A rate card from its first day to its last: started, put right, confirmed, ended (domain rules P1 to P3, P29)."""

from __future__ import annotations

from datetime import date

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _, in_language
from coprod.programmes.models import Organisation
from coprod.programmes.operations.ending import end_on
from coprod.rates.models import Rate, RateCard
from coprod.rates.operations.noting import note
from coprod.rates.rules.cancelling import MOST_NOTICE_HOURS
from coprod.rates.rules.example import EXAMPLE, POLICY


def start(
    organisation: Organisation,
    *,
    name: str,
    from_day: date,
    policy_name: str = "",
    policy_version: str = "",
    counts_preparation: bool = True,
    cancellation_hours: int | None = None,
    cancellation_percent: int = 100,
    by: int | None,
) -> RateCard:
    """A new card without rates. Errors: ``Refused``."""
    _insist_on_share(cancellation_hours, cancellation_percent)
    card = RateCard(
        organisation_id=organisation.id,
        organisation=organisation,
        name=name,
        policy_name=policy_name,
        policy_version=policy_version,
        counts_preparation=counts_preparation,
        cancellation_hours=cancellation_hours,
        cancellation_percent=cancellation_percent,
        from_day=from_day,
        rates=[],
    )
    db.session.add(card)
    db.session.flush()
    note(card, "rate card started", by, from_day=from_day.isoformat())
    return card


def fill_with_example(card: RateCard, *, by: int | None) -> None:
    """Lay the example's rates on an empty card, which says from now on that it is one. Errors: ``Refused``."""
    if card.rates:
        raise Refused(_("This card has rates already."))
    card.is_example = True
    with in_language(ENGLISH):  # Names of rates are kept in one language, as whoever leads would write them.
        card.policy_name = card.policy_name or str(POLICY)
        card.rates = [
            Rate(
                key=each.key,
                name=str(each.name),
                basis=each.amounts.basis,
                amount_pence=each.amounts.amount_pence,
                full_day_pence=each.amounts.full_day_pence,
                boundary_minutes=each.amounts.boundary_minutes,
                block_minutes=each.amounts.block_minutes,
                from_day=card.from_day,
                made_at=clock.now(),
            )
            for each in EXAMPLE
        ]
    db.session.flush()
    note(card, "rate card filled with the example", by)


def confirm(card: RateCard, *, by: int | None) -> None:
    """Somebody says that the example's rates are their own from now on. Errors: ``Refused`` when it is no example."""
    if not card.is_example:
        raise Refused(_("These are your own rates already."))
    card.is_example = False
    note(card, "rate card confirmed", by)


def change(
    card: RateCard,
    *,
    name: str,
    policy_name: str,
    policy_version: str,
    counts_preparation: bool,
    cancellation_hours: int | None,
    cancellation_percent: int,
    by: int | None,
) -> None:
    """Other rules for what is claimed from now on; what has been claimed stays as it is. Errors: ``Refused``."""
    _insist_on_share(cancellation_hours, cancellation_percent)
    note(
        card,
        "rate card changed",
        by,
        preparation=[card.counts_preparation, counts_preparation],
        hours=[card.cancellation_hours, cancellation_hours],
        percent=[card.cancellation_percent, cancellation_percent],
        policy_version=[card.policy_version, policy_version],
    )
    card.name, card.policy_name, card.policy_version = name, policy_name, policy_version
    card.counts_preparation = counts_preparation
    card.cancellation_hours, card.cancellation_percent = cancellation_hours, cancellation_percent


def end(card: RateCard, *, last_day: date, by: int | None) -> None:
    """Nobody chooses it for a new role after this day. Roles that have it keep its rates. Errors: ``Refused``."""
    end_on(card, last_day)
    note(card, "rate card ended", by, last_day=last_day.isoformat())


def _insist_on_share(hours: int | None, percent: int) -> None:
    if hours is not None and not 0 < hours <= MOST_NOTICE_HOURS:
        raise Refused(_("Short notice is from 1 to %(most)s hours.", most=MOST_NOTICE_HOURS))
    if not 0 <= percent <= 100:
        raise Refused(_("A share is from 0 to 100 percent."))
