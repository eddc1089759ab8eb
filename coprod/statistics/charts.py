"""What a bar chart shows, for the macro `bars(chart)`: the picture and its table twin say the same.

Private charts take exact counts, for staff. Public charts take a `PublicTable`, and can take nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.spoken import SpokenQuestion
from coprod.statistics.counts import Counts
from coprod.statistics.disclosure import PublicCount, PublicTable
from coprod.statistics.rules import Protected

# Translates a sentence and fills its slots, as ``gettext`` does.
Say = Callable[..., str]

# A protected bar has one fixed length, the same for every count: its length says nothing.
STUB = 0.08

DESCRIPTION = N_("Bars, one for each answer. The same figures are in the table below.")
BASE = N_(
    "Answered: %(answered)s. Left empty: %(skipped)s. Preferred not to say: %(refused)s. "
    "Not asked: %(not_shown)s. Everybody who took part: %(base)s."
)
WITHHELD = N_(
    "This table is not shown, because a small number could be worked out from it. "
    "Everybody who took part: %(base)s."
)
CHANNELS = N_("How people took part")
CHANNELS_BASE = N_("Everybody who took part: %(base)s.")


@dataclass(frozen=True)
class BarRow:
    """One bar. ``share`` is its length, from 0 to 1 of those who answered; ``shown`` stands at its end."""

    label: str
    value: int | None
    shown: str
    protected: bool
    share: float
    percent: int | None = None
    words: str | None = None  # for the macro: instead of a number
    least: int | None = None  # for the macro: "fewer than 8"
    apart: bool = False
    lang: str | None = None


@dataclass(frozen=True)
class BarChart:
    """A whole chart in one language. ``direction`` is "ltr" or "rtl"."""

    id: str
    title: str
    description: str
    base: str
    rows: tuple[BarRow, ...]
    direction: str
    unit: str = ""
    maximum: int | None = None


def plain(sentence: str, **figures: object) -> str:
    """English, with the slots filled."""
    return sentence % figures if figures else sentence


def private_bars(
    question: SpokenQuestion, counts: Counts, say: Say = plain, direction: str = "ltr"
) -> BarChart:
    """The exact answers to one question, for those who may see them."""
    rows = tuple(
        _exact(label, counts.options[option], counts.answered, lang)
        for option, label, lang in _labels(question, counts.options)
    )
    base = say(
        BASE,
        answered=_number(counts.answered),
        skipped=_number(counts.skipped),
        refused=_number(counts.refused),
        not_shown=_number(counts.not_shown),
        base=_number(counts.base),
    )
    return BarChart(
        question.id,
        str(question.title),
        say(DESCRIPTION),
        base,
        rows,
        direction,
        maximum=counts.answered or None,
    )


def public_bars(
    question: SpokenQuestion, table: PublicTable, say: Say = plain, direction: str = "ltr"
) -> BarChart:
    """The answers to one question as anybody may see them."""
    rows = tuple(
        _protected(label, table.options[option], table.answered, say, lang)
        for option, label, lang in _labels(question, table.options)
    )
    if table.is_withheld:
        base = say(WITHHELD, base=_said(table.base, say))
    else:
        base = say(
            BASE,
            answered=_said(table.answered, say),
            skipped=_said(table.skipped, say),
            refused=_said(table.refused, say),
            not_shown=_said(table.not_shown, say),
            base=_said(table.base, say),
        )
    maximum = table.answered.shown or None
    return BarChart(
        question.id, str(question.title), say(DESCRIPTION), base, rows, direction, maximum=maximum
    )


def private_channel_bars(
    counts: Counts, labels: Sequence[tuple[str, str]], say: Say = plain, direction: str = "ltr"
) -> BarChart:
    """By which channels people took part, exactly. ``labels`` are (channel, name) in order: never ranked."""
    rows = tuple(
        _exact(label, counts.options.get(channel, 0), counts.base, None) for channel, label in labels
    )
    return _channels(rows, _number(counts.base), counts.base or None, say, direction)


def public_channel_bars(
    table: PublicTable, labels: Sequence[tuple[str, str]], say: Say = plain, direction: str = "ltr"
) -> BarChart:
    """By which channels people took part, as anybody may see it. A channel that was not open has no bar."""
    rows = tuple(
        _protected(label, table.options[channel], table.base, say, None)
        for channel, label in labels
        if channel in table.options
    )
    return _channels(rows, _said(table.base, say), table.base.shown or None, say, direction)


def _channels(rows: tuple[BarRow, ...], base: str, maximum: int | None, say: Say, direction: str) -> BarChart:
    return BarChart(
        "channels",
        say(CHANNELS),
        say(DESCRIPTION),
        say(CHANNELS_BASE, base=base),
        rows,
        direction,
        maximum=maximum,
    )


def _labels(question: SpokenQuestion, counted: Container[str]) -> list[tuple[str, str, str | None]]:
    """Each bar's key, label, and language if it is not the page's: the ends of a scale are named.

    An option that was not counted has no bar: where perspectives are apart, each has its own (domain rule D9).
    """
    if not question.points:
        return [(each.id, str(each.label), each.lang) for each in question.options if each.id in counted]
    ends = {1: question.low, question.points: question.high}
    return [
        (str(point), f"{point}: {ends[point]}" if ends.get(point) else str(point), None)
        for point in range(1, question.points + 1)
    ]


def _exact(label: str, count: int, answered: int, lang: str | None) -> BarRow:
    percent = (200 * count + answered) // (2 * answered) if answered else None
    share = count / answered if answered else 0.0
    return BarRow(label, count, _number(count), False, share, percent, lang=lang)


def _protected(label: str, count: PublicCount, answered: PublicCount, say: Say, lang: str | None) -> BarRow:
    if count.shown is None:
        words = _said(count, say) if count.why is Protected.WITHHELD else None
        return BarRow(label, None, _said(count, say), True, STUB, words=words, least=count.least, lang=lang)
    share = min(1.0, count.shown / answered.shown) if answered.shown else 0.0
    return BarRow(label, count.shown, _said(count, say), False, share, count.percent_of(answered), lang=lang)


def _said(count: PublicCount, say: Say) -> str:
    return _number(count.shown) if count.shown is not None else say(count.sentence, **count.figures)


def _number(figure: int) -> str:
    return f"{figure:,}"
