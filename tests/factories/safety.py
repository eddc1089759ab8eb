"""Concerns. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

import secrets
from typing import Any

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import Deed, Fear, Reach, Source
from tests.factories.people import a_person
from tests.factories.programmes import a_programme


def a_concern(
    programme: Programme | None = None, words: str = "", *, opened_by: Person | None = None, **more: Any
) -> Concern:
    """A concern that somebody opened now, and nobody deals with yet."""
    facts: dict[str, Any] = {
        "reference": secret.reference(),
        "programme_id": (programme or a_programme()).id,
        "source": Source.CALL,
        "words": words or "He has my card and my tablets.",
        "fear": Fear.ADULT,
        "reach": Reach.NO,
        "opened_at": clock.now(),
        "opened_by_id": (opened_by or a_person()).id,
        "once_hash": secrets.token_hex(32),
    }
    concern = Concern(**{**facts, **more})
    db.session.add(concern)
    db.session.flush()
    db.session.add(
        Entry(concern_id=concern.id, at=concern.opened_at, by_id=concern.opened_by_id, deed=Deed.OPENED)
    )
    db.session.flush()
    return concern
