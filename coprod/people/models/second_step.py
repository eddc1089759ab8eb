"""The second step of signing in: passkeys, authenticator apps and codes for when both are lost (threats T13, T16)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.people.models.people import Person


class Passkey(Row):
    """A key that never leaves somebody's telephone, computer or security key. We hold the half that opens nothing."""

    __tablename__ = "passkey"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    # As browsers write it: base64 for addresses. The standard allows 1023 bytes.
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    # How often it was used, if it counts at all: one that goes back was copied. Larger than a number of 32 bits.
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    name: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    @property
    def made(self) -> datetime:
        """When it was added, on a London clock."""
        return clock.london(self.made_at)

    @property
    def used(self) -> datetime | None:
        """When it was last used, on a London clock."""
        return clock.london(self.used_at) if self.used_at else None


class Authenticator(Row):
    """An app that shows another 6 digits every 30 seconds. Its secret is sealed with a key outside the database."""

    __tablename__ = "authenticator"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    packet: Mapped[bytes] = mapped_column(LargeBinary)
    name: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[datetime]
    # None until the app has shown that it works: till then it opens nothing.
    confirmed_at: Mapped[datetime | None]
    # The 30 seconds whose code was used last: neither it nor an earlier one opens anything again.
    last_step: Mapped[int | None] = mapped_column(BigInteger)
    used_at: Mapped[datetime | None]

    @property
    def made(self) -> datetime:
        """When it was added, on a London clock."""
        return clock.london(self.made_at)

    @property
    def used(self) -> datetime | None:
        """When it was last used, on a London clock."""
        return clock.london(self.used_at) if self.used_at else None


class RecoveryCode(Row):
    """One of ten codes on paper. Each opens once, for when the telephone is lost."""

    __tablename__ = "recovery_code"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    # The ten of one set share it, so that a try costs one slow hash and not ten.
    salt: Mapped[str] = mapped_column(String(32))
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
