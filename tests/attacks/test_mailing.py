"""No letter is lost with a killed worker, and nobody is written to who said no: the short twin of soak/mail.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from soak.letterbox import Letterbox, letterbox
from soak.mail import HURRIED, MARKS_FIRST, Mailed, mailed, posting, unasked

KILLS = 3
CONTROL_KILLS = 1


@pytest.fixture
def box() -> Iterator[Letterbox]:
    with letterbox() as box:
        yield box


def _mailed(box: Letterbox, module: str, kills: int) -> Mailed:
    with posting("sqlite", box) as site:
        return mailed(site, box, module=module, kills=kills)


def test_a_worker_that_is_killed_while_mailing_loses_no_letter_and_writes_to_nobody_who_said_no(
    box: Letterbox,
) -> None:
    found = _mailed(box, HURRIED, KILLS)

    assert (found.lost, found.stuck, found.different, found.unasked) == (0, 0, 0, 0), found
    assert found.doubled <= KILLS, found
    print(f"killed {KILLS} times: {found.letters} letters, {found.doubled} of them twice, 0 lost")


def test_a_worker_that_marks_before_it_sends_loses_letters_and_is_caught(box: Letterbox) -> None:
    found = _mailed(box, MARKS_FIRST, CONTROL_KILLS)

    assert found.lost, "the control lost nothing: the killing shows nothing"


def test_senders_that_do_not_ask_write_to_people_who_said_no_and_are_caught() -> None:
    assert unasked() > 0
