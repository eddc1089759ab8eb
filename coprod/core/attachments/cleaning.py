"""Has a stranger's file taken apart and made anew in a process of its own (``room.py``)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flask_babel import gettext as _

from coprod.core.errors import Refused

ROOM = Path(__file__).with_name("room.py")
SECONDS = 60
# One file in each web process: cleaning must not take the machine from those who write.
AT_ONCE = 1
TURN_SECONDS = 20
_rooms = threading.BoundedSemaphore(AT_ONCE)
# One more may wait for its turn. Whoever comes then is asked to come back, or files would hold every thread.
_door = threading.BoundedSemaphore(AT_ONCE + 1)


def clean(source: IO[bytes], sink: IO[bytes], room: str) -> str | None:
    """Write the clean file to ``sink``. Returns its media type; ``None`` when it is no such file.

    Both are open files of the system's. Errors: ``Refused`` when too many others are being cleaned, or when it
    takes too long.
    """
    with _turn():
        return _cleaned(source, sink, room)


@contextmanager
def _turn() -> Iterator[None]:
    if not _door.acquire(blocking=False):
        raise _come_back()
    try:
        if not _rooms.acquire(timeout=TURN_SECONDS):
            raise _come_back()
        try:
            yield
        finally:
            _rooms.release()
    finally:
        _door.release()


def _come_back() -> Refused:
    return Refused(
        _(
            "We are taking in the files of other people just now. This one is not added yet. "
            "Wait a minute, then add it again."
        )
    )


def _cleaned(source: IO[bytes], sink: IO[bytes], room: str) -> str | None:
    try:
        # The program begins where the system's own place in the file is, whatever was read here before.
        source.seek(0)
        os.lseek(source.fileno(), 0, os.SEEK_SET)
        done = subprocess.run(  # noqa: S603 - our own program, and words of our own
            [sys.executable, "-I", str(ROOM), room, str(sink.fileno())],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[sink.fileno()],
            env={"PYTHONDONTWRITEBYTECODE": "1"},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as reason:
        raise Refused(
            _("It takes us too long to read this file. Use a smaller one, or a shorter one.")
        ) from reason
    if done.returncode != 0 or not os.fstat(sink.fileno()).st_size:
        return None
    sink.seek(0)
    return done.stdout.decode("ascii", "replace").strip()
