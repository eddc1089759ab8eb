"""Pages stay as quick and as short as they are when there are 10,000 of everything: so many statements, and a page
of the list. A new list page needs one line."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from coprod import Service
from coprod.consultations.rules import Stage
from tests.base.statements import statements
from tests.house.conftest import Standing
from tests.house.growth import grow
from tests.house.parts import parts
from tests.house.standing import a_standing_world, browser

pytestmark = pytest.mark.slow

FEW, MANY = 10, 10_000
MOST_BYTES = 250_000
MOST_SECONDS = 5.0  # Generous: the machine that tests may be busy. Without paging it takes minutes.

# Who opens what, at which stage of the consultation.
LISTS = [
    ("nobody", "site.home", None),
    ("nobody", "site.consultations", None),
    ("nobody", "site.consultation", Stage.OPEN),
    ("nobody", "site.programmes", None),
    ("nobody", "site.programme", None),
    ("nobody", "site.changes", None),
    ("nobody", "site.change", Stage.ANSWERED),
    ("nobody", "site.outcome", Stage.ANSWERED),
    ("nobody", "feedback.stories", None),
    ("nobody", "feedback.stories_feed", None),
    ("nobody", "feedback.stories_json", None),
    ("nobody", "feedback.story_page", Stage.ANSWERED),
    ("nobody", "involvement.opportunities", None),
    ("nobody", "involvement.opportunity", Stage.OPEN),
    ("nobody", "involvement.opportunities_feed", None),
    ("nobody", "involvement.opportunities_json", None),
    ("lead", "involvement.manage_opportunities", None),
    ("lead", "involvement.manage_opportunity", Stage.OPEN),
    ("lead", "involvement.choose_panelist", Stage.OPEN),
    ("moderator", "feedback.queue", None),
    ("moderator", "feedback.item", Stage.OPEN),
    ("moderator", "feedback.story", Stage.OPEN),
    ("moderator", "feedback.stories_in_work", None),
    ("moderator", "feedback.figures", None),
    ("nobody", "feedback.public_figures", None),
    ("lead", "site.today", None),
    ("lead", "site.me", None),
    ("lead", "consultations.mine", None),
    ("lead", "consultations.manage", Stage.CLOSED),
    ("lead", "consultations.results", Stage.CLOSED),
    ("lead", "consultations.texts", Stage.CLOSED),
    ("lead", "themes.findings", Stage.CLOSED),
    ("lead", "themes.quotes", Stage.CLOSED),
    ("lead", "influence.outcome", Stage.CLOSED),
    ("lead", "influence.commitments", None),
    ("lead", "programmes.overview", None),
    ("lead", "programmes.people", None),
    ("lead", "programmes.partners", None),
    ("lead", "programmes.new_partner", None),
    ("safeguarding", "site.today", None),
    ("safeguarding", "safety.room", None),
    ("safeguarding", "safety.new", None),
    ("reviewer", "oversight.room", None),
    ("reviewer", "oversight.consultation", Stage.ANSWERED),
    ("administrator", "programmes.organisations", None),
    ("administrator", "programmes.administrators", None),
    ("administrator", "programmes.new_reviewer", None),
    ("administrator", "site.people", None),
]


@pytest.fixture(scope="module")
def sizes(
    tmp_path_factory: pytest.TempPathFactory, make_app: Callable[..., Service]
) -> tuple[Standing, Standing]:
    small, large = (a_standing_world(tmp_path_factory.mktemp("growth")) for _ in range(2))
    grow(*small, FEW)
    grow(*large, MANY)
    return small, large


def opened(standing: Standing, who: str, endpoint: str, stage: Stage | None) -> tuple[list[str], int, float]:
    """The statements, the bytes and the seconds of a page."""
    app, world = standing
    (route, *_others) = app.url_map.iter_rules(endpoint)
    with app.test_request_context("/"):
        address = app.url_for(endpoint, **parts(route, world, world.own, stage or Stage.ANSWERED))
    visitor = browser(app, world, who)
    visitor.get(address)  # Once before, so that templates are read and caches are warm.
    began = time.monotonic()
    with statements() as asked:
        response = visitor.get(address)
    assert response.status_code == 200
    return asked, len(response.data), time.monotonic() - began


@pytest.mark.parametrize(
    ("who", "endpoint", "stage"), LISTS, ids=lambda part: str(getattr(part, "value", part))
)
def test_a_page_asks_no_more_and_says_no_more_when_there_are_ten_thousand(
    sizes: tuple[Standing, Standing], who: str, endpoint: str, stage: Stage | None
) -> None:
    few, _bytes, _seconds = opened(sizes[0], who, endpoint, stage)
    many, length, seconds = opened(sizes[1], who, endpoint, stage)

    assert len(many) == len(few), "\n".join(sorted(set(many) - set(few)) or many)
    assert length < MOST_BYTES, f"{length} bytes: is this list paged?"
    assert seconds < MOST_SECONDS
