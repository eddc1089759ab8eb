"""One press gives whoever leads one PDF, for those who need their agenda on paper and are ticked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Meeting, Member
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.people.models import AccessNeed, AccessProfile
from coprod.people.rules.needs import NeedKind
from tests.base.printed import Printed
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import Circle, a_meeting, a_paper, an_invitation


@pytest.fixture
def called(kept: Kept, circle: Circle) -> Meeting:
    with kept():
        meeting = a_meeting(circle.group)
        a_paper(meeting, "What it costs", layer=Layer.MEMBERS)
        a_paper(meeting, "For few", layer=Layer.RESTRICTED)
        for member, kind in ((circle.member, NeedKind.LARGE_PRINT), (circle.observer, NeedKind.EASY_READ)):
            an_invitation(meeting, member)
            today = clock.today()
            db.session.add(AccessProfile(person_id=member.person_id, is_shared=True, reviewed_on=today))
            db.session.add(AccessNeed(person_id=member.person_id, kind=kind, recorded_on=today))
        an_invitation(meeting, circle.chair)
        return meeting


def test_everybody_who_needs_paper_is_ticked_and_one_press_makes_one_pdf(
    called: Meeting, circle: Circle, lead: Visitor
) -> None:
    where = f"/manage/meetings/{called.reference}/packs"

    page = lead.see(where)
    text = " ".join(page.main.text.split())
    assert "Large print, 18 point, English. Hand it over: do not post it." in text
    assert "What it costs, English, version 1: 2 copies" in text and "For few" not in text
    made = lead.fill(where)

    assert made.mimetype == "application/pdf" and ".pdf" in made.headers["Content-Disposition"]
    # Handed over in front of others: the name that the group knows.
    assert "Ana" in Printed(made.data).text and "Olu" in Printed(made.data).text
    assert "Member" not in Printed(made.data).text
    alone = Printed(lead.fill(where, people=circle.member.person.reference).data)
    assert "Ana" in alone.text and "Olu" not in alone.text
    nobody = lead.fill(where, people=None)
    assert nobody.status_code == 422 and "Choose at least one person." in nobody.text


def test_only_those_who_lead_and_only_of_a_called_meeting(
    kept: Kept, called: Meeting, circle: Circle, browser_of: Callable[[Member], Visitor], lead: Visitor
) -> None:
    with kept():
        planned = a_meeting(circle.group, in_days=50, stage=Stage.PLANNED)
        an_invitation(planned, circle.member)

    for member in (circle.member, circle.chair):
        # A chair belongs to the group too, and learns no address of another member.
        assert browser_of(member).get(f"/manage/meetings/{called.reference}/packs").status_code == 403
    assert "/packs" not in browser_of(circle.chair).see(f"/manage/meetings/{called.reference}").text
    page = lead.see(f"/manage/meetings/{planned.reference}/packs")
    assert "Agendas are printed once the meeting is called" in page.text and not page.main.all("form")
