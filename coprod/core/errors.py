"""How the service says no: three refusals that the door turns into pages."""

from __future__ import annotations


class Refused(Exception):
    """A move that the rules do not allow now. The message is a whole sentence for the person.

    The door undoes everything and shows the page again with the reason and what was typed.
    """

    def __init__(self, message: object) -> None:
        self.message = str(message)
        super().__init__(self.message)


class Busy(Exception):
    """The database could not be reached or locked in time: nothing was changed, try again."""


class Unsure(Exception):
    """A commit failed in a way that does not tell whether it was kept.

    Never answered with "not saved": the person is asked to press again, and the retry is safe
    because the form carries its own key (security decision 5).
    """


class TooManyTries(Exception):
    """A limit that guards a secret has been reached. The message, when there is one, says how long to wait."""

    def __init__(self, wait: object = "") -> None:
        self.wait = str(wait)
        super().__init__(self.wait)
