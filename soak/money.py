"""Random people do random things with money: what is paid is what was approved, once, and by three people (R28)."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import DBAPIError

from soak.hands import as_they_end
from soak.money_builds import BUILDS, QUICK, Build
from soak.moving_money import Money, a_world_of_money
from soak.report import Report, alone
from soak.world import DATABASES, world

PROMISE = "Whatever people try, what is paid is what was approved: once, by three people, never within a hold"
STORIES, SHORT_STORIES, CONTROL_STORIES = 10_000, 100, 400
# They are told in parts, shared by the processors: what remembers which stories were told would grow with all of them.
PART = 500
STEPS = 16
# Each of these must really have been done, or nothing was shown.
DEEDS = frozenset(
    {
        "approved",
        "frozen",
        "confirmed",
        "written",
        "written again",
        "paid",
        "failed",
        "returned",
        "paid after all",
        "taken back",
        "put in",
        "taken out",
        "handed out",
        "counted",
        "settled",
        "too much noted",
        "too much agreed",
        "given back",
        "given back into a float",
        "let go",
        "put right",
        "not let go",
    }
)
# So few of two hundred stories come to these that one day none would. They are asked of ten thousand.
RARE = frozenset(
    {
        "paid after all",
        "let go",
        "given back",
        "given back into a float",
        "settled",
        "taken back",
        "put right",
        "not let go",
    }
)


def tell(machine: type[Money], stories: int, *, steps: int = STEPS, like_last_time: bool = False) -> None:
    """Run so many random stories. ``like_last_time``: the same ones each time, and the first that fails is enough.

    Errors: ``AssertionError`` when a promise is broken, or what the database says to the impossible.
    """
    told = settings(
        max_examples=stories,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
        print_blob=False,
    )
    if like_last_time:
        seed(6)(machine)
        told = settings(told, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=told)


def is_caught(build: Build, stories: int = CONTROL_STORIES) -> bool:
    """Whether the stories notice that a build has one guard less. Call it inside a service."""
    with a_world_of_money() as machine, build():
        try:
            tell(machine, stories, like_last_time=True)
        except (AssertionError, DBAPIError):
            return True
    return False


@dataclass(frozen=True)
class Part:
    """So many stories on one database, of the product as it is or of a build that they must catch."""

    database: str
    stories: int
    build: Build | None = None


@dataclass(frozen=True)
class Told:
    """What became of a part: how often each deed was done, and what broke a promise, in words."""

    part: Part
    done: Counter[str] = field(default_factory=Counter)
    broken: str = ""
    is_caught: bool = False


def told(part: Part) -> Told:
    """Tell one part in a world of its own."""
    with world(part.database) as site, site.app.app_context():
        if part.build is not None:
            return Told(part, is_caught=is_caught(part.build, part.stories))
        with a_world_of_money() as machine:
            try:
                tell(machine, part.stories)
            except (AssertionError, DBAPIError) as reason:
                return Told(part, machine.done, str(reason) or repr(reason))
            return Told(part, machine.done)


def run(report: Report, *, short: bool = False) -> None:
    """The builds that must be caught, and many stories on each database."""
    size, many, builds = (SHORT_STORIES, 1, QUICK) if short else (PART, STORIES // PART, BUILDS)
    parts = [Part(name, CONTROL_STORIES, build) for build in builds for name in DATABASES]
    parts += [Part(name, size) for _part in range(many) for name in DATABASES]
    stories: Counter[str] = Counter()
    done: dict[str, Counter[str]] = {name: Counter() for name in DATABASES}
    broken: list[str] = []
    for end in as_they_end(told, parts):
        name = end.part.database
        if end.part.build is not None:
            report.control(f"{name}: {end.part.build.__doc__}", end.is_caught)
            continue
        stories[name] += end.part.stories
        done[name] += end.done
        report.say(f"{name}: {stories[name]} stories told")
        if end.broken:
            broken.append(f"{name}: {end.broken}")
            break
    for name in DATABASES:
        counted = {deed.replace(" ", "_"): times for deed, times in sorted(done[name].items())}
        report.figures(name, stories=stories[name], **counted)
        report.must(
            f"{name}: every deed was really done", done[name].keys() >= (DEEDS - RARE if short else DEEDS)
        )
    report.must(f"every promise about money is kept{': ' if broken else ''}{'; '.join(broken)}", not broken)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
