"""What is kept in memory for everybody: nobody's own is in it, and nothing in it is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.queries import to_answer, with_version
from coprod.core import access, kept, shells
from coprod.core.db import db, reading, writing
from coprod.migrations import tables
from coprod.questionnaires.rules import blank
from tests.base.html import fields, read
from tests.base.service import Kept
from tests.base.statements import statements
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.house.opening import addresses
from tests.house.standing import a_standing_world, browser
from tests.house.world import World

NONCE = re.compile(r"nonce-([\w-]{22})|nonce=\"([\w-]{22})\"")
TRIGGERS = {
    "sqlite": "SELECT tbl_name, count(*) FROM sqlite_master WHERE name LIKE '%makes_a_new_mark' GROUP BY tbl_name",
    "postgresql": "SELECT tgrelid::regclass::text, 3 * count(*) FROM pg_trigger "
    "WHERE tgname LIKE '%makes_a_new_mark' GROUP BY tgrelid",
}


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Service, World]:
    return a_standing_world(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def empty_shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[kept.Shelf]:
    shelf = kept.Shelf(1000)
    monkeypatch.setattr(shells, "_shells", shelf)
    return shelf


def kept_addresses(app: Service, world: World) -> list[str]:
    doors = {endpoint for _a, _m, endpoint, door in access.doors(app) if door and door.kept}
    return [where for who, case, where in addresses(app, world) if who == "nobody" and case.endpoint in doors]


def test_every_table_is_marked_or_named_among_those_that_nobody_reads_on_a_kept_page(
    database: str, app: Service
) -> None:
    with app.app_context(), reading():
        marked = {str(table): int(count) for table, count in db.session.execute(text(TRIGGERS[database]))}

    every = {table.name for table in tables.known().sorted_tables}
    assert marked.keys() | kept.UNMARKED == every, (
        "a new table: mark it in its step, or name it in kept.UNMARKED"
    )
    assert not marked.keys() & kept.UNMARKED
    assert set(marked.values()) == {3}, "rows that come, change and go all make a new mark"


def _mark(app: Service) -> str | None:
    with app.app_context(), reading():
        return kept.mark()


def test_a_new_mark_comes_with_the_change_and_not_with_an_undone_one(
    database: str, app: Service, kept: Kept
) -> None:
    with kept():
        consultation = a_consultation()
    first = _mark(app)
    with app.app_context(), pytest.raises(ZeroDivisionError), writing():
        db.session.get_one(Consultation, consultation.id).withdrawn = 1
        db.session.flush()
        raise ZeroDivisionError
    undone = _mark(app)
    with app.app_context(), writing():
        db.session.get_one(Consultation, consultation.id).withdrawn = 1

    assert first == undone != _mark(app)


def test_whoever_reads_while_a_change_is_not_kept_yet_keeps_nothing_of_it(
    database: str, app: Service, kept: Kept, client: Visitor
) -> None:
    with kept():
        consultation = a_consultation(texts={"title": "Before"})
    page = f"/consultations/{consultation.reference}"
    assert "Before" in client.get(page).text

    with app.app_context(), writing():
        db.session.execute(
            text(
                "UPDATE consultation_edition SET text = replace(text::text, 'Before', 'After')::json"
                if database == "postgresql"
                else "UPDATE consultation_edition SET text = replace(text, 'Before', 'After')"
            )
        )
        db.session.flush()
        other = Visitor(app, app.response_class)
        with app.app_context():
            during = other.get(page).text
    assert "Before" in during and "After" in client.get(page).text


def test_a_kept_page_asks_for_nothing_but_the_mark(app: Service, kept: Kept, client: Visitor) -> None:
    with kept():
        consultation = a_consultation()
    page = f"/consultations/{consultation.reference}"
    client.get(page)

    with statements() as asked:
        client.get(page)
    assert asked == [], "the mark is asked beside"


def test_what_everybody_shares_gets_into_nobodys_session(app: Service, kept: Kept) -> None:
    with kept():
        reference = a_consultation().reference

    with app.app_context(), writing():
        shared = to_answer(reference)
        assert shared is not None and shared.programme.slug
        for row in (shared, shared.programme, shared.version, shared.editions[0]):
            with pytest.raises(RuntimeError, match="kept for everybody"):
                db.session.add(row)
        own = with_version(reference)
        assert own is not None and own is not shared and own in db.session


def test_every_kept_page_is_the_same_as_one_drawn_anew(
    standing: tuple[Service, World], empty_shelf: kept.Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, world = standing
    where = kept_addresses(app, world)
    assert len(where) >= 15
    for address in where:
        nobody = browser(app, world, "nobody")
        first, second = nobody.get(address), browser(app, world, "nobody").get(address)
        with monkeypatch.context() as drawn_anew:
            drawn_anew.setattr(shells, "is_for_everybody", lambda: False)
            alone = nobody.get(address)
        assert _without_nonce(first.text) == _without_nonce(second.text) == _without_nonce(alone.text), (
            address
        )
        assert _nonces(first.text).isdisjoint(_nonces(second.text)), address
        assert _nonces(second.text) <= _nonces(second.headers["Content-Security-Policy"]), address
        assert "sign-out" not in second.text and 'name="csrf_token"' not in second.text, address


def test_who_is_signed_in_neither_gets_nor_leaves_a_kept_page(
    standing: tuple[Service, World], empty_shelf: kept.Shelf
) -> None:
    app, world = standing
    for address in kept_addresses(app, world):
        theirs = browser(app, world, "administrator").get(address)
        assert theirs.status_code != 200 or "app-sign-out" in theirs.text, address
        assert "app-sign-out" not in browser(app, world, "nobody").get(address).text, address


def _without_nonce(page: str) -> str:
    return NONCE.sub("", page)


def _nonces(words: str) -> set[str]:
    return {one or other for one, other in NONCE.findall(words)}


CANARY = "only I could say this <b>&"


def test_nothing_of_anybody_is_in_what_is_kept_after_they_answered(
    csrf_app: Service, kept: Kept, empty_shelf: kept.Shelf
) -> None:
    with kept():
        reference = a_consultation().reference
    where, somebody = f"/consultations/{reference}/respond", Visitor(csrf_app, csrf_app.response_class)
    token = fields(read(somebody.get(where).text).form(None))["csrf_token"][0]
    somebody.post(where, data={"csrf_token": token})
    somebody.get(f"{where}/1")
    typed = {"csrf_token": token, "q-told": "more", "q-calm": "4", "q-better": CANARY, "go": "check"}
    somebody.post(f"{where}/1", data=typed)
    again = somebody.get(f"{where}/1").text
    check = somebody.get(f"{where}/check").text
    slip = fields(read(check).form(f"{where}/done"))["slip"][0]
    sent = somebody.post(f"{where}/done", data={"csrf_token": token, "slip": slip}).text
    code = "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', sent))

    assert CANARY in read(again).main.all("textarea")[0].text and len(code) == 25
    held = repr(empty_shelf._things)
    assert held.count("Your answers have been sent") == 1, "the pages of answering are kept"
    for own in ("only I could say", token, slip, code[:5], *_nonces(sent), *_nonces(again)):
        assert own not in held


ANSWERS = {
    "nothing": {},
    "one choice": {"q-told": "once"},
    "a point": {"q-calm": "5"},
    "words": {"q-better": 'A "quotation" & <b>letters</b>\nand a second line'},
    "everything": {"q-told": "no-say", "q-calm": "1", "q-better": "words"},
    "an open box": {"q-told": "other", "q-told-other": "something else"},
    "an open box with nothing in it": {"q-told": "other"},
    "what was never offered": {"q-told": "nonsense", "q-calm": "77"},
    "two where one is asked": {"q-told": ["once", "more"]},
}


@pytest.mark.parametrize("typed", ANSWERS.values(), ids=ANSWERS.keys())
@pytest.mark.parametrize("before", ["", "/ur"])
def test_a_filled_page_holds_what_one_drawn_for_them_alone_would_hold(
    kept: Kept, client: Visitor, monkeypatch: pytest.MonkeyPatch, typed: dict[str, str], before: str
) -> None:
    with kept():
        where = f"{before}/consultations/{a_consultation().reference}/respond"
    client.post(where)
    client.get(f"{where}/1")
    client.post(f"{where}/1", data={**typed, "go": "back"})

    filled = _without_token(fields(read(client.get(f"{where}/1").text).form(None)))
    monkeypatch.setattr(blank, "own", lambda *_: None)
    assert filled == _without_token(fields(read(client.get(f"{where}/1").text).form(None)))


def test_a_page_with_a_form_of_somebodys_own_is_never_kept(csrf_app: Service) -> None:
    """The control: a door that was marked by mistake breaks at once, instead of giving away a token."""
    door_view = csrf_app.view_functions["site.receipts"]
    assert not door_view.coprod_door.kept  # type: ignore[attr-defined]

    with csrf_app.test_request_context("/receipts"), reading(), pytest.raises(RuntimeError, match="token"):
        shells.give(None, door_view.__wrapped__)  # type: ignore[attr-defined]


def _without_token(sent: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: value for name, value in sent.items() if name != "csrf_token"}
