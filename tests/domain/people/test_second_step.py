"""The second step on both databases: each code once, nobody kept out by another, every change told (T13, T16)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from coprod import Service
from coprod.core import audit, clock, secret
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.erasures import flat, known
from coprod.core.errors import Refused, TooManyTries
from coprod.people import operations, queries
from coprod.people.models import Authenticator, Person, RecoveryCode, SignIn
from coprod.people.operations import second_step
from coprod.people.rules import SafeContact
from coprod.people.rules import second_step as rules
from coprod.people.rules.second_step import MOST_WAYS, MOST_WRONG_DIGITS, MOST_WRONG_HERE, Ways
from tests.base.at_once import at_once
from tests.base.codes import code_in, letters
from tests.base.service import Kept
from tests.base.soft_passkey import SoftPasskey
from tests.factories.people import APP_KEY, a_passkey, a_person, a_sign_in, an_app, digits_of

AT = "https://involve.example"


@dataclass(frozen=True)
class Somebody:
    """A person and one sign-in of theirs, by number."""

    person: int
    sign_in: int


@pytest.fixture(autouse=True)
def our_address(app: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passkeys need a name under https; codes on paper cost what they cost in tests/rules, and nothing here."""
    app.config["PUBLIC_ADDRESS"] = AT
    monkeypatch.setitem(rules.SLOWLY, "n", 2)


def make(**more: object) -> Somebody:
    person = a_person(**more)  # type: ignore[arg-type]
    key = secret.keyed_hash("sign-in", a_sign_in(person, second_at=None, confirmed_at=None))
    found = db.session.scalars(select(SignIn).where(SignIn.key_hash == key)).one()
    return Somebody(person.id, found.id)


@pytest.fixture
def amina(kept: Kept) -> Somebody:
    """Somebody with an app, whose second step is not done."""
    with kept():
        made = make(email="amina@people.example")
        an_app(db.session.get_one(Person, made.person))
    return made


@contextmanager
def rows(who: Somebody) -> Iterator[tuple[Person, SignIn]]:
    with writing():
        yield db.session.get_one(Person, who.person), db.session.get_one(SignIn, who.sign_in)


def enter(who: Somebody, typed: str) -> str | None:
    with rows(who) as (person, here):
        return second_step.confirm_with_code(person, here, typed)


def the_app(who: Somebody) -> Authenticator:
    return db.session.scalars(select(Authenticator).where(Authenticator.person_id == who.person)).one()


def right(who: Somebody) -> str:
    with reading():
        return digits_of(the_app(who))


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 10**6:06d}"


def state(who: Somebody) -> tuple[bool, bool]:
    """Whether the second step is done in this sign-in, and whether anything was confirmed there."""
    with reading():
        here = db.session.get_one(SignIn, who.sign_in)
        return here.second_at is not None, here.confirmed_at is not None


def deeds() -> list[str]:
    with reading():
        return list(db.session.scalars(select(AuditRow.deed).order_by(AuditRow.id)))


def subjects() -> list[tuple[str, str]]:
    with reading():
        return [(each.to_address, each.subject) for each in letters()]


def test_the_digits_of_the_app_do_the_second_step_and_give_the_cookie_another_key(amina: Somebody) -> None:
    with reading():
        before = db.session.get_one(SignIn, amina.sign_in).key_hash

    key = enter(amina, right(amina))

    assert key is not None and state(amina) == (True, True)
    with reading():
        found = queries.sign_in_of(key)
        assert found is not None and found[0].id == amina.sign_in
        assert found[0].key_hash != before
    assert deeds() == ["did the second step"]


def test_the_same_digits_work_once(amina: Somebody) -> None:
    digits = right(amina)

    assert enter(amina, digits) is not None
    assert enter(amina, digits) is None


def test_of_six_who_send_the_same_digits_at_once_one_gets_in(
    app: Service, kept: Kept, amina: Somebody
) -> None:
    with kept():
        person = db.session.get_one(Person, amina.person)
        others = [a_sign_in(person, second_at=None, confirmed_at=None) for _ in range(6)]
    digits = right(amina)

    def send(key: str) -> str | None:
        with app.app_context(), writing():
            found = queries.sign_in_of(key)
            assert found is not None
            return second_step.confirm_with_code(found[1], found[0], digits)

    got_in = at_once([lambda key=key: send(key) for key in others])

    assert sum(isinstance(each, str) for each in got_in) == 1, got_in
    assert sum(each is None for each in got_in) == 5, got_in


def test_wrong_digits_and_whatever_else_is_typed_open_nothing(amina: Somebody) -> None:
    for typed in (wrong(right(amina)), "", "ÿÿÿÿÿÿ", "\ud800", "A" * 12, "٠" * 6):
        assert enter(amina, typed) is None

    assert state(amina) == (False, False)


def test_after_ten_wrong_ones_this_sign_in_opens_nothing_and_another_does(
    kept: Kept, amina: Somebody
) -> None:
    for _ in range(MOST_WRONG_HERE):
        enter(amina, "A" * 12)

    with pytest.raises(TooManyTries):
        enter(amina, right(amina))
    assert enter(another(kept, amina), right(amina)) is not None


def another(kept: Kept, who: Somebody, **more: object) -> Somebody:
    with kept():
        person = db.session.get_one(Person, who.person)
        key = a_sign_in(person, **{"second_at": None, "confirmed_at": None, **more})
        found = queries.sign_in_of(key)
        assert found is not None
        return Somebody(who.person, found[0].id)


def test_who_guesses_digits_in_sign_in_after_sign_in_keeps_nobody_out(kept: Kept, amina: Somebody) -> None:
    with kept():
        person = db.session.get_one(Person, amina.person)
        paper = operations.second_step.make_recovery_codes(person, by=person.id)
    at_work = another(kept, amina, second_at=clock.now(), confirmed_at=None)
    guesser = amina
    for number in range(MOST_WRONG_DIGITS):
        if number % MOST_WRONG_HERE == 0:
            guesser = another(kept, amina)
        enter(guesser, wrong(right(amina)))

    fresh = another(kept, amina)
    assert enter(fresh, right(amina)) is None, "the few digits are not taken where somebody guesses them"
    assert enter(fresh, paper[0]) is not None, "what nobody guesses is"
    assert enter(at_work, right(amina)) is not None, "nor is a sign-in kept out that was there before"
    with clock.at(clock.now() + timedelta(days=1, hours=1, minutes=1)):
        assert second_step.takes_digits(*loaded(fresh))


def loaded(who: Somebody) -> tuple[Person, SignIn]:
    return db.session.get_one(Person, who.person), db.session.get_one(SignIn, who.sign_in)


def test_the_first_app_opens_once_it_has_shown_that_it_works_and_brings_ten_codes_on_paper(
    kept: Kept,
) -> None:
    with kept():
        amina = make(email="amina@people.example")
    elsewhere = another(kept, amina)
    with rows(amina) as (person, _here):
        app = second_step.begin_app(person, name="My telephone")
        key = second_step.app_key(person, app)
    assert key is not None and enter(amina, digits_for(key)) is None, "not yet"

    with rows(amina) as (person, here):
        assert second_step.confirm_app(person, here, the_app(amina), wrong(digits_for(key))) is None
    with rows(amina) as (person, here):
        added = second_step.confirm_app(person, here, the_app(amina), digits_for(key))

    assert added is not None and len(set(added.codes)) == 10
    assert state(amina) == (True, True)
    assert db.session.get_one(SignIn, elsewhere.sign_in).ended_at is not None, "other sign-ins end"
    assert ("amina@people.example", "How you sign in") in subjects()
    assert "added a way to sign in" in deeds()


def digits_for(key: str) -> str:
    import pyotp

    return str(pyotp.TOTP(key).at(clock.now()))


def test_what_the_database_holds_opens_nothing(amina: Somebody, database: str) -> None:
    with rows(amina) as (person, _here):
        codes = second_step.make_recovery_codes(person, by=person.id)

    everything = " ".join(
        str(row)
        for table in ("authenticator", "recovery_code", "audit", "outbox")
        for row in db.session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - names from the line above
    )
    assert APP_KEY not in everything and APP_KEY.encode().hex() not in everything
    assert not any(code in everything for code in codes)
    with writing():
        stranger = a_person()
        assert second_step.app_key(stranger, the_app(amina)) is None, "sealed for one person"


def test_a_code_on_paper_works_once_and_the_person_is_told(amina: Somebody) -> None:
    with rows(amina) as (person, _here):
        codes = second_step.make_recovery_codes(person, by=person.id)

    assert enter(amina, f"{codes[3][:4]} {codes[3][4:8]}-{codes[3][8:].lower()}") is not None
    assert enter(amina, codes[3]) is None
    with reading():
        assert queries.second_step.ways(amina.person) == Ways(0, 1, 9)
        assert "You have 9 left" in letters()[-1].body


def test_new_codes_on_paper_end_the_old_ones_and_somebody_elses_open_nothing(
    kept: Kept, amina: Somebody
) -> None:
    with kept():
        other = a_person()
        theirs = second_step.make_recovery_codes(other, by=other.id)
    with rows(amina) as (person, _here):
        old = second_step.make_recovery_codes(person, by=person.id)
        second_step.make_recovery_codes(person, by=person.id)

    assert enter(amina, old[0]) is None
    assert enter(amina, theirs[0]) is None


def with_a_passkey(who: Somebody) -> SoftPasskey:
    soft = SoftPasskey()
    with rows(who) as (person, here):
        options = second_step.ask_for_new_passkey(person, here)
    with rows(who) as (person, here):
        assert second_step.add_passkey(person, here, name="My computer", answer=soft.make(options, at=AT))
    return soft


def use(who: Somebody, answer: str) -> str | None:
    with rows(who) as (person, here):
        return second_step.confirm_with_passkey(person, here, answer)


def options_for(who: Somebody) -> str:
    with rows(who) as (person, here):
        return second_step.ask_for_passkey(person, here)


def test_a_passkey_opens_and_what_it_signed_opens_nothing_again(kept: Kept, amina: Somebody) -> None:
    soft = with_a_passkey(amina)
    fresh = another(kept, amina)

    answer = soft.use(options_for(fresh), at=AT)

    assert use(fresh, answer) is not None and state(fresh) == (True, True)
    assert use(fresh, answer) is None, "what was asked is taken"
    options_for(fresh)
    assert use(fresh, answer) is None, "and something else is asked now"


@pytest.mark.parametrize("slip", ["another site", "too late", "another sign-in", "a wrong try before"])
def test_a_passkey_answers_one_question_of_one_sign_in_in_good_time(
    kept: Kept, amina: Somebody, slip: str
) -> None:
    soft = with_a_passkey(amina)
    fresh, other = another(kept, amina), another(kept, amina)
    options = options_for(fresh)
    options_for(other)
    answer = soft.use(options, at="https://evil.example" if slip == "another site" else AT)

    if slip == "too late":
        with clock.at(clock.now() + timedelta(minutes=5, seconds=1)):
            assert use(fresh, answer) is None
    elif slip == "another sign-in":
        assert use(other, answer) is None
    else:
        if slip == "a wrong try before":
            assert use(fresh, "{}") is None
        assert use(fresh, answer) is None


def test_a_passkey_belongs_to_one_person(kept: Kept, amina: Somebody) -> None:
    soft = with_a_passkey(amina)
    with kept():
        bert = make(email="bert@people.example")
        a_passkey(db.session.get_one(Person, bert.person))

    assert use(bert, soft.use(options_for(bert), at=AT)) is None
    with rows(bert) as (person, here):
        options = second_step.ask_for_new_passkey(person, here)
    with rows(bert) as (person, here):
        assert second_step.add_passkey(person, here, name="Mine", answer=soft.make(options, at=AT)) is None


def test_there_is_room_for_ten(kept: Kept, amina: Somebody) -> None:
    with kept():
        for _ in range(MOST_WAYS - 1):
            a_passkey(db.session.get_one(Person, amina.person))

    with pytest.raises(Refused), rows(amina) as (person, _here):
        second_step.begin_app(person, name="One more")


def test_without_the_last_way_the_step_is_no_longer_done_and_the_codes_go(amina: Somebody) -> None:
    enter(amina, right(amina))
    with rows(amina) as (person, here):
        second_step.make_recovery_codes(person, by=person.id)
        a_passkey(person)
    with rows(amina) as (person, here):
        second_step.remove_way(person, here, the_app(amina))
    assert state(amina) == (True, True) and db.session.scalars(select(RecoveryCode)).all()

    with rows(amina) as (person, here):
        second_step.remove_way(person, here, queries.second_step.passkeys(person.id)[0])

    assert state(amina) == (False, True)
    assert not db.session.scalars(select(RecoveryCode)).all()


def test_an_administrator_lets_somebody_begin_again_and_never_themselves(kept: Kept, amina: Somebody) -> None:
    with kept():
        administrator = a_person()
    with pytest.raises(Refused), rows(amina) as (person, _here):
        second_step.reset(person, by=person.id)
    with rows(amina) as (person, _here):
        second_step.make_recovery_codes(person, by=person.id)

    with rows(amina) as (person, _here):
        second_step.reset(person, by=administrator.id)

    assert not queries.second_step.ways(amina.person)
    assert not queries.open_sign_ins(amina.person)
    assert deeds()[-1] == "reset the second step"
    assert subjects()[-1] == ("amina@people.example", "How you sign in")
    with pytest.raises(Refused), rows(amina) as (person, _here):
        second_step.reset(person, by=administrator.id)


def test_whoever_had_the_address_changed_does_not_change_the_way_in_unheard(amina: Somebody) -> None:
    with rows(amina) as (person, _here):
        operations.change_email(person, email="thief@people.example", by=a_person().id)
    with rows(amina) as (person, _here):
        second_step.make_recovery_codes(person, by=person.id)

    told = [to for to, subject in subjects() if subject == "How you sign in"]
    assert told == ["thief@people.example", "amina@people.example"]


def test_nobody_is_written_to_who_may_not_be(kept: Kept) -> None:
    with kept():
        amina = make(email="amina@people.example", safe_contact=SafeContact.TELEPHONE)
        an_app(db.session.get_one(Person, amina.person))
    with rows(amina) as (person, _here):
        second_step.reset(person, by=None)

    assert [to for to, _subject in subjects()] == [""]


def test_a_backup_does_not_bring_back_what_was_taken_away(amina: Somebody) -> None:
    with reading():
        reference = the_app(amina).reference
    with rows(amina) as (person, _here):
        second_step.reset(person, by=None)
    with writing():
        person = db.session.get_one(Person, amina.person)
        an_app(person, reference=reference)
        kept_on = an_app(person)
        second_step.remove_again(flat(known()))

        assert queries.second_step.apps(person.id) == [kept_on]


def test_who_has_no_second_step_confirms_with_a_fresh_code_by_e_mail_of_this_sign_in(kept: Kept) -> None:
    with kept():
        amina = make(email="amina@people.example")
    other = another(kept, amina)
    with rows(amina) as (_person, here):
        operations.ask_for_code("amina@people.example", browser=second_step.browser_of(here))
    code = code_in(letters()[-1])

    assert first_step(other, code) is None, "it was asked for in another sign-in"
    assert first_step(amina, code) is not None
    assert state(amina) == (False, True), "and no second step is done by it"
    assert first_step(amina, code) is None


def first_step(who: Somebody, typed: str) -> str | None:
    with rows(who) as (person, here):
        return second_step.confirm_with_first_step(person, here, typed)


def test_or_with_a_code_that_was_read_out_to_them_and_to_nobody_else(kept: Kept) -> None:
    with kept():
        amina, bert = make(email=None), make(email=None)
        person = db.session.get_one(Person, amina.person)
        code = operations.code_to_read_out(person, by=bert.person)

    assert first_step(bert, code) is None
    assert first_step(amina, code) is not None
    assert first_step(amina, code) is None


def test_who_has_one_cannot_confirm_with_less(amina: Somebody) -> None:
    with rows(amina) as (person, here):
        operations.ask_for_code("amina@people.example", browser=second_step.browser_of(here))
        read_out = operations.code_to_read_out(person, by=person.id)

    assert first_step(amina, code_in(letters()[-1])) is None
    assert first_step(amina, read_out) is None


def test_a_sign_in_by_e_mail_counts_as_confirmed_only_for_who_has_no_second_step(amina: Somebody) -> None:
    with writing():
        other = a_person()
        by_mail = [operations.code_to_read_out(each, by=other.id) for each in (other, loaded(amina)[0])]
    with writing():
        begun = [operations.sign_in_with_read_out_code(code, shared_device=False) for code in by_mail]

        assert [each and each.sign_in.confirmed_at is not None for each in begun] == [True, False]
        assert [each and each.sign_in.second_at for each in begun] == [None, None]


def test_an_app_that_never_showed_that_it_works_goes_after_an_hour(kept: Kept) -> None:
    with kept():
        amina = make()
        an_app(db.session.get_one(Person, amina.person), works=False)
    with clock.at(clock.now() + timedelta(minutes=59)), writing():
        operations.remove_old()
    assert db.session.scalars(select(Authenticator)).all()

    with clock.at(clock.now() + timedelta(minutes=61)), writing():
        operations.remove_old()
    assert not db.session.scalars(select(Authenticator)).all()


def test_a_forgotten_person_leaves_none_of_it_and_their_copy_opens_nothing(amina: Somebody) -> None:
    with rows(amina) as (person, _here):
        codes = second_step.make_recovery_codes(person, by=person.id)
        copy = str(queries.copy_of(person))
        assert "My telephone" in copy and APP_KEY not in copy and codes[0] not in copy

    with rows(amina) as (person, _here):
        operations.forget(person, by=None)

    assert not queries.second_step.all_of(amina.person)
    assert not db.session.scalars(select(RecoveryCode)).all()
    assert audit.head() == (0, "")
