"""The queue: what has to be read and answered, the oldest promise first, whatever there is in all.

However many items there are, a page asks for one page of them and stops counting where nobody would read on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    func,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import SIZE, Page
from coprod.core.searching import words_of
from coprod.core.word_lists import holds_one
from coprod.feedback.models import STANDS, FeedbackForm, FeedbackItem, FeedbackWord
from coprod.feedback.queries import exclusions, waiting
from coprod.feedback.queries.exclusions import Reader
from coprod.feedback.queries.waiting import Fresh
from coprod.feedback.rules import HAPPENED, Stage, perspective_of
from coprod.questionnaires.models import SheetText
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVES, Perspective

# Nobody turns more pages than this; beyond it a list says "more than".
MOST_COUNTED = 1000
# A word that stands in more items than this finds the first so many.
MOST_FOUND = 5000
BEGINNING = 240
LAST_LETTER = "\U0010ffff"
# With a sign before it SQLite does not look a column up in an index, and so does not sort all items of a form to show
# the first 25: it goes along the index of promises, or to the few keys that a search has found.
OF_FORM: ColumnElement[int] = type_coerce(literal_column("+feedback_item.form_id"), Integer)


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
    """What came in today (in no order), and one page of what came before."""

    today: list[Line] = field(default_factory=list)
    before: Page[Line] = field(default_factory=lambda: Page([], 1, SIZE, 0))
    is_more: bool = False


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
    listed = _listed(numbers, stage, view, words, list(fitting))
    if reader:
        hidden = exclusions.hidden_from(reader)
        hidden |= {key for key, each in opened.items.items() if each.kept.is_from(reader)}
        listed = listed.where(FeedbackItem.key.not_in(sorted(hidden))) if hidden else listed
    first_ones = listed.order_by(None).limit(MOST_COUNTED + 1).subquery()
    total = db.session.scalar(select(func.count()).select_from(first_ones)) or 0
    is_more, total = total > MOST_COUNTED, min(total, MOST_COUNTED)
    page = min(page, max(1, -(-total // SIZE)))
    rows = list(
        db.session.scalars(
            listed.options(joinedload(FeedbackItem.reader)).limit(SIZE).offset((page - 1) * SIZE)
        )
    )
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
    return Queue(fresh if page == 1 else [], Page(lines, page, SIZE, total), is_more)


def _listed(
    forms: list[int], stage: Stage | None, view: Perspective | None, words: list[str], waiting: list[str]
) -> Select[FeedbackItem]:
    """``waiting`` are the items of today that fit: what they say is not in their rows yet."""
    listed = (
        select(FeedbackItem)
        .where(OF_FORM.in_(forms))
        .order_by(FeedbackItem.place, FeedbackItem.due_on, FeedbackItem.key)
    )
    # Written out and not handed over: the index of what stands is known by these very words.
    listed = listed.where(text(STANDS)) if stage is None else listed.where(FeedbackItem.stage == stage)
    if view is not None:
        told = [""] if view is Perspective.UNSAID else [key for key, of in PERSPECTIVES.items() if of is view]
        has_moved = FeedbackItem.sheet_key.is_not(None)
        listed = listed.where(
            or_(and_(has_moved, FeedbackItem.perspective.in_(told)), FeedbackItem.key.in_(waiting))
        )
    return listed.where(FeedbackItem.key.in_([*_with_words(words), *waiting])) if words else listed


def _with_words(words: list[str]) -> list[str]:
    """The items in which every one of these words stands, or the beginning of one, whatever its ending."""
    found: set[str] | None = None
    for word in words:
        keys = set(
            db.session.scalars(
                select(FeedbackWord.item_key)
                .where(FeedbackWord.word >= word, FeedbackWord.word < word + LAST_LETTER)
                .order_by(FeedbackWord.word, FeedbackWord.item_key)
                .limit(MOST_FOUND)
            )
        )
        found = keys if found is None else found & keys
    return sorted(found or set())


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
