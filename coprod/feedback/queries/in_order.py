"""Items in the order in which they are read, from as many forms as there are, without a look at all the others.

Each form has an index of its own items in this order; what is asked of several forms, or of several answers to "who
are you answering as", is put together from the tops of their stretches. So a page costs what is on it, whether the
forms beside it hold a thousand items or a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, Select, TextClause, false, select, text, union_all

from coprod.feedback.models import STANDS, FeedbackItem
from coprod.feedback.rules import Stage
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVES, Perspective

# A database puts only so many stretches together at once; more are put together in groups.
MOST_AT_ONCE = 100
PLACES = (FeedbackItem.key, FeedbackItem.place, FeedbackItem.due_on)
ORDER = (text("place"), text("due_on"), text("key"))

Fits = ColumnElement[bool] | TextClause
Places = Select[str, int, date]
Stretch = Places | CompoundSelect[str, int, date]


@dataclass(frozen=True)
class Asked:
    """Of which forms, at which stage, of whose view. ``waiting`` are the items of today that fit: what they say, and
    whose view they are, is not in their rows yet. ``hidden`` are never shown."""

    forms: Collection[int]
    stage: Stage | None
    view: Perspective | None
    waiting: Collection[str]
    hidden: Collection[str]

    def fits(self) -> list[Fits]:
        """What is asked of the row of every item, whether it has moved or waits."""
        # Written out and not handed over: the index of what stands is known by these very words.
        fits: list[Fits] = [text(STANDS) if self.stage is None else FeedbackItem.stage == self.stage]
        return [*fits, FeedbackItem.key.not_in(sorted(self.hidden))] if self.hidden else fits

    def told(self) -> list[str]:
        """Each way in which an item says that it is of the view that is asked for."""
        if self.view is Perspective.UNSAID:
            return [""]
        return [key for key, of in PERSPECTIVES.items() if of is self.view]

    def today(self) -> Places:
        """The places of what came today and has been touched: few, and found by their keys."""
        return select(*PLACES).where(FeedbackItem.key.in_(sorted(self.waiting)), *self.fits())


def in_order(asked: Asked, most: int) -> Stretch:
    """The first ``most`` places (key, place, due_on) of what is asked for."""
    stretches: list[Stretch] = []
    for number in sorted(asked.forms):
        of_form = select(*PLACES).where(FeedbackItem.form_id == number, *asked.fits())
        if asked.view is None:
            stretches.append(of_form)
            continue
        has_moved = of_form.where(FeedbackItem.sheet_key.is_not(None))
        stretches += [has_moved.where(FeedbackItem.perspective == told) for told in asked.told()]
    if asked.view is not None and asked.waiting:
        stretches.append(asked.today())
    return _together(stretches or [select(*PLACES).where(false())], most)


def _together(stretches: Sequence[Stretch], most: int) -> Stretch:
    """The first ``most`` of several stretches, each of which is in order."""
    while len(stretches) > MOST_AT_ONCE:
        groups = [stretches[first : first + MOST_AT_ONCE] for first in range(0, len(stretches), MOST_AT_ONCE)]
        stretches = [select(_together(group, most).subquery()) for group in groups]
    one = union_all(*stretches) if len(stretches) > 1 else stretches[0]
    return one.order_by(*ORDER).limit(most)
