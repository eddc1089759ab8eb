"""Papers reach their circle and nobody wider, a late one says so for good, and missing formats are named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.meetings.models import Invitation, Meeting, Member, PaperVersion
from coprod.meetings.queries import meetings
from coprod.meetings.rules.meetings import Layer
from coprod.people.models import AccessNeed, AccessProfile, Person
from coprod.people.rules.needs import NeedKind
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import (
    Circle,
    a_meeting,
    a_paper,
    an_agenda_item,
    an_interest,
    an_invitation,
)
from tests.factories.people import a_person

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def called(kept: Kept, circle: Circle) -> Meeting:
    with kept():
        meeting = a_meeting(circle.group)
        an_agenda_item(meeting, "For all")
        an_agenda_item(meeting, "For few", layer=Layer.RESTRICTED)
        an_invitation(meeting, circle.member)
        return meeting


def _add(browser: Visitor, meeting: Meeting, title: str, layer: str, **more: str) -> None:
    page = browser.see(f"/manage/meetings/{meeting.reference}/papers/new")
    items = {each.text.strip(): each.get("value") for each in page.all("option")}
    facts = {"title": title, "layer": layer, "language": "en", "format": "standard", **more}
    of_item = facts.pop("item", "None: it is for the whole meeting")
    facts["item"] = next(value for words, value in items.items() if words.endswith(of_item))
    reply = browser.post(
        f"/manage/meetings/{meeting.reference}/papers/new", data={**facts, "file": (BytesIO(PDF), "plan.pdf")}
    )
    assert reply.status_code == 302, reply.text


def _keys(app: Service) -> list[PaperVersion]:
    with app.app_context(), reading():
        found = list(db.session.scalars(select(PaperVersion).order_by(PaperVersion.id)))
        db.session.expunge_all()
        return found


def test_each_circle_fetches_its_own_papers_and_no_others(
    app: Service,
    circle: Circle,
    called: Meeting,
    client: Visitor,
    browser_of: Callable[[Member], Visitor],
) -> None:
    lead = browser_of(circle.chair)
    _add(lead, called, "Open", "public")
    _add(lead, called, "Ours", "members")
    _add(lead, called, "Closed", "restricted")
    _add(lead, called, "Of a closed item", "restricted", item="For few")
    keys = [each.key for each in _keys(app)]
    doors = {
        f"/groups/{circle.group.slug}/{called.on_day.isoformat()}/papers": (client, [200, 404, 404, 404]),
        f"/me/meetings/{called.reference}/papers": (browser_of(circle.member), [200, 200, 404, 404]),
        f"/manage/meetings/{called.reference}/papers": (lead, [200, 200, 200, 200]),
    }

    for where, (browser, answers) in doors.items():
        assert [browser.get(f"{where}/{key}").status_code for key in keys] == answers, where
    fetched = client.get(f"{next(iter(doors))}/{keys[0]}")
    assert fetched.data == PDF and fetched.headers["Content-Disposition"].startswith("attachment")
    assert (
        browser_of(circle.observer).get(f"/me/meetings/{called.reference}/papers/{keys[1]}").status_code
        == 200
    )
    for day in ("2026-13-40", (called.on_day + timedelta(days=1)).isoformat(), "never"):
        assert client.get(f"/groups/{circle.group.slug}/{day}/papers/{keys[0]}").status_code == 404


def test_a_guest_fetches_what_everybody_is_shown_and_nothing_of_the_groups(
    app: Service,
    kept: Kept,
    circle: Circle,
    called: Meeting,
    sign_in: Callable[[Visitor, Person], Visitor],
) -> None:
    with kept():
        guest = a_person("Guest")
        db.session.add(Invitation(meeting_id=called.id, person_id=guest.id))
        keys = [
            a_paper(called, layer.value, layer=layer).versions[0].key
            for layer in (Layer.PUBLIC, Layer.MEMBERS, Layer.RESTRICTED)
        ]
        an_interest(called, circle.member, words="My sister prints.")
    for key in keys:
        (Path(app.config["UPLOADS"]) / key).write_bytes(PDF)
    browser = sign_in(Visitor(app, app.response_class), guest)
    stranger = sign_in(Visitor(app, app.response_class), circle.chair.person)
    where = f"/me/meetings/{called.reference}"

    assert [browser.get(f"{where}/papers/{key}").status_code for key in keys] == [200, 404, 404]
    page = browser.see(where)
    assert keys[0] in str([each.get("href") for each in page.all("a")])
    assert "My sister prints." not in page.text
    assert stranger.get(f"/me/meetings/nothing/papers/{keys[0]}").status_code == 404


def test_a_paper_of_an_item_is_for_no_wider_circle_than_the_item(
    app: Service, circle: Circle, called: Meeting, lead: Visitor, browser_of: Callable[[Member], Visitor]
) -> None:
    _add(lead, called, "The letter", "public", item="For all")
    with app.app_context(), reading():
        item = next(each.reference for each in meetings.agenda(called) if each.title == "For all")
        few = next(each.reference for each in meetings.agenda(called) if each.title == "For few")
    paper = lead.see(f"/manage/meetings/{called.reference}/papers").all("a")
    change = next(each.get("href") for each in paper if each.get("href").endswith("/change"))

    refused = lead.fill(change, item=few, layer="members")
    assert refused.status_code == 422 and "fewer people may read" in refused.text
    lead.fill(f"/manage/meetings/{called.reference}/agenda/{item}", layer="restricted")

    key = _keys(app)[0].key
    assert browser_of(circle.member).get(f"/me/meetings/{called.reference}/papers/{key}").status_code == 404


def _due(app: Service, meeting: Meeting, in_days: int) -> None:
    with app.app_context(), writing():
        db.session.get_one(Meeting, meeting.id).papers_due_on = clock.today() + timedelta(days=in_days)


def test_a_late_file_says_so_for_good_also_when_the_meeting_is_moved(
    app: Service, called: Meeting, lead: Visitor
) -> None:
    where = f"/manage/meetings/{called.reference}/papers"
    _due(app, called, 0)
    _add(lead, called, "In time", "members")
    _due(app, called, -1)
    add = next(each.get("href") for each in lead.see(where).all("a") if each.get("href").endswith("/add"))
    kinds = {"is_new": "yes", "language": "en", "format": "standard"}
    assert lead.post(add, data={**kinds, "file": (BytesIO(PDF), "two.pdf")}).status_code == 302
    _due(app, called, 30)

    assert [(each.version, each.is_late) for each in _keys(app)] == [(1, False), (2, True)]
    assert "Late: it was due on" in lead.see(where).text


def test_a_version_has_one_file_of_a_kind_and_the_check_names_formats_but_nobody(
    app: Service, kept: Kept, circle: Circle, called: Meeting, lead: Visitor
) -> None:
    with kept():
        today = clock.today()
        db.session.add(AccessProfile(person_id=circle.member.person_id, is_shared=True, reviewed_on=today))
        db.session.add(
            AccessNeed(person_id=circle.member.person_id, kind=NeedKind.LARGE_PRINT, recorded_on=today)
        )
    _add(lead, called, "The letter", "members")
    where = f"/manage/meetings/{called.reference}/papers"
    page = lead.see(where)
    assert "Somebody who is asked to come needs this, and it is not there:" in page.text
    assert "Papers in large print: 1 person" in " ".join(page.text.split())
    assert "Ana" not in page.text and "Member" not in page.text.replace("Members", "")

    add = next(each.get("href") for each in page.all("a") if each.get("href").endswith("/add"))
    kinds = {"is_new": "no", "language": "en", "format": "standard"}
    refused = lead.post(add, data={**kinds, "file": (BytesIO(PDF), "again.pdf")})
    assert refused.status_code == 422 and "Add yours as a new version." in refused.text
    lead.post(add, data={**kinds, "is_large_print": "y", "file": (BytesIO(PDF), "large.pdf")})
    assert "it is not there:" not in lead.see(where).text

    remove = [each.get("href") for each in lead.see(where).all("a") if each.get("href").endswith("/remove")]
    for address in remove:
        lead.fill(address)
    assert "There are no papers yet." in lead.see(where).text and _keys(app) == []


def test_what_is_no_document_is_refused(app: Service, called: Meeting, lead: Visitor) -> None:
    refused = lead.post(
        f"/manage/meetings/{called.reference}/papers/new",
        data={
            "title": "Script",
            "layer": "public",
            "item": "",
            "language": "en",
            "format": "standard",
            "file": (BytesIO(b"<script>"), "a.pdf"),
        },
    )

    assert refused.status_code == 422 and "We cannot take this kind of file." in refused.text
    assert _keys(app) == []
