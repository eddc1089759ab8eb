"""Writing findings in the browser: only those who lead, nothing lost, nobody quoted who did not agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from sqlalchemy import inspect

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import kept as shelves
from coprod.core.db import reading
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import SheetText
from coprod.themes import queries
from coprod.themes.models import Finding
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.programmes import a_programme
from tests.factories.questionnaires import a_text
from tests.factories.themes import a_finding

AsRole = Callable[..., Visitor]
WORDS = "I told it five times in Preston."


class World:
    """A closed consultation with three answers: two may be quoted, one may not."""

    programme: Programme
    consultation: Consultation
    finding: Finding
    text: SheetText
    kept_back: SheetText

    @property
    def list(self) -> str:
        return f"/manage/consultations/{self.consultation.reference}/findings"

    @property
    def one(self) -> str:
        return f"{self.list}/{self.finding.reference}"


@pytest.fixture
def world(kept: Kept) -> World:
    made = World()
    with kept():
        made.programme = a_programme()
        made.consultation = a_consultation(made.programme, stage=Stage.CLOSED)
        made.finding = a_finding(made.consultation, how_many=2)
        made.text = a_text(a_response(made.consultation, may_publish=True), WORDS)
        a_text(a_response(made.consultation, may_publish=True), "<script>alert(1)</script>")
        made.kept_back = a_text(a_response(made.consultation), "Nobody may quote this.")
    return made


class Now(NamedTuple):
    """What stands of a finding."""

    reference: str
    how_many: int
    quotes: list[tuple[str, str | None]]
    editions: dict[tuple[str, str], tuple[str, str]]


def _now(app: Service, world: World) -> list[Now]:
    with app.app_context(), reading():
        return [
            Now(
                each.reference,
                each.how_many,
                [(quote.words, quote.lang) for quote in each.quotes],
                {(e.language, e.format.value): (e.text["title"], e.checker) for e in each.editions},
            )
            for each in queries.of(world.consultation)
        ]


def test_a_lead_writes_a_finding_and_goes_on_to_quotes(app: Service, world: World, as_role: AsRole) -> None:
    lead = as_role(Role.LEAD, world.programme)

    reply = lead.fill(f"{world.list}/new", title="One page, please", text="They want one page.", how_many="3")

    assert reply.status_code == 302
    assert reply.headers["Location"].endswith("/quotes")
    assert [each.how_many for each in _now(app, world)] == [2, 3]
    assert "One page, please" in lead.see(world.list).text


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"title": " "}, "Say in one sentence"),
        ({"title": "x" * 161}, "160 characters"),
        ({"text": "x" * 3001}, "3,000 characters"),
        ({"how_many": "none"}, "number"),
        ({"how_many": "-1"}, "1 or more"),
        ({"how_many": "9" * 40}, "1 or more"),
        ({"how_many": "4"}, "Only 3 people answered"),
    ],
)
def test_a_slip_is_explained_and_what_was_typed_stays(
    app: Service, world: World, as_role: AsRole, typed: dict[str, str], reason: str
) -> None:
    lead = as_role(Role.LEAD, world.programme)
    sent = {"title": "A title", "text": "My long words\x00", "how_many": "1", **typed}

    reply = lead.post(f"{world.list}/new", data=sent)

    assert reply.status_code == 422
    assert reason in reply.text
    assert (sent["text"].replace("\x00", "")) in reply.text
    assert len(_now(app, world)) == 1


def test_writing_a_finding_leaves_what_is_kept_for_everybody_as_it_was(
    app: Service, world: World, as_role: AsRole
) -> None:
    lead = as_role(Role.LEAD, world.programme)
    lead.get(world.list)

    lead.fill(f"{world.list}/new", title="Once is enough", text="People said so.", how_many="1")

    rows = [thing for thing in kept_things() if isinstance(thing, Consultation)]
    assert rows
    assert all(inspect(row).detached and not inspect(row).expired_attributes for row in rows)


def kept_things() -> list[object]:
    """Whatever all visitors share in this process."""
    return list(shelves._shelf._things.values())


def test_nobody_else_writes_findings_and_a_draft_is_no_secret_given_away(
    world: World, as_role: AsRole, client: Visitor, kept: Kept
) -> None:
    with kept():
        draft = a_consultation(world.programme, stage=Stage.DRAFT)
    for role in (Role.MODERATOR, Role.CHAIR, Role.REVIEWER, Role.ADMINISTRATOR, Role.LIVED_EXPERIENCE, None):
        somebody = as_role(role, world.programme if role else None)
        for address in (world.list, f"{world.one}/edit", f"{world.one}/quotes", f"{world.one}/remove"):
            assert somebody.get(address).status_code == 403, (role, address)
        assert somebody.post(f"{world.one}/remove").status_code == 403
        assert somebody.get(f"/manage/consultations/{draft.reference}/findings").status_code == 404
    assert as_role(Role.LEAD).get(world.list).status_code == 403, "a lead of another programme"
    assert client.get(world.list).headers["Location"].startswith("/sign-in")


def test_a_finding_is_only_found_under_its_own_consultation(
    world: World, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        other = a_consultation(world.programme, stage=Stage.CLOSED)
    lead = as_role(Role.LEAD, world.programme)

    address = f"/manage/consultations/{other.reference}/findings/{world.finding.reference}/edit"
    assert lead.get(address).status_code == 404


def test_findings_change_places_and_go_away_by_buttons(
    app: Service, world: World, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        second = a_finding(world.consultation, "Second", position=2)
    lead = as_role(Role.LEAD, world.programme)

    lead.fill(world.list, form=f"{world.list}/{second.reference}/move", button="to=up")
    assert [each.reference for each in _now(app, world)] == [second.reference, world.finding.reference]

    assert "Take this finding away?" in lead.see(f"{world.one}/remove").text
    lead.fill(f"{world.one}/remove", form=f"{world.one}/remove")
    assert [each.reference for each in _now(app, world)] == [second.reference]


def test_a_lead_sees_only_words_that_may_be_quoted_and_shortens_them(
    app: Service, world: World, as_role: AsRole
) -> None:
    lead = as_role(Role.LEAD, world.programme)

    page = lead.see(f"{world.one}/quotes")
    assert WORDS in page.text
    assert "<script>alert(1)</script>" in page.text, "shown as words"
    assert world.kept_back.text not in page.text
    assert lead.get(f"{world.one}/quotes/{world.kept_back.key}").status_code == 404

    made_up = lead.fill(f"{world.one}/quotes/{world.text.key}", words="I told it nine times.")
    assert made_up.status_code == 422
    assert "own words" in made_up.text
    assert "nine times" in made_up.text, "what was typed stays"

    lead.fill(f"{world.one}/quotes/{world.text.key}", words="I told it five times […].", language="und")
    assert _now(app, world)[0].quotes == [("I told it five times […].", None)]

    lead.fill(f"{world.one}/quotes", form=f"{world.one}/unquote")
    assert _now(app, world)[0].quotes == []


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "٣"])
def test_a_quote_that_is_not_there_can_be_taken_away_without_harm(
    world: World, as_role: AsRole, number: str
) -> None:
    lead = as_role(Role.LEAD, world.programme)

    assert lead.post(f"{world.one}/unquote", data={"quote": number}).status_code == 302


def test_a_finding_is_written_in_urdu_and_easy_read_and_no_other_way(
    app: Service, world: World, as_role: AsRole
) -> None:
    lead = as_role(Role.LEAD, world.programme)

    lead.fill(f"{world.one}/editions/ur/standard", title="لوگ", text="بات", checker="A native reader")
    lead.fill(f"{world.one}/editions/en/easy_read", title="Easy", text="Short words.")

    held = _now(app, world)[0].editions
    assert held["ur", "standard"] == ("لوگ", "A native reader")
    assert held["en", "easy_read"] == ("Easy", "")
    for kind in ("en/standard", "xx/standard", "ur/loud"):
        assert lead.get(f"{world.one}/editions/{kind}").status_code == 404
    page = lead.see(world.list)
    assert "Checked" in page.text
    assert "Needs a reader" in page.text


def test_whoever_saves_over_fresh_words_is_told_and_keeps_what_they_typed(
    world: World, as_role: AsRole
) -> None:
    lead = as_role(Role.LEAD, world.programme)
    stale = {"title": "Mine", "text": "My words", "how_many": "1", "seen": "0" * 64}

    reply = lead.post(f"{world.one}/edit", data=stale)

    assert reply.status_code == 422
    assert "Somebody else has changed these words" in reply.text
    assert "My words" in reply.text
    assert "These words stand now" in reply.text


def test_once_public_the_page_offers_no_change_and_refuses_one(
    app: Service, world: World, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        answered = a_consultation(world.programme, stage=Stage.ANSWERED)
        finding = a_finding(answered)
    lead = as_role(Role.LEAD, world.programme)
    address = f"/manage/consultations/{answered.reference}/findings"

    page = lead.see(address)
    assert "Take this finding away" not in page.text
    reply = lead.post(f"{address}/{finding.reference}/move", data={"to": "up"})
    assert reply.status_code == 409
    assert "is public" in reply.text
