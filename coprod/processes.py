"""The processes of ``make run``: the web server and the worker, and somebody who looks after both.

Both are forked from a service that is made already, so that the site is there at once.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing import connection, get_context
from pathlib import Path
from types import FrameType

from flask import Flask
from gunicorn.app.base import Application

from coprod import worker

# The same as in production.
SETTINGS = Path(__file__).parent.parent / "gunicorn.conf.py"
STOP = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


class Web(Application):  # type: ignore[misc]
    """gunicorn over a service that is made already, at a port that is held already."""

    def __init__(self, app: Flask, door: socket.socket, welcome: str) -> None:
        self.app, self.door, self.welcome = app, door, welcome
        super().__init__()

    def load_config(self) -> None:
        self.load_config_from_file(str(SETTINGS))
        self.cfg.set("bind", f"fd://{self.door.fileno()}")
        self.cfg.set("when_ready", lambda _arbiter: print(self.welcome, flush=True))

    def load(self) -> Flask:
        return self.app


def serve(app: Flask, door: socket.socket, welcome: str) -> int:
    """Run both until somebody says stop or one of them ends. Returns the exit code.

    When one ends, the other is told to, so that nobody is served by half a site.
    """
    fork = get_context("fork")
    # Nobody is told to stop while the two are being made: what comes now comes afterwards.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    both = [
        fork.Process(target=_child, args=(work,), name=name)
        for name, work in (("web", Web(app, door, welcome).run), ("worker", worker.main))
    ]
    for each in both:
        each.start()

    def stop(_number: int, _frame: FrameType | None) -> None:
        for each in both:
            if each.is_alive():
                each.terminate()

    for number in STOP:
        signal.signal(number, stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
    connection.wait([each.sentinel for each in both])
    stop(0, None)
    for each in both:
        each.join()
    return next((each.exitcode for each in both if each.exitcode and each.exitcode > 0), 0)


def _child(work: Callable[[], None]) -> None:
    # Ctrl+C reaches everybody at a terminal; only the parent listens to it, and lets both end in peace.
    os.setpgrp()
    if sys.platform == "linux":
        # However the parent ends, killed or not, its children are told.
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
    for number in STOP:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
    work()
