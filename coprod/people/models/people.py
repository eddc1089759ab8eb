"""People, their one-time codes and their sign-ins."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.people.rules import FORGOTTEN, SafeContact, mail_address


class Person(Row):
    """Somebody with a name here. Nobody needs an e-mail address."""

    __tablename__ = "person"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    telephone: Mapped[str] = mapped_column(String(40), default="")
    postal_address: Mapped[str] = mapped_column(String(400), default="")
    language: Mapped[str] = mapped_column(String(10), default="en")
    safe_contact: Mapped[SafeContact] = mapped_column(default=SafeContact.EMAIL)
    safe_contact_note: Mapped[str] = mapped_column(String(300), default="")
    joined_at: Mapped[datetime]
    forgotten_at: Mapped[datetime | None]
    # Where letters went before the address changed, for as long as a thief who had it changed could profit (threat T11).
    email_before: Mapped[str | None] = mapped_column(String(254))
    email_before_until: Mapped[datetime | None]
    # What the "look around as…" page says of a demo person; empty for everyone else.
    demo_note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def called(self) -> str:
        """How to say who this is, also when the name has been taken away."""
        return self.name if self.forgotten_at is None else str(FORGOTTEN)

    @property
    def mail_address(self) -> str | None:
        """Where letters may go, or ``None``: the one place that every sender asks (threat T19)."""
        return mail_address(self.email, self.safe_contact, self.forgotten_at)

    @property
    def mail_address_before(self) -> str | None:
        """Where letters went before, while it is kept, if e-mail is still their way to be reached (threat T19)."""
        if self.email_before_until is None or self.email_before_until <= clock.now():
            return None
        return mail_address(self.email_before, self.safe_contact, self.forgotten_at)

    @property
    def warned_at(self) -> list[str | None]:
        """Where somebody is told of what only they should have done: where they are reached now, and where they were
        reached before. A thief may have had the address changed (domain rule P23; threat T11)."""
        before = self.mail_address_before
        return [self.mail_address, *([before] if before else [])]


class SignInCode(Row):
    """A one-time code in the browser that asked for it. Kept for unknown addresses too, so that both cost the
    same work (threat T15).

    Wrong tries are counted here, so what one browser guesses takes nothing from another. A browser that asks when
    enough letters were written gets a row of its own with the code of the newest letter: ``code_hash`` is then
    the same in both, and the code opens one of them.
    """

    __tablename__ = "sign_in_code"

    address_hash: Mapped[str] = mapped_column(String(64), index=True)
    # None for a code that is read out: whoever hears it may type it anywhere.
    browser_hash: Mapped[str | None] = mapped_column(String(64))
    code_hash: Mapped[str] = mapped_column(String(64))
    # How many digits or letters the code has: while somebody is guessing, short ones open nothing.
    length: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    good_until: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]
    wrong_tries: Mapped[int] = mapped_column(default=0)


class SignIn(Row):
    """Somebody signed in on one device. The cookie holds a random key; this row holds its hash."""

    __tablename__ = "sign_in"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    began_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    shared_device: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
    # When the second step of signing in was done here (T13). Without it the roles that need it are withheld.
    second_at: Mapped[datetime | None]
    # When somebody last showed here that it is they: good for some minutes, for what must not be done by whoever
    # finds the telephone on the table.
    confirmed_at: Mapped[datetime | None]
    # What a passkey must sign here next, once, and until when it may.
    challenge: Mapped[str | None] = mapped_column(String(100))
    challenge_until: Mapped[datetime | None]

    @property
    def began(self) -> datetime:
        """When it began, on a London clock."""
        return clock.london(self.began_at)

    @property
    def ends(self) -> datetime:
        """When it ends by itself, on a London clock."""
        return clock.london(self.ends_at)
