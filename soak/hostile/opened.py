"""An answer as whoever holds its code has opened it. The attack needs no code: only what is kept of it."""

from __future__ import annotations

from coprod.questionnaires.models import Sheet
from coprod.questionnaires.operations.receipts import Found, Receipt


class HeldHash(Receipt):
    """A receipt of which only the hash of its locator is known."""

    def __init__(self, locator_hash: str) -> None:
        super().__init__("", "")
        object.__setattr__(self, "held", locator_hash)

    @property
    def locator_hash(self) -> str:
        return str(self.__dict__["held"])


def opened(sheet: Sheet) -> Found:
    """What the holder of the code has opened."""
    return Found(
        version_id=sheet.version_id,
        channel=sheet.channel.value,
        language=sheet.language,
        format=sheet.format,
        answers=sheet.answers,
        texts=[],
        may_publish=False,
        secret_hash=sheet.secret_hash,
        receipt=HeldHash(sheet.locator_hash),
        sheet_key=sheet.key,
    )
