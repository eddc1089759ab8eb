"""What is written down of a visit, at every address that there is: all of it, its day and outcome, or nothing."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from werkzeug.routing import Rule

from coprod import Service
from coprod.core import clock, logs
from coprod.core.tally import Tally
from tests.base.html import read
from tests.base.visitor import Visitor
from tests.house.table import DOORS

Lines = list[dict[str, Any]]
Visit = Callable[..., Lines]

IDENTIFIED = {"event", "level", "at", "request", "route", "method", "status", "ms", "person"}
ANONYMOUS = {"event", "level", "day", "route", "outcome", "times"}
FAULT_OF_NOBODY = {"event", "level", "day", "route", "kind", "place", "times"}
CANARY = "a-word-that-somebody-typed"
NOON = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def visit(doors: Callable[..., Service], counts: Tally, capsys: pytest.CaptureFixture[str]) -> Visit:
    """Visit an address of the service as it runs, and give back the lines that were written."""
    app = doors(TESTING=False, QUIET=False)

    def ask(
        address: str = "", method: str = "GET", *, then: Callable[[], object] = lambda: None, **more: Any
    ) -> Lines:
        capsys.readouterr()
        with clock.at(NOON):
            if address:
                app.test_client(use_cookies=False).open(
                    address, method=method, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}, **more
                )
        then()
        told = capsys.readouterr()
        assert "192.0.2.7" not in told.out + told.err
        assert CANARY not in told.out + told.err
        return [json.loads(line) for line in told.err.splitlines()]

    return ask


def at(moment: datetime) -> Callable[[], None]:
    """Let this moment come, at which the counts are looked at."""

    def look() -> None:
        with clock.at(moment):
            logs.tally.tell()

    return look


def an_address(route: Rule) -> str:
    """An address of this form, with a canary wherever words may stand."""
    told = re.sub(r"<int:[^>]*>", "1", str(route.rule))
    told = re.sub(r"<any\((\w+)[^>]*>", r"\1", told)
    return re.sub(r"<[^>]*>", CANARY, told)


def test_at_every_address_exactly_what_its_class_says_is_written_down(
    doors: Callable[..., Service], visit: Visit
) -> None:
    app = doors(TESTING=False, QUIET=False)
    tried = {"identified": 0, "anonymous": 0, "confidential": 0, "silent": 0}
    for route in app.url_map.iter_rules():
        with app.app_context():
            kept = logs.route_class(route.endpoint)
        for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
            lines = visit(an_address(route), method, data={"words": CANARY} if method == "POST" else None)
            visits = [line for line in lines if line["level"] == "info"]
            told = (kept, route.rule, method, lines)
            assert [line.keys() for line in visits] == ([IDENTIFIED] if kept == "identified" else []), told
            assert kept == "identified" or lines == [], told
            tried[kept] += 1

    assert tried["identified"] > 100 and tried["anonymous"] > 30 and tried["silent"] == 4
    assert tried["confidential"] > 10


def test_the_readable_list_of_doors_says_which_class_each_has(app: Service) -> None:
    doors = [line.split("; ") for line in DOORS.read_text().splitlines()]
    listed = {
        mark: [door[0].split()[1] for door in doors if mark in door]
        for mark in ("anonymous", "confidential", "silent")
    }
    with app.app_context():
        ours = [route for route in app.url_map.iter_rules() if route.endpoint != "static"]
        kept = [logs.route_class(route.endpoint) for route in ours]

    assert len(listed["anonymous"]) == kept.count("anonymous") > 30
    assert len(listed["confidential"]) == kept.count("confidential")
    # Concerns; and what would tell that somebody has a limit of their own, or deals with a benefit office.
    whose = ("/manage/concerns", "/me/limit", "/me/roles/<reference>/letter")
    assert all(address.startswith(whose) for address in listed["confidential"])
    assert listed["silent"] == ["/health/live", "/health/ready", "/metrics"]


def test_of_an_anonymous_visit_only_the_day_and_the_outcome_are_told_when_the_day_is_over(
    visit: Visit,
) -> None:
    assert visit(f"/trying/anonymous/{CANARY}", then=at(NOON + timedelta(hours=10))) == []

    (line,) = visit(then=at(NOON + timedelta(hours=11)))  # It is midnight in London.

    assert line.keys() == ANONYMOUS
    assert (line["day"], line["route"], line["outcome"], line["times"]) == ("2026-05-04", "anonymous", 2, 1)


def test_so_is_an_address_that_we_do_not_have(visit: Visit) -> None:
    assert visit(f"/{CANARY}") == []

    (line,) = visit(then=lambda: logs.tally.tell(everything=True))

    assert (line.keys(), line["outcome"]) == (ANONYMOUS, 4)


def test_a_fault_is_written_down_with_its_place_and_without_its_words(visit: Visit) -> None:
    fault, seen = visit("/trying/faults/broken")

    assert (fault["event"], fault["kind"]) == ("fault", "RuntimeError")
    assert fault["frames"][-1].startswith("core/access.py:")
    assert "the inside of the service" not in str(fault)
    assert fault["request"] == seen["request"]
    assert (seen["event"], seen["status"]) == ("visit", 500)


def test_a_fault_on_an_anonymous_address_waits_for_the_full_hour(visit: Visit) -> None:
    assert visit("/trying/anonymous/fault", then=at(NOON + timedelta(minutes=29))) == []

    (line,) = visit(then=at(NOON + timedelta(minutes=30)))

    assert line.keys() == FAULT_OF_NOBODY
    assert (line["event"], line["kind"], line["times"]) == ("fault", "ValueError", 1)


def test_what_is_refused_has_a_name(visit: Visit) -> None:
    told = [
        visit("/me"),
        visit("/trying/faults/403"),
        visit("/trying/faults/too-many"),
        visit("/trying/faults/404"),
        visit("/trying/button", "POST", headers={"Sec-Fetch-Site": "cross-site"}),
        visit("/trying/button", "POST", data={"csrf_token": "é"}),
    ]

    names = ["sign-in-wanted", "refused", "slowed", "not-there", "refused", "refused-form"]
    assert [line["event"] for (line,) in told] == names


def test_other_peoples_packages_are_heard_without_their_words(visit: Visit) -> None:
    def complain() -> None:
        try:
            raise ValueError(CANARY)
        except ValueError:
            logging.getLogger("somebody.elses").exception("It was about %s", CANARY)

    (line,) = visit(then=complain)

    assert (line["event"], line["name"], line["kind"]) == ("library", "somebody.elses", "ValueError")


def test_whatever_is_written_down_it_cannot_begin_a_line_of_its_own(visit: Visit) -> None:
    words = 'one\r\n{"event": "forged"}\x0b\x85\u2028two'

    (line,) = visit(then=lambda: structlog.get_logger().error(words, job=words))

    assert (line["event"], line["job"]) == (words, words)


def test_whoever_tries_a_wrong_code_is_written_down_as_that(
    app: Service, client: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    app.config["QUIET"] = False

    client.post("/sign-in/read-out", data={"code": "WRONG-CODE-HERE"})

    (line,) = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (line["event"], line["route"], line["person"]) == ("sign-in-failed", "people.read_out", None)


def test_a_visit_that_cannot_be_written_down_is_answered_all_the_same(
    doors: Callable[..., Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = doors(TESTING=False, QUIET=False)

    with open("/dev/full", "w", buffering=1) as full:
        monkeypatch.setattr("sys.stderr", full)
        answered = Visitor(app, app.response_class).get("/trying/form")
        broken = Visitor(app, app.response_class).get("/trying/faults/broken")
        monkeypatch.undo()
        with suppress(OSError):
            full.close()

    assert (answered.status_code, broken.status_code) == (200, 500)
    assert read(broken.text).h1
