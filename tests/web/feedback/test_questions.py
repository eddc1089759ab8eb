"""The questions of a form: the lead's doors to the builder, and people who are in the middle of answering."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import cast

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import forms
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires import queries
from coprod.questionnaires.models import AnswerDraft, Sheet, SheetFile, SheetText
from coprod.questionnaires.operations import receipts
from tests.base.html import fields
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.attached import photo
from tests.factories.feedback import a_form
from tests.factories.programmes import a_programme

EVENING, NIGHT, MORNING = "2026-06-10T20:00+00:00", "2026-06-10T23:05+00:00", "2026-06-11T08:00+00:00"
AT, PAGE = "/manage/feedback/forms/first-call/questions", "/feedback/first-call"


@pytest.fixture(autouse=True)
def now() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(EVENING) as clock:
        yield clock


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme, slug="first-call", asks_friends=True)


@pytest.fixture
def lead(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.LEAD, programme)


def _keys(app: Service, form: FeedbackForm) -> list[list[str]]:
    with app.app_context(), reading():
        sections = queries.draft(form.questionnaire_id).sections
        return [[question.key for question in section.questions] for section in sections]


def _section(app: Service, form: FeedbackForm, at: int) -> str:
    with app.app_context(), reading():
        return queries.draft(form.questionnaire_id).sections[at].key


def _ask_something_new(app: Service, lead: Visitor, form: FeedbackForm) -> None:
    """The lead takes the first question away and asks one of their own."""
    said = _section(app, form, 1)
    lead.fill(f"{AT}/happened/remove")
    lead.fill(f"{AT}/sections/{said}/new", kind="long_text", title="What would you change first?")


def _use(app: Service, lead: Visitor, now: time_machine.Coordinates) -> None:
    """The lead presses the button, and the next day comes."""
    told = lead.fill(f"{AT}/use")
    assert told.location == AT
    now.move_to(NIGHT)
    with app.app_context():
        jobs.begin_new_questions()


def _slip(visitor: Visitor) -> str:
    return visitor.get(f"{PAGE}/check").text.split('name="slip" value="')[1].split('"')[0]


def _code(page: str) -> str:
    return "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', page))


def test_a_lead_writes_questions_of_their_own_through_every_door(
    app: Service, lead: Visitor, form: FeedbackForm
) -> None:
    lead.fill(f"{AT}/sections/new", title="Where it was", hint="One page more.")
    where = _section(app, form, 2)
    lead.fill(f"{AT}/sections/{where}", title="Where was it?")
    lead.fill(f"{AT}/sections/{where}/new", kind="one_of", title="In which town?", options="Preston\nBurnley")
    lead.fill(f"{AT}/sections/{where}/new", kind="long_text", title="Which room?")
    town, room = _keys(app, form)[2]
    lead.fill(f"{AT}/{town}", title="Which town was it in?", hint="The nearest is enough.")
    lead.fill(f"{AT}/{town}/options", options="Leyland")
    page = lead.see(f"{AT}/{town}").main.text
    assert "Preston" in page and "Leyland" in page
    with app.app_context(), reading():
        asked = queries.draft(form.questionnaire_id).sections[2].questions[0]
        first, second, third = (option.key for option in asked.options)
    lead.fill(f"{AT}/{town}/options/{second}", label="Burnley or near it", other="y")
    lead.fill(f"{AT}/{town}", form=f"{AT}/{town}/options/{third}/move", button="to=up")
    lead.fill(f"{AT}/{town}/options/{first}/remove")
    lead.fill(AT, form=f"{AT}/{room}/move", button="to=up")
    assert _keys(app, form)[2] == [room, town]
    lead.fill(f"{AT}/{room}/remove")
    lead.fill(AT, form=f"{AT}/sections/{where}/move", button="to=up")
    assert _section(app, form, 1) == where

    page = lead.see(AT).main.text
    for words in ("Where was it?", "Which town was it in?", "Burnley or near it", "Leyland"):
        assert words in page
    assert "Preston" not in page and "Which room?" not in page
    lead.fill(f"{AT}/friends-and-family/remove")
    lead.fill(AT, form=f"{AT}/standard/friends-and-family")
    assert "friends-and-family" in _keys(app, form)[-1]


@pytest.mark.parametrize(
    ("address", "told", "reason"),
    [
        ("who/remove", {}, "stays first"),
        ("who/move", {"to": "down"}, "stays first"),
        ("sections/{first}/remove", {}, "stays first"),
        ("sections/{first}/move", {"to": "down"}, "stays first"),
        ("sections/{second}/move", {"to": "up"}, "stays first"),
        ("publish/remove", {}, "publish somebody’s words stays"),
        ("publish/options/yes/remove", {}, "publish somebody’s words stays"),
        ("publish/options/no/remove", {}, "publish somebody’s words stays"),
        ("sections/{second}/remove", {}, "publish somebody’s words stays"),
        ("friends-and-family", {"title": "How brilliant?"}, "Nobody can change them here"),
        ("friends-and-family/options", {"options": "Superb"}, "Nobody can change them here"),
        ("friends-and-family/options/good/remove", {}, "Nobody can change them here"),
        ("friends-and-family/options/good/move", {"to": "up"}, "Nobody can change them here"),
        ("standard/who", {}, "in the questionnaire already"),
    ],
)
def test_what_every_form_asks_stays(
    app: Service, lead: Visitor, form: FeedbackForm, *, address: str, told: dict[str, str], reason: str
) -> None:
    before = _keys(app, form)

    answer = lead.post(
        f"{AT}/{address.format(first=_section(app, form, 0), second=_section(app, form, 1))}", data=told
    )

    assert answer.status_code in {409, 422} and reason in answer.text
    assert _keys(app, form) == before


def test_there_is_no_button_for_what_stays(app: Service, lead: Visitor, form: FeedbackForm) -> None:
    page = lead.get(AT).text
    first, second = _section(app, form, 0), _section(app, form, 1)

    for address in ("who/remove", "who/move", "publish/remove", f"sections/{first}/remove"):
        assert f'"{AT}/{address}"' not in page
    for address in (f"sections/{first}/move", f"sections/{second}/move"):
        assert f'"{AT}/{address}"' not in page, "there are two sections, and the first stays first"
    consent = lead.get(f"{AT}/publish").text
    assert "with its yes and its no" in consent and f'"{AT}/publish/options/yes"' in consent
    assert "/options/yes/remove" not in consent and "/options/no/remove" not in consent
    for address in ("happened/remove", "happened/move", "publish/move", "friends-and-family/remove"):
        assert f'"{AT}/{address}"' in page


def test_people_go_on_answering_what_is_frozen_while_the_lead_writes(
    app: Service, client: Visitor, lead: Visitor, form: FeedbackForm, now: time_machine.Coordinates
) -> None:
    assert "People answer version 1, since Wednesday 10 June 2026." in lead.see(AT).main.text
    _ask_something_new(app, lead, form)

    page = lead.see(AT).main.text
    assert "Your changes are not shown yet." in page
    assert "New: “What would you change first?”" in page
    assert "Taken away: “What would you like to tell us?”" in page
    preview = lead.see(f"{AT}/preview").main.text
    assert "Nobody sees these yet." in preview and "What would you change first?" in preview
    client.post(PAGE, data={"format": "standard"})
    assert "What would you like to tell us?" in client.see(f"{PAGE}/say/2").main.text

    asked = lead.see(f"{AT}/use").main.text
    assert "From Thursday 11 June 2026 on, whoever begins gets the new questions." in asked
    lead.fill(f"{AT}/use")
    told = lead.see(AT).main.text
    assert (
        "From Thursday 11 June 2026 people answer version 2." in told and "That is what stands below." in told
    )
    stands = lead.see("/manage/feedback/forms/first-call").main.text
    assert "From Thursday 11 June 2026" in stands and "The questions of the form" in stands
    client.post(PAGE, data={"format": "standard"})
    assert "What would you like to tell us?" in client.see(f"{PAGE}/say/2").main.text

    now.move_to(NIGHT)
    with app.app_context():
        jobs.begin_new_questions()
    assert "People answer version 2, since Thursday 11 June 2026." in lead.see(AT).main.text
    assert "Nobody sees these yet." not in lead.see(f"{AT}/preview").main.text
    assert "Nothing has changed since version 2" in lead.see(f"{AT}/use").main.text


def test_whoever_is_typing_when_the_questions_change_loses_no_word(
    app: Service,
    client: Visitor,
    lead: Visitor,
    form: FeedbackForm,
    now: time_machine.Coordinates,
) -> None:
    client.post(PAGE, data={"format": "standard"})
    client.post(f"{PAGE}/say/2", data={"q-happened": "Nobody rang me back.", "go": "save"})
    _ask_something_new(app, lead, form)
    _use(app, lead, now)

    other = cast(Visitor, app.test_client())
    other.post(PAGE, data={"format": "standard"})
    assert "What would you change first?" in other.see(f"{PAGE}/say/2").main.text
    page = client.see(f"{PAGE}/say/2").main.text
    assert (
        "What would you like to tell us?" in page
        and "Nobody rang me back." in client.get(f"{PAGE}/say/2").text
    )
    assert f'href="{PAGE}/say/2"' in client.get(PAGE).text, "the way back to what was begun"
    client.post(f"{PAGE}/say/2", data={"q-happened": "Nobody rang me back. Twice.", "go": "on"})
    client.post(f"{PAGE}/reach", data={"way": "code", "go": "on"})
    assert "Nobody rang me back. Twice." in client.get(f"{PAGE}/check").text
    slip = _slip(client)
    sent, again = (client.post(f"{PAGE}/done", data={"slip": slip}) for _press in range(2))

    assert sent.status_code == again.status_code == 200
    assert len(_code(sent.text)) == 25 and _code(sent.text) == _code(again.text)
    assert f'value="{slip}"' in client.get(PAGE).text, (
        "the receipt can be shown again when the reply was lost"
    )
    assert "Nobody rang me back. Twice." in client.post("/receipts", data={"code": _code(sent.text)}).text
    with app.app_context(), reading():
        found = receipts.find(_code(sent.text).lower())
        assert found is not None and found.version_id == form.version_id
    client.post(PAGE, data={"format": "standard"})
    assert "What would you change first?" in client.see(f"{PAGE}/say/2").main.text


def test_a_file_that_was_added_to_an_older_question_comes_along(
    app: Service, client: Visitor, lead: Visitor, form: FeedbackForm, now: time_machine.Coordinates
) -> None:
    client.post(PAGE, data={"format": "standard"})
    client.post(f"{PAGE}/say/2/files/files", data={"go": "add", "file": (BytesIO(photo()), "photo.jpg")})
    lead.fill(f"{AT}/files/remove")
    own = f"{AT}/sections/{_section(app, form, 1)}/new"
    lead.fill(own, kind="files", title="Show us the letter.")
    _use(app, lead, now)

    client.post(f"{PAGE}/say/2/files/files", data={"go": "add", "file": (BytesIO(photo()), "photo.jpg")})
    client.post(f"{PAGE}/reach", data={"way": "code", "go": "on"})
    assert client.post(f"{PAGE}/done", data={"slip": _slip(client)}).status_code == 200
    now.shift(86400)
    with app.app_context():
        jobs.move_due()
        with reading():
            held = db.session.scalars(select(SheetFile.question)).all()
    assert held == ["files", "files"]
    client.post(PAGE, data={"format": "standard"})
    assert "Show us the letter." in client.see(f"{PAGE}/say/2").main.text


def test_whoever_starts_again_gets_the_new_questions_and_nothing_that_was_typed(
    app: Service, client: Visitor, lead: Visitor, form: FeedbackForm, now: time_machine.Coordinates
) -> None:
    client.post(PAGE, data={"format": "standard"})
    client.post(f"{PAGE}/say/2", data={"q-happened": "Nobody rang me back.", "go": "save"})
    _ask_something_new(app, lead, form)
    _use(app, lead, now)

    client.post(PAGE, data={"format": "standard"})

    assert "What would you change first?" in client.see(f"{PAGE}/say/2").main.text
    assert "Nobody rang me back." not in client.get(f"{PAGE}/check").text
    with app.app_context(), reading():
        assert len(db.session.scalars(select(AnswerDraft.key)).all()) == 1


def test_what_both_versions_left_behind_is_read_with_its_own_questions(
    app: Service,
    client: Visitor,
    lead: Visitor,
    *,
    programme: Programme,
    as_role: Callable[..., Visitor],
    form: FeedbackForm,
    now: time_machine.Coordinates,
    sign_in: Callable[[Visitor, Person], Visitor],
) -> None:
    codes = []
    for question, words in (("happened", "Nobody rang me back."), ("", "The telephone.")):
        client.post(PAGE, data={"format": "standard"})
        own = question or next(key for key in _keys(app, form)[1] if key.startswith("q"))
        client.post(f"{PAGE}/say/2", data={f"q-{own}": words, "go": "on"})
        client.post(f"{PAGE}/reach", data={"way": "code", "go": "on"})
        codes.append(_code(client.post(f"{PAGE}/done", data={"slip": _slip(client)}).text))
        if question:
            _ask_something_new(app, lead, form)
            _use(app, lead, now)
    moderator = as_role(Role.MODERATOR, programme)

    for moved in (False, True):
        if moved:
            now.shift(86400)
            sign_in(moderator, moderator.person)
            with app.app_context():
                jobs.move_due()
        listed = moderator.get("/manage/feedback").text
        links = sorted(set(re.findall(r'href="(/manage/feedback/items/\w+)"', listed)))
        assert len(links) == 2
        told = "".join(moderator.see(each).main.text for each in links)
        for words in (
            "What would you like to tell us?",
            "Nobody rang me back.",
            "What would you change first?",
        ):
            assert told.count(words) == 1, words
        for code, words in zip(codes, ("Nobody rang me back.", "The telephone."), strict=True):
            assert words in client.post("/receipts", data={"code": code}).text
    assert "The telephone." in moderator.see("/manage/feedback?q=telephone").main.text
    with app.app_context(), reading():
        assert len(set(db.session.scalars(select(Sheet.version_id)))) == 2


def test_a_helper_who_opened_the_page_before_the_questions_changed_sends_what_is_on_it(
    app: Service,
    lead: Visitor,
    form: FeedbackForm,
    now: time_machine.Coordinates,
    sign_in: Callable[[Visitor, Person], Visitor],
) -> None:
    enter = "/manage/feedback/forms/first-call/enter"
    page = lead.see(enter)
    told = fields(page.form())
    _ask_something_new(app, lead, form)
    _use(app, lead, now)

    sent = lead.post(
        enter, data={**told, "channel": "paper", "answered_in": "en", "q-happened": "It was on paper."}
    )

    assert len(_code(sent.text)) == 25
    now.shift(86400)
    sign_in(lead, lead.person)
    with app.app_context():
        jobs.move_due()
        with reading():
            assert db.session.scalars(select(SheetText.text)).all() == ["It was on paper."]
    assert "What would you change first?" in lead.see(enter).main.text
    for number in ("99", "-1", "x", "", "9" * 30):
        assert lead.post(enter, data={**told, "asked": number, "channel": "paper"}).status_code in {200, 422}


def test_words_in_urdu_and_easy_read_reach_people_with_the_next_version(
    app: Service, client: Visitor, lead: Visitor, form: FeedbackForm, now: time_machine.Coordinates
) -> None:
    _ask_something_new(app, lead, form)
    own = next(key for key in _keys(app, form)[1] if key.startswith("q"))
    urdu = lead.see(f"{AT}/words?language=ur&format=standard").main.text
    assert "What would you change first?" in urdu and "بہت اچھا" in urdu, "fixed words stand there to be read"
    lead.fill(f"{AT}/words?language=ur&format=standard", **{"t-better-title": "کیا بہتر ہو سکتا تھا؟"})
    for edition, words in (
        ("ur&format=standard", "آپ سب سے پہلے کیا بدلیں گے؟"),
        ("en&format=easy_read", "What is first?"),
    ):
        told = lead.fill(f"{AT}/words?language={edition}", **{f"t-{own}-title": words})
        assert told.status_code == 302
    assert "The words in this language have changed: اردو" in lead.see(f"{AT}/use").main.text
    _use(app, lead, now)

    client.post(f"/ur{PAGE}", data={"format": "standard"})
    assert "آپ سب سے پہلے کیا بدلیں گے؟" in client.see(f"/ur{PAGE}/say/2").main.text
    client.post(PAGE, data={"format": "easy_read"})
    assert "What is first?" in client.see(f"{PAGE}/say/2").main.text


def test_a_button_pressed_on_an_old_page_uses_nothing_that_was_not_seen(
    app: Service, lead: Visitor, form: FeedbackForm
) -> None:
    _ask_something_new(app, lead, form)
    seen = lead.get(f"{AT}/use").text.split('name="seen" ')[1].split('value="')[1].split('"')[0]
    lead.fill(f"{AT}/better/remove")

    answer = lead.post(f"{AT}/use", data={"seen": seen})

    assert answer.status_code == 422 and "Look at them again" in answer.text
    assert "Taken away: “What could have been better?”" in answer.text
    assert lead.fill(f"{AT}/use").status_code == 302


def test_questions_that_cannot_be_asked_are_named_before_and_refused(
    app: Service, lead: Visitor, form: FeedbackForm
) -> None:
    lead.fill(f"{AT}/sections/{_section(app, form, 1)}/new", kind="many_of", title="What got in the way?")

    page = lead.see(f"{AT}/use").main
    assert "Give at least 2 options" in page.text and not page.all("form")
    seen = lead.post(f"{AT}/use", data={"seen": "x"})
    assert seen.status_code == 422


def test_a_draft_is_opened_with_what_the_lead_wrote_and_a_closed_form_is_only_looked_at(
    app: Service, kept: Kept, client: Visitor, lead: Visitor, programme: Programme
) -> None:
    with kept():
        a_form(programme, slug="another")  # Its people read for the programme.
        form = a_form(programme, slug="first-call", is_open=False)
    _ask_something_new(app, lead, form)
    assert "When you open it, people answer what stands here." in lead.see(AT).main.text
    assert "The form has not been opened yet." in lead.see(f"{AT}/use").main.text
    lead.fill(f"{AT}/sections/new", title="More")
    more = _section(app, form, 2)
    lead.fill(f"{AT}/sections/{more}/new", kind="one_of", title="In which town?")
    assert "In which town?" in lead.see("/manage/feedback/forms/first-call").main.text, "what is missing"
    lead.fill(f"{AT}/sections/{more}/remove")
    lead.post("/manage/feedback/forms/first-call/open")
    client.post(PAGE, data={"format": "standard"})
    assert "What would you change first?" in client.see(f"{PAGE}/say/2").main.text

    with app.test_request_context(), writing():
        forms.move(db.session.get_one(FeedbackForm, form.id), "end", by=None)
    page = lead.see(AT).main
    assert "its questions cannot change any more" in page.text and not page.all("form")
    assert "See the questions of the form" in lead.see("/manage/feedback/forms/first-call").main.text
    assert lead.get(f"{AT}/better").status_code == 403
    assert lead.post(f"{AT}/use", data={}).status_code == 403
