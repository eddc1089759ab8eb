"""Whether minutes cost more than they are long: the same pages with 5 items and with 150, among 500 meetings of each.

Time may grow as a page grows, and no faster: a figure is the ratio of processor time, divided by the ratio of bytes.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert, select

from bench.browser import Browser
from bench.crowd import look
from bench.place import AT_ONCE, Place, make
from bench.reading import cookies_of
from bench.server import serving
from coprod.core import clock, secret
from coprod.core.db import Base, db, writing
from coprod.meetings.models import Action, AgendaItem, Decision, Group, Meeting, Minute
from coprod.meetings.operations import publishing, summarising
from coprod.meetings.queries import record
from coprod.meetings.queries.record import Record
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.minutes import MinutesStage
from coprod.people.models import Person
from tests.factories.meetings import a_group, a_meeting, a_member
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_programme

SHORT, LONG, MEETINGS = 5, 150, 500
TEXT = "people said that letters are **too long**, and that nobody says what happens next.\n\n- shorter\n- sooner"
PAGES = {
    "members_minutes": "/me/meetings/{reference}/minutes",
    "officers_minutes": "/manage/meetings/{reference}/minutes",
    "agenda": "/manage/meetings/{reference}/agenda",
    "public_record": "/groups/{slug}/{day}",
}


def minutes_growth(folder: Path, database: str, *, rounds: int, looks: int) -> dict[str, float]:
    """By page, how much faster time grows than length; at most 1 when it does not."""
    place = make(folder, database)
    cookies, short, long = _filled(place)
    found: dict[str, list[float]] = {name: [] for name in PAGES}
    with serving("wsgi:app", place.environment, folder / "minutes.log") as served:
        browser = Browser(served.port, dict(cookies))
        for _turn in range(rounds):
            for name, path in PAGES.items():
                few, many = path.format(**short), path.format(**long)
                length = len(browser.ask("GET", many).text) / len(browser.ask("GET", few).text)
                times = look(served, many, looks, cookies) / look(served, few, looks, cookies)
                found[name].append(times / length)
        browser.close()
    return {f"{name}_growth": median(each) for name, each in found.items()}


def _filled(place: Place) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The cookie of the chair of both groups, and where the middle meeting of each is."""
    with place.app.test_request_context("/"):
        with writing():
            chair, programme = a_person(), a_programme()
            key = a_sign_in(chair, ends_at=clock.now() + timedelta(days=1))
            groups = [(a_group(programme), items) for items in (SHORT, LONG)]
            middle = [_store(group, chair, items) for group, items in groups]
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ANALYZE")  # As the database does by itself, a minute later.
    few, many = middle
    return cookies_of(place, key), few, many


def _store(group: Group, chair: Person, items: int) -> dict[str, str]:
    """Five hundred meetings of a group, each with so many items and what was said under them."""
    a_member(group, MemberRole.STAFF, Office.CHAIR, chair)
    first = a_meeting(group, in_days=-MEETINGS - 1, minutes_stage=MinutesStage.APPROVED)
    row = _facts(Meeting, first.id)
    later = [
        row | {"reference": secret.reference(12), "on_day": row["on_day"] + timedelta(days=at)}
        for at in range(1, MEETINGS)
    ]
    _insert(Meeting, later)
    for meeting in db.session.scalars(select(Meeting.id).where(Meeting.group_id == group.id)).all():
        _write(meeting, group.id, items)
    days = select(Meeting).where(Meeting.group_id == group.id).order_by(Meeting.on_day)
    middle = db.session.scalars(days.offset(MEETINGS // 2).limit(1)).one()
    summarising.summarise(_record(middle), "We read letters. They get shorter.", by=chair.id)
    publishing.publish(_record(middle), by=chair.id)
    return {"reference": middle.reference, "slug": group.slug, "day": middle.on_day.isoformat()}


def _record(meeting: Meeting) -> Record:
    found = record.one(meeting.reference)
    if found is None:
        raise LookupError("The meeting is not there.")
    return found


def _write(meeting: int, group: int, items: int) -> None:
    """An agenda, minutes under every item, a decision and an action under every fifth."""
    now = clock.now()
    told: dict[str, Any] = {"meeting_id": meeting, "kind": "item", "purpose": "discussion", "layer": "public"}
    told |= {"about": "", "minutes": 5, "leader": "", "from_lived_experience": False}
    _insert(
        AgendaItem,
        [
            told | {"reference": secret.reference(12), "position": at, "title": f"letter {at}"}
            for at in range(1, items + 1)
        ],
    )
    numbers = list(
        db.session.scalars(
            select(AgendaItem.id).where(AgendaItem.meeting_id == meeting).order_by(AgendaItem.position)
        )
    )
    _insert(
        Minute,
        [{"item_id": each, "text": f"{TEXT} {each}", "revision": 1, "changed_at": now} for each in numbers],
    )
    common = {"meeting_id": meeting, "position": 1, "layer": "public", "made_at": now}
    decided = common | {
        "decided_by": "the group",
        "how": "consensus",
        "dissent": "",
        "influence": "unchanged",
    }
    decided |= {"influence_words": "", "was_quorate": True, "not_quorate_why": ""}
    taken = common | {"group_id": group, "owner": "the team", "stage": "open", "evidence": ""}
    for model, facts in ((Decision, decided), (Action, taken)):
        _insert(
            model,
            [
                facts
                | {"reference": secret.reference(12), "item_id": each, "words": "the letter is one page."}
                for each in numbers[::5]
            ],
        )


def _facts(model: type[Base], number: int) -> dict[str, Any]:
    """The columns of a row but its number."""
    table = model.__table__
    row = db.session.execute(select(table).where(table.c.id == number)).mappings().one()
    return {name: value for name, value in row.items() if name != "id"}


def _insert(model: type[Base], rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), AT_ONCE):
        db.session.execute(insert(model.__table__), rows[at : at + AT_ONCE])  # type: ignore[arg-type]
