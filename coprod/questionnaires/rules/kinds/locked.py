"""Questions whose wording, answers and order come with the site, and which nobody here can change.

A figure that is read beside other people's figures must have been asked in the same words. So these questions have no
words of their own in a draft: they are put into the frozen document from here, and the checks before freezing refuse
any other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from coprod.questionnaires.rules.kinds.one_of import OneOf
from coprod.questionnaires.rules.question import Option

# By the names that word keys end in: "title", "hint", and the id of each option.
Sentences = Mapping[str, str]


class LockedKind(OneOf):
    """Choose one, in fixed words: English sentences, marked for the catalogue, for each way of reading."""

    is_locked = True
    standard: ClassVar[Sentences]
    easy_read: ClassVar[Sentences]
    option_ids: ClassVar[tuple[str, ...]]

    @property
    def fixed_options(self) -> tuple[Option, ...]:
        return tuple(Option(each) for each in self.option_ids)

    def fixed_words(self, *, easy: bool = False) -> Sentences:
        return self.easy_read if easy else self.standard
