"""Answering: what somebody unwell, on a phone, perhaps watched, can rely on."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import AnswerDraft, Sheet, WaitingSheet
from coprod.questionnaires.operations import drafts, receipts
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation


@pytest.fixture
def consultation(kept: Kept) -> Consultation:
    with kept():
        return a_consultation()


def _where(consultation: Consultation, step: str = "") -> str:
    return f"/consultations/{consultation.reference}/respond{step}"


def _begin(client: Visitor, consultation: Consultation) -> None:
    assert client.post(_where(consultation), data={"format": "standard"}).status_code == 302


def _say(
    client: Visitor, consultation: Consultation, words: str = "It took five calls.", **more: str
) -> None:
    client.post(_where(consultation, "/1"), data={"q-told": "more", "q-better": words, "go": "on", **more})


def _slip(client: Visitor, consultation: Consultation) -> str:
    page = client.get(_where(consultation, "/check")).text
    return page.split('name="slip" value="')[1].split('"')[0]


def _code(page: str) -> str:
    return "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', page))


def _counted(app: Service, table: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_somebody_answers_sends_and_finds_their_words_again_with_the_code(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    client.post(_where(consultation, "/2"), data={"q-who": "myself", "go": "on"})
    page = client.get(_where(consultation, "/check")).text
    assert "It took five calls." in page and "Nothing has been sent yet." in page

    reply = client.post(_where(consultation, "/done"), data={"slip": _slip(client, consultation)})

    code = _code(reply.text)
    assert len(code) == 25
    with app.app_context(), reading():
        found = receipts.find(code.lower())
        assert found is not None and found.is_waiting
        assert found.texts == [{"question": "better", "part": "", "text": "It took five calls."}]
        assert found.answers["told"] == {"state": "answered", "value": "more"}
        assert found.answers["calm"]["state"] == "skipped"
    assert _counted(app, AnswerDraft) == 0


def test_pressing_twice_or_loading_again_shows_the_same_code_and_counts_once(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    form = {"slip": _slip(client, consultation)}

    codes = {_code(client.post(_where(consultation, "/done"), data=form).text) for _press in range(3)}

    assert len(codes) == 1 and codes != {""}
    assert _counted(app, WaitingSheet) == 1


def test_whoever_only_asks_whether_the_page_is_there_sends_nothing_and_breaks_nothing(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)

    reply = client.head(_where(consultation, "/done"), data={"slip": _slip(client, consultation)})

    assert reply.status_code == 200
    assert (_counted(app, WaitingSheet), _counted(app, AnswerDraft)) == (0, 1)


def test_the_same_code_is_shown_after_the_answer_has_been_released(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    form = {"slip": _slip(client, consultation)}
    first = _code(client.post(_where(consultation, "/done"), data=form).text)
    with app.app_context(), writing():
        answering.release(db.session.get_one(Consultation, consultation.id), everything=True)

    again = _code(client.post(_where(consultation, "/done"), data=form).text)

    assert again == first
    assert (_counted(app, Sheet), _counted(app, WaitingSheet)) == (1, 0)


def test_the_next_person_at_a_shared_device_gets_a_form_and_a_code_of_their_own(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    codes, pages = [], []
    for words in ("the first person's words", "the second person's words"):
        _begin(client, consultation)
        pages.append(client.get(_where(consultation, "/1")).text)
        _say(client, consultation, words)
        codes.append(
            _code(client.post(_where(consultation, "/done"), data={"slip": _slip(client, consultation)}).text)
        )

    assert codes[0] != codes[1] and all(codes)
    assert "the first person" not in pages[1]
    assert _counted(app, WaitingSheet) == 2


def test_whoever_starts_again_starts_from_nothing_and_only_the_new_words_can_be_sent(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation, "the old words")
    _begin(client, consultation)
    _say(client, consultation, "the new words")
    client.post(_where(consultation, "/done"), data={"slip": _slip(client, consultation)})

    start = client.get(_where(consultation)).text

    assert "Carry on" not in start and "the old words" not in client.get(_where(consultation, "/1")).text
    assert (_counted(app, AnswerDraft), _counted(app, WaitingSheet)) == (0, 1)


def test_when_the_reply_was_lost_the_start_page_offers_the_code(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    form = {"slip": _slip(client, consultation)}
    code = _code(client.post(_where(consultation, "/done"), data=form).text)

    again = client.fill(_where(consultation), form=_where(consultation, "/done"))

    assert _code(again.text) == code
    assert _counted(app, WaitingSheet) == 1


def test_the_key_to_a_receipt_leaves_the_browser_after_a_quarter_of_an_hour(
    client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    reply = client.post(_where(consultation, "/done"), data={"slip": _slip(client, consultation)})
    assert "Max-Age=900" in reply.headers["Set-Cookie"]


def test_a_saved_draft_outlives_the_start_of_another_questionnaire(
    client: Visitor, consultation: Consultation, kept: Kept
) -> None:
    with kept():
        other = a_consultation()
    _begin(client, consultation)
    client.post(_where(consultation, "/1"), data={"q-better": "later", "go": "save"})

    begun = client.post(_where(other), data={"format": "standard"})

    assert len(begun.headers.getlist("Set-Cookie")) == 1, "only the new draft's cookie is set"
    assert "later" in client.get(_where(consultation, "/1")).text


def test_another_browser_cannot_see_or_send_what_somebody_is_typing(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation, "only for me")
    slip = _slip(client, consultation)
    other = Visitor(app, app.response_class)

    assert other.get(_where(consultation, "/1")).status_code == 302
    assert other.get(_where(consultation, "/check")).status_code == 302
    assert other.post(_where(consultation, "/done"), data={"slip": slip}).status_code == 410
    assert _counted(app, WaitingSheet) == 0


def test_back_save_and_a_change_of_language_keep_what_was_typed_even_when_it_is_wrong(
    client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    long = "x" * 6000
    for go, leads_to in (("back", ""), ("language:ur", "/1")):
        reply = client.post(_where(consultation, "/1"), data={"q-better": long, "go": go})
        prefix = "/ur" if go.startswith("language") else ""
        assert reply.location == prefix + _where(consultation, leads_to)
        assert long in client.get(_where(consultation, "/1")).text

    wrong = client.post(_where(consultation, "/1"), data={"q-better": long, "go": "on"})

    assert wrong.status_code == 422
    assert "5,000" in wrong.text or "5000" in wrong.text
    assert long in wrong.text


def test_coming_back_later_is_asked_for_and_only_then_outlives_the_browser(
    client: Visitor, consultation: Consultation
) -> None:
    begun = client.post(_where(consultation))
    assert "Max-Age" not in begun.headers["Set-Cookie"]

    kept = client.post(_where(consultation, "/1"), data={"q-better": "later", "go": "save"})

    assert f"Max-Age={20 * 3600}" in kept.headers["Set-Cookie"]
    assert "20 hours" in client.get(_where(consultation, "/saved")).text


def test_help_and_when_it_is_read_stand_before_the_first_box_and_on_the_receipt(
    client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    first = client.get(_where(consultation, "/1")).text
    assert first.index("116 123") < first.index('name="q-better"')
    assert "Nobody reads this before" in first
    assert "116 123" not in client.get(_where(consultation, "/2")).text
    _say(client, consultation)

    receipt = client.post(_where(consultation, "/done"), data={"slip": _slip(client, consultation)}).text

    assert "116 123" in receipt and "Nobody reads this before" in receipt


def test_an_empty_form_is_not_sent_and_says_why(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)

    reply = client.post(_where(consultation, "/done"), data={"slip": _slip(client, consultation)})

    assert reply.status_code == 422
    assert "Answer at least one question" in reply.text
    assert _counted(app, WaitingSheet) == 0


@pytest.mark.parametrize("step", ["", "/1", "/done"])
def test_after_the_last_day_nothing_is_taken_and_it_is_said_kindly(
    app: Service, client: Visitor, consultation: Consultation, step: str
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    form = {"slip": _slip(client, consultation), "go": "on"}
    with app.app_context(), writing():
        db.session.get_one(Consultation, consultation.id).closes_on = clock.today() - timedelta(days=1)

    reply = client.post(_where(consultation, step), data=form)

    assert reply.status_code == 410
    assert "It closed at the end of" in reply.text
    assert _counted(app, WaitingSheet) == 0


def test_a_draft_consultation_is_not_there_for_anyone_to_answer(client: Visitor, kept: Kept) -> None:
    with kept():
        draft = a_consultation(stage=Stage.DRAFT)

    for step in ("", "/1", "/check", "/done", "/saved"):
        assert client.get(_where(draft, step)).status_code == 404


def test_what_is_typed_is_thrown_away_after_twenty_unused_hours(
    app: Service, client: Visitor, consultation: Consultation
) -> None:
    _begin(client, consultation)
    _say(client, consultation)
    with app.app_context(), writing():
        db.session.scalars(select(AnswerDraft)).one().touched_hour = clock.now() - timedelta(hours=21)

    assert client.get(_where(consultation, "/check")).status_code == 302
    with app.app_context(), writing():
        assert drafts.erase_unused() == 1


HOSTILE = [
    "", "\x00", "a\x00b", "\ud800", "\u202eevil", "<script>alert(1)</script>", "{{7*7}}",
    "x" * 300_000, "'; DROP TABLE sheet--",
       "%s%n", "../../etc/passwd", "\r\nSet-Cookie: x=1", "۱۲۳", "🙂" * 2000, "-1", "1e999", "null",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_breaks_the_page(
    client: Visitor, consultation: Consultation, value: str
) -> None:
    _begin(client, consultation)
    for name in ("q-told", "q-told-other", "q-calm", "q-better", "go", "slip", "format"):
        value_bytes = value.encode("utf-8", "surrogatepass")
        for step in ("", "/1", "/2", "/done"):
            reply = client.post(_where(consultation, step), data={name: [value_bytes, value_bytes]})
            assert reply.status_code < 500, (name, step)
            _begin(client, consultation)
            client.set_cookie(
                "answers-0", value.replace(";", "").strip("\x00")[:50].encode("ascii", "ignore").decode()
            )
            assert client.get(_where(consultation, "/1")).status_code < 500
            _begin(client, consultation)
