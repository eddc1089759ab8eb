"""A process that has read the whole service, and forks servers and workers of it.

``python -m soak.nursery FOLDER`` is told one program on each line, and the process that is forked for it says its
number. What comes out is a process of its own with its own group, environment and log, and puts its service together by
itself. What templates become is kept in the folder, or each of them would translate the same templates anew.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import IO

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

# Programs of their own, which no server or worker reads.
NOT_READ = ("coprod.migrations.", "coprod.core.attachments.room")


class _Translated(FileSystemBytecodeCache):
    """Where nothing can be written, as when a server is kept from it, a template is used and not kept."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _read_everything(folder: str) -> None:
    """All modules of the service, which its parts would read one after the other when they are put together."""
    package = importlib.import_module("coprod")
    options = {**package.Service.jinja_options, "bytecode_cache": _Translated(folder)}
    package.Service.jinja_options = options
    for module in pkgutil.walk_packages(package.__path__, "coprod."):
        if not module.name.startswith(NOT_READ):
            importlib.import_module(module.name)


def _reap(*_told: object) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become(environment: Mapping[str, str], log: str) -> None:
    """Leave everything of the nursery behind but what it has read."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.write(1, f"{os.getpid()}\n".encode())
    nothing, written = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for mine, standard in ((nothing, 0), (written, 1), (written, 2)):
        os.dup2(mine, standard)
    os.close(nothing)
    os.close(written)
    os.environ.clear()
    os.environ.update(environment)
    if "SOAK_CLOCK" in environment:  # As Python does when it starts (soak/false_clock).
        sys.path.insert(1, environment["PYTHONPATH"])
        sys.modules.pop("sitecustomize", None)
        importlib.import_module("sitecustomize")
    gc.enable()


def _fork_as_told(lines: IO[str], folder: str) -> None:
    gc.disable()
    _read_everything(folder)
    gc.freeze()
    signal.signal(signal.SIGCHLD, _reap)
    for line in lines:
        order = json.loads(line)
        if os.fork():
            continue  # It says its number itself, once it is on its own.
        _become(order["environment"], order["log"])
        sys.argv = order["program"]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return


if __name__ == "__main__":
    _fork_as_told(sys.stdin, sys.argv[1])
