"""Questions with fixed words, from the lead's button to the answer that is read again with its code."""

from __future__ import annotations

import re

import pytest

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.core.db import reading
from coprod.programmes.models import Programme
from coprod.questionnaires.operations import receipts
from tests.base.html import Element
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.questionnaires import a_locked_document

OVERALL = "Overall, how was your experience of our service?"


@pytest.fixture
def at(draft: Consultation) -> str:
    return f"/manage/consultations/{draft.reference}/questions"


def test_a_lead_adds_the_question_with_one_button_and_it_says_that_it_is_fixed(
    lead: Visitor, at: str
) -> None:
    lead.fill(at, form=f"{at}/standard/friends-and-family")

    page = lead.see(at).main.text
    assert OVERALL in page and "Its words, its answers and their order are fixed." in page
    assert f"{at}/standard/friends-and-family" not in lead.get(at).text
    one = lead.see(f"{at}/friends-and-family").main
    assert "Very poor" in one.text and not one.all("textarea") and not one.all("form")


def test_no_address_of_the_builder_changes_it(lead: Visitor, at: str) -> None:
    lead.fill(at, form=f"{at}/standard/friends-and-family")
    asked = f"{at}/friends-and-family"

    for address, told in {
        asked: {"title": "How brilliant?"},
        f"{asked}/options": {"options": "Excellent"},
        f"{asked}/options/good": {"label": "Excellent"},
        f"{asked}/options/good/remove": {},
        f"{asked}/options/good/move": {"to": "up"},
    }.items():
        answer = lead.post(address, data=told)
        assert answer.status_code in {409, 422} and "Nobody can change them here" in answer.text, address
    for address in ("options", "options/good", "options/good/remove"):
        assert lead.get(f"{asked}/{address}").status_code == 302
    new = lead.post(f"{at}/sections/contact/new", data={"kind": "friends_and_family", "title": "x"})
    assert new.status_code == 422


def test_translators_read_the_fixed_words_and_get_no_boxes_for_them(lead: Visitor, at: str) -> None:
    lead.fill(at, form=f"{at}/standard/friends-and-family")
    page = f"{at}/words?language=ur&format=standard"
    lead.fill(page, **{"t-contact-title": "پہلا رابطہ"})

    assert "t-friends-and-family-title" not in lead.get(page).text
    assert "بہت اچھا" in lead.see(page).main.text
    assert "A native reader has not read it yet." in lead.see(page).main.text
    assert "بہت اچھا" in lead.see(f"/ur{at}/preview").main.text
    assert "It was very good" in lead.see(f"{at}/preview?format=easy_read").main.text


def _boxes(page: Element, *, ticked: bool = False) -> list[str]:
    boxes = [each for each in page.all("input") if each.get("name") == "q-overall"]
    return [each.get("value") for each in boxes if not ticked or "checked" in each.attributes]


@pytest.fixture
def running(kept: Kept, programme: Programme) -> Consultation:
    with kept():
        return a_consultation(programme, document=a_locked_document())


def test_the_answer_is_chosen_checked_sent_and_read_again(
    app: Service, client: Visitor, running: Consultation
) -> None:
    respond = f"/consultations/{running.reference}/respond"
    client.post(respond, data={"format": "standard"})
    wrong = client.post(f"{respond}/1", data={"q-overall": ["good", "poor"], "go": "on"})
    assert wrong.status_code == 422 and "Choose one answer only." in wrong.text

    client.post(
        f"{respond}/1",
        data={"q-speaks": "carer", "q-overall": "dont-know", "q-why": "It is too early.", "go": "on"},
    )
    page = client.see(f"{respond}/1").main
    assert _boxes(page, ticked=True) == ["dont-know"]
    check = client.get(f"{respond}/check").text
    assert "Don’t know" in check and "A carer, about my own experience as a carer" in check
    slip = check.split('name="slip" value="')[1].split('"')[0]
    sent = client.post(f"{respond}/done", data={"slip": slip}).text

    code = "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', sent))
    with app.app_context(), reading():
        found = receipts.find(code.lower())
        assert found and found.answers["overall"] == {"state": "answered", "value": "dont-know"}
        assert found.answers["speaks"] == {"state": "answered", "value": "carer"}


@pytest.mark.parametrize("sent", ["excellent", "\x00", "good" * 9000, "\u202egood", "1", "<script>"])
def test_what_is_no_answer_is_refused_in_words(client: Visitor, running: Consultation, sent: str) -> None:
    respond = f"/consultations/{running.reference}/respond"
    client.post(respond, data={"format": "standard"})

    answer = client.post(f"{respond}/1", data={"q-overall": sent, "q-speaks": sent, "go": "on"})

    assert answer.status_code in {302, 413, 422}
    assert "<script>" not in answer.text.split("<main")[-1].split("</main>")[0]


def test_on_paper_it_has_boxes_to_tick_and_a_helper_can_enter_it(
    client: Visitor, lead: Visitor, running: Consultation
) -> None:
    paper = client.see(f"/consultations/{running.reference}/paper").main.text
    assert "Tick one box." in paper and "Neither good nor poor" in paper

    enter = lead.see(f"/manage/consultations/{running.reference}/enter").main
    assert _boxes(enter)[0] == "very-good"
