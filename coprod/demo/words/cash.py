"""Cash that somebody keeps at the board, and two sums that were too much. Days count from the day of loading."""

from __future__ import annotations

from coprod.demo.words.money import BRONAGH
from coprod.payments.rules.claims import Ledger

# Whose which work, what of it, how many pence, and why: the person reads that.
TooMuch = tuple[tuple[str, str], Ledger, int, str]

CALLED = "Preston office, reception"
# Keeps the cash: she neither approves nor pays, so others write in its book.
KEEPER = "chair"
OPENED, FIRST_PENCE = -33, 4000
# Cash out of it for the carer, on the day on which the rest of that run went.
HANDED_OUT, RECEIPT = -15, "Green folder at reception, page 4"
TOPPED_UP, MORE_PENCE = -10, 3000
# There should be £55 then. Nobody has said yet which budget bears the £3.
COUNTED, FOUND_PENCE = -3, 5200

# Noted, agreed, answered; then two of four parts came back, in cash.
PAID_TWICE = ("carer", "Workshop in Preston: coming home")
TWICE: TooMuch = (
    PAID_TWICE,
    Ledger.PAYMENT,
    2000,
    "The carers’ centre had paid you for the same afternoon already. We should have asked you before we paid. You did "
    "nothing wrong.",
)
IN_PARTS = "I can bring £5 a fortnight to the office, on a Thursday."
ANSWER = "£5 a fortnight is fine. If a week is hard, leave it out and ring us afterwards."
NOTED, AGREED, SAID, ANSWERED = -30, -29, -27, -26
CAME_BACK = (-20, -6)
PART_PENCE = 500
# Noted; the other of the two at the desk has still to look.
TICKET: TooMuch = (
    (BRONAGH, "Workshop in Preston: what we ask"),
    Ledger.EXPENSE,
    380,
    "We had posted you a ticket for this bus, and paid you the fare as well.",
)
WAITS_SINCE = -2
