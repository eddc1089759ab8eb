"""What stands in the way of freezing a questionnaire, in words for its author."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to put right: the word key or id it belongs to ("" for the whole), and a sentence.

    The sentence is English and marked for the catalogue; whoever shows it translates it.
    """

    key: str
    message: str
