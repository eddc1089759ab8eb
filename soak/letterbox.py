"""A mail server of this machine that keeps what it gets, takes its time, and tells who sent what to whom."""

from __future__ import annotations

import asyncio
import email
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller

from soak.server import free_port

SECONDS_A_STEP = 0.02


class Letterbox:
    """What came: the Message-ID, the address and the words of each letter, in order."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, str]] = []
        self.announced = 0
        self.port = free_port()
        self._lock = threading.Lock()

    async def handle_MAIL(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """A letter is announced: somebody may die here, with the letter in the hand."""
        envelope.mail_from = address
        self.announced += 1
        await asyncio.sleep(SECONDS_A_STEP)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """The letter is here, and is said to be: somebody may die in between, and send it again."""
        letter = email.message_from_bytes(envelope.content)
        with self._lock:
            self.got.append((letter["Message-ID"], envelope.rcpt_tos[0], str(letter.get_payload())))
        await asyncio.sleep(SECONDS_A_STEP)
        return "250 OK"

    def has(self, letters: int) -> bool:
        """Whether so many have come."""
        return len(self.got) >= letters

    def is_expecting(self) -> bool:
        """Whether a letter has been announced that is not here yet; those of the dead are expected no more."""
        return self.announced > len(self.got)

    def expect_nothing(self) -> None:
        """Whoever announced a letter is dead."""
        self.announced = len(self.got)

    def times(self) -> Counter[str]:
        """How often each letter came, by its Message-ID."""
        with self._lock:
            return Counter(name for name, _to, _words in self.got)

    def addresses(self) -> set[str]:
        """Everybody who got something."""
        with self._lock:
            return {to for _name, to, _words in self.got}


@contextmanager
def letterbox() -> Iterator[Letterbox]:
    """A letterbox for as long as the block lasts."""
    box = Letterbox()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
