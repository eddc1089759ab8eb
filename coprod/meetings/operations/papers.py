"""Papers of a meeting, in versions, languages and formats. Whether a file was late is kept with it (domain rule M3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from coprod.core import clock, files
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from coprod.meetings.operations.agenda import insist_on_open
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import papers as queries
from coprod.meetings.rules.circles import is_wider
from coprod.meetings.rules.meetings import Layer

MOST_FILES = 200


@dataclass(frozen=True)
class File:
    """What somebody sends, and in which language and format it is."""

    stream: IO[bytes]
    name: str
    language: str = ENGLISH
    format: Format = Format.STANDARD
    is_large_print: bool = False


def add_paper(
    meeting: Meeting,
    file: File,
    *,
    title: str,
    by: int | None,
    item: AgendaItem | None = None,
    layer: Layer = Layer.MEMBERS,
) -> Paper:
    """A paper with the first file of its first version. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    _check(title, item, layer)
    held = queries.of_meeting(meeting)
    paper = Paper(
        meeting_id=meeting.id,
        item_id=item.id if item else None,
        title=title,
        layer=layer,
        position=max((each.position for each in held), default=0) + 1,
        versions=[],
    )
    db.session.add(paper)
    db.session.flush()
    add_file(meeting, paper, file, by=by)
    return paper


def add_file(
    meeting: Meeting, paper: Paper, file: File, *, by: int | None, is_new: bool = True
) -> PaperVersion:
    """A file of the next version, or of the newest one in another language or format. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    if sum(len(each.versions) for each in queries.of_meeting(meeting)) >= MOST_FILES:
        raise Refused(_("There are 200 files already. Remove one before you add another."))
    newest = max((each.version for each in paper.versions), default=0)
    version = newest + 1 if is_new or not newest else newest
    if any(
        (each.version, each.language, each.format, each.is_large_print)
        == (version, file.language, file.format, file.is_large_print)
        for each in paper.versions
    ):
        raise Refused(
            _("This version has a file in this language and format already. Add yours as a new version.")
        )
    kept = files.keep(file.stream, file.name)
    added = PaperVersion(
        key=kept.key,
        paper_id=paper.id,
        version=version,
        language=file.language,
        format=file.format,
        is_large_print=file.is_large_print,
        media_type=kept.media_type,
        size_bytes=kept.size,
        sha256=kept.sha256,
        file_name=kept.name,
        added_on=clock.today(),
        due_on=meeting.papers_due_on,
        added_by_id=by,
    )
    paper.versions.append(added)
    db.session.flush()
    note(
        meeting,
        "paper added",
        by,
        paper=paper.reference,
        version=version,
        sha256=kept.sha256,
        late=added.is_late,
    )
    show(meeting)
    return added


def change_paper(
    meeting: Meeting, paper: Paper, *, title: str, item: AgendaItem | None, layer: Layer, by: int | None
) -> None:
    """Another title, another item, other readers. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    _check(title, item, layer)
    paper.title, paper.item_id, paper.layer = title, item.id if item else None, layer
    note(meeting, "paper changed", by, paper=paper.reference, layer=layer.value)
    show(meeting)


def remove_file(meeting: Meeting, paper: Paper, version: PaperVersion, *, by: int | None) -> None:
    """Take one file away, and the paper with its last one: also later, for it may tell what it must not.

    What is left of it on the disk is swept up. The trail keeps that it was there, and whether it was late.
    """
    note(
        meeting,
        "paper removed",
        by,
        paper=paper.reference,
        version=version.version,
        sha256=version.sha256,
        late=version.is_late,
    )
    paper.versions.remove(version)
    db.session.delete(version)
    if not paper.versions:
        db.session.flush()
        db.session.delete(paper)
    show(meeting)


def _check(title: str, item: AgendaItem | None, layer: Layer) -> None:
    if not title:
        raise Refused(_("Give the paper a title."))
    if item is not None and is_wider(layer, item.layer):
        raise Refused(_("This paper belongs to an item that fewer people may read. Choose as few, or fewer."))
