"""Every page, for everybody: nothing for axe to find, valid HTML, and no scrolling sideways on the smallest phone.

The pages are gathered once. Looked at are as few as show all there is; axe also in the other direction of writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser

from coprod import Service
from coprod.core.db import writing
from tests.browser import states
from tests.browser.looking import Looker, html_faults, looking
from tests.browser.serving import Sent, sent
from tests.house.opening import Gathered, Opened
from tests.house.world import World

pytestmark = pytest.mark.browser


@dataclass
class Looked:
    """The pages of one world: as they open, on the way through something, and saying what is wrong."""

    app: Service
    world: World
    opened: list[Opened]
    on_the_way: list[Sent]
    wrong: list[Sent]


@pytest.fixture(scope="module")
def all_there_is(gathered: Gathered) -> Looked:
    app, world = gathered.app, gathered.world
    public = [each for each in gathered.pages if not each.page.address.startswith("/ur/")]
    opened = [*public, *states.sensitive(app, world)]
    on_the_way = list(states.on_the_way(app, world))
    wrong = [*states.mistakes(app, world, opened), *states.refusals(app)]
    return Looked(app, world, opened, on_the_way, wrong)


@pytest.fixture(scope="module")
def looker(all_there_is: Looked, chromium: Browser) -> Iterator[Looker]:
    with looking(chromium, all_there_is.app) as looker:
        yield looker


def test_nobody_is_kept_out_of_any_page_by_how_it_is_made(all_there_is: Looked, looker: Looker) -> None:
    everything = [each.page for each in all_there_is.opened]
    some = states.covering([*everything, *all_there_is.on_the_way, *all_there_is.wrong])

    assert len(some) > 80
    assert not (faults := [fault for page in some for fault in looker.faults(page)]), "\n".join(faults)


def test_nobody_who_reads_from_right_to_left_is_kept_out(all_there_is: Looked, looker: Looker) -> None:
    new = {id(page) for page in states.covering(each.page for each in all_there_is.opened)}
    public = [each for each in all_there_is.opened if each.who == "nobody"]
    work = [each for each in all_there_is.opened if each.who != "nobody" and id(each.page) in new]

    faults: list[str] = []
    for page in states.covering(states.in_urdu(all_there_is.app, all_there_is.world, public)):
        faults += looker.faults(page)
    for page in states.in_urdu(all_there_is.app, all_there_is.world, work):
        faults += looker.faults_of_layout(page)

    assert not faults, "\n".join(faults)


def test_words_that_cannot_be_broken_push_nothing_off_the_smallest_phone(
    all_there_is: Looked, looker: Looker
) -> None:
    app, world = all_there_is.app, all_there_is.world
    with app.app_context(), writing():
        addresses = states.unbroken(world)

    faults: list[str] = []
    for who, address in addresses:
        page = sent(states.browser(app, world, who).get(address))
        assert page and page.status == 200 and states.UNBROKEN in page.html, address
        faults += looker.faults_of_layout(page)

    assert not faults, "\n".join(faults)


def test_a_page_that_says_what_is_wrong_is_valid_html(all_there_is: Looked) -> None:
    faults = html_faults([*all_there_is.wrong, *all_there_is.on_the_way])

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("broken", "noticed"),
    [
        ('<label>Name</label><input type="text" class="nhsuk-input">', "axe label"),
        ('<p class="app-quiet"><span style="color: #aaa">grey</span></p>', "axe color-contrast"),
        ('<pre style="width: 900px">wide</pre>', "900"),
        ('<p style="height: 10px; overflow: hidden">Words that<br>are cut</p>', "cut off"),
        (
            '<p style="margin-block-end: -20px; line-height: 1">One</p><p style="line-height: 1">Two</p>',
            "overlap",
        ),
    ],
)
def test_control_a_page_that_keeps_somebody_out_is_noticed(
    all_there_is: Looked, looker: Looker, broken: str, noticed: str
) -> None:
    sound = next(each.page for each in all_there_is.opened if each.endpoint == "site.cookies")
    headers = {name: value for name, value in sound.headers.items() if name != "Content-Security-Policy"}
    page = replace(sound, html=sound.html.replace("<h1", f"{broken}<h1", 1), headers=headers)

    assert looker.faults(sound) == []
    assert any(noticed in fault for fault in looker.faults(page))
