"""What a calendar program of somebody's own makes of an address that they gave it, and of a letter with an event."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import icalendar
import vobject
from sqlalchemy import select

from coprod import Service
from coprod.core.clock import LONDON
from coprod.core.db import db, reading
from coprod.core.outbox import Mail


@dataclass(frozen=True)
class Entry:
    """One event as a calendar keeps it."""

    uid: str
    title: str
    begins: str
    sequence: int


def event_in(text: str) -> Entry:
    """The only event in a calendar, as two programs that know nothing of each other read it."""
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    entry = Entry(
        str(event["UID"]),
        str(event["SUMMARY"]),
        event["DTSTART"].dt.astimezone(LONDON).strftime("%H:%M"),
        int(event["SEQUENCE"]),
    )
    (other,) = vobject.readOne(text).vevent_list
    assert entry == Entry(
        other.uid.value,
        other.summary.value,
        other.dtstart.value.astimezone(LONDON).strftime("%H:%M"),
        int(other.sequence.value),
    )
    return entry


class Calendar:
    """A calendar that subscribes to an address: it asks again, and says which answer it had before."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.mark = ""
        self.entry: Entry | None = None

    def looks_again(self) -> Entry:
        """The event that stands in it now; the very same when nothing was sent."""
        # S310 is for addresses that somebody else gave: this one is the service's own, at 127.0.0.1.
        asked = Request(self.address, headers={"If-None-Match": self.mark} if self.mark else {})  # noqa: S310
        try:
            with urlopen(asked, timeout=10) as answer:  # noqa: S310
                assert answer.headers.get_content_type() == "text/calendar"
                self.mark, self.entry = answer.headers["ETag"], event_in(answer.read().decode())
        except HTTPError as unchanged:
            assert unchanged.code == 304, unchanged
        assert self.entry
        return self.entry


def letter_to(app: Service, address: str) -> str:
    """The calendar in the newest letter to somebody that has one."""
    with app.app_context(), reading():
        newest = (
            select(Mail.calendar)
            .where(Mail.to_address == address, Mail.calendar != "")
            .order_by(Mail.id.desc())
        )
        return db.session.scalars(newest).first() or ""
