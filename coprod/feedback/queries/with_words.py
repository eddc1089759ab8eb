"""Items in which words stand, whether a word is in twenty of them or in nearly all.

A word that is in few items leads straight to them. One that is in very many leads nowhere: then what is to be read
first is looked through, so far and no further, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, SQLColumnExpression, func, literal_column, select, type_coerce

from coprod.core.db import db
from coprod.feedback.models import FeedbackItem, FeedbackWord
from coprod.feedback.queries.in_order import PLACES, Asked, Places, in_order

# A word that stands in more items than this leads nowhere.
MOST_FOUND = 2000
# So many items are looked through for words that lead nowhere.
MOST_LOOKED_THROUGH = 2000
LAST_LETTER = "\U0010ffff"
# With a sign before it SQLite does not look a column up in an index, and goes to the few keys instead.
OF_FORM: ColumnElement[int] = type_coerce(literal_column("+feedback_item.form_id"), Integer)


@dataclass(frozen=True)
class Found:
    """What is asked for, the words that must stand in it, and the one that leads to the fewest, if any leads."""

    asked: Asked
    words: list[str]
    leads: str | None = None

    def keys(self, most: int) -> list[str]:
        """The first ``most`` items."""
        if not self.words:
            places = list(db.session.execute(in_order(self.asked, most)))
        else:
            places = list(db.session.execute(self._led() if self.leads else self._looked_for()))
            if self.asked.waiting:
                places += db.session.execute(self.asked.today())
        return [
            key for _place, _due_on, key in sorted((place, due, key) for key, place, due in places)[:most]
        ]

    def looked_through(self) -> int | None:
        """How many items were looked through, when there are more of them."""
        if not self.words or self.leads:
            return None
        listed = in_order(self.asked, MOST_LOOKED_THROUGH + 1).subquery()
        there = db.session.scalar(select(func.count()).select_from(listed)) or 0
        return MOST_LOOKED_THROUGH if there > MOST_LOOKED_THROUGH else None

    def _led(self) -> Places:
        """At most so many as the word leads to, in no order."""
        leading = select(FeedbackWord.item_key).where(_begins_with(self.leads or ""))
        led = select(*PLACES).where(
            OF_FORM.in_(self.asked.forms), FeedbackItem.key.in_(leading), *self.asked.fits()
        )
        if self.asked.view is not None:
            led = led.where(
                FeedbackItem.sheet_key.is_not(None), FeedbackItem.perspective.in_(self.asked.told())
            )
        return led.where(*(_holds(FeedbackItem.key, word) for word in self.words if word != self.leads))

    def _looked_for(self) -> Places:
        places = in_order(self.asked, MOST_LOOKED_THROUGH).subquery()
        return select(places).where(*(_holds(places.c.key, word) for word in self.words))


def found_for(asked: Asked, words: list[str]) -> Found:
    """How the items of which this is asked are found, with every one of these words in them, whatever its ending."""
    if not words:
        return Found(asked, [])
    how_many = {word: _how_many(word) for word in words}
    rarest = min(words, key=lambda word: how_many[word])
    return Found(asked, words, rarest if how_many[rarest] <= MOST_FOUND else None)


def _how_many(word: str) -> int:
    some = select(FeedbackWord.word).where(_begins_with(word)).limit(MOST_FOUND + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0


def _holds(key: SQLColumnExpression[str], word: str) -> ColumnElement[bool]:
    return select(FeedbackWord.item_key).where(FeedbackWord.item_key == key, _begins_with(word)).exists()


def _begins_with(word: str) -> ColumnElement[bool]:
    return (FeedbackWord.word >= word) & (FeedbackWord.word < word + LAST_LETTER)
