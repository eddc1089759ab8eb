"""Who gets what answer at which door: asked of every address, for every role, in our programme and in another.

Only the door answers (what it loads, who may see, who may enter): behind it stands a page that does nothing, so
that all doors can be tried quickly and nothing is changed.

    make doors     write doors.txt and expected_answers.txt again; then read what has changed, line by line
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Response, g
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from coprod import Service, cli
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.access import Door
from coprod.core.db import db, reading
from coprod.core.rules import NOBODY, Viewer
from coprod.people.current import SignedIn
from coprod.people.models import Person, SignIn
from coprod.programmes import queries as programmes_queries
from tests.house.parts import parts
from tests.house.table import DOORS, SIDES, TABLE, VIEWERS, Answers, Key, write_table
from tests.house.world import World

ENTERED = object()


@dataclass(frozen=True)
class Case:
    """One door with the things behind it, at one stage of a consultation (``None``: it makes no difference)."""

    route: Rule
    stage: Stage | None

    @property
    def methods(self) -> list[str]:
        return sorted((self.route.methods or set()) - {"HEAD", "OPTIONS"})

    @property
    def endpoint(self) -> str:
        return str(self.route.endpoint)


@contextmanager
def doors_only(app: Service) -> Iterator[None]:
    """Inside, a door that lets somebody in says so, and nothing stands behind it.

    What a door loads is loaded once for each thing and each viewer who is asked about: nobody changes it meanwhile.
    """
    doors: list[Any] = [view for view in app.view_functions.values() if hasattr(view, "coprod_door")]
    bodies = {view.__wrapped__ for view in doors}
    before = app.ensure_sync
    loaders = [cell for view in doors if (cell := _loader(view)) is not None]
    loads = [cell.cell_contents for cell in loaders]

    def ensure(view: Callable[..., Any]) -> Callable[..., Any]:
        return (lambda *things, **rest: ENTERED) if view in bodies else before(view)

    app.ensure_sync = ensure  # type: ignore[method-assign, assignment]
    remembered: dict[Any, Any] = {}
    for cell, load in zip(loaders, loads, strict=True):
        cell.cell_contents = _once(load, remembered)
    try:
        yield
    finally:
        app.ensure_sync = before  # type: ignore[method-assign]
        for cell, load in zip(loaders, loads, strict=True):
            cell.cell_contents = load


def _loader(view: Any) -> Any:
    """The place where ``permit`` keeps what a door loads with; ``None`` for a door that loads nothing."""
    enter = dict(zip(view.__code__.co_freevars, view.__closure__, strict=True))["enter"].cell_contents
    cell = dict(zip(enter.__code__.co_freevars, enter.__closure__, strict=True))["on"]
    return cell if cell.cell_contents else None


def _once(load: Callable[..., Any], remembered: dict[Any, Any]) -> Callable[..., Any]:
    # Loaders in queries know nothing of the viewer; those in views may.
    asks_who = ".views" in load.__module__

    def loaded(**named: Any) -> Any:
        key = (load, tuple(sorted(named.items())), g.viewer if asks_who else None)
        if key not in remembered:
            remembered[key] = load(**named)
            db.session.expunge_all()
        return remembered[key]

    return loaded


def routes(app: Service) -> list[Rule]:
    """Every address of ours, in order."""
    return sorted(
        (route for route in app.url_map.iter_rules() if route.endpoint != "static"),
        key=lambda route: (route.endpoint, route.rule),
    )


def cases(app: Service, world: World) -> list[Case]:
    """Every door, once for each stage where the stage changes what is behind it."""
    found: list[Case] = []
    for route in routes(app):
        staged: list[Stage] = []
        seen: list[object] = []
        for stage in Stage:
            there = (parts(route, world, world.own, stage), parts(route, world, world.other, stage))
            if there not in seen:
                seen.append(there)
                staged.append(stage)
        found += [Case(route, stage) for stage in (staged if len(staged) > 1 else [None])]
    return found


class Asking:
    """Asks doors in the name of anybody."""

    def __init__(self, app: Service, world: World) -> None:
        self.app, self.world = app, world
        self.viewers = {"nobody": NOBODY} | {
            who: self._viewer(person) for who, person in world.people.items()
        }

    def _signed_in(self, person: Person) -> SignedIn:
        return SignedIn("key", self._sign_in(), person)

    def _sign_in(self) -> SignIn:
        """With the second step done, and just confirmed: what is left to ask is who somebody is."""
        return SignIn(second_at=clock.now(), confirmed_at=clock.now(), shared_device=False)

    def _viewer(self, person: Person) -> Viewer:
        with self.app.test_request_context("/"), reading():
            g.signed_in = self._signed_in(person)
            return programmes_queries.viewer()

    def answer(self, case: Case, who: str, side: str, method: str) -> str:
        """What the door says."""
        things = parts(case.route, self.world, getattr(self.world, side), case.stage or Stage.ANSWERED)
        # With a query of its own: what is kept for everybody under "/" would answer in the place of any door.
        with self.app.test_request_context("/?door", method=method):
            g.viewer = self.viewers[who]
            person = self.world.people.get(who)
            g.signed_in = self._signed_in(person) if person else None
            try:
                reply: Any = self.app.view_functions[case.endpoint](**things)
            except HTTPException as refusal:
                return str(refusal.code)
            finally:
                db.session.remove()
        if reply is ENTERED:
            return "enters"
        if isinstance(reply, Response) or hasattr(reply, "location"):
            return "sign-in" if "/sign-in" in str(reply.location) else f"to {reply.location}"
        return f"something else: {reply!r}"

    def answers(self, case: Case) -> Answers:
        """What the door says to everybody. One rule guards all its methods; two people try them all."""
        first, *others = case.methods
        told = {(who, side): self.answer(case, who, side, first) for who in VIEWERS for side in SIDES}
        for method in others:
            for who in ("nobody", "lead"):
                if self.answer(case, who, "own", method) != told[who, "own"]:
                    told[who, "own"] += f" but not for {method}"
        return told


def door(app: Service, endpoint: str) -> Door:
    view: Any = app.view_functions[endpoint]
    found: Door = view.coprod_door
    return found


def key(case: Case) -> Key:
    """Where the table speaks of a case."""
    return (case.endpoint, ",".join(case.methods), case.stage.value if case.stage else "")


def main() -> int:
    """Ask every door, and write the table again."""
    import tempfile

    from tests.house.standing import a_standing_world

    with tempfile.TemporaryDirectory() as folder:
        app, world = a_standing_world(Path(folder))
        asking = Asking(app, world)
        with doors_only(app):
            table = write_table({key(case): asking.answers(case) for case in cases(app, world)})
    TABLE.write_text(table)
    DOORS.write_text("\n".join(cli.door_lines(app)) + "\n")
    print(f"{DOORS.name} and {TABLE.name} in tests/house are written. Look at every changed line.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
