"""What people did in their roles, what they claimed for it, and how it was approved and paid."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.core import clock
from coprod.core.db import db
from coprod.demo import month_end
from coprod.demo.diary import Diary
from coprod.demo.programmes import BEGAN
from coprod.demo.roles import number_of
from coprod.demo.stories import LEADS
from coprod.demo.words import money as words
from coprod.demo.words.money import Done, Spending
from coprod.demo.words.people import BOARD, LANCASHIRE
from coprod.demo.world import World
from coprod.involvement.models import Agreement
from coprod.involvement.operations import working
from coprod.involvement.queries import agreements, sessions, work
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Expense, Method
from coprod.payments.models import Claim, PaymentRun
from coprod.payments.operations import (
    accounts,
    approving,
    budgeting,
    claiming,
    counting,
    outcomes,
    running,
    setting_up,
    topping_up,
)
from coprod.payments.operations.budgeting import Facts
from coprod.payments.queries import deciding, mine, payee_setup, runs
from coprod.payments.rules.accounts import Account, account_number, sort_code
from coprod.payments.rules.claims import Choice, Ledger, Proof
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.spending import Spent
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.rates import queries as rate_queries
from coprod.rates.operations import cards, rates
from coprod.rates.rules.cards import Amounts
from coprod.rates.rules.pay import Basis

APPROVER, PAYER = "finance-approver", "payer"


def plan_rates(world: World, diary: Diary) -> None:
    """Each organisation that pays has a rate card and a budget before it asks anybody."""
    for organisation in words.CARDS:
        diary.write(-200, time(10), partial(_card, world, diary, organisation))
    diary.write(-199, time(10), partial(_budgets, world, diary))


def plan(world: World, diary: Diary) -> None:
    """Work, claims, decisions, payment runs; one payment comes back, and one rate rises for days that are past."""
    for who, told in words.ACCOUNTS.items():
        diary.write(-84, time(20), partial(_give_account, world, who, told))
    diary.write(-84, time(21), partial(_want_cash, world, "carer"))
    for who, number in words.PAYEES.items():
        diary.write(-83, time(11), partial(_set_up, world, who, number))
    for done in [*words.WORK, *month_end.work(diary)]:
        diary.write(done["on"] - 2, time(9), partial(_propose, world, diary, done))
        diary.write(done["on"] - 1, time(19), partial(_agree, world, done))
        if "claimed" in done:
            diary.write(done["claimed"], time(19), partial(_claim, world, done))
        if "asked" in done:
            diary.write(done["claimed"] + 1, time(9), partial(_ask, world, done, done["asked"][0]))
            diary.write(done["claimed"] + 1, time(20), partial(_answer, world, done, done["asked"][1]))
        if "approved" in done:
            diary.write(done["approved"], time(10), partial(_approve, world, done))
    for made, written, went in words.RUNS:
        diary.write(made, time(9), partial(_make_run, world))
        diary.write(written, time(9), partial(_confirm_and_write, world))
        diary.write(went, time(9), partial(_all_went, world))
    diary.write(words.RUN_THAT_WAITS, time(9), partial(_make_run, world))
    day, who, why = words.CAME_BACK
    diary.write(day, time(9), partial(_comes_back, world, who, why))
    day, told = words.NEW_ACCOUNT
    diary.write(day, time(20), partial(_give_account, world, who, told))
    from_day, decided, half, whole = words.RISE
    diary.write(decided, time(11), partial(_rise, world, diary, from_day, half, whole))
    diary.write(decided + 1, time(9), partial(_top_up, world))
    # As the timetable does it by itself.
    diary.write(-1, time(4), _count)


def _card(world: World, diary: Diary, organisation: str) -> None:
    name, policy, version = words.CARDS[organisation]
    card = cards.start(
        world.organisation(organisation),
        name=name,
        from_day=diary.day(BEGAN + 30),
        policy_name=policy,
        policy_version=version,
        cancellation_hours=48,
        by=world.administrator,
    )
    world.cards[organisation] = card.reference
    for title, amounts in (
        (words.HALF_DAY, Amounts(Basis.SESSION, 7500, 15000)),
        (words.WORKSHOP, Amounts(Basis.BLOCK, 2000, block_minutes=180)),
        (words.HOUR, Amounts(Basis.HOUR, 2500)),
    ):
        whole = rate_queries.card(card.reference)
        if whole is None:
            raise LookupError(organisation)
        rates.add(whole, name=title, amounts=amounts, from_day=whole.from_day, by=world.administrator)


def _budgets(world: World, diary: Diary) -> None:
    facts = Facts(
        name="Involvement in Lancashire and South Cumbria",
        cost_code="INV-204",
        amount_pence=240000,
        from_day=diary.day(-190),
        to_day=diary.day(175),
    )
    budgeting.add(
        world.programme(LANCASHIRE), world.organisation(BOARD), None, facts, by=world.people[APPROVER]
    )


def _set_up(world: World, who: str, number: str) -> None:
    """The finance system knows somebody: before they first claim."""
    programme, organisation = world.programme(LANCASHIRE), world.organisation(BOARD)
    payee = payee_setup.one(programme.slug, organisation.reference, _person(world, who).reference)
    if payee is None:
        raise LookupError(who)
    setting_up.known(payee, number=number, by=world.people[PAYER])


def _person(world: World, who: str) -> Person:
    found = people.person(number_of(world, who))
    if found is None:
        raise LookupError(who)
    return found


def _give_account(world: World, who: str, told: tuple[str, str, str]) -> None:
    person = _person(world, who)
    name, code, number = told
    account = Account(name, sort_code(code), account_number(number))
    accounts.confirm(accounts.give(person, account, by=person.id), person, by=person.id)


def _want_cash(world: World, who: str) -> None:
    """She has no account of her own, and need not say why."""
    person = _person(world, who)
    accounts.choose(person, Method.CASH, by=person.id)


def _agreement(world: World, done: Done) -> Agreement:
    return next(
        each
        for each in agreements.of_person(number_of(world, done["who"]))
        if each.opportunity.reference == world.roles[done["role"]]
    )


def _propose(world: World, diary: Diary, done: Done) -> None:
    made = working.propose(
        _agreement(world, done),
        title=done["title"],
        on_day=diary.day(done["on"]),
        begins=time(13),
        minutes=done["minutes"],
        preparation_minutes=done.get("ready", 0),
        is_online=False,
        by=world.people[LEADS[LANCASHIRE]],
    )
    world.work[done["who"], done["title"]] = made.reference


def _agree(world: World, done: Done) -> None:
    number = number_of(world, done["who"])
    found = sessions.one(_agreement(world, done).id, world.work[done["who"], done["title"]])
    if found is None:
        raise LookupError(done["title"])
    working.agree(found, by=number)


def _claim(world: World, done: Done) -> None:
    """Filled in from the work, with what was chosen and spent, and sent."""
    number = number_of(world, done["who"])
    reference = world.work[done["who"], done["title"]]
    found = next(each for each in work.claimable(number) if each.session_reference == reference)
    claim = claiming.begin(found, by=number)
    world.claims[done["who"], done["title"]] = claim.reference
    for spent in done.get("spent", []):
        line = claiming.add_expense(claim, _spent(claim, spent), by=number)
        if line.proof is Proof.RECEIPT:
            claiming.lose_receipt(_mine(world, done), line.reference, by=number)
    claiming.say_paid_elsewhere(_mine(world, done), False, by=number)
    claiming.choose(
        _mine(world, done),
        Choice(done.get("choice", "full")),
        lower_pence=done.get("lower", 0),
        donate_to=done.get("charity", ""),
        by=number,
    )
    claiming.send(_mine(world, done), by=number)


def _spent(claim: Claim, told: Spending) -> Spent:
    return Spent(
        Expense(told["kind"]),
        claim.worked_on,
        pence=told.get("pence", 0),
        miles_tenths=told["miles"] * 10 if "miles" in told else None,
        is_return=False,
        from_place=told.get("from_place", ""),
        to_place=told.get("to_place", ""),
        minutes=told.get("minutes"),
        words=told.get("words", ""),
    )


def _mine(world: World, done: Done) -> Claim:
    found = mine.one(number_of(world, done["who"]), world.claims[done["who"], done["title"]])
    if found is None:
        raise LookupError(done["title"])
    return found


def _at_the_desk(world: World, done: Done) -> Claim:
    found = deciding.one(world.claims[done["who"], done["title"]])
    if found is None:
        raise LookupError(done["title"])
    return found


def _ask(world: World, done: Done, question: str) -> None:
    approving.ask(_at_the_desk(world, done), question, by=world.people[APPROVER])


def _answer(world: World, done: Done, said: str) -> None:
    approving.answer(_at_the_desk(world, done), said, by=number_of(world, done["who"]))


def _approve(world: World, done: Done) -> None:
    approving.approve(_at_the_desk(world, done), by=world.people[APPROVER])


def _make_run(world: World) -> None:
    made = running.freeze(
        world.programme(LANCASHIRE).id,
        world.organisation(BOARD).id,
        route=Route.ACCOUNTS_PAYABLE,
        profile="bank",
        by=world.people[PAYER],
    )
    world.runs.append(made.run.reference)


def _run(world: World, place: int = -1) -> PaymentRun:
    found = runs.one(world.runs[place])
    if found is None:
        raise LookupError("The demo world has no payment run yet.")
    return found


def _confirm_and_write(world: World) -> None:
    """The approver is the second person: they made no run, and nothing in it is theirs."""
    running.confirm(_run(world), by=world.people[APPROVER])
    db.session.expire_all()
    running.write(_run(world), by=world.people[PAYER])


def _all_went(world: World) -> None:
    run = _run(world)
    outcomes.all_paid(run, on=clock.today(), by=world.people[PAYER])
    running.close(_run(world), by=world.people[PAYER])


def _comes_back(world: World, who: str, why: str) -> None:
    number = number_of(world, who)
    for place in range(len(world.runs)):
        for payment in _run(world, place).payments:
            wanted = payment.claimant_id == number and payment.ledger is Ledger.PAYMENT
            if wanted and payment.stage is PaymentStage.PAID:
                outcomes.returned(payment, why=why, on=clock.today(), by=world.people[PAYER])
                return
    raise LookupError("Nothing was paid to them yet.")


def _rise(world: World, diary: Diary, from_day: int, half: int, whole: int) -> None:
    card = rate_queries.card(world.cards[BOARD])
    if card is None:
        raise LookupError(BOARD)
    held = next(each for each in card.rates if each.name == words.HALF_DAY)
    rates.change_from(
        held,
        name=held.name,
        amounts=Amounts(Basis.SESSION, half, whole),
        from_day=diary.day(from_day),
        by=world.administrator,
    )


def _top_up(world: World) -> None:
    topping_up.top_up([world.programme(LANCASHIRE).id], by=world.people[PAYER])


def _count() -> None:
    counting.count()
