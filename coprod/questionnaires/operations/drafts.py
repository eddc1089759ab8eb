"""What somebody is typing, kept for 20 hours and readable by their browser alone.

Each draft has a cookie of its own, which holds a random key. The row is found by a hash of the key and sealed
with another: whoever has the database and all files, but not the cookie, can read nothing (security T22).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from coprod.core import clock, secret
from coprod.core.db import db, run
from coprod.questionnaires.models import AnswerDraft

LIFE = timedelta(hours=20)  # domain rule A5
MOST_KEYS = 5
AFTER_SENDING = timedelta(minutes=15)  # for which the same browser may show the receipt again


def _written(insert: Any) -> Any:
    row = insert(AnswerDraft)
    new = {"packet": row.excluded.packet, "touched_hour": row.excluded.touched_hour}
    return row.on_conflict_do_update(index_elements=[AnswerDraft.key], set_=new)


_NAMED = AnswerDraft.key == bindparam("slip")
FOUND = select(AnswerDraft.packet).where(_NAMED, AnswerDraft.touched_hour >= bindparam("oldest"))
# Read as it is once nobody else holds it.
HELD = FOUND.with_for_update()
WRITTEN = {"sqlite": _written(sqlite.insert), "postgresql": _written(postgresql.insert)}
ERASED = delete(AnswerDraft).where(_NAMED)


@dataclass
class Draft:
    """One draft, opened: its key, what was typed by question, and where the person left off."""

    key: str
    slip: str
    typed: dict[str, Any] = field(default_factory=dict)
    format: str = "standard"
    page: int = 1
    # What the domain asks beside the questions (how somebody can be reached).
    aside: dict[str, Any] = field(default_factory=dict)

    @property
    def token(self) -> bytes:
        """The form's token, from which the receipt is made: the same for every retry of this draft."""
        return secret.derive("form-token", key=self.key.encode())


def new_key() -> str:
    """A fresh key for the cookie, 256 bits."""
    return secrets.token_urlsafe(32)


def is_key(text: str) -> bool:
    """Whether a cookie's value can be a key of ours."""
    return 40 <= len(text) <= 50 and text.isascii()


def slip(version_id: int, key: str) -> str:
    """The name under which the draft of a key is kept: says nothing of the key."""
    return secret.keyed_hash("draft", str(version_id), key=key.encode())


def begin(version_id: int, key: str) -> Draft:
    """A fresh, empty draft. It is kept with ``keep``."""
    return Draft(key=key, slip=slip(version_id, key))


def find(version_id: int, keys: Sequence[str], *, to_write: bool = False) -> Draft | None:
    """The draft of this version that one of the keys opens. ``to_write`` holds its row till the end."""
    slips = {slip(version_id, key): key for key in keys}
    if not slips:
        return None
    oldest = _hour() - LIFE
    # In one order, so that nobody waits for each other in a ring.
    for name, key in sorted(slips.items()):
        packet = run(HELD if to_write else FOUND, slip=name, oldest=oldest).scalar()
        if packet is not None and (told := secret.unseal(_lock(key), packet, name)) is not None:
            content = json.loads(told)
            return Draft(
                key,
                name,
                content["typed"],
                content["format"],
                content["page"],
                content.get("aside", {}),
            )
    return None


def begun(versions: Sequence[int], keys: Sequence[str]) -> int | None:
    """The first of these versions of which one of the keys opens a draft."""
    of = {slip(version_id, key): version_id for version_id in versions for key in keys}
    asked = select(AnswerDraft.key).where(AnswerDraft.key.in_(of), AnswerDraft.touched_hour >= _hour() - LIFE)
    there = {of[name] for name in db.session.scalars(asked)} if of else set()
    return next((version_id for version_id in versions if version_id in there), None)


def keep(draft: Draft, size: int = 0) -> None:
    """Write the draft down, in the place of what it was before, in a packet of the size that its form can need."""
    told = {"typed": draft.typed, "format": draft.format, "page": draft.page}
    content = json.dumps(told | {"aside": draft.aside} if draft.aside else told, ensure_ascii=False)
    packet = secret.seal(_lock(draft.key), content.encode("utf-8", "replace"), draft.slip, size)
    run(WRITTEN[db.engine.dialect.name], key=draft.slip, packet=packet, touched_hour=_hour())


def erase(draft: Draft) -> None:
    """Remove the draft."""
    run(ERASED, slip=draft.slip)


def erase_all(version_id: int, keys: Sequence[str]) -> None:
    """Remove every draft of this version that one of the keys opens: whoever starts again starts from nothing."""
    for name in sorted(slip(version_id, key) for key in keys):
        run(ERASED, slip=name)


def erase_unused() -> int:
    """Remove the drafts that nobody has touched for 20 hours. Returns how many.

    One that a wrong clock has dated ahead would stay for too long: its hours begin now.
    """
    db.session.execute(
        update(AnswerDraft).where(AnswerDraft.touched_hour > _hour()).values(touched_hour=_hour())
    )
    gone = db.session.execute(delete(AnswerDraft).where(AnswerDraft.touched_hour < _hour() - LIFE))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _lock(key: str) -> bytes:
    return secret.derive("draft-packet", key=key.encode())


def _hour() -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)
