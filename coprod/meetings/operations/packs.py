"""Making agenda packs: who gets one, and that they were made, stands in the trail as a number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coprod.core import typesetting
from coprod.core.errors import Refused
from coprod.core.typesetting import Unprintable
from coprod.core.words import _
from coprod.meetings.models import Meeting
from coprod.meetings.operations import pack_words
from coprod.meetings.operations.noting import note
from coprod.meetings.queries import agendas
from coprod.meetings.queries.packs import Reader
from coprod.people import operations as people

LAYOUT = Path(__file__).with_name("packs.typ")


def make(meeting: Meeting, readers: Sequence[Reader], *, by: int) -> bytes:
    """One PDF to print: for each reader a page with their address, then their agenda (domain rule A7, threat T19).

    Errors: ``Refused`` for nobody, or in words for whom our fonts lack letters.
    """
    if not readers:
        raise Refused(_("Choose at least one person."))
    look(meeting, readers, by=by)
    note(
        meeting,
        "agenda packs made",
        by,
        count=len(readers),
        posted=sum(each.is_posted for each in readers),
    )
    drawn = {layer: agendas.drawn(meeting, layer) for layer in {each.layer for each in readers}}
    packs = [(each, pack_words.pack(meeting, drawn[each.layer], each)) for each in readers]
    try:
        return _set([told for _reader, told in packs])
    except Unprintable:
        unprintable = [each.called for each, told in packs if not _can_be_set(told)]
        raise Refused(
            _(
                "We cannot print some letters in the packs of: %(names)s. Leave these out, and write theirs by hand.",
                names=", ".join(unprintable),
            )
        ) from None


def look(meeting: Meeting, readers: Sequence[Reader], *, by: int) -> None:
    """Write down for everybody whose needs were read that they were, by whom and for which meeting (domain rule A1)."""
    for each in readers:
        if each.kinds:
            people.note_look(
                each.person.id, by=by, meeting=meeting.reference, meeting_on=meeting.on_day.isoformat()
            )


def _set(packs: Sequence[pack_words.Told]) -> bytes:
    return typesetting.pdf(LAYOUT, {"title": _("Agendas to print"), "packs": list(packs)})


def _can_be_set(told: pack_words.Told) -> bool:
    try:
        _set([told])
    except Unprintable:
        return False
    return True
