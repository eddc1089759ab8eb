"""One trial: a process of its own in which something is wrong, until it ends or we lose patience."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mutation.changes import Change

SURVIVED = 0
NOTHING_RUN = 5  # what pytest answers when it has found no test
BY_THE_CLOCK = 6  # times our patience
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG: a run that is stopped leaves no endless loop behind


@dataclass
class Trial:
    """One that is under way: its process, since when, how long it may take, and where its tests write."""

    change: Change | None
    pid: int
    began: float
    patience: float
    folder: Path


def begin(change: Change | None, folder: Path, patience: float, work: Callable[[], int]) -> Trial:
    """Fork a process that does the work and ends with the code that the work returns.

    ``patience`` are the seconds of computing after which it is ended. On a busy machine these take far longer
    than they say, and whoever waits for something that does not come computes nothing: so by the clock it may
    take many times as long, and no more.
    """
    folder.mkdir(parents=True)
    sys.stdout.flush()
    began = time.monotonic()
    if pid := os.fork():
        return Trial(change, pid, began, patience, folder)
    code = 3
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(patience) + 1, int(patience) + 2))
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        _write_into(folder / "said")
        # pytest has its folders made there, and so has everything that asks for one.
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        code = work()
        sys.stdout.flush()
    finally:
        # Without the parent's farewells: what it has open is its own affair.
        os._exit(code)


def _write_into(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def wait_for_one(trials: list[Trial]) -> tuple[Trial, int | None]:
    """The first trial to end, with its code: ``None`` if our patience ended before."""
    while True:
        for trial in trials:
            ended, status = os.waitpid(trial.pid, os.WNOHANG)
            if ended or time.monotonic() - trial.began > BY_THE_CLOCK * trial.patience:
                trials.remove(trial)
                _end(trial, alive=not ended)
                code = os.waitstatus_to_exitcode(status) if ended else None
                return trial, None if code == -signal.SIGXCPU else code
        time.sleep(0.005)


def _end(trial: Trial, *, alive: bool) -> None:
    """Leave no process of a trial behind: whatever it has started belongs to its group."""
    with suppress(ProcessLookupError):
        os.killpg(trial.pid, signal.SIGKILL)
    if alive:
        os.waitpid(trial.pid, 0)


def clear(trial: Trial) -> None:
    """Remove what the tests of a trial have written."""
    shutil.rmtree(trial.folder, ignore_errors=True)


def try_all(
    changes: Sequence[Change],
    at_once: int,
    start: Callable[[Change], Trial],
    told: Callable[[Change, int | None], None],
) -> None:
    """Try every change, so many at once, and tell the code of each."""
    waiting, under_way = list(reversed(changes)), list[Trial]()
    while waiting or under_way:
        while waiting and len(under_way) < at_once:
            under_way.append(start(waiting.pop()))
        trial, code = wait_for_one(under_way)
        clear(trial)
        if trial.change is not None:
            told(trial.change, code)
