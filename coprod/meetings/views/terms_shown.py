"""Terms as pages show them: their texts under headings, what they decide in sentences, what changed, who agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod.core import editions
from coprod.core.differing import Run, runs
from coprod.core.editions import Format, Passage, Reading
from coprod.core.words import ENGLISH, _, _l, date_words, language, ngettext
from coprod.meetings.models import Group, Member, Terms
from coprod.meetings.models.groups import TERMS_TEXTS
from coprod.meetings.rules.groups import ROLE_WORDS
from coprod.meetings.rules.terms import COUNTED

LABELS = {
    "aim": _l("Aim"),
    "in_scope": _l("What the group works on"),
    "out_of_scope": _l("What the group does not work on"),
    "membership": _l("Who belongs to it"),
    "frequency": _l("How often it meets"),
    "behaviours": _l("How people treat each other"),
    "confidentiality": _l("What stays in the room"),
    "receives": _l("Where its advice goes"),
}


@dataclass(frozen=True)
class Shown:
    """One version for one reader: (heading, words) in order, and what it decides in sentences."""

    version: Terms
    words: Reading
    texts: list[tuple[str, Passage]]
    quorum: list[str]
    answer: str
    review_on: date | None


def shown(terms: Terms | None, format_: Format = Format.STANDARD) -> Shown | None:
    """A version in the reader's language, or ``None`` when there is none."""
    if terms is None:
        return None
    words = editions.read(terms.editions, language(), format_)
    return Shown(
        terms,
        words,
        [(str(LABELS[key]), words[key]) for key in TERMS_TEXTS if words[key]],
        quorum_sentences(terms),
        answer_sentence(terms),
        terms.review_on,
    )


def quorum_sentences(terms: Terms) -> list[str]:
    """How many of each role must be there to decide (domain rule M2)."""
    return [
        _("%(role)s: %(many)s", role=ROLE_WORDS[role], many=terms.quorum[role.value])
        for role in COUNTED
        if terms.quorum.get(role.value)
    ]


def answer_sentence(terms: Terms) -> str:
    """Who receives the advice and by when they answer (domain rule M10), or ""."""
    if terms.receiver is None or terms.answer_within_days is None:
        return ""
    return ngettext(
        "%(body)s receives the group’s advice and answers within %(num)s day.",
        "%(body)s receives the group’s advice and answers within %(num)s days.",
        terms.answer_within_days,
        body=terms.receiver.name,
    )


def changes(before: Terms | None, after: Terms) -> list[tuple[str, list[Run]]]:
    """What changed in the English words and in what is decided, from one version to the next: heading, both in one."""
    if before is None:
        return []
    old, new = _plain(before), _plain(after)
    return [
        (heading, runs(old.get(heading, ""), new.get(heading, "")))
        for heading in dict.fromkeys((*old, *new))
        if old.get(heading, "") != new.get(heading, "")
    ]


def _plain(terms: Terms) -> dict[str, str]:
    words = editions.read(terms.editions, ENGLISH)
    return {
        **{str(LABELS[key]): str(words[key]) for key in TERMS_TEXTS},
        _("Needed to decide"): ", ".join(quorum_sentences(terms)),
        _("Who answers"): answer_sentence(terms),
        _("To be looked at again by"): date_words(terms.review_on),
    }


def agreed_by(group: Group, terms: Terms) -> list[tuple[Member, date]]:
    """Which members agreed, and when."""
    members = {each.id: each for each in group.members}
    return [(members[each.member_id], each.agreed_on) for each in terms.agreements]


def not_yet_agreed(group: Group, terms: Terms) -> Sequence[Member]:
    """Who belongs to the group today and has not agreed."""
    there = {each.member_id for each in terms.agreements}
    return [each for each in group.present_members if each.id not in there]
