"""The charts of what people answered, exactly: one set, or one for each perspective and none over both (rule D9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coprod.consultations.rules import WAY_WORDS
from coprod.core.words import _, _l, text_direction
from coprod.questionnaires.models import Channel
from coprod.questionnaires.rules.document import Document, SpokenQuestion
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVE_WORDS, Perspective
from coprod.questionnaires.rules.kinds.friends_and_family import FriendsAndFamily
from coprod.statistics import charts, friends_and_family, perspectives, tables
from coprod.statistics.charts import BarChart
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.tables import Row

CHANNEL_WORDS = {
    Channel.ONLINE: _l("Online"),
    **{Channel(way.value): words for way, words in WAY_WORDS.items()},
}


@dataclass(frozen=True)
class Asked:
    """One question with its chart, if it has one, a figure of its own, and how many wrote words to it, if any could."""

    question: SpokenQuestion
    chart: BarChart | None
    note: str
    words: int | None


@dataclass(frozen=True)
class Part:
    """The charts of one perspective, or of everybody; ``name`` is empty when nobody was asked for it (rule D9)."""

    name: str
    total: int
    channels: BarChart | None
    questions: list[Asked]


def parts(
    document: Document,
    rows: Sequence[Row],
    channels: Sequence[str],
    spoken: dict[str, SpokenQuestion],
    words: dict[str, int],
) -> list[Part]:
    """The parts of the results. ``words`` counts by question what people wrote, where they could write."""
    if not perspectives.asked_in(document):
        return [_part("", tables.count(document, rows, channels), document, spoken, words)]
    counted = perspectives.count_apart(document, rows, channels)
    # What people wrote is read at the end, each with whose experience it is: it is nobody's table.
    return [_part(each.value, part, document, spoken, {}) for each, part in counted.items()]


def _part(
    perspective: str,
    counted: Counted,
    document: Document,
    spoken: dict[str, SpokenQuestion],
    words: dict[str, int],
) -> Part:
    labels = [(channel.value, str(words)) for channel, words in CHANNEL_WORDS.items()]
    held = {table.question: table for table in counted.tables}
    prefix = f"{perspective}-" if perspective else ""
    ways = (
        charts.private_channel_bars(counted.channels, labels, _, text_direction())
        if counted.channels
        else None
    )
    return Part(
        _(PERSPECTIVE_WORDS[Perspective(perspective)]) if perspective else "",
        counted.base,
        replace(ways, id=prefix + ways.id) if ways else None,
        [
            _one(spoken[question.id], held.get(question.id), prefix, words.get(question.id))
            for question in document.questions
            if question.id in held or question.id in words
        ],
    )


def _one(question: SpokenQuestion, counts: Counts | None, prefix: str, words: int | None) -> Asked:
    """A chart, unless there is none or the Friends and Family Test gives no detail of so few (domain rule F2)."""
    if counts is None:
        return Asked(question, None, "", words)
    chart = charts.private_bars(question, counts, _, text_direction())
    chart = replace(chart, id=prefix + chart.id)
    if question.kind != FriendsAndFamily.name:
        return Asked(question, chart, "", words)
    result = friends_and_family.result(counts)
    note = _(result.sentence, **result.figures)
    return Asked(question, chart if isinstance(result, friends_and_family.Result) else None, note, words)
