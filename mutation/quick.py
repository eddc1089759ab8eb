"""The quick way to try a change: tests are collected once, and a fork of that process gets one function anew.

It is the way for what is inside a function that has not been called yet when the tests begin: nothing that was
imported depends on it. Each change meets only the tests that call its function, the shortest first.
"""

from __future__ import annotations

import functools
import gc
import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

from mutation import trial
from mutation.anew import HOW
from mutation.changes import Change

Place = tuple[str, int]  # a function's name in its file, and its line
# A mutant may loop for ever: this many seconds of computing, and these times what its tests take otherwise.
PATIENCE, PATIENCE_TIMES = 5.0, 4
HOURS = 3600.0  # for what is not expected to loop


def place_of(code: CodeType) -> Place:
    return code.co_qualname, code.co_firstlineno


class Calls:
    """Notes which functions of one file are called."""

    def __init__(self, file: Path) -> None:
        self.file, self.called = str(file), set[str]()

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call" and frame.f_code.co_filename == self.file:
            # A function inside another is reached through the other.
            self.called.add(frame.f_code.co_qualname.split(".<locals>")[0])

    def listen(self) -> None:
        threading.setprofile(self)
        sys.setprofile(self)

    def stop(self) -> None:
        sys.setprofile(None)
        threading.setprofile(None)


class Quick:
    """A plugin of pytest: instead of running the collected tests once, it runs them for each change."""

    def __init__(self, root: Path, path: str, changes: Sequence[Change], folder: Path, at_once: int) -> None:
        self.file, self.changes, self.folder, self.at_once = root / path, changes, folder, at_once
        self.calls = Calls(self.file)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.calls.stop()
        before = set(self.calls.called)
        if session.testsfailed or not session.items:
            return True
        (self.folder / "imported").write_text("\n".join(sys.modules))
        tests = self._tests_that_call(session)
        if tests is None:
            session.testsfailed = 1
            return True
        functions = _functions(self.file)
        gc.freeze()  # what all share is left where it is, so that a fork costs little
        rows = []
        for number in range(self.at_once):
            share = self.changes[number :: self.at_once]
            work = functools.partial(
                self._try, session, share, tests=tests, functions=functions, before=before, number=number
            )
            rows.append(trial.begin(None, self.folder / f"row-{number}", HOURS, work))
        for _row in range(self.at_once):
            row, code = trial.wait_for_one(rows)
            session.testsfailed += code != 0
            if code == 0:
                trial.clear(row)
        return True

    def _try(
        self,
        session: pytest.Session,
        changes: Sequence[Change],
        *,
        tests: dict[str, list[tuple[float, int]]],
        functions: dict[Place, list[FunctionType]],
        before: set[str],
        number: int,
    ) -> int:
        """Try those changes that can be tried so, one after the other, each in a fork of this process."""
        before = before | self._make_ready(session)
        original = dict(_codes(compile(self.file.read_text(), str(self.file), "exec", dont_inherit=True)))
        ways = {change.name: self._way(change, original, functions, before) for change in changes}
        outcomes = (self.folder / f"outcomes-{number}").open("w")

        def start(change: Change) -> trial.Trial:
            place, code = ways[change.name] or (("", 0), None)
            calling = sorted(tests[place[0]])

            def work() -> int:
                for function in functions[place]:
                    function.__code__ = code  # type: ignore[assignment]
                return int(_fails(session, [session.items[at] for _, at in calling]))

            patience = PATIENCE + PATIENCE_TIMES * sum(seconds for seconds, _ in calling)
            return trial.begin(change, self.folder / f"quick-{number}", patience, work)

        def told(change: Change, code: int | None) -> None:
            outcomes.write(json.dumps([change.name, code]) + "\n")

        trial.try_all([each for each in changes if ways[each.name]], 1, start, told)
        outcomes.close()
        return 0

    def _make_ready(self, session: pytest.Session) -> set[str]:
        """Make what the whole session shares, the service above all, once. Says which functions that has called."""
        needing = [item for item in session.items if "app" in getattr(item, "fixturenames", ())]
        if not needing:
            return set()
        item = needing[0]
        self.calls.called.clear()
        self.calls.listen()
        item.ihook.pytest_runtest_setup(item=item)
        item.ihook.pytest_runtest_teardown(item=item, nextitem=needing[-1])
        self.calls.stop()
        item._initrequest()  # type: ignore[attr-defined] # it has not been run yet
        return set(self.calls.called)

    def _way(
        self,
        change: Change,
        original: dict[Place, CodeType],
        functions: dict[Place, list[FunctionType]],
        before: set[str],
    ) -> tuple[Place, CodeType] | None:
        """The function that a change is in, and its new code; ``None`` when only a new import can show it."""
        try:
            changed = dict(_codes(compile(change.source, str(self.file), "exec", dont_inherit=True)))
        except SyntaxError:
            return None
        # What a change is inside of has other code too: the class, the file. The function is what is exchanged.
        inside = [place for place in functions if place in changed and changed[place] != original.get(place)]
        # What was called while files were imported has left its traces there; the rest runs at import.
        if len(inside) != 1 or inside[0][0] in before:
            return None
        code = changed[inside[0]]
        return (inside[0], code) if code.co_freevars == original[inside[0]].co_freevars else None

    def _tests_that_call(self, session: pytest.Session) -> dict[str, list[tuple[float, int]]] | None:
        """For each function, the tests that call it, with their seconds. ``None`` when they fail as it is."""
        told = self.folder / "calls"

        def work() -> int:
            found = defaultdict(list)
            for at, item in enumerate(session.items):
                self.calls.called.clear()
                start = time.process_time()
                self.calls.listen()
                failed = _fails(session, [item], session.items[at + 1 : at + 2])
                self.calls.stop()
                if failed:
                    return 1
                for name in self.calls.called:
                    found[name].append((time.process_time() - start, at))
            told.write_text(json.dumps(found))
            (self.folder / "seconds").write_text(str(time.process_time()))
            return 0

        whole = trial.begin(None, self.folder / "calling", HOURS, work)
        _, code = trial.wait_for_one([whole])
        if code != 0:
            print((whole.folder / "said").read_text(errors="replace"))
            return None
        trial.clear(whole)
        calls: dict[str, list[tuple[float, int]]] = json.loads(told.read_text())
        return defaultdict(
            list, {name: [(each[0], each[1]) for each in many] for name, many in calls.items()}
        )


def _fails(session: pytest.Session, items: Sequence[pytest.Item], after: Sequence[pytest.Item] = ()) -> bool:
    """Run these tests until the first that fails. Says whether one did."""
    following: list[pytest.Item | None] = [*items[1:], *after, None]
    for item, following_item in zip(items, following, strict=False):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following_item)
        if session.testsfailed:
            return True
    return False


def _functions(file: Path) -> dict[Place, list[FunctionType]]:
    """Every living function of a file that stands in no other function."""
    found: dict[Place, list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is not FunctionType or each.__code__.co_filename != str(file):
            continue
        if "<locals>" not in each.__code__.co_qualname:
            found[place_of(each.__code__)].append(each)
    return found


def _codes(code: CodeType) -> Iterator[tuple[Place, CodeType]]:
    yield place_of(code), code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def run(plugin: Quick, tests: Sequence[str]) -> int:
    """Collect the tests in this process, which has imported nothing of ours, and try every change that can be."""
    plugin.calls.listen()
    return int(pytest.main([*HOW, "-p", "mutation.schema", *tests], plugins=[plugin]))
