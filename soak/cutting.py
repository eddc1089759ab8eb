"""Cutting the power: the disk is rebuilt at each acknowledgement in the notes of strace, and each image is looked at."""

from __future__ import annotations

import json
import random
import re
import sqlite3
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from coprod.core import secret
from coprod.questionnaires.operations import receipts
from soak.disk import Disk
from soak.people import Tally
from soak.trace import Event, events
from soak.world import World

RELEASED = "SELECT locator_hash, secret_hash, text FROM sheet JOIN sheet_text ON sheet_key = sheet.key"
WAITING = "SELECT batch_key, mark, packet FROM waiting_sheet"
CODE = re.compile(rb'app-code__group">([A-Z0-9]+)<')

Held = Counter[tuple[str, str, str]]  # (locator, secret, words) of every answer
Look = Callable[[Path], tuple[Held, int]]


@dataclass
class Cuts:
    """What became of the images: one line of words for each that was not as it must be."""

    acknowledged: int = 0
    images: int = 0
    released: int = 0  # the most answers that any image held outside the waiting batch
    losing: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


class Cutting:
    """Rebuilds and looks at disks as the notes are read. ``disks``, by name, are as they were when they began.

    ``look`` opens an image and tells what it holds, and how much of that is released. ``variants`` are images with some
    of what was not synced, beside the one with none of it; ``every`` so manieth acknowledgement is cut at.
    """

    def __init__(
        self,
        site: World,
        disks: dict[str, Disk],
        look: Look,
        *,
        variants: int,
        every: int = 1,
        between: float = 0.0,
    ) -> None:
        self.site, self.disks, self.look = site, disks, look
        self.variants, self.every, self.between = variants, every, between
        self.chance, self.cuts, self.told = random.Random(1), Cuts(), dict[str, str]()

    def through(self, notes: Path, tally: Tally) -> Cuts:
        """Cut at the acknowledgements in the notes, and at some moments in between."""
        for event in events(notes):
            if event.call == "reply":
                self._replied(event, tally)
                continue
            for disk in self.disks.values():
                disk.take(event)
            if self.told and event.begun and self.chance.random() < self.between:
                self._cut(self.chance)
        self.cuts.acknowledged = len(self.told)
        return self.cuts

    def _replied(self, event: Event, tally: Tally) -> None:
        code = b"".join(CODE.findall(event.data)).decode()
        if code not in tally.acknowledged or code in self.told:
            return
        self.told[code] = tally.acknowledged[code]
        if len(self.told) % self.every == 0:
            for variant in range(1 + self.variants):
                self._cut(self.chance if variant else None)

    def _cut(self, chance: random.Random | None) -> None:
        which = f"cut {self.cuts.images}, {'some' if chance else 'none'} of the unsynced"
        self.cuts.images += 1
        # In memory: what is tried is what was noted, not the disk of this machine.
        with tempfile.TemporaryDirectory(prefix="coprod-soak-cut-", dir="/dev/shm") as folder:
            for name, disk in self.disks.items():
                disk.cut(Path(folder, name), chance)
            try:
                held, released = self.look(Path(folder))
            except (OSError, ValueError, sqlite3.Error, psycopg.Error, subprocess.SubprocessError) as reason:
                self.cuts.unsound.append(f"{which}: {type(reason).__name__}: {reason}")
                return
            secret_file = Path(folder, "instance", "secret.key")
            self.site.app.config["SECRET_KEY"] = secret_file.read_text() if secret_file.exists() else "lost"
        self.cuts.released = max(self.cuts.released, released)
        with self.site.app.app_context():
            for code, words in self.told.items():
                receipt = receipts.read_code(code)
                if receipt is None or held[receipt.locator_hash, receipt.secret_hash, words] != 1:
                    self.cuts.losing.append(f"{which}: {code} is not there once")


def opened(waiting: Iterable[tuple[str, str, bytes]], keys: Path) -> Held:
    """The answers that wait, opened with the keys of the image. Errors: ``ValueError`` when one does not open."""
    held: Held = Counter()
    for batch_key, mark, packet in waiting:
        told = secret.unseal((keys / batch_key).read_bytes(), packet, mark)
        if told is None:
            raise ValueError("A waiting answer does not open.")
        content = json.loads(told)
        held[content["locator_hash"], content["secret_hash"], content["texts"][0]["text"]] += 1
    return held
