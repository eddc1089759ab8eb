"""The queue: what has to be read and answered, the oldest promise first, whatever there is in all.

However many items there are, a page asks for one page of them and stops counting where nobody would read on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import SIZE, Page
from coprod.core.searching import words_of
from coprod.core.word_lists import holds_one
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import exclusions, waiting
from coprod.feedback.queries.exclusions import Reader
from coprod.feedback.queries.in_order import Asked
from coprod.feedback.queries.waiting import Fresh
from coprod.feedback.queries.with_words import found_for
from coprod.feedback.rules import HAPPENED, Stage, perspective_of
from coprod.questionnaires.models import SheetText
from coprod.questionnaires.rules.kinds.answering_as import Perspective

# Nobody turns more pages than this; beyond it a list says "more than".
MOST_COUNTED = 1000
BEGINNING = 240


@dataclass(frozen=True)
class Line:
    """One item in the queue."""

    key: str
    form_id: int
    stage: Stage
    due_on: date
    on_day: date
    words: str
    is_waiting: bool
    has_contact: bool
    told_as: str = ""
    with_name: str = ""
    has_news: bool = False


@dataclass(frozen=True)
class Queue:
    """What came in today (in no order), and one page of what came before.

    ``looked_through`` is how many were looked through, when not all were: the words stand in very many.
    """

    today: list[Line] = field(default_factory=list)
    before: Page[Line] = field(default_factory=lambda: Page([], 1, SIZE, 0))
    is_more: bool = False
    looked_through: int | None = None


def queue(
    forms: Collection[FeedbackForm],
    page: int = 1,
    *,
    stage: Stage | None = None,
    view: Perspective | None = None,
    search: str = "",
    reader: Reader | None = None,
    first: Collection[str] = (),
) -> Queue:
    """One page of the items of these forms: everything that stands, or what is at one stage or of one perspective.

    What is kept from this ``reader`` is not in it. What holds one of the words in ``first`` stands at the top.
    """
    numbers = [form.id for form in forms]
    opened = waiting.today(numbers)
    words = [word.casefold() for word in words_of(search)]
    fitting = {
        key: each
        for key, each in opened.items.items()
        if _holds(each, words)
        and view in {None, perspective_of(each.told_as)}
        and not (reader and each.kept.is_from(reader))
    }
    hidden = exclusions.hidden_from(reader) if reader else set()
    if reader:
        hidden |= {key for key, each in opened.items.items() if each.kept.is_from(reader)}
    found = found_for(Asked(numbers, stage, view, frozenset(fitting), frozenset(hidden)), words)
    keys = found.keys(MOST_COUNTED + 1)
    total = min(len(keys), MOST_COUNTED)
    page = min(page, max(1, -(-total // SIZE)))
    rows = _rows(keys[:total][(page - 1) * SIZE : page * SIZE])
    beginnings = _beginnings([row.key for row in rows if row.sheet_key])
    lines = [
        _line(row, opened.items.get(row.key), beginnings.get(row.key, ""), row.key in opened.notes)
        for row in rows
    ]
    touched = set(db.session.scalars(select(FeedbackItem.key).where(FeedbackItem.key.in_(list(fitting)))))
    fresh = [
        _of_today(each) for key, each in fitting.items() if key not in touched and stage in {None, Stage.NEW}
    ]
    if first:
        fresh.sort(key=lambda line: not holds_one(opened.items[line.key].words, first))
    return Queue(
        fresh if page == 1 else [], Page(lines, page, SIZE, total), len(keys) > total, found.looked_through()
    )


def _rows(keys: list[str]) -> list[FeedbackItem]:
    rows = db.session.scalars(
        select(FeedbackItem)
        .where(FeedbackItem.key.in_(keys))
        .order_by(FeedbackItem.place, FeedbackItem.due_on, FeedbackItem.key)
        .options(joinedload(FeedbackItem.reader))
    )
    return list(rows)


def _beginnings(keys: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, beginning in db.session.execute(
        select(SheetText.sheet_key, func.substr(SheetText.text, 1, BEGINNING))
        .where(SheetText.sheet_key.in_(keys))
        .order_by(SheetText.question != HAPPENED, SheetText.question)
    ):
        found.setdefault(key, beginning)
    return found


def _line(row: FeedbackItem, waits: Fresh | None, words: str, has_news: bool) -> Line:
    return Line(
        row.key,
        row.form_id,
        row.stage,
        row.due_on,
        row.on_day,
        words or _words_of(waits),
        row.sheet_key is None,
        row.has_contact,
        waits.told_as if waits else row.perspective,
        row.reader.name if row.reader else "",
        has_news,
    )


def _of_today(each: Fresh) -> Line:
    return Line(
        each.key,
        each.form_id,
        Stage.NEW,
        each.due_on,
        each.on_day,
        _words_of(each),
        True,
        each.reach is not None,
        each.told_as,
    )


def _words_of(each: Fresh | None) -> str:
    said = sorted(each.texts, key=lambda text: text["question"] != HAPPENED) if each else []
    return said[0]["text"][:BEGINNING] if said else ""


def _holds(each: Fresh, words: list[str]) -> bool:
    said = each.words.casefold().split()
    return all(any(part.strip(".,;:!?()“”\"'").startswith(word) for part in said) for word in words)
