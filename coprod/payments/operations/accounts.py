"""How somebody is paid: the way they choose, and their bank details, which they confirm and which then wait a day."""

from __future__ import annotations

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.rules.opportunities import Method
from coprod.payments.emails.paying import account_changed
from coprod.payments.models import BankDetails, PayChoice
from coprod.payments.operations import bank_keys
from coprod.payments.queries import payees, wiping
from coprod.payments.queries.payees import KIND
from coprod.payments.rules.accounts import HOLD, REPLACED_FOR, UNCONFIRMED_FOR, UNUSED_FOR, Account
from coprod.people.models import Person


def choose(person: Person, method: Method, *, by: int) -> PayChoice:
    """How somebody wants their money (domain rule P21).

    Errors: ``Refused`` for anybody else.
    """
    _insist_on_owner(person, by)
    hold(person)
    found = payees.choice(person.id)
    was = found.method if found is not None else None
    if found is None:
        found = PayChoice(person_id=person.id, changed_at=clock.now())
        db.session.add(found)
    found.method, found.changed_at = method, clock.now()
    db.session.flush()
    if was is not method and (was is not None or payees.current(person.id) is not None):
        # Money that would come another way from now on is told of, as a new account is (threat T11).
        account_changed(person)
    return found


def give(person: Person, account: Account, *, by: int) -> BankDetails:
    """Keep an account, sealed, until its owner confirms it. What they typed before and did not confirm goes."""
    _insist_on_owner(person, by)
    hold(person)
    for each in payees.all_unconfirmed(person.id):
        db.session.delete(each)
    packet, name = bank_keys.seal(account, person)
    details = BankDetails(
        person_id=person.id,
        packet=packet,
        sealed_with=name,
        last_digits=account.last_digits,
        made_at=clock.now(),
    )
    db.session.add(details)
    db.session.flush()
    return details


def confirm(details: BankDetails, person: Person, *, by: int) -> None:
    """The owner has looked at it once more. It takes the place of the one before, and waits for a day (domain rule P23).

    They are told of it where they were told of things before. Errors: ``Refused``.
    """
    _insist_on_owner(person, by)
    hold(person)
    if details.confirmed_at is not None or details.wiped_at is not None:
        raise Refused(_("This is confirmed already, or it was given too long ago. Look at it again."))
    now, before = clock.now(), payees.current(person.id)
    if before is not None:
        before.replaced_at = now
    details.confirmed_at, details.hold_until = now, now + HOLD
    db.session.flush()
    audit.record(
        "changed bank details" if before else "gave bank details",
        by=by,
        kind=KIND,
        number=details.id,
        label=details.reference,
    )
    account_changed(person)


def remove(person: Person, *, by: int) -> None:
    """Take the account away: what is on its way still comes, and from then on there is none (domain rule D5)."""
    _insist_on_owner(person, by)
    hold(person)
    found = payees.current(person.id)
    if found is None:
        raise Refused(_("There is no account here."))
    found.replaced_at = clock.now()
    audit.record("took bank details away", by=by, kind=KIND, number=found.id, label=found.reference)
    account_changed(person)


def wipe_due() -> int:
    """Wipe what nobody needs any more: unconfirmed, replaced, unused. Says how many."""
    now = clock.now()
    forgotten = payees.all_unconfirmed(before=now - UNCONFIRMED_FOR)
    for each in forgotten:
        db.session.delete(each)
    gone = [*wiping.replaced(now - REPLACED_FOR), *wiping.unused(now - UNUSED_FOR)]
    for each in gone:
        # The last digits stay with what was paid there, for as long as that is kept.
        each.packet, each.sealed_with, each.wiped_at = b"", "", now
    return len(forgotten) + len(gone)


def _insist_on_owner(person: Person, by: int) -> None:
    if by != person.id:
        raise Refused(_("Only the person themself says where their money goes."))
