"""A lead drafts a consultation: from a title to an open question, in an afternoon."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.programmes.models import Organisation
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.programmes import an_organisation

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
MANAGE = "/manage/consultations"


@pytest.fixture
def trust(kept: Kept) -> Organisation:
    with kept():
        return an_organisation("An example trust")


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _where(consultation: Consultation, step: str = "") -> str:
    return f"{MANAGE}/{consultation.reference}{step}"


def _stands(app: Service, consultation: Consultation) -> Consultation:
    with app.app_context(), reading():
        found = queries.one_whole(consultation.reference)
        assert found is not None
        db.session.expunge_all()
        return found


def test_a_lead_goes_from_a_title_to_an_open_consultation_through_pages_alone(
    app: Service, lead: Visitor, trust: Organisation, client: Visitor
) -> None:
    made = lead.fill(f"{MANAGE}/new", title="First contact", question="What should happen first?")
    home = made.location
    assert lead.see(home).main.text.count("in English") >= 4

    lead.fill(
        f"{home}/words",
        **{
            "t-purpose": "To decide how it works.",
            "t-can_change": "Who answers.",
            "t-cannot_change": "The money.",
            "t-who_decides": "The board.",
            "t-what_happens": "We read every answer.",
        },
    )
    lead.fill(f"{home}/ways/new", kind="telephone", text="Call 01632 960000, Monday to Friday.")
    lead.fill(f"{home}/controllers", organisation=trust.reference)
    today = clock.today()
    lead.fill(
        f"{home}/dates",
        **_day("closes_on", today + timedelta(days=50)),
        **_day("reads_on", today + timedelta(days=51)),
        **_day("decides_on", today + timedelta(days=80)),
    )
    lead.fill(f"{home}/questions/sections/new", title="Your first contact")
    section = lead.see(f"{home}/questions").link("Add a question to “Your first contact”")
    lead.fill(section, kind="one_of", title="How often did you tell it?", options="Once\n\nMore often\n")
    lead.fill(section, kind="scale", title="How calm were you?", points="5", low="Not", high="Very")
    for name in ("who", "publish"):
        lead.fill(f"{home}/questions", form=f"{home}/questions/standard/{name}")
    seen = lead.see(f"{home}/questions/preview").main.text
    assert "More often" in seen and "May we publish your words" in seen and "about my own experience" in seen

    assert lead.see(f"{home}/open").main.text.count("cannot open yet") == 0
    assert lead.fill(f"{home}/open").location == home
    assert "Open" in lead.see(home).main.text

    reference = home.rsplit("/", 1)[1]
    assert client.see(f"/consultations/{reference}/respond").h1


def test_an_unready_draft_says_what_is_missing_and_stays_a_draft(
    app: Service, lead: Visitor, draft: Consultation
) -> None:
    assert "It cannot open yet" in lead.see(_where(draft, "/open")).main.text

    answer = lead.post(_where(draft, "/open"), data={})

    assert answer.status_code == 422 and "Set the day on which it closes" in answer.text
    assert _stands(app, draft).stage is Stage.DRAFT


def test_dates_out_of_order_are_said_in_words_and_what_was_typed_stays(
    lead: Visitor, draft: Consultation
) -> None:
    today = clock.today()

    answer = lead.fill(
        _where(draft, "/dates"),
        **_day("closes_on", today + timedelta(days=50)),
        **_day("decides_on", today + timedelta(days=40)),
    )

    assert answer.status_code == 422 and "The decision must come after" in answer.text
    assert f'value="{(today + timedelta(days=50)).year}"' in answer.text
    answer = lead.fill(_where(draft, "/dates"), **{"closes_on-day": "31", "closes_on-month": "2"})
    assert answer.status_code == 422 and "Enter a real date" in answer.text and 'value="31"' in answer.text


def test_a_translation_stands_beside_the_english_words_and_says_when_it_has_fallen_behind(
    app: Service, lead: Visitor, draft: Consultation
) -> None:
    urdu = _where(draft, "/words") + "?language=ur&format=standard"
    lead.fill(urdu, **{"t-title": "پہلا رابطہ", "standing": "checked", "checker": "A reader"})
    lead.fill(_where(draft, "/words"), **{"t-title": "The very first contact"})

    page = lead.see(urdu)
    assert "The English words have changed" in page.main.text and "The very first contact" in page.main.text
    lead.fill(urdu, **{"from_present": "y"})
    assert "The English words have changed" not in lead.see(urdu).main.text
    assert {each.language for each in _stands(app, draft).editions} == {"en", "ur"}


def test_a_checked_translation_names_who_checked_it(lead: Visitor, draft: Consultation) -> None:
    urdu = _where(draft, "/words") + "?language=ur&format=standard"

    answer = lead.fill(urdu, **{"t-title": "پہلا", "standing": "checked"})

    assert answer.status_code == 422 and "Say who checked it" in answer.text and "پہلا" in answer.text


def test_the_second_of_two_writers_is_told_and_loses_nothing(lead: Visitor, draft: Consultation) -> None:
    words = _where(draft, "/words")
    stale = lead.see(words).form()
    seen = next(each.get("value") for each in stale.all("input") if each.get("name") == "seen")
    lead.fill(words, **{"t-purpose": "What the first one wrote."})

    answer = lead.post(words, data={"seen": seen, "t-title": "First contact", "t-purpose": "What I wrote."})

    assert answer.status_code == 422 and "Somebody else has changed these words" in answer.text
    assert "What I wrote." in answer.text and "What the first one wrote." in answer.text


def test_too_long_words_and_broken_ones_are_answered_in_words(
    app: Service, database: str, lead: Visitor, draft: Consultation
) -> None:
    answer = lead.fill(_where(draft, "/words"), **{"t-title": "x" * 200})
    assert (
        answer.status_code == 422
        and "Shorten this to 120 characters" in answer.text
        and "x" * 200 in answer.text
    )

    lead.fill(_where(draft, "/words"), **{"t-title": "First\0 contact"})
    text = next(each.text for each in _stands(app, draft).editions if each.language == "en")
    assert text["title"] == "First contact"

    assert lead.get(f"{MANAGE}?q=%00&page=99999999&stage=none").status_code == 200
    assert lead.get(_where(draft, "/words") + "?language=%00&format=none").status_code == 200


def test_a_document_can_be_fetched_by_everybody_once_the_consultation_is_public(
    app: Service, lead: Visitor, client: Visitor, draft: Consultation
) -> None:
    sent = {"title": "The plan", "language": "en", "format": "standard", "file": (BytesIO(PDF), "plan.pdf")}
    lead.post(_where(draft, "/documents"), data=sent, content_type="multipart/form-data")
    document = _stands(app, draft).documents[0]
    address = f"/consultations/{draft.reference}/documents/{document.key}"

    assert client.get(address).status_code == 404
    fetched = lead.get(address)
    assert fetched.data == PDF and fetched.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"/consultations/other/documents/{document.key}").status_code == 404

    lead.fill(_where(draft, f"/documents/{document.key}/remove"))
    assert lead.get(address).status_code == 404


def test_a_file_that_is_not_a_document_is_refused_in_words(lead: Visitor, draft: Consultation) -> None:
    sent = {"title": "The plan", "language": "en", "format": "standard", "file": (BytesIO(b"MZ"), "plan.pdf")}

    answer = lead.post(_where(draft, "/documents"), data=sent, content_type="multipart/form-data")

    assert answer.status_code == 422 and "We cannot take this kind of file" in answer.text
    assert "The plan" in answer.text


def test_options_are_added_moved_ruled_out_and_removed(
    app: Service, lead: Visitor, draft: Consultation
) -> None:
    lead.fill(_where(draft, "/options/new"), title="A new building")
    second = _stands(app, draft).options[1]
    refused = lead.fill(_where(draft, f"/options/{second.key}"), status="discarded")
    assert refused.status_code == 422 and "Say why this option was ruled out" in refused.text

    lead.fill(_where(draft, f"/options/{second.key}"), status="discarded", reason="There is no money.")
    lead.fill(_where(draft, "/options"), form=_where(draft, f"/options/{second.key}/move"), button="to=up")
    assert [each.key for each in _stands(app, draft).options] == [second.key, "one-page"]
    lead.fill(_where(draft, f"/options/{second.key}/remove"))
    assert [each.key for each in _stands(app, draft).options] == ["one-page"]


def test_an_unknown_part_is_not_found(lead: Visitor, draft: Consultation) -> None:
    for step in (
        "/options/none",
        "/options/none/remove",
        "/ways/none",
        "/documents/none/remove",
        "/controllers/99/end",
        "/questions/none",
        "/questions/none/options",
        "/questions/told/options/none",
        "/questions/sections/none",
        "/questions/sections/none/new",
    ):
        assert lead.get(_where(draft, step)).status_code == 404, step
    assert lead.post(_where(draft, "/questions/standard/none")).status_code == 404
    assert lead.post(_where(draft, "/questions/none/move")).status_code == 404
