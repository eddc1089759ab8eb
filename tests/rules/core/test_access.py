"""One door by itself: whom it asks, what it holds, whom it lets in, and how it sends the others away.

No service and no database here: what a door asks of them is written down instead, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask, get_flashed_messages
from sqlalchemy.exc import OperationalError

from coprod.core import access
from coprod.core.access import Door, permit, viewer
from coprod.core.errors import Refused
from coprod.core.rules import NOBODY, Grant, Viewer, everyone, is_signed_in, rule

ADA = Viewer(1)
TOO_LATE = "It is too late for that."


@rule("owns it")
def owns_it(who: Viewer, thing: Any) -> bool:
    return bool(thing == f"thing {who.person_id}")


@rule("may know of it")
def may_know_of_it(who: Viewer, thing: Any) -> bool:
    return bool(who.is_signed_in and thing != "thing 9")


def thing(number: int) -> str | None:
    return f"thing {number}" if number < 100 else None


def a_view(*things: object, **parts: object) -> str:
    return f"{things} {parts} {viewer().person_id}"


@dataclass
class House:
    """What a door asks of everything behind it, and a way to knock."""

    app: Flask = field(default_factory=lambda: Flask(__name__))
    who: Viewer = ADA
    said: list[str] = field(default_factory=list)
    gone: bool = False
    writes: bool = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        self.said.append("reading")
        yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        self.writes = True
        try:
            yield
            self.said.append("kept")
        except BaseException:
            self.said.append("undone")
            raise
        finally:
            self.writes = False

    def is_writing(self) -> bool:
        return self.writes

    def hold(self, held: object, *, share: bool) -> bool:
        self.said.append(f"holds {held} {'with others' if share else 'alone'}")
        return not self.gone

    def asked(self) -> Viewer:
        self.said.append("who?")
        return self.who

    def give(self, what: object, draw: Callable[[], Any]) -> str:
        return f"kept for everybody: {draw()}"

    def knock(self, address: str = "/things/1", method: str = "GET", **more: Any) -> tuple[int, str]:
        self.said.clear()
        reply = self.app.test_client().open(address, method=method, **more)
        return reply.status_code, reply.location or reply.text

    def door(
        self, address: str = "/things/<int:number>", view: Callable[..., Any] = a_view, **told: Any
    ) -> None:
        told = {"rule": everyone, **told}
        methods = ["GET", "POST", "OPTIONS"]
        self.app.add_url_rule(address, address, permit(**told)(view), methods=methods)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    made = House()
    made.app.extensions["coprod.viewer"] = made.asked
    made.app.add_url_rule("/sign-in", "people.sign_in", lambda: "sign in")
    made.app.add_url_rule("/confirm", "people.confirm", lambda: "confirm")
    monkeypatch.setattr(access, "database", made)
    monkeypatch.setattr(access, "shells", made)
    monkeypatch.setattr(access.logs, "happened", made.said.append)
    monkeypatch.setattr(access, "render_template", lambda *name, **told: f"{name} {told}")
    return made


def test_a_door_says_of_itself_what_the_address_said_and_otherwise_the_least() -> None:
    plain = permit(is_signed_in)(a_view)
    told = permit(
        is_signed_in,
        on=thing,
        see=owns_it,
        anonymous=True,
        reads="a read",
        uploads=True,
        kept=True,
        silent=True,
    )(a_view)

    assert plain.coprod_door == Door(is_signed_in, everyone, None, False, None, False)  # type: ignore[attr-defined]
    assert plain.coprod_door == Door(is_signed_in, everyone, None, False, None, False, False, False)  # type: ignore[attr-defined]
    assert told.coprod_door == Door(is_signed_in, owns_it, thing, True, "a read", True, True, True)  # type: ignore[attr-defined]
    assert plain.__name__ == "a_view"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ({}, "identified"),
        ({"anonymous": True}, "anonymous"),
        ({"confidential": True}, "confidential"),
        ({"anonymous": True, "silent": True}, "silent"),
        ({"silent": True}, "silent"),
    ],
)
def test_what_is_written_down_of_a_visit_follows_from_the_door(said: dict[str, bool], written: str) -> None:
    assert permit(everyone, **said)(a_view).coprod_door.route_class == written  # type: ignore[arg-type, attr-defined]


def test_whoever_may_enter_gets_the_thing_and_the_rest_of_the_address(house: House) -> None:
    house.door("/things/<int:number>/<word>", on=thing, see=may_know_of_it, rule=owns_it)

    assert house.knock("/things/1/calm") == (200, "('thing 1',) {'word': 'calm'} 1")
    assert house.said == ["reading", "who?"], "asked once, however often it is wanted"


@pytest.mark.parametrize(
    ("address", "status"),
    [("/things/2", 403), ("/things/9", 404), ("/things/100", 404), (f"/things/{2**31}", 404)],
)
def test_whoever_may_not_is_told_no_more_than_they_may_know(house: House, address: str, status: int) -> None:
    house.door(on=thing, see=may_know_of_it, rule=owns_it)

    assert house.knock(address)[0] == status


@pytest.mark.parametrize("address", ["/things/1", "/things/1?q=X", "/things/1?page=2&q=a"])
def test_whoever_is_not_signed_in_signs_in_first_and_comes_back(house: House, address: str) -> None:
    house.who = NOBODY
    house.door(on=thing, rule=is_signed_in)

    status, to = house.knock(address, environ_overrides={"SCRIPT_NAME": "/ur"})

    assert (status, urlsplit(to).path) == (302, "/ur/sign-in")
    assert parse_qs(urlsplit(to).query) == {"then": [f"/ur{address}"]}
    assert house.said == ["reading", "who?", "sign-in-wanted"]


def test_what_is_changed_is_held_and_kept(house: House) -> None:
    house.door(on=thing)
    house.door("/answers/<int:number>", on=thing, anonymous=True)

    assert house.knock(method="POST") == (200, "('thing 1',) {} 1")
    assert house.said == ["who?", "holds thing 1 alone", "kept"]
    house.knock("/answers/1", method="POST")
    assert house.said == ["who?", "holds thing 1 with others", "kept"]
    house.gone = True
    assert house.knock(method="POST")[0] == 404, "somebody removed it while we waited for it"
    assert house.said[-1] == "undone"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_looking_only_reads_and_holds_nothing_unless_the_look_itself_is_written_down(
    house: House, method: str
) -> None:
    house.door(on=thing)
    house.door("/secrets/<int:number>", on=thing, reads="a secret")

    house.knock(method=method)
    assert house.said == ["reading", "who?"]
    house.knock("/secrets/1", method=method)
    assert house.said == ["who?", "holds thing 1 alone", "kept"]


def test_a_machine_is_not_asked_who_it_is_and_nothing_is_read_for_it(house: House) -> None:
    house.door("/health/<word>", view=lambda word: word, silent=True)
    house.door("/figures/<int:number>", on=thing, see=may_know_of_it, silent=True)

    for method in ("GET", "POST"):
        assert house.knock("/health/live", method) == (200, "live")
        assert house.knock("/figures/1", method)[0] == 404, "for whoever it is, it is nobody"
        assert house.said == []


def test_a_page_for_everybody_is_drawn_once_when_it_is_got_and_never_otherwise(house: House) -> None:
    house.door("/plain", view=lambda: "drawn")
    house.door("/kept", view=lambda: "drawn", kept=True)

    assert house.knock("/plain") == (200, "drawn")
    assert house.knock("/kept") == (200, "kept for everybody: drawn")
    assert house.knock("/kept", "POST") == house.knock("/kept", "OPTIONS") == (200, "drawn")


def test_after_a_refusal_the_page_is_shown_again_with_the_reason_and_nothing_was_done(house: House) -> None:
    def refuses_once() -> str:
        if access.refusal() is None:
            raise Refused(TOO_LATE)
        return f"Again: {access.refusal()}"

    house.door("/form", view=refuses_once)

    assert house.knock("/form", "POST") == (200, f"Again: {TOO_LATE}")
    assert house.said == ["who?", "undone", "reading", "who?"], "who it is may have changed meanwhile"


@pytest.mark.parametrize(
    ("referrer", "back"),
    [(None, "/"), ("http://localhost/me?page=2", "/me?page=2"), ("http://evil.example/me", "/")],
)
def test_a_button_that_is_refused_leads_back(house: House, referrer: str | None, back: str) -> None:
    def refuses() -> str:
        raise Refused(TOO_LATE)

    house.door("/button", view=refuses)

    assert house.knock("/button", "POST", headers={"Referer": referrer} if referrer else {}) == (
        409,
        f"('errors/409.html',) {{'reason': '{TOO_LATE}', 'back': '{back}'}}",
    )
    assert house.said == ["who?", "undone", "reading", "who?", "reading"]


def test_what_takes_long_is_done_before_the_transaction_and_for_a_press_alone(house: House) -> None:
    house.door("/file", first=lambda: house.said.append("received"))

    for method in ("GET", "HEAD"):
        house.knock("/file", method)
        assert "received" not in house.said
    house.knock("/file", "POST")
    assert house.said == ["received", "who?", "kept"]


def test_what_is_done_first_gets_what_it_asks_for_of_the_address(house: House) -> None:
    def receives(word: str) -> None:
        house.said.append(f"received {word}")

    house.door("/things/<int:number>/<word>", on=thing, first=receives)

    assert house.knock("/things/1/calm", "POST") == (200, "('thing 1',) {'word': 'calm'} 1")
    assert house.said == ["received calm", "who?", "holds thing 1 alone", "kept"]
    assert house.knock("/things/1/a%00b", "POST")[0] == 404
    assert "received a\0b" not in house.said, "no database would look for it"


def test_a_sensitive_read_receives_nothing(house: House) -> None:
    house.door("/file", reads="a file", first=lambda: house.said.append("received"))

    house.knock("/file")

    assert house.said == ["who?", "kept"]


def test_what_was_refused_before_the_transaction_is_said_on_the_page_itself(house: House) -> None:
    def refuses() -> None:
        raise Refused(TOO_LATE)

    house.door("/file", first=refuses, view=lambda: f"said {access.refusal()}")

    assert house.knock("/file", "POST") == (200, f"said {TOO_LATE}")
    assert house.said == ["reading", "who?"]


def test_when_the_records_are_away_whoever_asks_is_nobody(house: House) -> None:
    def away() -> Viewer:
        raise OperationalError("SELECT", {}, Exception("gone"))

    house.app.extensions["coprod.viewer"] = away
    with house.app.test_request_context():
        with pytest.raises(OperationalError):
            viewer()
        assert viewer() == NOBODY
    del house.app.extensions["coprod.viewer"]
    with house.app.test_request_context():
        assert viewer() == NOBODY


@pytest.mark.parametrize(
    ("part", "is_nothing"),
    [
        ("", False),
        ("word", False),
        ("a\0b", True),
        (0, False),
        (2**31 - 1, False),
        (2**31, True),
        (10**30, True),
    ],
)
def test_what_no_database_would_look_for_is_not_there(part: object, is_nothing: bool) -> None:
    assert access._names_nothing(part) is is_nothing


def test_what_has_happened_is_said_on_the_next_page(house: House) -> None:
    house.app.secret_key = "only for this"
    with house.app.test_request_context():
        access.say("It is kept.")
        assert get_flashed_messages() == ["It is kept."]


def test_every_address_stands_in_the_list_of_doors_and_none_is_without_a_rule(house: House) -> None:
    app, door = Flask(__name__), permit(everyone)(a_view)
    app.add_url_rule("/b", "zebra", door, methods=["GET", "PUT"])
    app.add_url_rule("/b", "ape", door, methods=["POST"])
    app.add_url_rule("/a", "yak", door)
    access.insist_on_rules(app)
    app.add_url_rule("/c", "bare", a_view)
    app.add_url_rule("/d", "naked", a_view)

    found = access.doors(app)

    assert [each[:3] for each in found] == [
        ("/a", "GET", "yak"),
        ("/b", "GET,PUT", "zebra"),
        ("/b", "POST", "ape"),
        ("/c", "GET", "bare"),
        ("/d", "GET", "naked"),
    ]
    assert [each[3] is None for each in found] == [False] * 3 + [True] * 2
    said = r"^These views have no rule; give each a @permit\(...\): bare, naked$"
    with pytest.raises(RuntimeError, match=said):
        access.insist_on_rules(app)


@rule("holds a guarded role in a test")
def pays(who: Viewer, thing: object) -> bool:
    return who.has("payer", 1)


@rule("may know of what payers see in a test")
def payers_see(who: Viewer, thing: object) -> bool:
    return who.has("payer", 1)


WITHHELD = Viewer(1, withheld=frozenset({Grant("payer", 1)}), has_confirmed=True)


@pytest.mark.parametrize(
    ("told", "who", "status"),
    [
        ({"rule": pays}, WITHHELD, 302),
        ({"rule": everyone, "see": payers_see}, WITHHELD, 302),
        ({"rule": pays, "see": payers_see}, WITHHELD, 302),
        ({"rule": pays & owns_it}, Viewer(2, withheld=WITHHELD.withheld), 403),
        ({"rule": owns_it, "see": payers_see}, Viewer(2, withheld=WITHHELD.withheld), 404),
        ({"rule": pays}, Viewer(1, withheld=frozenset({Grant("payer", 2)})), 403),
        ({"rule": everyone, "see": payers_see}, Viewer(1, withheld=frozenset({Grant("payer", 2)})), 404),
        ({"rule": pays}, Viewer(1), 403),
        ({"rule": everyone}, WITHHELD, 200),
        ({"rule": pays}, Viewer(1, frozenset({Grant("payer", 1)})), 200),
    ],
)
def test_whoever_lacks_only_the_second_step_is_led_to_it_and_nobody_else_is(
    house: House, told: dict[str, Any], who: Viewer, status: int
) -> None:
    house.who = who
    house.door(on=thing, **told)

    found, to = house.knock("/things/1?page=2", environ_overrides={"SCRIPT_NAME": "/ur"})

    assert found == status
    if status == 302:
        assert urlsplit(to).path == "/ur/confirm"
        assert parse_qs(urlsplit(to).query) == {"then": ["/ur/things/1?page=2"]}


@pytest.mark.parametrize(
    ("who", "enters"),
    [
        (Viewer(1, has_confirmed=True), True),
        (Viewer(1), False),
        (WITHHELD, False),
        (Viewer(1, frozenset({Grant("payer", 1)})), False),
        (Viewer(1, frozenset({Grant("payer", 1)}), has_confirmed=True), True),
    ],
)
def test_a_fresh_door_lets_in_who_has_just_confirmed_and_has_nothing_withheld(
    house: House, who: Viewer, enters: bool
) -> None:
    house.who = who
    house.door(on=thing, fresh=True)

    status, to = house.knock()

    assert status == (200 if enters else 302)
    assert enters or urlsplit(to).path == "/confirm"


def test_who_may_not_enter_is_not_asked_to_confirm(house: House) -> None:
    house.who = Viewer(2)
    house.door(on=thing, rule=owns_it, fresh=True)

    assert house.knock()[0] == 403
    house.who = NOBODY
    assert urlsplit(house.knock()[1]).path == "/sign-in", "nobody can confirm anything before"


def test_what_was_typed_waits_while_somebody_confirms(house: House) -> None:
    house.who = Viewer(1)
    house.door(on=thing, fresh=True)

    status, shown = house.knock(method="POST", data={"account": "12345678", "many": ["a", "b"]})

    assert status == 403
    assert shown.startswith("('errors/confirm.html',)")
    assert "[('account', '12345678'), ('many', 'a'), ('many', 'b')]" in shown


@pytest.mark.parametrize(
    ("came_from", "back"),
    [("http://localhost/runs/7", "/runs/7"), ("https://evil.example/", "/"), ("", "/")],
)
def test_a_button_without_a_page_leads_to_confirming_and_back_to_where_it_stood(
    house: House, came_from: str, back: str
) -> None:
    house.who = Viewer(1)
    house.app.add_url_rule("/pay", "pay", permit(everyone, fresh=True)(a_view), methods=["POST"])

    status, to = house.knock("/pay", "POST", headers={"Referer": came_from})

    assert status == 302
    assert parse_qs(urlsplit(to).query) == {"then": [back]}
