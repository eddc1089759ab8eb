"""Taking turns to write to one SQLite file."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections import deque

from coprod.core.errors import Busy

BUSY_SECONDS = 5.0
LOOK_AGAIN_SECONDS = 0.0005


class FairLock:
    """Lets writers to one SQLite file through in the order they came, threads first, then processes.

    Without it SQLite's own busy handler lets late comers overtake, which costs most of the tail latency
    (security §0.4). Waiting ends with ``Busy`` after ``BUSY_SECONDS``, so that nobody hangs.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._guard = threading.Lock()
        self._is_taken = False
        self._queue: deque[threading.Event] = deque()
        self._file: int | None = None

    def take(self) -> None:
        until = time.monotonic() + BUSY_SECONDS
        self._wait_for_threads()
        try:
            self._file = self._wait_for_processes(until)
        except BaseException:
            self._next()
            raise

    def give(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
            self._next()

    def _wait_for_threads(self) -> None:
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = threading.Event()
            self._queue.append(mine)
        if mine.wait(BUSY_SECONDS):
            return
        with self._guard:
            if mine.is_set():  # The turn came in this very moment.
                return
            self._queue.remove(mine)
        raise Busy

    def _next(self) -> None:
        with self._guard:
            if self._queue:
                self._queue.popleft().set()
            else:
                self._is_taken = False

    def _wait_for_processes(self, until: float) -> int:
        # Whoever is at the gate comes next. Without it the process that has just written, whose next thread is already
        # awake, would take the lock again before the other one looks.
        gate = _locked(f"{self._path}.next", until)
        try:
            return _locked(self._path, until)
        finally:
            os.close(gate)


def _locked(path: str, until: float) -> int:
    """The file at a path, locked for this process. Errors: ``Busy`` when somebody else has it for too long."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as reason:
        raise Busy from reason
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                os.close(handle)
                raise Busy from None
            time.sleep(LOOK_AGAIN_SECONDS)
        else:
            return handle


_locks: dict[str, FairLock] = {}
_locks_guard = threading.Lock()


def lock_for(path: str) -> FairLock:
    """The lock of one file, the same for every thread of this process."""
    with _locks_guard:
        return _locks.setdefault(path, FairLock(path))
