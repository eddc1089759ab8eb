"""Every kind of question: the registry is the whole list."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.answering_as import AnsweringAs
from coprod.questionnaires.rules.kinds.files import Files
from coprod.questionnaires.rules.kinds.friends_and_family import FriendsAndFamily
from coprod.questionnaires.rules.kinds.information import Information
from coprod.questionnaires.rules.kinds.kind import (
    AnswerState,
    Form,
    Kind,
    Typed,
    field_name,
    nothing,
    other_field_name,
)
from coprod.questionnaires.rules.kinds.long_text import LongText
from coprod.questionnaires.rules.kinds.many_of import ManyOf
from coprod.questionnaires.rules.kinds.one_of import OneOf
from coprod.questionnaires.rules.kinds.problems import PROBLEMS
from coprod.questionnaires.rules.kinds.scale import SCALE_POINTS, Scale
from coprod.questionnaires.rules.kinds.short_text import ShortText

__all__ = [
    "KINDS",
    "PROBLEMS",
    "SCALE_POINTS",
    "AnswerState",
    "Form",
    "Kind",
    "Typed",
    "field_name",
    "nothing",
    "other_field_name",
]

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Information(),
        ShortText(),
        LongText(),
        OneOf(),
        ManyOf(),
        Scale(),
        AnsweringAs(),
        FriendsAndFamily(),
        Files(),
    )
}
