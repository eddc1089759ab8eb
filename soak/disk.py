"""A disk as a power cut leaves it: what was synced is there; of the rest, anything between nothing and everything.

Harsher than most disks are. A file's content is safe once a sync that began after the write has ended; its name only
once its folder was synced as well. What is not safe may be there in any part of 512 bytes.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from soak.trace import Event

SECTOR = 512


@dataclass
class File:
    """What is safe of a file, and what has been asked for since, in order: (offset, bytes), or (size, None)."""

    safe: bytearray = field(default_factory=bytearray)
    asked: list[tuple[int, bytes | None]] = field(default_factory=list)
    end: int = 0  # where a write without an offset goes on

    def sync(self, many: int) -> None:
        """The first so many of what was asked for are safe now."""
        for each in self.asked[:many]:
            _apply(self.safe, each)
        del self.asked[:many]


def _apply(content: bytearray, asked: tuple[int, bytes | None]) -> None:
    at, written = asked
    size = at if written is None else at + len(written)
    if size > len(content):
        content.extend(bytes(size - len(content)))
    if written is None:
        del content[at:]
    else:
        content[at : at + len(written)] = written


class Disk:
    """Everything under one folder. As it is found at first, it is safe."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.names: dict[str, File | None] = {}  # a folder has no content
        for folder, _folders, files in os.walk(self.root):
            self.names[folder] = None
            for name in files:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    self.names[path] = File(bytearray(Path(path).read_bytes()))
        self.safe_names = dict(self.names)
        self.moves: list[
            tuple[str, File | None, bool]
        ] = []  # of names that are not safe yet: path, what, is there
        self._begun: dict[tuple[int, str], tuple[File | None, int]] = {}

    def take(self, event: Event) -> None:
        """Do to this disk what a process did to the real one."""
        if not event.path.startswith(self.root):
            return
        if event.call in {"open", "mkdir", "unlink", "link", "rename"}:
            self._named(event)
            return
        file = self.names.get(event.path)
        match event.call:
            case "fsync" | "fdatasync" if event.begun:
                many = len(file.asked) if file else len(self.moves)
                self._begun[event.process, event.path] = (file, many)
            case "fsync" | "fdatasync":
                self._synced(event)
            case "write" if file:
                at = file.end if event.offset < 0 else event.offset
                file.asked.append((at, event.data))
                file.end = at + len(event.data) if event.offset < 0 else file.end
            case "grow" if file:
                # Room that is taken in advance: to the reader a longer file of nothing.
                file.asked.append((event.size, b""))
            case "truncate" if file:
                file.asked.append((event.size, None))

    def _named(self, event: Event) -> None:
        file = self.names.get(event.path)
        match event.call:
            case "open":
                if file is None:
                    self._move(event.path, File(), there=True)
                elif "O_TRUNC" in event.flags:
                    file.asked.append((0, None))
                    file.end = 0
            case "mkdir":
                self._move(event.path, None, there=True)
            case "unlink":
                self._move(event.path, file, there=False)
            case "link":
                self._move(event.other, file, there=True)
            case "rename":
                self._move(event.other, file, there=True)
                self._move(event.path, file, there=False)

    def _move(self, path: str, what: File | None, *, there: bool) -> None:
        if there:
            self.names[path] = what
        else:
            self.names.pop(path, None)
        self.moves.append((path, what, there))

    def _synced(self, event: Event) -> None:
        file, many = self._begun.pop((event.process, event.path), (None, 0))
        if file is not None:
            file.sync(many)
            return
        # A folder: the names in it that had changed when the sync began.
        stay = []
        for number, move in enumerate(self.moves):
            if number < many and os.path.dirname(move[0]) == event.path:
                _rename(self.safe_names, [move])
            else:
                stay.append(move)
        self.moves = stay

    def cut(self, to: Path, chance: random.Random | None = None) -> None:
        """Write to a folder what a power cut now would leave: only what is safe, or with ``chance`` some of the rest."""
        names = dict(self.safe_names)
        if chance:
            _rename(names, self.moves[: chance.randint(0, len(self.moves))])
        for path, file in sorted(names.items()):
            target = to / os.path.relpath(path, self.root)
            if file is None:
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            content = file.safe
            if chance and file.asked:
                content = bytearray(file.safe)
                for each in _some(file.asked, chance):
                    _apply(content, each)
            target.write_bytes(content)


def _rename(names: dict[str, File | None], moves: Iterable[tuple[str, File | None, bool]]) -> None:
    for path, what, there in moves:
        if there:
            names[path] = what
        else:
            names.pop(path, None)


def _some(asked: list[tuple[int, bytes | None]], chance: random.Random) -> Iterable[tuple[int, bytes | None]]:
    share = chance.choice((0.1, 0.5, 0.9, 1.0))
    for at, written in asked:
        if not written:
            if chance.random() < share:
                yield at, written
            continue
        for begin in range(0, len(written), SECTOR):
            if chance.random() < share:
                yield at + begin, written[begin : begin + SECTOR]
