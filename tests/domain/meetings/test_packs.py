"""One press makes every agenda that must be printed: in its reader's language and size, and neutral from outside."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.meetings.models import Meeting
from coprod.meetings.operations import packs
from coprod.meetings.queries import meetings
from coprod.meetings.queries import packs as queries
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.meetings import Layer
from coprod.people.models import AccessNeed, AccessProfile, Person
from coprod.people.rules import SafeContact
from coprod.people.rules.needs import READ, NeedKind
from tests.base.printed import Printed
from tests.factories.meetings import a_group, a_meeting, a_member, a_paper, an_agenda_item, an_invitation
from tests.factories.people import a_person

HOME = "1 The Street\nPreston\nPR1 1AA"


def needs(person: Person, *kinds: NeedKind, is_shared: bool = True) -> None:
    today = clock.today()
    db.session.add(AccessProfile(person_id=person.id, is_shared=is_shared, reviewed_on=today))
    db.session.add_all(AccessNeed(person_id=person.id, kind=kind, recorded_on=today) for kind in kinds)
    db.session.flush()


def a_room(*asked: tuple[str, Sequence[NeedKind], dict[str, object]]) -> str:
    """A called meeting with these people asked: name, what they need, more of them. Returns its reference."""
    group = a_group(name="Letters group")
    meeting = a_meeting(
        group, title="December meeting", supporter="Sam, 01632 960123", venue_access="A ramp."
    )
    item = an_agenda_item(meeting, "The new letter", minutes=20)
    an_agenda_item(meeting, "A complaint about somebody", layer=Layer.RESTRICTED)
    a_paper(meeting, "Draft of the letter", item)
    a_paper(meeting, "What it costs", layer=Layer.RESTRICTED)
    for name, kinds, more in asked:
        person = a_person(name, **{"postal_address": HOME, **more})
        needs(person, *kinds)
        an_invitation(meeting, a_member(group, person=person, called=f"{name} here"))
    return meeting.reference


def _meeting(reference: str) -> Meeting:
    found = meetings.one(reference)
    assert found is not None
    return found


def _made(reference: str) -> Printed:
    with writing():
        meeting = _meeting(reference)
        return Printed(packs.make(meeting, queries.readers(meeting), by=a_person().id))


def _names(reference: str) -> list[str]:
    with reading():
        return [each.person.name for each in queries.readers(_meeting(reference))]


def test_who_needs_paper_and_shares_it_gets_a_pack() -> None:
    with writing():
        reference = a_room(
            ("Large", [NeedKind.LARGE_PRINT], {}),
            ("Nothing", [NeedKind.BSL], {}),
            ("Post", [], {"safe_contact": SafeContact.POST}),
            ("Forgotten", [NeedKind.PAPER], {"forgotten_at": clock.now()}),
        )
        meeting = _meeting(reference)
        silent, away, gone = a_person("Silent"), a_person("Away"), a_person("Gone")
        needs(silent, NeedKind.PAPER, is_shared=False)
        needs(away, NeedKind.PAPER)
        needs(gone, NeedKind.PAPER)
        assert meeting.group is not None
        an_invitation(meeting, a_member(meeting.group, person=silent))
        an_invitation(meeting, a_member(meeting.group, person=away), answer=Answer.NO)
        an_invitation(meeting, a_member(meeting.group, person=gone, to_day=clock.today()))

    assert _names(reference) == ["Large", "Post"]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_pack_can_be_read_aloud_and_shows_nothing_but_an_address_in_the_window(language: str) -> None:
    with writing():
        reference = a_room(("Ana Ali", [NeedKind.PAPER], {"language": language}))

    printed = _made(reference)

    assert printed.millimetres == (210, 297) and printed.pages == 2
    assert "pdfuaid" in printed.catalogue["/Metadata"].get_data().decode()
    assert {"/H1", "/H2", "/H3", "/L"} <= set(printed.roles())
    cover, agenda = (page.extract_text() for page in printed.reader.pages)
    for words in ("Ana Ali", "PR1 1AA", "December meeting", "960123", "Draft of the letter"):
        assert words in cover
    assert "The new letter" in agenda and ("10am" if language == "en" else "10:00 AM") in agenda
    assert "complaint" not in printed.text and "What it costs" not in printed.text

    # In a document that runs from the right this reader turns the order of Latin letters; they are all there.
    window = "".join(printed.words_between(0, 0, 105).split())
    assert sorted(window) == sorted("AnaAli1TheStreetPrestonPR11AA")


def test_large_print_is_large_and_easy_read_is_short_with_pictures() -> None:
    with writing():
        reference = a_room(
            ("Small", [NeedKind.PAPER], {}),
            ("Large", [NeedKind.LARGE_PRINT], {}),
            ("Easy", [NeedKind.EASY_READ], {}),
        )

    printed = _made(reference)

    # Each pack begins on a new sheet of paper: nobody's address is on the back of another's agenda.
    begins = [at for at, page in enumerate(printed.reader.pages) if "In this envelope" in page.extract_text()]
    assert len(begins) == 3 and all(at % 2 == 0 for at in begins)
    # The number of the page alone is smaller than its words.
    smallest = [min(set(printed.letter_sizes(first + 1)) - {11}) for first in begins]
    assert smallest == [12, 18, 16]
    easy = printed.reader.pages[begins[2]].extract_text()
    assert "It begins at 10am. It ends at midday." in easy and "PR1" not in easy
    assert "We will talk about this." in printed.text


def test_each_making_stands_in_the_trail_and_everybody_sees_that_their_needs_were_read() -> None:
    with writing():
        reference = a_room(
            ("Large", [NeedKind.LARGE_PRINT], {}), ("Post", [], {"safe_contact": SafeContact.POST})
        )

    _made(reference)

    with reading():
        made = db.session.scalars(select(AuditRow).where(AuditRow.deed == "agenda packs made")).one()
        looks = db.session.scalars(select(AuditRow).where(AuditRow.deed == READ)).all()
    assert made.details == {"count": 2, "posted": 1} and made.subject_label == reference
    assert len(looks) == 1


def test_whose_name_we_cannot_print_is_said_and_nothing_is_made() -> None:
    with writing():
        reference = a_room(("Ana", [NeedKind.PAPER], {}), ("অনা", [NeedKind.PAPER], {}))

    with pytest.raises(Refused, match="অনা"):
        _made(reference)
    with pytest.raises(Refused, match="Choose at least one person"), writing():
        packs.make(_meeting(reference), [], by=a_person().id)
