"""The front page and the programmes: what is on, what changed, who takes part, and where nobody is involved yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from coprod.consultations.rules import Stage
from coprod.core import clock, settings
from coprod.core.db import db
from coprod.core.pages import ACCENT
from coprod.core.settings import Scope
from coprod.core.words import _, in_language
from coprod.payments.models import PaySpeed
from coprod.programmes.models import Aim, Programme
from coprod.programmes.rules import Level, Sector
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.feedback import a_form
from tests.factories.programmes import (
    a_holding,
    a_partner,
    a_programme,
    a_programme_edition,
    a_workstream,
    an_organisation,
)
from tests.web.site.conftest import WORDS, Story, a_late_promise

pytestmark = pytest.mark.usefixtures("database")  # on both databases

AsRole = Callable[..., Visitor]


def test_an_empty_service_still_has_a_kind_front_page(client: Visitor) -> None:
    for address in ("/", "/programmes", "/consultations", "/changes", "/privacy", "/help-now"):
        assert client.see(address).main.text

    assert "We are not asking anything at the moment." in client.see("/").main.text
    assert "How well we keep our word" not in client.see("/").main.text


def test_the_front_page_shows_what_is_open_soonest_first(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        a_consultation(programme, closes_on=clock.today() + timedelta(days=9), texts={"title": "Later"})
        a_consultation(programme, closes_on=clock.today() + timedelta(days=2), texts={"title": "Soon"})

    page = client.see("/")

    assert "2 questions are open now." in page.main.text
    assert [each.text for each in page.main.all("h3")] == ["Soon", "Later"]


def test_whoever_has_something_to_say_finds_the_door_on_every_page(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    assert "No form is open at the moment." in client.see("/").main.text
    with kept():
        a_form(programme, slug="first-call")
        a_form(programme, is_open=False, slug="a-draft")

    home, page = client.see("/"), client.see("/programmes/community")

    assert "Somebody reads it" in home.main.text
    doors = [link.get("href") for title in home.main.all("h2") for link in title.all("a")]
    assert doors[:2] == ["/consultations?stage=open", "/feedback"]
    assert "/feedback" in [link.get("href") for menu in page.all("nav") for link in menu.all("a")]
    assert any(each.get("href") == "/feedback/first-call" for each in page.main.all("a"))
    assert not any("a-draft" in (each.get("href") or "") for each in page.main.all("a"))


def test_the_front_page_shows_what_changed_in_somebodys_own_words_and_who_checked(
    client: Visitor, story: Story
) -> None:
    said = client.see("/").main.text

    assert WORDS in said
    assert "The page is used in all four teams." in said
    assert "Confirmed by Healthwatch Example" in said


def test_the_numbers_can_embarrass_us(
    kept: Kept, client: Visitor, programme: Programme, story: Story
) -> None:
    with kept():
        a_late_promise(programme)
        a_consultation(programme, stage=Stage.CLOSED, closes_on=clock.today() - timedelta(days=100))

    said = client.see("/").main.text

    assert "2 answers on time" in said
    assert "of 3 that were due" in said
    assert "1 promises late" in said
    assert "of 2 that were made" in said
    assert "1 changes confirmed" in said
    assert "working days to pay" not in said

    with kept():
        today = clock.today()
        db.session.add(PaySpeed(until=today, counted_on=today, claims=40, half_days=9, percent=62))
    said = client.see("/").main.text
    assert "9 working days to pay" in said and "for half of about 40 claims; 62% were paid in time" in said


def test_a_programme_is_shown_whole(kept: Kept, client: Visitor) -> None:
    with kept():
        programme = a_programme(
            "Cornwall",
            "cornwall",
            vision="One whole model of care.",
            new_way="* One team.",
            participation_label="People participation",
            participation="People take part at every level.",
            **{"aim.door.title": "No wrong door", "workstream.eating.title": "Eating disorders"},
        )
        db.session.add(Aim(programme_id=programme.id, key="door", position=1))
        part = a_workstream(programme, "eating")
        a_consultation(
            programme, workstream_id=part.id, level=Level.SERVICE, texts={"title": "Meals at weekends"}
        )

    page = client.see("/programmes/cornwall")

    for words in ("One whole model of care.", "One team.", "No wrong door", "Meals at weekends"):
        assert words in page.main.text
    assert "People participation" in [each.text for each in page.main.all("h2")]
    row = page.main.all("tr")[1]
    assert [each.text for each in row.all("th", "td")] == [
        "Eating disorders",
        "Nobody is involved here yet",
        "Open now: 1",
        "Nobody is involved here yet",
        "Nobody is involved here yet",
    ]


def test_partners_stand_by_sector_and_one_that_is_gone_names_who_follows(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        new = an_organisation("Greater Example Council", Sector.COUNCIL)
        old = an_organisation(
            "Little Example Council", Sector.COUNCIL, to_day=date(2026, 3, 31), successor_id=new.id
        )
        a_partner(programme, old)
        a_partner(programme, new)

    said = client.see("/programmes/community").main.text

    assert "Councils Greater Example Council" in said
    assert "Until Tuesday 31 March 2026. After that: Greater Example Council." in said


def test_a_reviewer_with_an_interest_says_so_on_the_page(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        board = an_organisation("Example Care Board", Sector.NHS_COMMISSIONER)
        a_holding(programme, board, area="All of Example")

    said = client.see("/programmes/community").main.text

    assert "Example Care Board is the independent reviewer for this area: All of Example." in said
    assert "plans and pays for care in this programme, and also reviews it." in said


def test_a_programme_has_its_own_colour_on_its_pages(
    app: object, kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme)
        settings.put(
            ACCENT,
            "#5b2a6b",
            from_day=clock.today(),
            source="a test",
            scope=Scope.PROGRAMME,
            number=programme.id,
        )

    for address in ("/programmes/community", f"/consultations/{consultation.reference}"):
        assert "--accent: #5b2a6b" in client.get(address).text
    assert "--accent: #5b2a6b" not in client.get("/").text


def test_a_programme_speaks_urdu_where_it_can(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        a_programme_edition(programme, {"name": "ذہنی صحت"}, "ur")

    page = client.see("/ur/programmes/community")

    assert page.h1 == "ذہنی صحت"
    with client.application.test_request_context("/"), in_language("ur"):
        assert _("Nobody who reads this well has checked these words yet.") in page.main.text


def test_unknown_programmes_are_not_found(client: Visitor) -> None:
    for slug in ("nosuch", "%00", "x" * 400):
        assert client.get(f"/programmes/{slug}").status_code == 404
