"""A shared device: whoever comes next and presses Back finds nothing (security T18, R20).

In a Chromium as anybody starts it, with the cache of whole pages that test tools switch off. Each promise has its
positive control: the same steps on the same site without the defence, where the words do come back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from werkzeug.wrappers import Response

from coprod import Service
from coprod.core.db import writing
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.browser.letters import code_for
from tests.browser.plain import PlainChromium, Tab
from tests.browser.serving import serving
from tests.factories.consultations import a_consultation
from tests.factories.feedback import a_form, said
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(
        "script",
        [
            pytest.param(True, id="script"),
            pytest.param(False, id="no-script"),
        ],
        scope="module",
    ),
]

SENT = "He hid my tablets on Sunday"
KEPT = "I want to move to my sister"
UNSENT = "She reads my telephone"
CAREFUL = "Ring only while he is at work"
TELEPHONE = "01632 960987"
WAY = "nia.at.her.sister@people.example"
# What no tab, no history and no list of windows may say of somebody who answers.
TELLING = ("mental", "health", "first contact", "ask for help", "been sent", "receipt", "your code")


class Only:
    """The site with nothing but some of its defences.

    ``clearing``: the picture whose answer empties the browser. ``reloading``: the script that asks again for a page
    that was given back. Chromium by itself drops pages that say ``no-store`` once a cookie changes; that is no
    promise of ours, and other browsers do not, so it is always taken away here.
    """

    def __init__(self, *defences: str) -> None:
        self.defences = defences

    def __call__(self, service: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        def weakened(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            response = Response.from_app(service, environ, buffered=True)
            response.headers["Cache-Control"] = "no-cache"
            if environ["PATH_INFO"] == "/leave":
                response.headers.pop("Set-Cookie", None)
            if "clearing" not in self.defences:
                response.headers.pop("Clear-Site-Data", None)
            if environ["PATH_INFO"].endswith("/js/fresh.js") and "reloading" not in self.defences:
                response.set_data("export function neverShowOldPages() {}")
            return response(environ, start_response)

        return weakened


@pytest.fixture(scope="module")
def browser(script: bool) -> Iterator[PlainChromium]:
    made = PlainChromium(script=script)
    yield made
    made.close()


@pytest.fixture
def visit(app: Service, browser: PlainChromium, script: bool) -> Callable[..., Any]:
    """``with visit(Only("clearing")) as (tab, address):`` a new window before the site, whole or weakened."""

    @contextmanager
    def begin(only: Only | None = None) -> Iterator[tuple[Tab, str]]:
        app.config["WTF_CSRF_ENABLED"] = True
        with serving(app, only(app) if only else None) as address, browser.tab() as tab:
            tab.go(f"{address}/help-now")
            assert ('class="app-body js-enabled' in tab.html()) is script
            yield tab, address

    return begin


@pytest.fixture(params=["a consultation", "feedback"])
def say_and_leave(request: pytest.FixtureRequest, kept: Kept) -> Callable[..., str]:
    """Say something twice, and leave: somebody answers a consultation, or says what happened."""
    with kept():
        if request.param == "feedback":
            path, way = f"/feedback/{a_form().slug}", _say_and_write_back
        else:
            path, way = f"/consultations/{a_consultation().reference}/respond", _answer_twice

    def do(tab: Tab, address: str, *, by_escape: bool = False) -> str:
        code = way(tab, address, path)
        assert tab.kept(address) == []
        if by_escape:
            tab.tap("Escape", 27, times=2)
            tab.arrive()
        else:
            tab.press("[data-leave]")
        # It goes on by itself, to where it cannot get from here.
        tab.arrive()
        return code

    return do


def _answer_twice(tab: Tab, address: str, path: str) -> str:
    """Send one answer; be in the middle of a second. Returns the first letters of the code."""
    tab.go(address + path)
    tab.press("[name=format]")
    tab.type("#q-better", SENT)
    for _section_check_and_send in range(3):
        tab.press(".app-buttons button")
    code = _code(tab)
    tab.go(address + path)
    tab.press("[name=format]")
    tab.type("#q-better", KEPT)
    tab.press(".app-buttons button")
    tab.press("[name=go][value=back]")
    assert KEPT in tab.text()
    tab.type("#q-better", UNSENT)
    return code[:5]


def _say_and_write_back(tab: Tab, address: str, path: str) -> str:
    """Say something, read it with the code, be in the middle of writing back. Returns the code's first letters.

    Chromium keeps six pages whole: what is to come back in the control stands on one of the last six.
    """
    tab.go(address + path)
    for press in ("[name=format]", ".app-buttons button"):
        tab.press(press)
    tab.type("#q-happened", SENT)
    tab.type("#q-better", KEPT)
    tab.press(".app-buttons button")
    tab.type("#careful", CAREFUL)
    tab.press(".app-buttons [name=go][value=back]")
    assert KEPT in tab.text()
    for _words_reach_and_send in range(3):
        tab.press(".app-buttons button")
    code = _code(tab)
    tab.go(f"{address}/receipts")
    tab.type("#code", code)
    tab.press("main form button")
    assert SENT in tab.text()
    tab.type("#text", UNSENT)
    return code[:5]


def _code(tab: Tab) -> str:
    code = "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', tab.html()))
    assert len(code) == 25
    return code


@dataclass
class Private:
    """Whose page it is that somebody signs in to see, the way to it, and what stands there."""

    email: str
    path: str
    links: list[str]
    words: str


@pytest.fixture(params=["my telephone number", "what somebody wrote"])
def private(request: pytest.FixtureRequest, app: Service, kept: Kept) -> Private:
    with kept():
        person = a_person(telephone=TELEPHONE)
        if request.param == "my telephone number":
            return Private(str(person.email), "/me/contact", [], TELEPHONE)
        programme = a_programme()
        a_membership(person, programme, Role.MODERATOR)
        slug = a_form(programme).slug
    with app.test_request_context(), writing():
        said(slug, SENT)
    return Private(str(person.email), "/manage/feedback", [".app-card__title a"], SENT)


def _sign_in_look_and_sign_out(app: Service, private: Private, tab: Tab, address: str) -> None:
    tab.go(f"{address}/sign-in")
    tab.type("#email", private.email)
    tab.press("main form button")
    tab.type("#code", code_for(app, private.email))
    tab.press("main form button")
    tab.go(address + private.path)
    for link in private.links:
        tab.press(link)
    assert private.words in tab.text()
    tab.press(".app-sign-out button")


def _coming_back(tab: Tab, *, reloads: bool = False) -> Iterator[tuple[bool, str]]:
    """Go to every page that the history offers: was it given back from memory, and everything that it shows.

    ``reloads``: a page that is given back asks for itself again, and has arrived only then.
    """
    pages = len(tab.history())
    assert pages > 3
    for _page in range(1, pages):
        given_back = tab.back()
        if given_back and reloads:
            tab.arrive()
        yield given_back, f"{tab.text()}\n{tab.html()}"


def _shown(tab: Tab, *words: str) -> set[str]:
    """Which of these come back, on any page that the history offers."""
    return {each for _given_back, shown in _coming_back(tab) for each in words if each in shown}


def test_after_leaving_back_shows_no_word_and_no_code_and_nothing_is_left_in_the_browser(
    visit: Callable[..., Any], say_and_leave: Callable[..., str], script: bool
) -> None:
    with visit() as (tab, address):
        code = say_and_leave(tab, address, by_escape=script)

        assert tab.cookies(address) == {}
        titles = " | ".join(entry["title"] for entry in tab.history()).lower()
        assert [word for word in TELLING if word in titles] == []
        looked = list(_coming_back(tab))
        assert not any(given_back for given_back, shown in looked)
        assert not [
            each
            for each in (SENT, KEPT, UNSENT, CAREFUL, code)
            for given_back, shown in looked
            if each in shown
        ]
        tab.go(f"{address}/help-now")
        assert tab.kept(address) == []


def test_the_picture_on_the_last_page_is_enough_to_empty_the_browser_on_leaving(
    visit: Callable[..., Any], say_and_leave: Callable[..., str]
) -> None:
    with visit(Only("clearing")) as (tab, address):
        code = say_and_leave(tab, address)

        assert tab.cookies(address) == {}
        assert _shown(tab, SENT, KEPT, UNSENT, CAREFUL, code) == set()


def test_control_without_the_defences_the_words_come_back_after_leaving(
    visit: Callable[..., Any], say_and_leave: Callable[..., str]
) -> None:
    with visit(Only()) as (tab, address):
        say_and_leave(tab, address)

        # The receipt is the answer to a form, which this browser never keeps whole; others may.
        assert _shown(tab, SENT, KEPT) == {SENT, KEPT}


def test_after_signing_out_back_shows_nothing_of_the_person(
    app: Service, private: Private, visit: Callable[..., Any]
) -> None:
    with visit() as (tab, address):
        _sign_in_look_and_sign_out(app, private, tab, address)

        looked = list(_coming_back(tab))
        assert not any(given_back or private.words in shown for given_back, shown in looked)
        tab.go(f"{address}/help-now")
        assert tab.kept(address) == []


def test_the_picture_on_the_last_page_is_enough_to_empty_the_browser_on_signing_out(
    app: Service, private: Private, visit: Callable[..., Any]
) -> None:
    with visit(Only("clearing")) as (tab, address):
        _sign_in_look_and_sign_out(app, private, tab, address)

        assert _shown(tab, private.words) == set()


def test_control_without_the_defences_what_was_private_comes_back_after_signing_out(
    app: Service, private: Private, visit: Callable[..., Any]
) -> None:
    with visit(Only()) as (tab, address):
        _sign_in_look_and_sign_out(app, private, tab, address)

        assert _shown(tab, private.words) == {private.words}


def test_where_scripts_run_a_page_that_was_given_back_is_asked_for_again(
    app: Service, private: Private, visit: Callable[..., Any], script: bool
) -> None:
    with visit(Only("reloading")) as (tab, address):
        _sign_in_look_and_sign_out(app, private, tab, address)

        looked = list(_coming_back(tab, reloads=script))
        assert any(given_back for given_back, _shown in looked)
        # The second line of defence. Without scripts there is the first line alone.
        assert any(private.words in shown for _given_back, shown in looked) is not script
