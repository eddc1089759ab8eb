"""How a group stands: what whoever arranges it should think over (domain rules M1, M2, S3)."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core import clock, settings
from coprod.core.words import _, date_words
from coprod.meetings.models import Group
from coprod.meetings.rules.groups import lacking, lone_sentence, lone_voices, nobody_chairs
from coprod.meetings.rules.terms import REVIEW_SOON_DAYS, Review, review_of


@dataclass(frozen=True)
class Warning:
    """Something to think over, in a sentence, and the room in which it is put right."""

    sentence: str
    endpoint: str

    @property
    def is_for_leads(self) -> bool:
        """Whether only those who lead the programme enter that room."""
        return self.endpoint == BASICS


MEMBERS, TERMS, BASICS = "meetings.members", "meetings.terms", "meetings.group_basics"


def warnings(group: Group) -> list[Warning]:
    """Everything to think over in a whole group, the most pressing first."""
    if group.has_ended:
        return []
    places = group.places
    roles = [role for role, _office in places]
    found = []
    if nobody_chairs(places):
        found.append(Warning(_("Nobody chairs this group."), MEMBERS))
    terms = group.terms_in_force
    if terms is not None:
        found += [
            Warning(
                _("The group can decide nothing, because too few belong to it. %(lack)s", lack=each.sentence),
                MEMBERS,
            )
            for each in lacking(terms.quorum, roles)
        ]
    found += [Warning(lone_sentence(role), MEMBERS) for role in lone_voices(roles)]
    if sentence := _review_sentence(group):
        found.append(Warning(sentence, TERMS))
    if group.rung_shown is not group.rung:
        found.append(
            Warning(
                _(
                    "Nobody with lived experience and no carer chairs this group now. "
                    "So everybody reads “co-design” in place of “co-production”."
                ),
                BASICS,
            )
        )
    return found


def _review_sentence(group: Group) -> str:
    terms = group.terms_in_force
    if terms is None:
        return ""
    review = review_of(terms.review_on, clock.today(), settings.get(REVIEW_SOON_DAYS))
    if review is Review.PAST:
        return _("The terms were to be looked at again by %(date)s.", date=date_words(terms.review_on))
    if review is Review.SOON:
        return _("The terms are to be looked at again by %(date)s.", date=date_words(terms.review_on))
    return ""
