"""Files of answers: held by a draft, sent with it, released with it, gone with it.

What a file is and the lock that opens it stand in the draft, then in the sealed packet, then beside the released sheet.
The row in ``answer_file`` says only that the file on the disk belongs to something (docs/decisions/0016).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import delete, func, or_, select, update

from coprod.core import clock
from coprod.core.attachments import MOST_FILES, Attached, sealed
from coprod.core.attachments.kinds import MEGABYTE, neutral_name
from coprod.core.db import afterwards, db
from coprod.core.errors import Refused
from coprod.questionnaires.models import HOLDS_A_FILE, AnswerFile, SheetFile, WaitingBatch
from coprod.questionnaires.operations.drafts import LIFE, Draft

FILES = "files"  # where they stand in what a draft and a packet keep beside the answers


@dataclass(frozen=True)
class Held:
    """One file of an answer: to which question, what it is, where it lies, and the lock that opens it."""

    question: str
    name: str
    media_type: str
    size_bytes: int
    file_key: str
    lock: str


def held(aside: Any) -> list[Held]:
    """The files that stand in what is kept beside answers."""
    return [Held(**each) for each in (aside or {}).get(FILES, ())]


def add(draft: Draft, version_id: int, question: str, attached: Attached) -> None:
    """A draft holds one more file. The caller keeps the draft. Errors: ``Refused`` when there are enough."""
    already = held(draft.aside)
    if len(already) >= MOST_FILES:
        raise Refused(_("You can add up to %(most)s files. Remove one first.", most=MOST_FILES))
    unsent = select(func.coalesce(func.sum(AnswerFile.size_bytes), 0)).where(
        AnswerFile.held_until.is_not(None)
    )
    if (db.session.scalar(unsent) or 0) + attached.sealed.size > current_app.config[
        "MOST_UNSENT_MB"
    ] * MEGABYTE:
        raise Refused(
            _("Very many files are being added just now. Send your words without it, or try again tomorrow.")
        )
    db.session.add(
        AnswerFile(
            key=attached.sealed.key,
            version_id=version_id,
            size_bytes=attached.sealed.size,
            sha256=attached.sealed.sha256,
            held_until=_until(),
        )
    )
    db.session.flush()
    name = neutral_name(attached.media_type, {each.name for each in already})
    _put(
        draft,
        [
            *already,
            Held(
                question, name, attached.media_type, attached.size, attached.sealed.key, attached.sealed.lock
            ),
        ],
    )


def drop(draft: Draft, name: str) -> None:
    """A draft holds a file no more; nothing happens when it does not."""
    already = held(draft.aside)
    _put(draft, [each for each in already if each.name != name])
    forget(each.file_key for each in already if each.name == name)


def _put(draft: Draft, files: list[Held]) -> None:
    asked = {each.question for each in (*held(draft.aside), *files)}
    draft.aside[FILES] = [asdict(each) for each in files]
    for question in asked:
        names = [each.name for each in files if each.question == question]
        draft.typed[question] = {"value": names or None, "other": ""}


def hold(draft: Draft) -> None:
    """The files live for as long as the draft that holds them."""
    if keys := [each.file_key for each in held(draft.aside)]:
        db.session.execute(update(AnswerFile).where(AnswerFile.key.in_(keys)).values(held_until=_until()))


def send(draft: Draft) -> list[dict[str, Any]]:
    """The files are sent with the answers, and no draft holds them any more. Returns what goes into the packet.

    Errors: ``Refused`` when one of them is not there any more.
    """
    files = held(draft.aside)
    keys = [each.file_key for each in files]
    if keys:
        done = db.session.execute(update(AnswerFile).where(AnswerFile.key.in_(keys)).values(held_until=None))
        if done.rowcount != len(keys):  # type: ignore[attr-defined]
            there = set(db.session.scalars(select(AnswerFile.key).where(AnswerFile.key.in_(keys))))
            gone = ", ".join(each.name for each in files if each.file_key not in there)
            raise Refused(
                _("This file is not here any more: %(name)s. Remove it, or add it again.", name=gone)
            )
    return list(draft.aside.get(FILES, ()))


def rows(asides: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What stands beside sheets when they are released, by what was kept beside each.

    A file that is not here any more holds nobody's words up: what waited in a restored backup came without its files.
    """
    told = [
        {"sheet_key": sheet_key, **asdict(each)}
        for sheet_key, aside in asides.items()
        for each in held(aside)
    ]
    asked = select(AnswerFile.key).where(AnswerFile.key.in_([each["file_key"] for each in told]))
    there = set(db.session.scalars(asked)) if told else set()
    return [each for each in told if each["file_key"] in there]


def of_sheet(sheet_key: str) -> list[Held]:
    """The files of a released sheet, by question and name."""
    found = db.session.scalars(
        select(SheetFile).where(SheetFile.sheet_key == sheet_key).order_by(SheetFile.question, SheetFile.name)
    )
    return [
        Held(each.question, each.name, each.media_type, each.size_bytes, each.file_key, each.lock)
        for each in found
    ]


def forget(keys: Iterable[str]) -> None:
    """The files are gone: from the rows now, from the disk once that is kept."""
    gone = list(keys)
    if not gone:
        return
    db.session.execute(delete(SheetFile).where(SheetFile.file_key.in_(gone)))
    db.session.execute(delete(AnswerFile).where(AnswerFile.key.in_(gone)))
    afterwards(lambda: _remove(gone))


def forget_unheld() -> int:
    """Remove the files that nothing holds any more. Returns how many.

    Those of drafts that nobody touched for 20 hours; and those that were sent with answers of which nothing is left,
    neither a sheet nor, for their questionnaire, anything that waits (it was given up, or an erasure was replayed).
    """
    waits = select(WaitingBatch.version_id).where(WaitingBatch.version_id == AnswerFile.version_id).exists()
    held_by = [SheetFile.file_key, *HOLDS_A_FILE]
    is_held = or_(*(select(column).where(column == AnswerFile.key).exists() for column in held_by))
    # One that somebody is sending at this moment is theirs (PostgreSQL).
    of_drafts = (
        select(AnswerFile.key)
        .where(AnswerFile.held_until < clock.now())
        .with_for_update(of=AnswerFile, skip_locked=True)
    )
    of_nothing = select(AnswerFile.key).where(AnswerFile.held_until.is_(None), ~waits, ~is_held)
    gone = [*db.session.scalars(of_drafts), *db.session.scalars(of_nothing)]
    forget(gone)
    return len(gone)


def known() -> set[str]:
    """Every file on the disk that a row tells of."""
    return set(db.session.scalars(select(AnswerFile.key)))


def _until() -> Any:
    return clock.now().replace(minute=0, second=0, microsecond=0) + LIFE + timedelta(hours=1)


def _remove(keys: Collection[str]) -> None:
    for key in keys:
        sealed.remove(key)
