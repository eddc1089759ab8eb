"""A shared device: whoever comes next and presses Back finds nothing (security T18, R20).

In a Chromium as anybody starts it, with the cache of whole pages that test tools switch off. Each promise has its
positive control: the same steps on the same site without the defence, where the words do come back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from werkzeug.wrappers import Response

from coprod import Service
from coprod.consultations.models import Consultation
from tests.base.service import Kept
from tests.browser.letters import code_for
from tests.browser.plain import PlainChromium, Tab
from tests.browser.serving import serving
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(
        "script",
        [
            pytest.param(True, id="script", marks=pytest.mark.xdist_group("back-button-script")),
            pytest.param(False, id="no-script", marks=pytest.mark.xdist_group("back-button-no-script")),
        ],
        scope="module",
    ),
]

SENT = "He hid my tablets on Sunday"
KEPT = "I want to move to my sister"
UNSENT = "She reads my telephone"
TELEPHONE = "01632 960987"
# What no tab, no history and no list of windows may say of somebody who answers.
TELLING = ("mental", "health", "first contact", "ask for help", "have been sent", "receipt", "your code")


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


@pytest.fixture
def consultation(kept: Kept) -> Consultation:
    with kept():
        return a_consultation()


def _answer_twice_and_leave(
    tab: Tab, address: str, consultation: Consultation, *, by_escape: bool = False
) -> str:
    """Send one answer; be in the middle of a second; leave. Returns the first letters of the code."""
    start = f"{address}/consultations/{consultation.reference}/respond"
    tab.go(start)
    tab.press("[name=format]")
    tab.type("#q-better", SENT)
    for _section_check_and_send in range(3):
        tab.press(".app-buttons button")
    code = tab.html().split('app-code__group">')[1].split("<")[0]
    assert len(code) == 5
    tab.go(start)
    tab.press("[name=format]")
    tab.type("#q-better", KEPT)
    tab.press(".app-buttons button")
    tab.press("[name=go][value=back]")
    assert KEPT in tab.text()
    tab.type("#q-better", UNSENT)
    assert tab.kept(address) == []
    if by_escape:
        tab.tap("Escape", 27, times=2)
        tab.arrive()
    else:
        tab.press("[data-leave]")
    # It goes on by itself, to where it cannot get from here.
    tab.arrive()
    return code


def _sign_in_look_and_sign_out(app: Service, kept: Kept, tab: Tab, address: str) -> None:
    with kept():
        person = a_person(telephone=TELEPHONE)
    tab.go(f"{address}/sign-in")
    tab.type("#email", str(person.email))
    tab.press("main form button")
    tab.type("#code", code_for(app, str(person.email)))
    tab.press("main form button")
    tab.go(f"{address}/me/contact")
    assert TELEPHONE in tab.text()
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
    visit: Callable[..., Any], consultation: Consultation, script: bool
) -> None:
    with visit() as (tab, address):
        code = _answer_twice_and_leave(tab, address, consultation, by_escape=script)

        assert tab.cookies(address) == {}
        titles = " | ".join(entry["title"] for entry in tab.history()).lower()
        assert [word for word in TELLING if word in titles] == []
        looked = list(_coming_back(tab))
        assert not any(given_back for given_back, shown in looked)
        assert not [
            each for each in (SENT, KEPT, UNSENT, code) for given_back, shown in looked if each in shown
        ]
        tab.go(f"{address}/help-now")
        assert tab.kept(address) == []


def test_the_picture_on_the_last_page_is_enough_to_empty_the_browser_on_leaving(
    visit: Callable[..., Any], consultation: Consultation
) -> None:
    with visit(Only("clearing")) as (tab, address):
        code = _answer_twice_and_leave(tab, address, consultation)

        assert tab.cookies(address) == {}
        assert _shown(tab, SENT, KEPT, UNSENT, code) == set()


def test_control_without_the_defences_the_words_come_back_after_leaving(
    visit: Callable[..., Any], consultation: Consultation
) -> None:
    with visit(Only()) as (tab, address):
        _answer_twice_and_leave(tab, address, consultation)

        # The receipt is the answer to a form, which this browser never keeps whole; others may.
        assert _shown(tab, SENT, KEPT) == {SENT, KEPT}


def test_after_signing_out_back_shows_nothing_of_the_person(
    app: Service, kept: Kept, visit: Callable[..., Any]
) -> None:
    with visit() as (tab, address):
        _sign_in_look_and_sign_out(app, kept, tab, address)

        looked = list(_coming_back(tab))
        assert not any(given_back or TELEPHONE in shown for given_back, shown in looked)
        tab.go(f"{address}/help-now")
        assert tab.kept(address) == []


def test_the_picture_on_the_last_page_is_enough_to_empty_the_browser_on_signing_out(
    app: Service, kept: Kept, visit: Callable[..., Any]
) -> None:
    with visit(Only("clearing")) as (tab, address):
        _sign_in_look_and_sign_out(app, kept, tab, address)

        assert _shown(tab, TELEPHONE) == set()


def test_control_without_the_defences_what_was_private_comes_back_after_signing_out(
    app: Service, kept: Kept, visit: Callable[..., Any]
) -> None:
    with visit(Only()) as (tab, address):
        _sign_in_look_and_sign_out(app, kept, tab, address)

        assert _shown(tab, TELEPHONE) == {TELEPHONE}


def test_where_scripts_run_a_page_that_was_given_back_is_asked_for_again(
    app: Service, kept: Kept, visit: Callable[..., Any], script: bool
) -> None:
    with visit(Only("reloading")) as (tab, address):
        _sign_in_look_and_sign_out(app, kept, tab, address)

        looked = list(_coming_back(tab, reloads=script))
        assert any(given_back for given_back, _shown in looked)
        # The second line of defence. Without scripts there is the first line alone.
        assert any(TELEPHONE in shown for _given_back, shown in looked) is not script
