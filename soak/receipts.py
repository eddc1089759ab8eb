"""Receipts: a million drawn, how often any two are alike, and what 10,000 guesses open (threat T24)."""

from __future__ import annotations

import math
import secrets
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from unittest.mock import patch

from coprod.core import secret
from coprod.questionnaires.operations.receipts import LOCATOR, SECRET, Receipt, candidates
from coprod.site.views.receipts import MOST_WRONG_CODES
from soak.hostile.asking import ask
from soak.hostile.ground import Ground, a_ground
from soak.hostile.shapes import Part, as_form
from soak.report import Report, alone

PROMISE = "No two receipts are alike, and none is found by guessing"
DRAWN, SHORT_DRAWN = 1_000_000, 20_000
GUESSES, SHORT_GUESSES = 10_000, 200


@dataclass(frozen=True)
class Draw:
    """So many receipts: pairs that are alike as a whole, pairs with the same locator, and how even the letters are."""

    drawn: int
    same: int
    same_locator: int
    bits_a_letter: float

    @property
    def expected(self) -> float:
        """Pairs with the same locator, when locators fall by chance (the birthday bound)."""
        return self.drawn * (self.drawn - 1) / 2 / float(len(secret.ALPHABET) ** LOCATOR)


def draw(number: int, take: Callable[[], Receipt]) -> Draw:
    """Take so many receipts and compare them all."""
    whole: Counter[str] = Counter()
    locators: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for _ in range(number):
        receipt = take()
        whole[receipt.locator + receipt.secret] += 1
        locators[receipt.locator] += 1
        letters.update(receipt.secret)
    return Draw(number, _pairs(whole), _pairs(locators), entropy(letters))


def _pairs(counted: Counter[str]) -> int:
    return sum(times * (times - 1) // 2 for times in counted.values())


def entropy(letters: Counter[str]) -> float:
    """How many bits one letter holds, by how often each comes up."""
    total = letters.total()
    return -sum(count / total * math.log2(count / total) for count in letters.values())


def one() -> Receipt:
    """A receipt as the service makes it: from the token of a form that nobody else has."""
    return next(candidates(secrets.token_bytes(32)))


def careless() -> Receipt:
    """The control: made from 16 bits, as from a clock."""
    return next(candidates(secrets.token_bytes(2)))


@dataclass(frozen=True)
class Guessed:
    """What came of guesses: how many were looked at, how many were stopped before, and how many opened something."""

    looked_at: int
    stopped: int
    opened: int


def guess(ground: Ground, codes: Iterable[str]) -> Guessed:
    """Guess from one network, each time from a browser of one's own; nothing is put back meanwhile."""
    nobody = ground.people["nobody"]
    statuses: Counter[int] = Counter()
    for code in codes:
        parts = [Part(b"csrf_token", nobody.token.encode()), Part(b"code", code.encode())]
        message = replace(as_form(parts), headers=(("REMOTE_ADDR", "198.51.100.7"),))
        statuses[ask(ground.app, "/receipts", message, nobody.cookie).status] += 1
    return Guessed(statuses[422], statuses[429], statuses[200])


def near(ground: Ground) -> Iterable[str]:
    """Guesses of somebody who has read a locator over a shoulder: the right one, with one secret after another."""
    while True:
        yield ground.people["nobody"].knows["code"][:LOCATOR] + secret.code(SECRET)


def run(report: Report, *, short: bool = False) -> None:
    """Draw, compare, guess; then the careless makers."""
    drawn = SHORT_DRAWN if short else DRAWN
    guesses = SHORT_GUESSES if short else GUESSES
    bits = math.log2(len(secret.ALPHABET))
    with a_ground() as ground, ground.app.app_context():
        made, control = draw(drawn, one), draw(min(drawn, 20_000), careless)
    report.figures(
        "receipts",
        drawn=made.drawn,
        alike=made.same,
        same_locator=made.same_locator,
        expected=round(made.expected, 2),
    )
    report.figures(
        "entropy", locator=bits * LOCATOR, secret=bits * SECRET, bits_a_letter=round(made.bits_a_letter, 4)
    )
    report.must("0 receipts alike", made.same == 0)
    most = made.expected + 6 * math.sqrt(made.expected) + 3
    report.must(f"no more locators alike than chance makes ({most:.0f})", made.same_locator <= most)
    report.must(
        "a secret of 80 bits or more, every letter as likely as any",
        bits * SECRET >= 80 and bits - made.bits_a_letter < 0.001,
    )
    report.control(f"of receipts made from a clock {control.same} pairs are alike", control.same > 0)
    with a_ground() as ground:
        guessed = guess(ground, islice(near(ground), guesses))
        right = guess(ground, [ground.people["nobody"].knows["code"]])
    report.figures(
        "guesses", tried=guesses, looked_at=guessed.looked_at, stopped=guessed.stopped, opened=guessed.opened
    )
    report.must("0 guesses open anything", guessed.opened == 0)
    report.must(
        f"{MOST_WRONG_CODES} are looked at, every other is stopped",
        guessed.looked_at == MOST_WRONG_CODES and guessed.stopped == guesses - MOST_WRONG_CODES,
    )
    report.must("even the right code is not looked at then", right.stopped == 1)
    with a_ground() as ground, patch("coprod.core.limits.spend", lambda *what, **more: None):
        unguarded = guess(ground, islice(near(ground), min(guesses, 200)))
    report.control(
        f"a build that counts no tries looks at {unguarded.looked_at}", unguarded.looked_at > MOST_WRONG_CODES
    )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
