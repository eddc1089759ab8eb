"""Mail that leaves in the same transaction as the deed it tells of.

A row here is the truth (jobs of the queue may be lost when a worker is killed): it is taken with a lease,
sent, and marked. A worker that dies in between leaves a lease that runs out, and the row is sent again with
the same Message-ID, so that a receiver can tell the double.
"""

from __future__ import annotations

import secrets
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import structlog
from flask import current_app
from sqlalchemy import String, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock
from coprod.core.db import Row, db, reading, writing
from coprod.core.queue import wake_afterwards

LEASE = timedelta(minutes=2)
MOST_TRIES = 12
# A letter that says that something needs somebody, and not what. That it was written at all can say too much, so the
# page with the letters of the demo world leaves such letters out.
LOOK = "look"


class Mail(Row):
    """One letter: to whom (an address, no key), what, and how far it has come."""

    __tablename__ = "outbox"

    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    to_address: Mapped[str]
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]
    # An event for the reader's calendar (RFC 5545), which mail programs offer to take in; "" for none.
    calendar: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(10), default="en")
    written_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]


Post = Callable[[EmailMessage], None]


def write(
    *,
    to: str | None,
    kind: str,
    subject: object,
    body: object,
    language: str = "en",
    calendar: str = "",
) -> None:
    """Put a letter in the outbox, in the present transaction. ``to=None`` does the same work for nobody.

    ``calendar`` is an event that goes with it, as iCalendar text.
    Errors: ``ValueError`` when the subject or address could smuggle in another header (T28).
    """
    told = str(subject)
    if any(ord(character) < 32 or character in "\u2028\u2029\x7f" for character in told + (to or "")):
        raise ValueError("A subject or address is one line.")
    now = clock.now()
    db.session.add(
        Mail(
            message_id=f"<{secrets.token_hex(16)}@{current_app.config['MAIL_DOMAIN']}>",
            kind=kind,
            to_address=to or "",
            subject=told,
            body=str(body),
            calendar=calendar,
            language=language,
            written_at=now,
            due_at=now,
        )
    )
    wake_afterwards()


def forget(address: str) -> None:
    """Take an address and what was written to it out of every letter. One that has not left stays here (T43)."""
    db.session.execute(
        update(Mail).where(Mail.to_address == address).values(to_address="", subject="", body="", calendar="")
    )


def letter(mail: Mail) -> EmailMessage:
    """The letter as it travels: plain text, neutral sender."""
    message = EmailMessage()
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = mail.to_address
    message["Subject"] = mail.subject
    message["Message-ID"] = mail.message_id
    message["Date"] = format_datetime(mail.written_at)
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = mail.language
    message.set_content(mail.body)
    if mail.calendar:
        method = "CANCEL" if "\nMETHOD:CANCEL" in mail.calendar else "REQUEST"
        message.add_attachment(
            mail.calendar, subtype="calendar", params={"method": method}, filename="event.ics"
        )
    return message


def deliver(post: Post, *, after_taking: Callable[[], None] | None = None) -> int:
    """Send what is due, one letter at a time, each under its own lease. Returns how many went.

    Takes its own short transactions: call it outside of any.
    """
    sent = 0
    while (number := _take()) is not None:
        if after_taking:
            after_taking()
        with reading():
            mail = db.session.get_one(Mail, number)
            message, nobody = letter(mail), not mail.to_address
        try:
            if not nobody:
                post(message)
        except (OSError, smtplib.SMTPException) as reason:
            # The kind alone: what a mail server answers may repeat the address.
            structlog.get_logger().warning("letter not sent", letter=number, kind=type(reason).__name__)
            _put_back(number)
            continue
        with writing():
            mail = db.session.get_one(Mail, number)
            mail.sent_at = clock.now()
            _forget_words(mail)
        sent += 1
    return sent


def _forget_words(mail: Mail) -> None:
    """What was said to whom is not kept longer than needed to say it; the demo shows its letters."""
    if not current_app.config["DEMO"]:
        mail.body = mail.calendar = mail.to_address = ""


def _wait(tries: int) -> timedelta:
    """How long a letter waits that could not be carried so many times."""
    return timedelta(minutes=2**tries)


def _take() -> int | None:
    with writing():
        now = clock.now()
        free = (
            select(Mail.id)
            .where(
                Mail.sent_at.is_(None),
                Mail.given_up_at.is_(None),
                # A new letter goes at once, whatever clock dated it; nobody is made to wait longer than we ever wait.
                or_(Mail.due_at <= now, Mail.tries == 0, Mail.due_at > now + _wait(MOST_TRIES)),
                # A lease twice as long as leases are was taken by a wrong clock; no two clocks are quite alike.
                or_(
                    Mail.leased_until.is_(None), Mail.leased_until < now, Mail.leased_until > now + 2 * LEASE
                ),
            )
            .order_by(Mail.due_at, Mail.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        number = db.session.scalar(free)
        if number is not None:
            db.session.execute(
                update(Mail).where(Mail.id == number).values(leased_until=now + LEASE, tries=Mail.tries + 1)
            )
    return number


def _put_back(number: int) -> None:
    with writing():
        now = clock.now()
        mail = db.session.get_one(Mail, number)
        mail.leased_until = None
        if mail.tries >= MOST_TRIES:
            mail.given_up_at = now
            _forget_words(mail)
        else:
            mail.due_at = now + _wait(mail.tries)


def smtp(message: EmailMessage) -> None:
    """Carry a letter to the mail server of the settings, and to nobody who answers in its place."""
    host, port = current_app.config["SMTP_HOST"], current_app.config["SMTP_PORT"]
    with smtplib.SMTP(host, port, timeout=20) as server:
        if current_app.config["SMTP_STARTTLS"]:
            # Without a context of ours nobody would look at the certificate. SSL_CERT_FILE names a private authority.
            server.starttls(context=ssl.create_default_context())
        if current_app.config["SMTP_USER"]:
            server.login(current_app.config["SMTP_USER"], current_app.config["SMTP_PASSWORD"])
        server.send_message(message)


def keep_in_demo(message: EmailMessage) -> None:
    """In the demo world letters go nowhere: they are read on a page."""


@dataclass(frozen=True)
class Standing:
    """How the post stands: letters that have not left, the oldest of them, and those that were given up."""

    waiting: int
    oldest_at: datetime | None
    given_up: int


def standing() -> Standing:
    """How the post stands now."""
    waits = Mail.sent_at.is_(None) & Mail.given_up_at.is_(None)
    waiting, oldest_at = db.session.execute(
        select(func.count(), func.min(Mail.written_at)).select_from(Mail).where(waits)
    ).one()
    given_up = select(func.count()).select_from(Mail).where(Mail.given_up_at.is_not(None))
    return Standing(waiting, oldest_at, db.session.scalar(given_up) or 0)


def last_written(kind: str) -> datetime | None:
    """When the last letter of a kind was written."""
    return db.session.scalar(select(func.max(Mail.written_at)).where(Mail.kind == kind))


def recent(limit: int = 100) -> list[Mail]:
    """The newest letters first, for the page that shows them in the demo world."""
    return list(
        db.session.scalars(select(Mail).where(Mail.to_address != "").order_by(Mail.id.desc()).limit(limit))
    )
