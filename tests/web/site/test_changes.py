"""What changed is a list that anybody can search, with late promises on top, and a page for each promise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from coprod.consultations.rules import Stage
from coprod.influence.rules import Verdict
from coprod.programmes.models import Programme
from coprod.programmes.rules import Level
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_commitment, an_answer
from tests.factories.programmes import a_programme, a_workstream
from tests.factories.themes import a_finding
from tests.web.site.conftest import WORDS, Story, a_late_promise, a_story

pytestmark = pytest.mark.usefixtures("database")  # on both databases


def _titles(client: Visitor, address: str) -> list[str]:
    return [each.text for each in client.see(address).main.all("h3")]


def test_late_promises_stand_first_and_say_how_late(
    kept: Kept, client: Visitor, programme: Programme, story: Story
) -> None:
    with kept():
        a_late_promise(programme, "Two days", days=2)
        a_late_promise(programme, "Twelve days", days=12)

    page = client.see("/changes")

    assert [each.text for each in page.main.all("h3")] == [
        "Twelve days",
        "Two days",
        "People told their story too often",
    ]
    assert "12 days late" in page.main.text


def test_a_no_is_in_the_list_as_well(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        consultation = a_consultation(programme, stage=Stage.ANSWERED)
        finding = a_finding(consultation, "Open at night")
        an_answer(finding, Verdict.NO, why="There is nobody to do it.")

    page = client.see("/changes")

    assert "Not accepted" in page.main.text
    assert "There is nobody to do it." in page.main.text
    address = page.link("Open at night")
    assert address == f"/consultations/{consultation.reference}/outcome#finding-{finding.reference}"
    assert f'id="finding-{finding.reference}"' in client.get(address).text


def test_filters_stand_in_the_address_and_are_said_in_sentences(kept: Kept, client: Visitor) -> None:
    with kept():
        here, there = a_programme("Here", "here"), a_programme("There", "there")
        part = a_workstream(here, "eating")
        consultation = a_consultation(
            here, stage=Stage.ANSWERED, workstream_id=part.id, level=Level.ORGANISATION
        )
        a_commitment(an_answer(a_finding(consultation, "Meals at weekends")))
        a_late_promise(there)

    assert _titles(client, "/changes?programme=here") == ["Meals at weekends"]
    assert _titles(client, "/changes?workstream=here/eating") == ["Meals at weekends"]
    assert _titles(client, "/changes?level=organisation") == ["Meals at weekends"]
    assert _titles(client, "/changes?progress=late") == ["The lift is broken"]
    assert _titles(client, "/changes?q=weekends") == ["Meals at weekends"]
    said = client.see("/changes?programme=here&level=organisation&progress=promised").main.text
    assert "Only in this programme: Here." in said
    assert "Only at this level: Organisation." in said
    assert "Only these: Promised, and not yet due." in said


def test_one_promise_has_its_whole_thread(client: Visitor, story: Story) -> None:
    page = client.see(f"/changes/{story.commitment.reference}")

    stations = [each.text.split(" (")[0] for each in page.main.all("h3") if "(reached)" in each.text]
    assert stations == ["Asked", "Said", "Heard", "Decided", "Done", "Checked"]
    assert WORDS in page.main.text
    assert f"/consultations/{story.consultation.reference}" in {
        each.get("href") for each in page.main.all("a")
    }


def test_in_another_language_what_is_only_english_is_marked(client: Visitor, story: Story) -> None:
    page = client.see(f"/ur/changes/{story.commitment.reference}")

    why = next(each for each in page.main.all("div") if each.text == "You are right.")
    assert (why.get("lang"), why.get("dir")) == ("en", "ltr")


def test_unknown_promises_are_not_found(client: Visitor) -> None:
    for reference in ("nosuch", "%00", "x" * 400):
        assert client.get(f"/changes/{reference}").status_code == 404


def test_a_longer_list_asks_the_database_no_more_often(
    kept: Kept, client: Visitor, programme: Programme, count_statements: Callable[[], Any]
) -> None:
    def asked(address: str) -> int:
        with count_statements() as statements:
            client.see(address)
        return len(statements)

    addresses = ("/", "/changes", "/programmes/community")
    with kept():
        part = a_workstream(programme)
        a_story(programme).consultation.workstream_id = part.id
    before = [asked(address) for address in addresses]
    with kept():
        for _each in range(5):
            a_story(programme).consultation.workstream_id = part.id

    assert [asked(address) for address in addresses] == before
