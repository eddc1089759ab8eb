"""Aims and workstreams: their order, their days, and their first words in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coprod.core import audit, clock, secret
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.programmes import queries
from coprod.programmes.models import Aim, Programme, Workstream
from coprod.programmes.operations.ending import end_on

Part = Aim | Workstream


def add_aim(programme: Programme, *, title: str, text: str, by: int) -> Aim:
    """Add an aim at the end."""
    aim = Aim(
        programme_id=programme.id,
        key=secret.reference(),
        position=_next(programme.aims),
        from_day=clock.today(),
    )
    _add(programme, aim, "aim", title=title, text=text, by=by)
    return aim


def add_workstream(programme: Programme, *, title: str, text: str, from_day: date, by: int) -> Workstream:
    """Add a workstream at the end, from a day on."""
    workstream = Workstream(
        programme_id=programme.id,
        key=secret.reference(),
        position=_next(programme.workstreams),
        from_day=from_day,
    )
    _add(programme, workstream, "workstream", title=title, text=text, by=by)
    return workstream


def move_part(programme: Programme, part: Part, *, up: bool, by: int) -> None:
    """Change places with the neighbour. At the end of the list nothing happens."""
    parts: Sequence[Part] = programme.aims if isinstance(part, Aim) else programme.workstreams
    today = clock.today()
    shown = [each for each in parts if each.to_day is None or each.to_day >= today]
    at = next((place for place, each in enumerate(shown) if each.id == part.id), None)
    to = None if at is None else at + (-1 if up else 1)
    if at is None or to is None or not 0 <= to < len(shown):
        return
    shown[at], shown[to] = shown[to], shown[at]
    gone = [each for each in parts if each not in shown]
    for place, each in enumerate([*shown, *gone], start=1):
        each.position = place
    audit.record("moved a part", by=by, kind=part.__tablename__, number=part.id, label=programme.slug)


def end_part(programme: Programme, part: Part, *, last_day: date, by: int) -> None:
    """Say on which day an aim or workstream ends. Errors: ``Refused`` when the days are out of order."""
    end_on(part, last_day)
    audit.record(
        "ended a part",
        by=by,
        kind=part.__tablename__,
        number=part.id,
        label=programme.slug,
        last_day=last_day.isoformat(),
    )


def _next(parts: Sequence[Part]) -> int:
    return max((part.position for part in parts), default=0) + 1


def _add(programme: Programme, part: Part, kind: str, *, title: str, text: str, by: int) -> None:
    source = queries.edition(programme.id, ENGLISH, Format.STANDARD)
    if source is None:
        raise Refused(_("Write the programme's own words in English first."))
    db.session.add(part)
    words = {f"{kind}.{part.key}.title": title, f"{kind}.{part.key}.text": text}
    source.text = {**source.text, **{key: each for key, each in words.items() if each}}
    source.changed_at = clock.now()
    db.session.flush()
    audit.record("added a part", by=by, kind=kind, number=part.id, label=programme.slug)
