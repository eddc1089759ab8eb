"""Whoever keeps every line of the log and asks for the figures every second learns no moment of an anonymous answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from coprod import Service
from coprod.core import clock, metrics
from coprod.core.db import db, writing
from coprod.core.tally import Tally
from coprod.questionnaires.models import WaitingBatch
from soak.world import ONE_QUESTION
from tests.base.schema import make_schema
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation

TOKEN = "0123456789abcdef-for-the-watcher"
NOON = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
Scrape = Callable[[], str]


@pytest.fixture
def watched(
    make_app: Callable[..., Service], database: str, counts: Tally, capsys: pytest.CaptureFixture[str]
) -> Iterator[tuple[Visitor, str, Scrape]]:
    """Somebody who is about to answer, where to, and what the watcher sees: the figures and the log."""
    app = make_app(database, QUIET=False, METRICS_TOKEN=TOKEN)
    make_schema(app)
    with clock.at(NOON):
        with app.app_context(), writing():
            where = f"/consultations/{a_consultation(document=ONE_QUESTION).reference}/respond"
        capsys.readouterr()
        watcher = app.test_client(use_cookies=False)

        def scrape() -> str:
            figures = watcher.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
            assert figures.status_code == 200
            told = capsys.readouterr()
            return figures.text + told.out + told.err

        yield Visitor(app, app.response_class), where, scrape


def answer(client: Visitor, where: str) -> Iterator[str]:
    """Somebody answers, page by page."""
    yield client.post(where).status
    yield client.post(f"{where}/1", data={"q-said": "something", "go": "check"}).status
    slip = client.get(f"{where}/check").text.split('name="slip" value="')[1].split('"')[0]
    yield client.post(f"{where}/done", data={"slip": slip}).status


def test_figures_and_log_stand_still_while_somebody_answers(
    watched: tuple[Visitor, str, Scrape], counts: Tally
) -> None:
    client, where, scrape = watched
    before = scrape()

    for _page in answer(client, where):
        assert scrape() == before

    with client.application.app_context():
        assert db.session.query(WaitingBatch).count() == 1, "nobody has answered: this shows nothing"
    with clock.at(NOON + timedelta(days=1)):
        counts.tell()
        # The day is over: now the counts are told.
        assert json.loads(scrape().splitlines()[-1])["route"] == "anonymous"


def test_counted_as_they_come_each_page_of_an_answer_shows(
    watched: tuple[Visitor, str, Scrape], counts: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with ordinary counters the watcher sees every step."""
    client, where, scrape = watched
    monkeypatch.setattr(counts, "visit", lambda outcome: metrics.visits("anonymous", outcome))
    seen, before = 0, scrape()

    for _page in answer(client, where):
        now = scrape()
        seen, before = seen + (now != before), now

    assert seen == 3
