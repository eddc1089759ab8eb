"""A consultation shows everybody what they need to answer it well, and its list can be searched and shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from coprod.consultations.models import ConsultationOption, Controller
from coprod.consultations.rules import OptionStatus, Stage
from coprod.core import clock
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import TEXTS, a_consultation, a_consultation_edition
from tests.factories.programmes import an_organisation

pytestmark = pytest.mark.usefixtures("database")  # on both databases

AsRole = Callable[..., Visitor]


def test_it_says_what_can_change_and_what_cannot_and_who_decides(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme)

    said = client.see(f"/consultations/{consultation.reference}").main.text

    for key in (
        "question",
        "summary",
        "purpose",
        "can_change",
        "cannot_change",
        "who_decides",
        "what_happens",
    ):
        assert TEXTS[key] in said
    assert "What speaks for it Nobody has to ask again." in said
    assert "What speaks against it It must be kept up to date." in said
    assert "Call 01632 960000" in said
    assert "Closes in 14 days" in said
    assert "4 questions" in said


def test_an_option_that_was_ruled_out_stays_in_sight_with_its_reason(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        words = {
            "option.kiosk.title": "A machine in the hall",
            "option.kiosk.reason": "People wanted a voice.",
        }
        consultation = a_consultation(programme, texts=words)
        db.session.add(
            ConsultationOption(
                consultation_id=consultation.id, key="kiosk", position=2, status=OptionStatus.DISCARDED
            )
        )

    said = client.see(f"/consultations/{consultation.reference}").main.text

    assert "What we thought of and will not do A machine in the hall Why not People wanted a voice." in said


def test_it_names_who_is_responsible_and_the_notice_that_was_shown(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme)
        board = an_organisation("Example Care Board")
        db.session.add(
            Controller(
                consultation_id=consultation.id, organisation_id=board.id, from_day=clock.today(), to_day=None
            )
        )

    page = client.see(f"/consultations/{consultation.reference}")

    assert "Example Care Board" in page.main.text
    assert page.link("Privacy notice, version 1") == "/privacy/community/1"


def test_easy_read_is_one_link_away_and_says_when_it_has_fallen_behind(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme)
        a_consultation_edition(
            consultation,
            {"question": "What helps you first?"},
            format=Format.EASY_READ,
            source_hash="made from something older",
        )
    address = client.see(f"/consultations/{consultation.reference}").link("Easy Read")

    page = client.see(address)

    assert page.h1 == "What helps you first?"
    assert "This version may be out of date." in page.main.text
    assert page.link("The full version") == f"/consultations/{consultation.reference}"


def test_words_that_are_not_translated_are_marked_as_english(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme)

    page = client.see(f"/ur/consultations/{consultation.reference}")

    heading = page.all("h1")[0]
    assert (heading.get("lang"), heading.get("dir")) == ("en", "ltr")


def test_a_draft_is_seen_by_those_who_lead_it_and_by_nobody_else(
    kept: Kept, client: Visitor, programme: Programme, as_role: AsRole
) -> None:
    with kept():
        draft = a_consultation(programme, stage=Stage.DRAFT)
    address = f"/consultations/{draft.reference}"

    assert "This is a draft." in as_role(Role.LEAD, programme).see(address).main.text
    for browser in (
        client,
        as_role(Role.LEAD),
        as_role(Role.REVIEWER, programme),
        as_role(Role.ADMINISTRATOR),
    ):
        assert browser.get(address).status_code == 404
    assert draft.reference not in client.see("/consultations").text


def test_after_closing_it_says_by_when_we_answer(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        consultation = a_consultation(programme, stage=Stage.CLOSED)

    page = client.see(f"/consultations/{consultation.reference}")

    assert "We say what we heard, and what we will do, by" in page.main.text
    assert "Answer online" not in page.main.text


def test_a_late_answer_is_said_to_be_late(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        closed_on = clock.today() - timedelta(days=94)
        consultation = a_consultation(programme, stage=Stage.CLOSED, closes_on=closed_on)

    for page in ("", "/outcome"):
        said = client.see(f"/consultations/{consultation.reference}{page}").main.text
        assert "Our answer is 10 days late." in said
    assert "Closed, and our answer is late" in client.see("/consultations").main.text


def test_on_its_last_day_it_is_still_open_and_the_day_after_it_is_not(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        last_day = a_consultation(programme, closes_on=clock.today())
        # Over by the clock, though the timetable has not closed it yet.
        over = a_consultation(programme, closes_on=clock.today() - timedelta(days=1))

    assert "Answer online" in client.see(f"/consultations/{last_day.reference}").main.text
    assert "Answer online" not in client.see(f"/consultations/{over.reference}").main.text
    assert "1 question is open now." in client.see("/").main.text


def test_the_list_shows_what_closes_first_at_the_top(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        for days, title in ((20, "Later"), (3, "Soon"), (9, "Between")):
            a_consultation(programme, closes_on=clock.today() + timedelta(days=days), texts={"title": title})
        a_consultation(programme, stage=Stage.CLOSED, texts={"title": "Over"})

    titles = [each.text for each in client.see("/consultations").main.all("h3")]

    assert titles == ["Soon", "Between", "Later", "Over"]


def test_the_list_can_be_searched_and_filtered_by_its_address(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        a_consultation(programme, texts={"title": "A named worker"})
        a_consultation(programme, stage=Stage.CLOSED, texts={"title": "A quiet room"})

    found = client.see("/consultations?q=worker&stage=open&programme=community")

    assert [each.text for each in found.main.all("h3")] == ["A named worker"]
    assert "Only with these words: “worker”." in found.main.text
    assert "We found no consultation like this." in client.see("/consultations?q=elephant").main.text


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%F0%9F%92%AC%25_",
        "stage=nonsense&programme=no-such",
        "page=99999999",
        "page=-1",
        "page=x",
        "q=" + "w" * 3000,
    ],
)
def test_an_address_that_makes_no_sense_still_shows_a_list(
    kept: Kept, client: Visitor, programme: Programme, query: str
) -> None:
    with kept():
        a_consultation(programme)

    assert client.get(f"/consultations?{query}").status_code == 200
    assert client.get(f"/changes?{query}&level=nonsense&progress=&workstream=a/b").status_code == 200


def test_long_lists_are_paged_and_the_filters_go_along(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        for _each in range(26):
            a_consultation(programme)

    page = client.see("/consultations?stage=open")

    assert "Page 1 of 2" in page.main.text
    second = client.see(page.link("Next page"))
    assert "Only these: Open now." in second.main.text
    assert len(second.main.all("article")) == 1


def test_unknown_consultations_are_not_found(client: Visitor) -> None:
    for address in ("nosuch", "x" * 500, "%00", "1"):
        for page in ("", "/results", "/outcome"):
            assert client.get(f"/consultations/{address}{page}").status_code == 404


def test_a_longer_list_asks_the_database_no_more_often(
    kept: Kept,
    client: Visitor,
    programme: Programme,
    count_statements: Callable[[], Any],
) -> None:
    def asked() -> int:
        with count_statements() as statements:
            client.see("/consultations")
        return len(statements)

    with kept():
        a_consultation(programme)
    before = asked()
    with kept():
        for _each in range(8):
            a_consultation(programme)

    assert asked() == before
