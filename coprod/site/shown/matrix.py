"""Who is involved where: every part of the work at every level, and the places where nobody is involved yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flask import url_for

from coprod.consultations.models import Consultation
from coprod.core.words import _
from coprod.meetings.models import Group
from coprod.programmes.models import Programme, Workstream
from coprod.programmes.rules import LEVEL_WORDS, Level

Cell = str | dict[str, str | None]


def matrix(
    programme: Programme,
    parts: Sequence[tuple[Workstream, str]],
    consultations: Iterable[Consultation],
    groups: Iterable[Group] = (),
    roles: Mapping[tuple[int | None, Level], int] | None = None,
) -> list[list[Cell]]:
    """One row a workstream, one cell a level, for the macro ``data_table``: the first cell names the workstream."""
    open_, over = Counter[tuple[int | None, Level]](), Counter[tuple[int | None, Level]]()
    for each in consultations:
        (open_ if each.is_open else over)[each.workstream_id, each.level] += 1
    meet = Counter((each.workstream_id, each.level) for each in groups)
    return [
        [
            name,
            *(
                _with_roles(
                    programme,
                    part,
                    level,
                    (roles or {}).get((part.id, level), 0),
                    _with_groups(
                        programme,
                        part,
                        meet[part.id, level],
                        _cell(programme, part, level, open_[part.id, level], over[part.id, level]),
                    ),
                )
                for level in LEVEL_WORDS
            ),
        ]
        for part, name in parts
    ]


def _with_roles(programme: Programme, part: Workstream, level: Level, many: int, before: Cell | None) -> Cell:
    """What else goes on in a place, and how many roles people have or can take there."""
    if not many:
        return before or _("Nobody is involved here yet")
    if before is None:
        where = url_for(
            "involvement.opportunities", workstream=f"{programme.slug}/{part.key}", level=level.value
        )
        return {"text": _("Paid roles: %(many)s", many=many), "href": where}
    if isinstance(before, str):
        return _("%(before)s. Paid roles: %(many)s", before=before, many=many)
    return {**before, "text": _("%(before)s. Paid roles: %(many)s", before=before["text"], many=many)}


def _with_groups(programme: Programme, part: Workstream, many: int, asked: Cell | None) -> Cell | None:
    """What was asked in a place, and how many groups meet there."""
    if not many:
        return asked
    if asked is None:
        where = url_for("meetings.groups", workstream=f"{programme.slug}/{part.key}")
        return {"text": _("Groups that meet: %(many)s", many=many), "href": where}
    if isinstance(asked, str):
        return _("%(asked)s. Groups that meet: %(many)s", asked=asked, many=many)
    return {**asked, "text": _("%(asked)s. Groups that meet: %(many)s", asked=asked["text"], many=many)}


def _cell(programme: Programme, part: Workstream, level: Level, now: int, before: int) -> Cell | None:
    if not now and not before:
        return None
    where = url_for("site.changes", workstream=f"{programme.slug}/{part.key}", level=level.value)
    if not before:
        return _("Open now: %(now)s", now=now)
    if not now:
        return {"text": _("Asked before: %(before)s", before=before), "href": where}
    return {"text": _("Open now: %(now)s. Asked before: %(before)s", now=now, before=before), "href": where}
