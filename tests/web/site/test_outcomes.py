"""Results show nobody; outcomes say what was heard, decided, done and checked, and when we are late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coprod.consultations.operations import results
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.influence.rules import Verdict
from coprod.oversight.rules import Judgement
from coprod.programmes.models import Programme
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.oversight import a_check
from tests.factories.questionnaires import a_text
from tests.factories.themes import a_finding, a_quote
from tests.web.site.conftest import WORDS, Story, a_story

pytestmark = pytest.mark.usefixtures("database")  # on both databases


def test_small_numbers_are_protected_and_others_rounded(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme, stage=Stage.CLOSED)
        for number in range(43):
            a_response(consultation, told="more" if number < 3 else "once")
        results.fix(consultation)

    page = client.see(f"/consultations/{consultation.reference}/results")

    assert "About 45 people answered. Nobody has taken their answers back." in page.main.text
    asked = next(each for each in page.main.all("figure") if each.get("id") == "told")
    rows = [row.text for row in asked.all("tr")[1:]]
    assert rows == ["Once 40", "More than once fewer than 8", "Something else 0"]
    assert "43" not in page.main.text


def test_with_few_answers_there_are_words_and_no_tables(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        story = a_story(programme, answers=6, how_many=4)

    page = client.see(f"/consultations/{story.consultation.reference}/results")

    assert "There are too few answers for tables or charts" in page.main.text
    assert "Fewer than 8 people answered" in page.main.text
    assert "Fewer than 8 people said this" in page.main.text
    assert WORDS in page.main.text
    assert not page.main.all("table")
    assert not page.main.all("svg")


def test_how_many_took_their_answers_back_is_protected_too(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        few = a_consultation(programme, stage=Stage.CLOSED, withdrawn=2)
        many = a_consultation(programme, stage=Stage.CLOSED, withdrawn=11)
        for consultation in (few, many):
            results.fix(consultation)

    shown = [client.see(f"/consultations/{each.reference}/results").main.text for each in (few, many)]

    assert "Fewer than 8 people have taken their answers back." in shown[0]
    assert "About 10 people have taken their answers back." in shown[1]


def test_results_wait_until_it_has_closed(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        consultation = a_consultation(programme)
        for _each in range(60):
            a_response(consultation)

    page = client.see(f"/consultations/{consultation.reference}/results")

    assert "You can see the answers when the consultation has closed." in page.main.text
    assert "60" not in page.main.text


def test_an_outcome_says_what_was_heard_decided_done_and_checked(client: Visitor, story: Story) -> None:
    said = client.see(f"/consultations/{story.consultation.reference}/outcome").main.text

    for words in (
        "You said: People told their story too often",
        "About 20 people said this.",
        WORDS,
        "Accepted",
        "You are right.",
        "Chair of the programme board",
        "One page travels with you.",
        "Head of access",
        "The page is used in all four teams.",
        "Audit of 40 records in October.",
        "Confirmed",
        "Healthwatch Example,",
        "We asked 12 people; it is so.",
        "Healthwatch Example is also a partner in this.",
    ):
        assert words in said


def test_a_no_has_its_reason(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        consultation = a_consultation(programme, stage=Stage.ANSWERED)
        an_answer(a_finding(consultation), Verdict.NO, why="The law does not let us.")

    said = client.see(f"/consultations/{consultation.reference}/outcome").main.text

    assert "Not accepted" in said
    assert "The law does not let us." in said


def test_nothing_drafted_is_shown_before_it_is_published(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme, stage=Stage.CLOSED)
        sheet = a_response(consultation, may_publish=True)
        finding = a_finding(consultation, "A secret so far")
        a_quote(finding, a_text(sheet, WORDS))
        commitment = a_commitment(an_answer(finding, why="Not said yet."), what="Not promised yet.")

    assert client.get(f"/changes/{commitment.reference}").status_code == 404
    for address in ("/outcome", "/results", ""):
        said = client.see(f"/consultations/{consultation.reference}{address}").text
        assert "A secret so far" not in said
        assert WORDS not in said
        assert "Not said yet." not in said
    for address in ("/", "/changes", "/programmes/community"):
        assert "Not promised yet." not in client.see(address).text


def test_a_change_is_public_only_when_somebody_else_has_read_the_evidence(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        consultation = a_consultation(programme, stage=Stage.ANSWERED)
        commitment = a_commitment(an_answer(a_finding(consultation)))
        a_change(commitment, what="We say that it is done.")

    for address in (f"/changes/{commitment.reference}", f"/consultations/{consultation.reference}/outcome"):
        assert "We say that it is done." not in client.see(address).text


def test_a_reviewer_who_is_not_convinced_is_heard_as_loudly_as_one_who_is(
    kept: Kept, client: Visitor, story: Story
) -> None:
    with kept():
        a_check(
            story.change,
            Judgement.DISPUTED,
            story.reviewer,
            why="Nobody has seen the page.",
            said_at=clock.now() + timedelta(minutes=1),
        )

    said = client.see(f"/changes/{story.commitment.reference}").main.text

    assert (
        said.index("Disputed") < said.index("Said before that:") < said.index("We asked 12 people; it is so.")
    )
    assert "Nobody has seen the page." in said


def test_an_answer_that_came_late_says_so(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        closed_on = clock.today() - timedelta(days=87)
        consultation = a_consultation(programme, stage=Stage.ANSWERED, closes_on=closed_on)
        an_answer(a_finding(consultation), Verdict.NO)

    assert "That was 3 days late." in client.see(f"/consultations/{consultation.reference}/outcome").main.text


def test_hostile_words_stay_words(kept: Kept, client: Visitor, programme: Programme) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} %(num)s"
    with kept():
        consultation = a_consultation(
            programme, stage=Stage.ANSWERED, texts={"title": attack, "question": attack, "purpose": attack}
        )
        sheet = a_response(consultation, may_publish=True)
        finding = a_finding(consultation, attack, attack)
        a_quote(finding, a_text(sheet, attack))
        answer = an_answer(finding, why=attack, by_role=attack)
        commitment = a_commitment(answer, what=attack, owner_role=attack)
        results.fix(consultation)

    for address in (
        f"/consultations/{consultation.reference}",
        f"/consultations/{consultation.reference}/outcome",
        f"/consultations/{consultation.reference}/results",
        f"/changes/{commitment.reference}",
        "/changes",
        "/consultations",
    ):
        reply = _raw(client, address)
        assert "<script>alert" not in reply
        assert "<img src=x" not in reply


def _raw(client: Visitor, address: str) -> str:
    # The attack holds what the visitor takes for slips of a template, so its eyes are closed here.
    faults, client.faults = client.faults, lambda response: []  # type: ignore[method-assign, assignment]
    try:
        reply = client.get(address)
        assert reply.status_code == 200
        return reply.text
    finally:
        client.faults = faults  # type: ignore[method-assign]
