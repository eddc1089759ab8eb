"""Writing a questionnaire: sections, questions, options and their words, until it is frozen.

Every verb takes a questionnaire as ``questionnaires.queries.draft`` reads it. Ids are minted once and never used
again, so that a translation, an answer and a table always mean the same thing (questionnaires.md 6.1, lesson 3).
"""

from coprod.questionnaires.operations.writing.options import add_option, change_option, remove_option
from coprod.questionnaires.operations.writing.order import move
from coprod.questionnaires.operations.writing.parts import (
    add_question,
    add_section,
    change_question,
    change_section,
    new,
    remove_question,
    remove_section,
)
from coprod.questionnaires.operations.writing.standard import (
    FRIENDS_AND_FAMILY,
    STANDARD,
    WHO,
    add_standard,
)
from coprod.questionnaires.operations.writing.wording import word_keys, write_words

__all__ = [
    "FRIENDS_AND_FAMILY",
    "STANDARD",
    "WHO",
    "add_option",
    "add_question",
    "add_section",
    "add_standard",
    "change_option",
    "change_question",
    "change_section",
    "move",
    "new",
    "remove_option",
    "remove_question",
    "remove_section",
    "word_keys",
    "write_words",
]
