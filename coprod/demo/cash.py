"""Cash that somebody keeps, and two sums that were too much: how each of them got where it is today (rules P21, P23)."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.core import clock
from coprod.demo.diary import Diary
from coprod.demo.money import APPROVER, PAYER
from coprod.demo.words import cash as words
from coprod.demo.words.people import BOARD, LANCASHIRE
from coprod.demo.world import World
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import CashFloat, Claim, Recovery
from coprod.payments.operations import floats, outcomes, recovering
from coprod.payments.queries import deciding, desks, runs
from coprod.payments.queries import floats as held
from coprod.payments.queries import recovering as noted
from coprod.payments.rules.claims import Ledger


def plan(world: World, diary: Diary) -> None:
    """A float is opened, filled, paid from, and counted; one sum comes back in parts, another waits for somebody."""
    diary.write(words.OPENED, time(11), partial(_open, world))
    # Before the rest of the run went: then it can be closed.
    diary.write(words.HANDED_OUT, time(8, 30), partial(_hand_out, world))
    diary.write(words.TOPPED_UP, time(11), partial(_put_in, world, words.MORE_PENCE))
    diary.write(words.COUNTED, time(15), partial(_count, world))

    diary.write(words.NOTED, time(11), partial(_note, world, APPROVER, words.TWICE))
    diary.write(words.AGREED, time(11), partial(_agree, world))
    diary.write(words.SAID, time(18), partial(_say, world))
    diary.write(words.ANSWERED, time(9), partial(_answer, world))
    for day in words.CAME_BACK:
        diary.write(day, time(12), partial(_comes_back, world))
    diary.write(words.WAITS_SINCE, time(11), partial(_note, world, PAYER, words.TICKET))


def _open(world: World) -> None:
    desk = desks.one(world.programme(LANCASHIRE).slug, world.organisation(BOARD).reference)
    if desk is None:
        raise LookupError(BOARD)
    floats.start(
        desk,
        name=words.CALLED,
        ledger=Ledger.PAYMENT,
        holder_id=world.people[words.KEEPER],
        by=world.people[PAYER],
    )
    _put_in(world, words.FIRST_PENCE)


def _cash(world: World) -> CashFloat:
    (found,) = held.of_places([(world.programme(LANCASHIRE).id, world.organisation(BOARD).id)])
    return found


def _put_in(world: World, pence: int) -> None:
    floats.put_in(_cash(world), pence, on=clock.today(), by=world.people[PAYER])


def _hand_out(world: World) -> None:
    """The carer gets her pay in her hand, and signs for it. Her expenses come as before."""
    run = runs.one(world.runs[-1])
    for each in run.payments if run else []:
        payment = runs.payment(world.runs[-1], each.reference)
        if payment and payment.method is Method.CASH and payment.ledger is Ledger.PAYMENT:
            outcomes.paid(
                payment,
                on=clock.today(),
                by=world.people[PAYER],
                cash=_cash(world),
                receipt=words.RECEIPT,
            )


def _count(world: World) -> None:
    floats.count(_cash(world), words.FOUND_PENCE, by=world.people[APPROVER])


def _claim(world: World, of: tuple[str, str]) -> Claim:
    found = deciding.one(world.claims[of])
    if found is None:
        raise LookupError(of)
    return found


def _note(world: World, noter: str, told: words.TooMuch) -> None:
    of, ledger, pence, why = told
    recovering.note(_claim(world, of), ledger, pence, why=why, by=world.people[noter])


def _paid_twice(world: World) -> Recovery:
    (found,) = noted.of_claim(_claim(world, words.PAID_TWICE).id)
    return found


def _agree(world: World) -> None:
    recovering.agree(_paid_twice(world), by=world.people[PAYER])


def _say(world: World) -> None:
    number = world.people[words.PAID_TWICE[0]]
    recovering.say(_paid_twice(world), not_so="", in_parts=words.IN_PARTS, by=number)


def _answer(world: World) -> None:
    recovering.answer(_paid_twice(world), words.ANSWER, by=world.people[APPROVER])


def _comes_back(world: World) -> None:
    recovering.given_back(
        _paid_twice(world),
        words.PART_PENCE,
        on=clock.today(),
        by=world.people[PAYER],
        cash=_cash(world),
    )
