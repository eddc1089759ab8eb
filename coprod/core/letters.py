"""A short letter to somebody, in their language: that there is something for them, where, and nothing of what it is."""

from __future__ import annotations

from typing import Any, Protocol

from coprod.core import outbox, public
from coprod.core.words import in_language


class Reader(Protocol):
    """Whoever can be written to: a person, or an application that nobody signed in for."""

    @property
    def mail_address(self) -> str | None: ...

    @property
    def language(self) -> str: ...


def tell(to: Reader, kind: str, subject: str, body: str, at: str, /, *, count: int = 0, **parts: Any) -> None:
    """Write ``body``, whose ``%(address)s`` is the page ``at``. Without a safe address nothing is written.

    Subject and body are lazy sentences (``_l``), so that they are said in the reader's language and not in the writer's.
    """
    with in_language(to.language):
        address = public.address(at, to.language, **parts)
        outbox.write(
            to=to.mail_address,
            kind=kind,
            subject=str(subject),
            body=str(body) % {"address": address, "count": count},
            language=to.language,
        )
