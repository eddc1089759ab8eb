"""The command: try every mutant of the guarded files, print what became of them, complain of what lives."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mutation import anew, listed, quick, schema, trial
from mutation.changes import Change, changes
from mutation.plan import GUARDED
from mutation.quick import HOURS, PATIENCE, PATIENCE_TIMES, Quick

ROOT = Path(__file__).resolve().parent.parent
LEAST = 90.0  # per cent of all mutants that must be killed (figure R24)


class CannotBegin(Exception):
    """The tests of a file would say nothing about its mutants; the message says why."""


@dataclass
class Outcome:
    """What became of the mutants of one file."""

    path: str
    killed: int = 0
    timed_out: list[Change] = field(default_factory=list)
    survived: list[Change] = field(default_factory=list)

    def told(self, change: Change, code: int | None) -> None:
        if code is None:
            self.timed_out.append(change)
        elif code == trial.SURVIVED:
            self.survived.append(change)
        else:
            self.killed += 1

    @property
    def total(self) -> int:
        return self.killed + len(self.timed_out) + len(self.survived)

    @property
    def score(self) -> float:
        """Per cent that some test noticed. One that never ends is noticed by whoever waits for it."""
        return 100 * (self.total - len(self.survived)) / self.total if self.total else 100.0


class Run:
    """A whole run: a place for what trials leave, and how many are tried at once."""

    def __init__(self, folder: Path, at_once: int) -> None:
        self.folder, self.at_once, self.number = folder, at_once, 0

    def outcome(self, path: str, tests: Sequence[str]) -> Outcome:
        """Try every change of one file: those that can be the quick way, the others anew."""
        outcome, every = Outcome(path), changes(path, ROOT)
        done = self._quick(path, every, tests, outcome)
        self._must_notice(path, tests)
        patience = PATIENCE + PATIENCE_TIMES * float((self.folder / "seconds").read_text())

        def work(change: Change) -> trial.Trial:
            return self._anew(change, path, change.source, tests, patience)

        trial.try_all([each for each in every if each.name not in done], self.at_once, work, outcome.told)
        return outcome

    def _quick(
        self, path: str, every: list[Change], tests: Sequence[str], outcome: Outcome
    ) -> set[tuple[str, ...]]:
        plugin = Quick(ROOT, path, every, self.folder, self.at_once)
        whole = trial.begin(None, self._next_folder(), HOURS, lambda: quick.run(plugin, tests))
        _, code = trial.wait_for_one([whole])
        if code != trial.SURVIVED:
            said = (whole.folder / "said").read_text(errors="replace")
            raise CannotBegin(f"The tests of {path} fail while nothing is wrong with it:\n{said}")
        anew.import_beforehand((self.folder / "imported").read_text().splitlines())
        by_name = {each.name: each for each in every}
        done = set()
        for told in sorted(self.folder.glob("outcomes-*")):
            for line in told.read_text().splitlines():
                name, code = json.loads(line)
                outcome.told(by_name[tuple(name)], code)
                done.add(tuple(name))
            told.unlink()
        trial.clear(whole)
        return done

    def _must_notice(self, path: str, tests: Sequence[str]) -> None:
        """The control: tests that pass although the file cannot be imported say nothing about it."""
        broken = self._anew(
            None, path, "raise RuntimeError('This file is not to be imported.')\n", tests, HOURS
        )
        _, code = trial.wait_for_one([broken])
        trial.clear(broken)
        if code in {trial.SURVIVED, trial.NOTHING_RUN}:
            raise CannotBegin(f"The tests of {path} pass without it, so they do not look at it.")

    def _anew(
        self, change: Change | None, path: str, source: str, tests: Sequence[str], patience: float
    ) -> trial.Trial:
        return trial.begin(change, self._next_folder(), patience, lambda: anew.run(ROOT, path, source, tests))

    def _next_folder(self) -> Path:
        self.number += 1
        return self.folder / str(self.number)


def row(what: str, outcomes: Sequence[Outcome], reasons: dict[listed.Name, str]) -> str:
    survived = [each for outcome in outcomes for each in outcome.survived]
    total, killed = sum(each.total for each in outcomes), sum(each.killed for each in outcomes)
    late = sum(len(each.timed_out) for each in outcomes)
    known = sum(each.name in reasons for each in survived)
    score = 100 * (killed + late) / total if total else 100.0
    return f"{what:<48} {total:>7} {killed:>7} {late:>9} {len(survived):>8} {known:>6} {score:>7.1f} %"


def verdict(outcomes: Sequence[Outcome], reasons: dict[listed.Name, str]) -> int:
    """Say what is to be done, and whether anything is: 0 when enough is killed and every survivor is listed."""
    survived = [each for outcome in outcomes for each in outcome.survived]
    tried = {each.path for each in outcomes}
    gone = {name for name in reasons if name[0] in tried} - {each.name for each in survived}
    for name in sorted(gone):
        print(f"Listed, and killed or gone: take it off the list. {' | '.join(name)}")
    unlisted = [each for each in survived if each.name not in reasons]
    if unlisted:
        print("\nNo test noticed these, and the list gives no reason:\n")
        print(listed.to_list(unlisted))
    killed = sum(each.total - len(each.survived) for each in outcomes)
    score = 100 * killed / max(1, sum(each.total for each in outcomes))
    return int(bool(unlisted) or score < LEAST)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("paths", nargs="*", default=list(GUARDED), help="guarded files; all without")
    parser.add_argument("--tests", nargs="+", help="other tests than the plan's, to see what they are worth")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="how many are tried at once")
    told = parser.parse_args()
    if strangers := [path for path in told.paths if path not in GUARDED]:
        parser.error(f"not guarded: {', '.join(strangers)}. See mutation/plan.py")
    os.chdir(ROOT)
    reasons, outcomes, start = listed.reasons(), [], time.monotonic()
    print(
        f"{'file':<48} {'mutants':>7} {'killed':>7} {'timed out':>9} {'survived':>8} {'listed':>6} {'score':>9}"
    )
    with tempfile.TemporaryDirectory(prefix="coprod-mutants-") as folder:
        os.environ[schema.KEPT] = folder
        # Thousands of processes import the same files: they are compiled once, whatever the environment says.
        sys.pycache_prefix, sys.dont_write_bytecode = folder, False
        run = Run(Path(folder), told.at_once)
        for path in told.paths:
            try:
                outcomes.append(run.outcome(path, told.tests or GUARDED[path]))
            except CannotBegin as reason:
                print(reason)
                return 2
            print(row(path, outcomes[-1:], reasons), flush=True)
    code = verdict(outcomes, reasons)
    print(row(f"all, in {(time.monotonic() - start) / 60:.0f} minutes", outcomes, reasons))
    return code


if __name__ == "__main__":
    sys.exit(main())
