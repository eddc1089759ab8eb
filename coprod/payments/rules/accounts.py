"""A bank account as somebody types it and as a bank reads it: any spacing, 6 to 8 digits (domain rule P27)."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import timedelta

from coprod.core.words import _

SORT_CODE_DIGITS = 6
FEWEST_DIGITS, MOST_DIGITS = 6, 8
SHOWN_DIGITS = 4
# Nobody pays to an account before its owner has had this long to notice that it is not theirs (domain rule P23).
HOLD = timedelta(hours=24)
# What was typed and never confirmed, and what another account has replaced, goes after so long.
UNCONFIRMED_FOR = timedelta(days=1)
REPLACED_FOR = timedelta(days=30)
# Somebody who has had no role and no claim for so long is asked again.
UNUSED_FOR = timedelta(days=400)

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015./]")


@dataclass(frozen=True)
class Account:
    """Where money goes: the name on the account, six digits, eight digits, and a roll number where there is one."""

    name: str
    sort_code: str
    number: str
    roll_number: str = ""

    @property
    def last_digits(self) -> str:
        """What is shown of it everywhere but on the payer's page."""
        return self.number[-SHOWN_DIGITS:]

    @property
    def told_sort_code(self) -> str:
        """The sort code as a bank card has it: 12-34-56."""
        return "-".join(self.sort_code[start : start + 2] for start in (0, 2, 4))

    @property
    def masked(self) -> str:
        """The account number as its owner is shown it again: ••••5678."""
        return "•" * (len(self.number) - SHOWN_DIGITS) + self.last_digits

    def packed(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def unpacked(content: bytes) -> Account:
    """What ``packed`` made."""
    return Account(**json.loads(content))


def sort_code(typed: str) -> str:
    """Six digits, however they are written. Errors: ``ValueError`` in words."""
    digits = _digits(typed)
    if len(digits) != SORT_CODE_DIGITS:
        raise ValueError(_("A sort code has 6 digits, such as 12-34-56."))
    return digits


def account_number(typed: str) -> str:
    """Eight digits, with noughts in front of a shorter number, as banks do. Errors: ``ValueError`` in words."""
    digits = _digits(typed)
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        raise ValueError(_("An account number has 8 digits; some have 6 or 7."))
    return digits.zfill(MOST_DIGITS)


def _digits(typed: str) -> str:
    plain = _BETWEEN.sub("", typed)
    if not plain.isascii() or not plain.isdigit():
        raise ValueError(_("Write digits only. Blanks and hyphens between them do not matter."))
    return plain
