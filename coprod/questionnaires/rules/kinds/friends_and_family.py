"""The question of the NHS Friends and Family Test: asked alike everywhere (domain rules F1 and F2)."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.locked import LockedKind
from coprod.questionnaires.rules.marking import N_

VERY_GOOD, GOOD, DONT_KNOW = "very-good", "good", "dont-know"
POSITIVE = (VERY_GOOD, GOOD)


class FriendsAndFamily(LockedKind):
    """Six answers in a fixed order. "Don't know" is an answer like the others, and counts in the base.

    The score says what, and never why: beside it there is always a question that is answered in words.
    """

    name = "friends_and_family"
    words = N_("The Friends and Family Test question (its words are fixed)")
    seconds = 12
    needs_words_beside = True
    option_ids = (VERY_GOOD, GOOD, "neither", "poor", "very-poor", DONT_KNOW)
    standard = {
        "title": N_("Overall, how was your experience of our service?"),
        VERY_GOOD: N_("Very good"),
        GOOD: N_("Good"),
        "neither": N_("Neither good nor poor"),
        "poor": N_("Poor"),
        "very-poor": N_("Very poor"),
        DONT_KNOW: N_("Don’t know"),
    }
    easy_read = {
        "title": N_("How was our service for you?"),
        VERY_GOOD: N_("It was very good"),
        GOOD: N_("It was good"),
        "neither": N_("It was not good and not bad"),
        "poor": N_("It was bad"),
        "very-poor": N_("It was very bad"),
        DONT_KNOW: N_("I don’t know"),
    }
