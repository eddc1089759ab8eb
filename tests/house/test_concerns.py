"""Nobody outside of the role learns that a concern exists: from no page, list, count, letter, log or row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from coprod import Service
from coprod.backup import commands
from coprod.backup.replaying import Replayed, Waiting
from coprod.backup.restoring import Restored
from coprod.backup.snapshot import Sums
from coprod.backup.walking import Manifest
from coprod.consultations.rules import Stage
from coprod.core import clock, outbox
from coprod.core.db import db, reading, writing
from coprod.migrations import tables
from coprod.people.models import SignIn
from coprod.people.rules import IDLE_LIMIT
from coprod.programmes.permissions import safeguards_the_programme
from coprod.programmes.rules import Role
from coprod.safety.models import Concern
from tests.base.alike import without_what_is_new
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.programmes import a_programme
from tests.house.answers import Asking, cases, door, doors_only
from tests.house.parts import parts
from tests.house.standing import a_standing_world, browser
from tests.house.table import VIEWERS
from tests.house.world import World

SAID, NOTED = "Quagmire has my tablets", "Rang the zeppelin desk"
LOOKED_FOR = "quagmire"  # typed into every search
OTHERS = [who for who in VIEWERS if who != Role.SAFEGUARDING.value]
OPENER = Role.MODERATOR.value

Seen = dict[str, str]


@pytest.fixture
def standing(tmp_path: Path) -> tuple[Service, World]:
    """A world of its own, in which there are concerns already, with the letters of a demonstration to read.

    Its sign-ins last as long as they can, or each look that is written down would make one last longer.
    """
    app, world = a_standing_world(tmp_path, DEMO=True, METRICS_TOKEN="a token of 20 letters")
    with app.app_context(), writing():
        db.session.execute(update(SignIn).values(ends_at=clock.now() + IDLE_LIMIT))
    return app, world


def addresses(app: Service, world: World, whose: list[str]) -> Iterator[tuple[str, str]]:
    """Who may open what. What is the same for everybody is opened by nobody in particular and by the opener."""
    with doors_only(app):
        asking = Asking(app, world)
        found = [
            (who, case)
            for case in cases(app, world)
            if "GET" in case.methods and case.stage in {None, Stage.ANSWERED}
            for who in whose
            if who in {"nobody", OPENER} or not door(app, case.endpoint).anonymous
            if asking.answer(case, who, "own", "GET") == "enters"
        ]
    for who, case in found:
        if door(app, case.endpoint).route_class == "silent":
            continue  # Machines ask these; what they are told is looked at below.
        with app.test_request_context("/"):
            things = parts(case.route, world, world.own, case.stage or Stage.ANSWERED)
            yield who, app.url_for(case.endpoint, **things)


def walk(app: Service, world: World, whose: list[str]) -> Seen:
    """Every page, searched for a word of the concern, as each of them sees it."""
    browsers = {who: browser(app, world, who) for who in whose}
    seen = {}
    if "administrator" in whose:
        copy = f"/manage/people/{world.people[OPENER].reference}/copy"
        seen[f"administrator at {copy}"] = browsers["administrator"].get(copy).text
    for who, address in addresses(app, world, whose):
        reply = browsers[who].get(address, query_string={"q": LOOKED_FOR})
        if reply.mimetype == "application/pdf":
            continue  # A poster carries the moment at which it was made.
        told = reply.data.decode(errors="replace")
        seen[f"{who} at {address}"] = f"{reply.status_code} {without_what_is_new(told)}"
    return seen


def open_one(app: Service, world: World) -> None:
    """The moderator opens a concern; the safeguarding lead reads it and begins."""
    sent = browser(app, world, OPENER).fill(
        "/manage/concerns/new", words=SAID, source="call", fear="life", reach="no"
    )
    assert sent.status_code == 302
    one = f"/manage/concerns/{newest(app).reference}"
    lead = browser(app, world, Role.SAFEGUARDING.value)
    assert SAID in lead.see(one).text
    lead.fill(one, form=f"{one}/take")
    lead.fill(f"{one}/log", words=NOTED)


def newest(app: Service) -> Concern:
    with app.app_context(), reading():
        found = db.session.scalars(select(Concern).order_by(Concern.id.desc()).limit(1)).one()
        db.session.expunge_all()
        return found


def faults(before: Seen, after: Seen, reference: str) -> list[str]:
    """Where somebody could have noticed: pages that changed, and pages with a word of it."""
    words = (SAID, NOTED, "zeppelin", reference)
    found = [f"{where} has changed" for where in before if before[where] != after.get(where)]
    return found + [f"{where} says {word}" for where, text in after.items() for word in words if word in text]


@pytest.mark.slow
def test_everybody_else_sees_the_same_pages_before_and_after_and_no_word_of_it(
    standing: tuple[Service, World],
) -> None:
    app, world = standing
    before = walk(app, world, OTHERS)
    open_one(app, world)

    after = walk(app, world, OTHERS)

    assert len(before) > 200
    assert not (told := faults(before, after, newest(app).reference)), "\n".join(told)


def test_control_with_the_rule_loosened_the_walk_finds_it(
    standing: tuple[Service, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, world = standing
    open_one(app, world)
    world.own.concern = newest(app).reference
    monkeypatch.setattr(safeguards_the_programme, "test", lambda viewer, thing: viewer.is_signed_in)

    told = faults({}, walk(app, world, ["administrator"]), world.own.concern)

    assert f"administrator at /manage/concerns/{world.own.concern} says {SAID}" in told


def test_control_if_the_letters_were_shown_the_walk_would_notice(
    standing: tuple[Service, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, world = standing
    before = walk(app, world, ["nobody"])
    open_one(app, world)
    monkeypatch.setattr(outbox, "LOOK", "no such kind")

    told = faults(before, walk(app, world, ["nobody"]), newest(app).reference)

    assert told == ["nobody at /sent-mail has changed"]


def rows() -> dict[str, list[str]]:
    """Everything that the database holds, by table."""
    with reading():
        return {
            table.name: sorted(str(tuple(row)) for row in db.session.execute(select(table)))
            for table in tables.known().sorted_tables
        }


def test_opening_one_changes_three_tables_and_dealing_with_it_two(
    database: str, app: Service, kept: Kept, as_role: Callable[..., Visitor]
) -> None:
    with kept():
        programme = a_programme()
    opener, lead = as_role(Role.MODERATOR, programme), as_role(Role.SAFEGUARDING, programme)

    def changed(deed: Callable[[], object]) -> set[str]:
        with app.app_context():
            before = rows()
        deed()
        with app.app_context():
            after = rows()
        return {table for table in before if before[table] != after[table]}

    def send() -> None:
        opener.fill("/manage/concerns/new", words=SAID, source="call", fear="life", reach="no")

    def deal() -> None:
        one = f"/manage/concerns/{newest(app).reference}"
        lead.see(one)
        lead.fill(one, form=f"{one}/take")
        lead.fill(f"{one}/close", outcome="spoke")

    assert changed(send) == {"concern", "concern_entry", "outbox"}
    assert changed(deal) == {"concern", "concern_entry"}


def test_neither_the_log_nor_the_figures_say_that_somebody_opened_one(
    standing: tuple[Service, World], capsys: pytest.CaptureFixture[str]
) -> None:
    app, world = standing
    app.config["QUIET"] = False

    def figures() -> list[str]:
        told = Visitor(app, app.response_class).get(
            "/metrics", headers={"Authorization": "Bearer a token of 20 letters"}
        )
        assert told.status_code == 200
        # A letter waits for the worker. Whose it is, and what it says, is not told.
        return [line for line in told.text.splitlines() if not line.startswith("coprod_outbox")]

    before = figures()
    capsys.readouterr()
    open_one(app, world)

    assert capsys.readouterr().err == ""
    assert figures() == before


def test_whoever_restores_a_backup_reads_no_count_of_them() -> None:
    rows = {"person": 12, "concern": 1, "concern_entry": 5, "outbox": 3}
    manifest = Manifest("2026-11-25T12:00:00+00:00", date(2026, 12, 25), "0008", {}, "")
    done = Restored(manifest, Sums(rows), Replayed(), Waiting(), None)

    told = commands.told(done)

    assert "       12  person" in told
    assert not [line for line in told if "concern" in line or line.startswith(("        1 ", "        5 "))]


def test_the_last_in_the_role_keeps_it_whether_or_not_anything_is_open(
    app: Service, kept: Kept, as_role: Callable[..., Visitor]
) -> None:
    """If only somebody with open concerns were kept, trying to end the role would tell."""
    with kept():
        programme = a_programme("Preston", "preston")
    administrator, lead = as_role(Role.ADMINISTRATOR), as_role(Role.SAFEGUARDING, programme)
    people = administrator.see("/manage/programmes/preston/people")
    end = next(
        each.get("href") for each in people.all("a") if each.text == f"End this role: {lead.person.name}"
    )

    def told() -> str:
        reply = administrator.fill(end, when="now")
        assert reply.status_code == 422
        return without_what_is_new(reply.text)

    before = told()
    as_role(Role.MODERATOR, programme).fill(
        "/manage/concerns/new", words=SAID, source="call", fear="life", reach="no"
    )

    assert told() == before
