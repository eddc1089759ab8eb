"""The control: a worker that marks a letter as sent and then sends it. Killed in between, it loses the letter."""

from __future__ import annotations

from collections.abc import Callable

from coprod import worker
from coprod.core import clock, outbox
from coprod.core.db import db, writing
from coprod.core.outbox import Mail, Post
from soak.hurried import hurry


def deliver(post: Post, *, after_taking: Callable[[], None] | None = None) -> int:
    """Send what is due, marking each first."""
    sent = 0
    while (number := outbox._take()) is not None:
        if after_taking:
            after_taking()
        with writing():
            mail = db.session.get_one(Mail, number)
            message, nobody = outbox.letter(mail), not mail.to_address
            mail.sent_at = clock.now()
        if not nobody:
            post(message)
        sent += 1
    return sent


def main() -> None:
    """Run until killed."""
    outbox.deliver = deliver
    hurry()
    worker.main()
