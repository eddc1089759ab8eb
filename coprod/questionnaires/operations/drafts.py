"""What somebody is typing, kept for 20 hours and readable by their browser alone.

The cookie holds a few random keys, one a draft. The row is found by a hash of its key and sealed with another.
Whoever has the database and all files, but not the cookie, can read nothing (security T22).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from coprod.core import clock, secret
from coprod.core.db import db, hold
from coprod.questionnaires.models import AnswerDraft

LIFE = timedelta(hours=20)  # domain rule A5
MOST_KEYS = 5


@dataclass
class Draft:
    """One draft, opened: its key, what was typed by question, and where the person left off."""

    key: str
    slip: str
    typed: dict[str, Any] = field(default_factory=dict)
    format: str = "standard"
    page: int = 1

    @property
    def token(self) -> bytes:
        """The form's token, from which the receipt is made: the same for every retry of this draft."""
        return secret.derive("form-token", key=self.key.encode())


def new_key() -> str:
    """A fresh key for the cookie, 256 bits."""
    return secrets.token_urlsafe(32)


def keys_of(cookie: str | None) -> list[str]:
    """The keys in a cookie, newest first; anything that is no key is passed over."""
    parts = (cookie or "").split(".")
    return [part for part in parts if 40 <= len(part) <= 50 and part.isascii()][:MOST_KEYS]


def cookie_with(key: str, keys: Sequence[str]) -> str:
    """The cookie's value with a new key in front; the oldest falls out."""
    return ".".join([key, *(each for each in keys if each != key)][:MOST_KEYS])


def slip(version_id: int, key: str) -> str:
    """The name under which the draft of a key is kept: says nothing of the key."""
    return secret.keyed_hash("draft", str(version_id), key=key.encode())


def begin(version_id: int, key: str) -> Draft:
    """A fresh, empty draft. It is kept with ``keep``."""
    return Draft(key=key, slip=slip(version_id, key))


def find(version_id: int, keys: Sequence[str], *, to_send: bool = False) -> Draft | None:
    """The newest draft of this version that one of the keys opens. ``to_send`` holds its row till the end."""
    slips = {slip(version_id, key): key for key in keys}
    if not slips:
        return None
    oldest = _hour() - LIFE
    rows = {
        row.key: row
        for row in db.session.scalars(
            select(AnswerDraft).where(AnswerDraft.key.in_(slips), AnswerDraft.touched_hour > oldest)
        )
    }
    for name, key in slips.items():
        if (row := rows.get(name)) is None:
            continue
        if to_send:
            hold(row)
        if (told := secret.unseal(_lock(key), row.packet, name)) is not None:
            content = json.loads(told)
            return Draft(key, name, content["typed"], content["format"], content["page"])
    return None


def keep(draft: Draft) -> None:
    """Write the draft down, in the place of what it was before."""
    content = json.dumps(
        {"typed": draft.typed, "format": draft.format, "page": draft.page}, ensure_ascii=False
    )
    packet = secret.seal(_lock(draft.key), content.encode("utf-8", "replace"), draft.slip)
    db.session.merge(AnswerDraft(key=draft.slip, packet=packet, touched_hour=_hour()))


def erase(draft: Draft) -> None:
    """Remove the draft."""
    db.session.execute(delete(AnswerDraft).where(AnswerDraft.key == draft.slip))


def erase_unused() -> int:
    """Remove the drafts that nobody has touched for 20 hours. Returns how many."""
    gone = db.session.execute(delete(AnswerDraft).where(AnswerDraft.touched_hour <= _hour() - LIFE))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _lock(key: str) -> bytes:
    return secret.derive("draft-packet", key=key.encode())


def _hour() -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)
