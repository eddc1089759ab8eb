"""A story from somebody's yes to the page that everybody reads, and off it again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm, FeedbackItem, FeedbackStory
from coprod.feedback.rules.stories import CHECKS
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_change, a_form, a_story, form_reader
from tests.factories.programmes import a_programme
from tests.web.feedback.test_reading import a_day_later, say

ITEMS = "/manage/feedback/items"
WORDS = "Nurse Jane Roe left me waiting on 3 May."
VERSION = "A nurse left me waiting."


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme)


@pytest.fixture
def moderator(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.MODERATOR, programme)


@pytest.fixture
def other(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.MODERATOR, programme)


def press(client: Visitor, code: str, go: str) -> str:
    """What the holder of a code sees after pressing a button of their page."""
    page = client.post("/receipts", data={"code": code}).text
    key = page.split('name="key" value="')[1].split('"')[0]
    return client.post("/receipts/add", data={"code": code, "key": key, "go": go}).text


def yes(client: Visitor, code: str) -> str:
    page = client.post("/receipts", data={"code": code}).text
    return press(client, code, "story:yes:" + page.split('value="story:yes:')[1].split('"')[0])


def later(app: Service, days: int) -> None:
    with time_machine.travel(clock.now() + timedelta(days=days)), app.app_context():
        jobs.move_due()
        jobs.publish_due()


def a_version(app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor) -> tuple[str, str]:
    """Somebody has let us publish, and waits for what we make of it: their code, and the key of the item."""
    code, key = say(app, form, WORDS)
    press(client, code, "publish:yes")
    a_day_later(app)
    moderator.fill(f"{ITEMS}/{key}", form=f"{ITEMS}/{key}/story/begin")
    moderator.fill(
        f"{ITEMS}/{key}/story/edit",
        title="Left waiting",
        text=VERSION,
        reason="staff",
        words="She has become her job title.",
    )
    sent = moderator.fill(f"{ITEMS}/{key}/story/send", ticked=list(CHECKS))
    assert sent.location == f"{ITEMS}/{key}/story"
    return code, key


def test_a_story_is_public_seven_days_after_its_authors_yes_and_never_before(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = a_version(app, form, moderator, client)
    page = client.post("/receipts", data={"code": code}).text
    assert VERSION in page and "becomes their job title" in page and "She has become her job title." in page

    assert "You said yes to this version today" in yes(client, code)
    later(app, 6)
    assert VERSION not in client.see("/stories").main.text
    assert "Do you still want that?" in client.post("/receipts", data={"code": code}).text
    later(app, 7)

    assert VERSION in client.see("/stories").main.text
    assert "Jane Roe" not in client.get("/stories").text
    assert "Jane Roe" in moderator.see(f"{ITEMS}/{key}/story").main.text, "the original never changes"


@pytest.mark.parametrize("said", ["story", "publish"])
def test_a_no_before_the_day_keeps_it_from_everybody(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor, said: str
) -> None:
    code, _key = a_version(app, form, moderator, client)
    yes(client, code)
    later(app, 1)
    page = client.post("/receipts", data={"code": code}).text
    no = page.split('value="story:no:')[1].split('"')[0]

    with time_machine.travel(clock.now() + timedelta(days=7)):
        press(client, code, f"story:no:{no}" if said == "story" else "publish:no")
        with app.app_context():
            jobs.publish_due()
        assert VERSION not in client.see("/stories").main.text, "a no that still waits counts as well"
    later(app, 9)

    assert VERSION not in client.see("/stories").main.text


def test_a_yes_to_a_version_that_has_changed_since_is_no_yes(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = a_version(app, form, moderator, client)
    yes(client, code)
    moderator.fill(f"{ITEMS}/{key}/story", form=f"{ITEMS}/{key}/story/recall")
    moderator.fill(
        f"{ITEMS}/{key}/story/edit",
        text="A nurse left me waiting for hours.",
        reason="name",
        words="Her name.",
    )
    moderator.fill(f"{ITEMS}/{key}/story/send", ticked=list(CHECKS))
    later(app, 1)
    later(app, 9)

    assert "left me waiting" not in client.see("/stories").main.text
    assert 'value="story:yes:' in client.post("/receipts", data={"code": code}).text


def test_the_last_word_of_a_day_holds(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = say(app, form, WORDS)
    for word in ("yes", "no", "yes", "no"):
        page = press(client, code, f"publish:{word}")
    assert "We show nothing of it to others" in page
    a_day_later(app)

    assert "has not said that it may be published" in moderator.see(f"{ITEMS}/{key}").main.text


def published(app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor) -> tuple[str, str, str]:
    code, key = a_version(app, form, moderator, client)
    yes(client, code)
    later(app, 1)
    later(app, 7)
    (card,) = [
        each for each in client.see("/stories").main.all("a") if each.get("href").startswith("/stories/")
    ]
    return code, key, card.get("href")


EVERYWHERE = (
    "/stories",
    "/stories?q=waiting",
    "/feeds/stories.atom",
    "/open-data/stories.json",
    "/ur/stories",
)


@pytest.mark.parametrize("how", ["no", "consent", "taken back", "moderator", "notice"])
def test_what_is_taken_down_is_gone_from_every_page_at_once(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor, how: str
) -> None:
    code, key, address = published(app, form, moderator, client)
    for each in (*EVERYWHERE, address):
        assert VERSION in client.get(each).text, each  # kept for everybody, from now on
    page = client.post("/receipts", data={"code": code}).text

    if how == "no":
        told = press(client, code, "story:no:" + page.split('value="story:no:')[1].split('"')[0])
        assert "Nobody can read it" in told
    elif how == "consent":
        press(client, code, "publish:no")
    elif how == "taken back":
        client.post("/receipts/withdraw", data={"code": code, "sure": "yes"})
    elif how == "moderator":
        moderator.fill(f"{ITEMS}/{key}/story/take-down", why="A place can be recognised.")
    else:
        client.fill(f"{address}/notice", why="about_me", words="This is about me.", name="Jo")
        notice = next(
            link.get("href")
            for link in moderator.see("/manage/feedback/stories").main.all("a")
            if "/notices/" in link.get("href")
        )
        moderator.fill(notice, decision="taken_down", words="She could be recognised.")
        log = moderator.see(notice).main.text
        assert "Came in on" in log and "Decided on" in log and "Jo" in log

    for each in EVERYWHERE:
        assert VERSION not in client.get(each).text, each
    assert client.get(address).status_code == 404
    assert client.get(f"{address}/notice").status_code == 404


def test_nothing_is_sent_to_its_author_before_a_human_has_ticked_everything(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = say(app, form, WORDS)
    press(client, code, "publish:yes")
    a_day_later(app)
    moderator.fill(f"{ITEMS}/{key}", form=f"{ITEMS}/{key}/story/begin")
    story = f"{ITEMS}/{key}/story"

    unexplained = moderator.fill(f"{story}/edit", title="Left waiting", text=VERSION)
    assert unexplained.status_code == 422 and "Say why the words have changed" in unexplained.text
    moderator.fill(f"{story}/edit", title="Left waiting", text=VERSION, reason="name", words="Her name.")
    for missing in CHECKS:
        told = moderator.fill(f"{story}/send", ticked=[each for each in CHECKS if each != missing])
        assert told.status_code == 422 and "Tick everything that is so" in told.text, missing
    moderator.fill(f"{story}/edit", text="word " * 1001, reason="shortened", words="It is longer.")
    told = moderator.fill(f"{story}/send", ticked=list(CHECKS))

    assert told.status_code == 422 and "at most" in told.text
    assert "What everybody could read" not in client.post("/receipts", data={"code": code}).text


def test_without_consent_or_on_the_same_day_nothing_can_be_made(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key = say(app, form, WORDS)
    begin = f"{ITEMS}/{key}/story/begin"

    assert moderator.post(begin, data={"seen": "0"}).status_code == 409
    press(client, code, "publish:yes")
    assert "from tomorrow on" in moderator.post(begin, data={"seen": "0"}).text
    press(client, code, "publish:no")
    a_day_later(app)

    assert moderator.post(begin, data={"seen": "0"}).status_code == 409
    assert moderator.get(f"{ITEMS}/{key}/story").status_code == 404


def test_a_change_is_told_once_a_second_person_has_read_why(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor, other: Visitor
) -> None:
    code, key, address = published(app, form, moderator, client)
    change = f"{ITEMS}/{key}/change"
    today = clock.today()
    moderator.fill(f"{change}/plan", planned="Somebody rings within two days.")
    moderator.fill(
        f"{change}/report",
        what="Somebody rings now.",
        evidence="The list of calls of May shows it.",
        **{"done_on-day": str(today.day), "done_on-month": str(today.month), "done_on-year": str(today.year)},
    )
    page = client.see(address).main.text
    assert "Somebody rings within two days." in page and "Somebody rings now." not in page

    own = moderator.post(f"{change}/read", data={"seen": "x"})
    assert "Somebody else has to read the explanation" in own.text
    assert "Somebody rings now." in other.see("/manage/feedback/stories").main.text
    assert "has changed since" in other.post(f"{change}/read", data={"seen": "old"}).text
    other.fill(change, form=f"{change}/read")

    for page in (client.see(address).main.text, client.post("/receipts", data={"code": code}).text):
        assert "Somebody rings now." in page and "The list of calls of May shows it." in page
    assert (
        json.loads(client.get("/open-data/stories.json").text)["stories"][0]["changed"]
        == "Somebody rings now."
    )
    assert moderator.fill(f"{ITEMS}/{key}/reply", text="We are sorry.").status_code == 302
    assert "The team has replied." in client.see(address).main.text


def test_what_people_wrote_is_never_code(app: Service, kept: Kept, client: Visitor) -> None:
    with kept():
        nasty = "<script>alert(1)</script> & ]]> \ufffe \u202e"
        story = a_story(a_form(), nasty, title="<b>Bold</b> & more")
        address = f"/stories/{story.reference}"

    for each in ("/stories", address):
        page = client.get(each).text
        assert "<script>alert" not in page and "<b>Bold" not in page and "&lt;script&gt;" in page
    feed = ElementTree.fromstring(client.get("/feeds/stories.atom").data)  # noqa: S314 - our own
    entry = feed.find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert "<script>alert(1)</script> & ]]>" in (entry.findtext("{http://www.w3.org/2005/Atom}content") or "")
    assert json.loads(client.get("/open-data/stories.json").text)["stories"][0]["text"] == nasty


def test_stories_are_paged_and_found_by_their_words_and_their_kind(kept: Kept, client: Visitor) -> None:
    with kept():
        form = a_form()
        for number in range(30):
            a_story(form, f"Story number-{number} of the night.", title=f"Story {number}")
        a_story(form, "100% better than before.", title="Better")

    assert "Page 1 of 2" in client.see("/stories").main.text
    assert "Better" not in client.see("/stories?page=2").main.text
    assert "Better" in client.see("/stories?q=100%25").main.text
    assert "number-7" in client.see("/stories?q=NUMBER-7").main.text
    assert "We found nothing like this." in client.see("/stories?q=nowhere").main.text
    assert "We found nothing like this." in client.see("/stories?tone=concern").main.text
    assert len(json.loads(client.get("/open-data/stories.json").text)["stories"]) == 31


def test_a_notice_is_kept_once_and_only_somebody_who_moderates_decides(
    kept: Kept, form: FeedbackForm, moderator: Visitor, client: Visitor, as_role: Callable[..., Visitor]
) -> None:
    with kept():
        story = a_story(form)
        address = f"/stories/{story.reference}/notice"
        a_change(story.item_key, reported_by=form_reader(form))
    assert "116 123" in client.see(address).main.text, "before anybody writes"
    for _each in range(2):
        assert client.fill(address, why="untrue", words="This never happened.").status_code == 200
    assert client.fill(address, why="untrue", words="").status_code == 422
    links = [
        link.get("href")
        for link in moderator.see("/manage/feedback/stories").main.all("a")
        if "/notices/" in link.get("href")
    ]
    assert len(links) == 1
    assert as_role(Role.MODERATOR).get(links[0]).status_code == 404, "of another programme"
    moderator.fill(links[0], decision="kept", words="It can be shown that it happened.")

    assert client.get(f"/stories/{story.reference}").status_code == 200
    again = moderator.post(links[0], data={"decision": "taken_down", "words": "No."})
    assert "decided on this already" in again.text


def test_taking_back_takes_everything_of_it(
    app: Service, form: FeedbackForm, moderator: Visitor, client: Visitor
) -> None:
    code, key, _address = published(app, form, moderator, client)
    client.post("/receipts/withdraw", data={"code": code, "sure": "yes"})

    with app.app_context(), writing():
        assert db.session.get(FeedbackItem, key) is None
        assert db.session.query(FeedbackStory).count() == 0
