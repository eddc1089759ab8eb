"""Publishing minutes: what keeps them from it, and what everybody reads from then on (domain rules M4, M7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.core.easy_read import blocks
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Attendance, Headcount, Interest, ShownRecord
from coprod.meetings.operations import earlier, following, noting, showing
from coprod.meetings.queries import known
from coprod.meetings.queries.record import Record, Written, versions
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.layers import lost, touches
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MINUTES, Ruling
from coprod.meetings.rules.publishing import without_live
from coprod.meetings.rules.record import DECISION_WORDS
from coprod.meetings.rules.shown import Shown, ShownItem

Lack = tuple[str, str]  # a sentence, and the name of the page on which it can be put right


def lacks(record: Record) -> list[Lack]:
    """What still keeps the minutes from being published."""
    return [*_lost_passages(record), *_names(record), *_summary(record), *_waiting(record)]


def _lost_passages(record: Record) -> Iterator[Lack]:
    for each in record.items:
        for hidden in lost(each.text, each.hidden):
            yield (
                _(
                    "“%(passage)s” is to be left out under “%(item)s”, and does not stand there any more. Look "
                    "whether something else must be left out now.",
                    passage=hidden.passage,
                    item=each.item.title,
                ),
                "left_out",
            )


def _names(record: Record) -> Iterator[Lack]:
    for name in known.unresolved(record, beside(record)):
        yield _("Decide about this name: %(name)s.", name=name), "names"


def _summary(record: Record) -> Iterator[Lack]:
    summary = record.edition(Format.STANDARD)
    if summary is None or not summary.text.get("summary"):
        yield _("Write a summary in plain language."), "summary"
    elif summary.source_hash != record.public_mark:
        yield (
            _("The minutes have changed since the summary was written. Read it again and save it."),
            "summary",
        )


def _waiting(record: Record) -> Iterator[Lack]:
    if any(each.ruling is Ruling.WAITING and not each.after_publishing for each in record.corrections):
        yield _("A correction waits for the chair."), "corrections"


def beside(record: Record) -> list[str]:
    """What everybody would read besides the minutes: the summary, its twin, and the words of the log."""
    summary, easy = record.edition(Format.STANDARD), record.edition(Format.EASY_READ)
    told = [summary.text.get("summary", "")] if summary else []
    told += [each.words for each in blocks(easy.text)] if easy else []
    for entry in _log(record):
        told += [entry[name] for name in ("passage", "proposed", "why", "ruling_why")]
    told += [each.item.leader for each in record.items if each.layer is Layer.PUBLIC]
    return [each for each in told if each]


def publish(record: Record, *, by: int) -> ShownRecord:
    """Let everybody read it, as a new version. Errors: ``Refused`` in words when something is missing."""
    meeting = record.meeting
    stage = MINUTES.after(meeting.minutes_stage, "publish")
    if missing := lacks(record):
        raise Refused(missing[0][0])
    if not (meeting.group is None or meeting.group.is_public):
        raise Refused(_("Nobody outside knows of this group yet. Open it first."))
    shown: dict[str, Any] = dict(shown_of(record))
    before = showing.newest(meeting)
    if before is not None and without_live(before.shown) == without_live(shown):
        raise Refused(_("Everybody reads this already. Nothing that they may read has changed since."))
    shown["earlier"] = earlier.readings(record, shown, versions(meeting))
    number = before.version + 1 if before is not None else 1
    version = ShownRecord(meeting_id=meeting.id, version=number, published_on=clock.today(), shown=shown)
    db.session.add(version)
    meeting.minutes_stage = stage
    meeting.published_at = meeting.published_at or clock.now()
    showing.show(meeting)
    noting.note(meeting, "minutes published", by, version=number)
    return version


def shown_of(record: Record) -> Shown:
    """The whole record as everybody would read it now."""
    shown = showing.agenda_of(record.meeting)
    shown["items"] = [_item(record, each) for each in shown["items"]]
    shown["attendance"] = _attendance(record)
    shown["interests"] = _interests(record, shown)
    summary, easy = record.edition(Format.STANDARD), record.edition(Format.EASY_READ)
    shown["summary"] = summary.text.get("summary", "") if summary else ""
    shown["easy_read"] = [{"picture": e.picture, "words": e.words} for e in blocks(easy.text)] if easy else []
    shown["easy_read_is_behind"] = bool(shown["easy_read"]) and (
        easy is not None and easy.source_hash != record.public_mark
    )
    shown["corrections"] = _log(record)
    loose = record.public[""].actions
    shown["actions"] = [
        {"reference": a.reference, **loose[a.reference], **following.facts(a, loose[a.reference]["owner"])}
        for a in record.actions
        if a.reference in loose
    ]
    return shown


def _item(record: Record, item: ShownItem) -> ShownItem:
    written, reading = record.item(item["reference"]), record.public[item["reference"]]
    if written is None:
        return item
    item["minutes"] = reading.minutes.text
    item["decisions"] = [
        {
            "reference": each.reference,
            **{name: reading.decisions[each.reference][name] for name in DECISION_WORDS},
            "how": each.how.value,
            "votes_for": each.votes_for,
            "votes_against": each.votes_against,
            "votes_abstained": each.votes_abstained,
            "influence": each.influence.value,
            "was_quorate": each.was_quorate,
            "advice": following.asked(each),
        }
        for each in written.decisions
        if each.reference in reading.decisions
    ]
    item["actions"] = _actions(written, reading.actions)
    return item


def _actions(written: Written, read: Any) -> list[dict[str, Any]]:
    return [
        {
            "reference": each.reference,
            **read[each.reference],
            **following.facts(each, read[each.reference]["owner"]),
        }
        for each in written.actions
        if each.reference in read
    ]


def _attendance(record: Record) -> list[dict[str, Any]]:
    """Who came, by role and how, and who sent apologies. In an order that tells nothing."""
    found = [
        {
            "role": each.role.value,
            "presence": each.presence.value,
            "mode": each.mode.value if each.mode else None,
            "member": each.member.reference if each.member else None,
            "count": 1,
        }
        for each in db.session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == record.meeting.id, Attendance.presence != Presence.ABSENT)
            .options(joinedload(Attendance.member))
            .order_by(Attendance.id)
        )
    ]
    found += [
        {
            "role": each.role.value,
            "presence": Presence.PRESENT.value,
            "mode": each.mode.value,
            "member": None,
            "count": each.count,
        }
        for each in db.session.scalars(
            select(Headcount)
            .where(Headcount.meeting_id == record.meeting.id, Headcount.count > 0)
            .order_by(Headcount.id)
        )
    ]
    return sorted(
        found, key=lambda each: [str(each[name]) for name in ("presence", "role", "mode", "member")]
    )


def _interests(record: Record, shown: Shown) -> list[dict[str, Any]]:
    """Interests in what everybody may know of: what is in a smaller circle does not even count."""
    numbers = {each["reference"]: each["number"] for each in shown["items"]}
    references = {each.item.id: each.item.reference for each in record.items}
    found = [
        {
            "role": each.member.role.value,
            "member": each.member.reference,
            "outcome": each.outcome.value if each.outcome else None,
            "number": numbers[references[each.item_id]] if each.item_id else None,
        }
        for each in db.session.scalars(
            select(Interest)
            .where(Interest.meeting_id == record.meeting.id)
            .options(joinedload(Interest.member))
            .order_by(Interest.id)
        )
        if each.item_id is None or references.get(each.item_id) in numbers
    ]
    return sorted(found, key=lambda each: [str(each[name]) for name in ("number", "role", "member")])


def _log(record: Record) -> list[dict[str, Any]]:
    """Corrections and objections that were answered after publishing, as far as they touch nothing that is hidden."""
    found = []
    for each in record.corrections:
        written = next((w for w in record.items if w.item.id == each.item_id), None)
        if not each.after_publishing or each.ruling is Ruling.WAITING or each.ruled_at is None:
            continue
        if written is None or written.layer is not Layer.PUBLIC:
            continue
        words = {name: getattr(each, name) for name in ("passage", "proposed", "why", "ruling_why")}
        if any(touches(text, known.hidden_everywhere(record)) for text in words.values()):
            continue
        found.append(
            {
                "reference": each.reference,
                "item": written.item.reference,
                "kind": each.kind.value,
                **words,
                "ruling": each.ruling.value,
                "made_on": clock.london(each.made_at).date().isoformat(),
                "ruled_on": clock.london(each.ruled_at).date().isoformat(),
                "role": each.member.role.value if each.member else None,
            }
        )
    return found
