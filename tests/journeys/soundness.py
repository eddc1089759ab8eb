"""Whether the pages of a whole story were sound for everybody: valid HTML, nothing for axe, nothing pushed off."""

from __future__ import annotations

from tests.browser.looking import html_faults, looking
from tests.browser.states import covering
from tests.journeys.world import World


def faults_of(world: World) -> list[str]:
    """What is wrong, in words: HTML of every page that was sent; the rest of those that show something new."""
    sent = world.recorder.pages
    found = html_faults(sent)
    with looking(world.chromium, world.app) as looker:
        return found + [fault for page in covering(sent, around=0) for fault in looker.faults(page)]
