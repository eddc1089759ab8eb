"""Why an approved sum does not go into a payment run yet, in the words of whoever pays."""

from __future__ import annotations

import enum

from coprod.core.words import _l


class Obstacle(enum.Enum):
    """What stands in the way. Each is told with what would help."""

    OWN = "own"
    APPROVED_BY_PAYER = "approved_by_payer"
    RELATED = "related"
    UNDETERMINED = "undetermined"
    COMPANY = "company"
    NO_ACCOUNT = "no_account"
    FORGOTTEN = "forgotten"
    ON_HOLD = "on_hold"
    NO_NUMBER = "no_number"
    OLD_ACCOUNT = "old_account"


OBSTACLE_WORDS = {
    Obstacle.OWN: _l("It is your own claim. Somebody else must pay it."),
    Obstacle.APPROVED_BY_PAYER: _l("You approved it. Somebody else must pay it."),
    Obstacle.RELATED: _l("You and this person are too near for one to decide about the other’s money."),
    Obstacle.UNDETERMINED: _l("Nobody has determined how this role is paid."),
    Obstacle.COMPANY: _l("It would go to a company, and nobody has looked at whether it may."),
    Obstacle.NO_ACCOUNT: _l("The person has not said where the money should go."),
    Obstacle.FORGOTTEN: _l(
        "Their name was taken away, and where the money should go went with it. Whoever approves can take the "
        "approval back."
    ),
    Obstacle.ON_HOLD: _l("The account is new. It can be paid to when its day of waiting is over."),
    Obstacle.NO_NUMBER: _l("The finance system does not know the person yet. Set them up as a payee first."),
    Obstacle.OLD_ACCOUNT: _l(
        "The person gave another account since. Type it into the finance system, and note that it is there."
    ),
}
