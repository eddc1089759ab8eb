"""What can be wrong with an answer, in words. The caller translates and fills in ``Kind.figures``."""

from __future__ import annotations

from coprod.questionnaires.rules.marking import N_

PROBLEMS: dict[str, str] = {
    "too_long": N_("Shorten your answer to %(limit)s characters or fewer. You have used %(used)s."),
    "not_an_option": N_("Choose from the answers on this page."),
    "choose_one": N_("Choose one answer only."),
    "not_both": N_("Choose either “prefer not to say” or other answers, not both."),
}
