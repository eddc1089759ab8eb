"""The audit trail: what was done, by whom (a number only), to what.

Append-only by trigger in both databases. A job joins the rows into a chain, whose head is mailed every day
to an address outside the service (threat T33): without that anchor a rewritten tail goes unseen.
Answering anonymously leaves no row here.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock
from coprod.core.db import Row, db, one_at_a_time


class AuditRow(Row):
    """One deed. It outlives its subject: kind, number and label, and no key."""

    __tablename__ = "audit"

    at: Mapped[datetime]
    by_person: Mapped[int | None]
    deed: Mapped[str] = mapped_column(String(80))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_number: Mapped[int | None] = mapped_column(index=True)
    subject_label: Mapped[str] = mapped_column(String(200))
    details: Mapped[dict[str, Any]]


class AuditLink(Row):
    """One link of the chain: the hash of its row and of the link before it."""

    __tablename__ = "audit_link"

    audit_id: Mapped[int] = mapped_column(ForeignKey(AuditRow.id), unique=True)
    hash: Mapped[str] = mapped_column(String(64))


def record(
    deed: str,
    *,
    by: int | None,
    kind: str,
    number: int | None = None,
    label: str = "",
    **details: Any,
) -> None:
    """Write down a deed in the present transaction. ``by`` is a person's number, ``None`` for the timetable.

    ``details`` never hold a person's words, name or address.
    """
    db.session.add(
        AuditRow(
            at=clock.now(),
            by_person=by,
            deed=deed,
            subject_kind=kind,
            subject_number=number,
            subject_label=label,
            details=details,
        )
    )


def was_done(deed: str, *, by: int, label: str, since: datetime, name: str) -> bool:
    """Whether somebody has done a deed to a thing, and to the part of it of this ``name``, since a moment.

    Looked for from the latest row back: whoever comes back for a further part finds it at once.
    """
    asked = select(AuditRow.id).where(
        AuditRow.deed == deed,
        AuditRow.by_person == by,
        AuditRow.subject_label == label,
        AuditRow.at >= since,
        AuditRow.details["name"].as_string() == name,
    )
    return db.session.scalar(asked.order_by(AuditRow.id.desc()).limit(1)) is not None


def _hash(row: AuditRow, before: str) -> str:
    told = json.dumps(
        [
            before,
            row.id,
            row.at.isoformat(timespec="microseconds"),
            row.by_person,
            row.deed,
            row.subject_kind,
            row.subject_number,
            row.subject_label,
            row.details,
        ],
        sort_keys=True,
        ensure_ascii=False,
    )
    return hashlib.sha256(told.encode()).hexdigest()


def head() -> tuple[int, str]:
    """The last link: how many rows are chained, and the hash."""
    last = db.session.scalars(select(AuditLink).order_by(AuditLink.id.desc()).limit(1)).first()
    return (last.audit_id, last.hash) if last else (0, "")


def chain() -> int:
    """Join the rows that are not yet in the chain. Returns how many there were.

    Two rows can be kept in another order than their numbers, so it is asked which have no link, not which come
    after the last.
    """
    one_at_a_time("audit chain")
    _number, before = head()
    rows = list(
        db.session.scalars(
            select(AuditRow)
            .outerjoin(AuditLink, AuditLink.audit_id == AuditRow.id)
            .where(AuditLink.id.is_(None))
            .order_by(AuditRow.id)
        )
    )
    for row in rows:
        before = _hash(row, before)
        db.session.add(AuditLink(audit_id=row.id, hash=before))
        db.session.flush()
    return len(rows)


def oldest_unchained() -> datetime | None:
    """When the oldest deed that is not yet in the chain was done."""
    return db.session.scalar(
        select(func.min(AuditRow.at))
        .outerjoin(AuditLink, AuditLink.audit_id == AuditRow.id)
        .where(AuditLink.id.is_(None))
    )


def faults(anchor: tuple[int, str] | None = None) -> list[str]:
    """What is wrong with the chain, in words; empty when it holds.

    ``anchor`` is a head that left the service earlier: number and hash.
    """
    rows = {row.id: row for row in db.session.scalars(select(AuditRow).order_by(AuditRow.id))}
    before = ""
    for link in db.session.scalars(select(AuditLink).order_by(AuditLink.id)):
        row = rows.get(link.audit_id)
        if row is None:
            return [f"Row {link.audit_id}, which was chained, is missing."]
        before = _hash(row, before)
        if link.hash != before:
            return [f"Row {link.audit_id} is not what was chained."]
        if anchor and anchor[0] == link.audit_id:
            if anchor[1] != before:
                return [f"Row {link.audit_id} is not what was sent outside."]
            anchor = None
    return [f"Row {anchor[0]}, which was sent outside, is missing."] if anchor and anchor[0] else []
