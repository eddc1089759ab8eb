"""Whose experience an answer tells of: a person's own, or somebody else's (domain rule D9)."""

from __future__ import annotations

import enum

from coprod.questionnaires.rules.kinds.locked import LockedKind
from coprod.questionnaires.rules.marking import N_


class Perspective(enum.Enum):
    """From where somebody speaks. The two are never pooled; who did not say belongs to neither."""

    OWN = "own"
    ON_BEHALF = "on_behalf"
    UNSAID = "unsaid"


PERSPECTIVE_WORDS = {
    Perspective.OWN: N_("People who answered about their own experience"),
    Perspective.ON_BEHALF: N_("People who answered for somebody else"),
    Perspective.UNSAID: N_("People who did not say whose experience it was"),
}
PERSPECTIVES = {
    "myself": Perspective.OWN,
    "carer": Perspective.OWN,
    "agrees": Perspective.ON_BEHALF,
    "cannot": Perspective.ON_BEHALF,
    "unsure": Perspective.ON_BEHALF,
}


class AnsweringAs(LockedKind):
    """Five answers, of which two tell of one's own experience. A carer's own is their own."""

    name = "answering_as"
    words = N_("Who somebody answers as (its words are fixed)")
    seconds = 15
    option_ids = tuple(PERSPECTIVES)
    standard = {
        "title": N_("Who are you answering as?"),
        "hint": N_("You can leave this question out."),
        "myself": N_("Myself, about my own experience"),
        "carer": N_("A carer, about my own experience as a carer"),
        "agrees": N_("Someone else: they know and agree"),
        "cannot": N_("Someone else: they cannot agree at present"),
        "unsure": N_("Someone else: I do not know if they agree"),
    }
    easy_read = {
        "title": N_("Who are you telling us about?"),
        "hint": N_("You do not have to answer this."),
        "myself": N_("Me. I tell you what happened to me."),
        "carer": N_("Me. I care for someone, and I tell you how that is for me."),
        "agrees": N_("Someone else. They know that I tell you, and it is OK for them."),
        "cannot": N_("Someone else. They cannot say now if it is OK for them."),
        "unsure": N_("Someone else. I do not know if it is OK for them."),
    }
