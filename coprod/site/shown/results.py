"""The results of a consultation as anybody may see them: charts, or words where there are too few answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coprod.consultations.models import Consultation, Results
from coprod.consultations.rules import WAY_WORDS, WayKind
from coprod.core import words
from coprod.core.words import _, language
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVE_WORDS, Perspective
from coprod.questionnaires.rules.kinds.friends_and_family import FriendsAndFamily
from coprod.questionnaires.rules.spoken import SpokenQuestion, Text
from coprod.statistics import friends_and_family, release
from coprod.statistics.charts import BarChart, public_bars, public_channel_bars
from coprod.statistics.disclosure import PublicTable, PublicTables, TooFew
from coprod.statistics.perspectives import WITHHELD_APART, PublicApart
from coprod.statistics.rules import SMALL, Protected, protect


@dataclass(frozen=True)
class Asked:
    """One question of the results: its chart, or none when people answered it in their own words."""

    title: Text
    chart: BarChart | None
    note: str = ""  # a figure of its own below the chart


@dataclass(frozen=True)
class Part:
    """The tables of one perspective, or of everybody when nobody was asked whose experience it is (then no name).

    ``too_few`` is a sentence that stands instead of the charts.
    """

    name: str
    sections: list[tuple[Text, list[Asked]]]
    channels: BarChart | None
    too_few: str = ""


@dataclass(frozen=True)
class Shown:
    """Everything that the page of results shows. ``too_few`` is a sentence that stands instead of all charts."""

    parts: list[Part]
    too_few: str = ""


def shown(consultation: Consultation, results: Results) -> Shown:
    """The fixed figures, with the words of the questionnaire in the language of the page."""
    public, version = release.read(results.shown), consultation.version
    if version is None:
        return Shown([])
    if isinstance(public, TooFew):
        return Shown([], _(public.sentence, **public.figures))
    if isinstance(public, PublicApart):
        if public.is_withheld:
            return Shown([], _(WITHHELD_APART))
        return Shown([_part(version, part, perspective) for perspective, part in public.parts.items()])
    return Shown([_part(version, public)])


def _part(
    version: QuestionnaireVersion, public: PublicTables | TooFew, perspective: Perspective | None = None
) -> Part:
    name = _(PERSPECTIVE_WORDS[perspective]) if perspective else ""
    if isinstance(public, TooFew):
        return Part(name, [], None, _(public.sentence, **public.figures))
    prefix = f"{perspective.value}-" if perspective else ""
    return Part(name, _sections(version, public, prefix), _channels(public, prefix))


def _sections(
    version: QuestionnaireVersion, public: PublicTables, prefix: str
) -> list[tuple[Text, list[Asked]]]:
    tables = {table.question: table for table in public.tables}
    return [
        (
            section.title,
            [
                _asked(question, tables.get(question.id), prefix)
                for question in section.questions
                if KINDS[question.kind].is_asked
                and (question.id in tables or not KINDS[question.kind].is_closed)
            ],
        )
        for section in frozen.spoken(version, language())
    ]


def _asked(question: SpokenQuestion, table: PublicTable | None, prefix: str) -> Asked:
    if table is None:
        return Asked(question.title, None)
    chart = public_bars(question, table, _, words.text_direction())
    return Asked(question.title, replace(chart, id=prefix + chart.id), _note(question, table))


def _note(question: SpokenQuestion, table: PublicTable) -> str:
    """The figure of the Friends and Family Test, as far as it can be shown (domain rule F2)."""
    if question.kind != FriendsAndFamily.name:
        return ""
    positive = friends_and_family.public_positive(table)
    return "" if positive is None else _(friends_and_family.PUBLIC_WORDS, percent=positive)


def _channels(public: PublicTables, prefix: str) -> BarChart | None:
    if public.channels is None:
        return None
    labels = [(channel.value, channel_words(channel)) for channel in Channel]
    chart = public_channel_bars(public.channels, labels, _, words.text_direction())
    return replace(chart, id=prefix + chart.id)


def channel_words(channel: Channel) -> str:
    """How an answer came in, in words."""
    return _("Online") if channel is Channel.ONLINE else str(WAY_WORDS[WayKind(channel.value)])


def people_withdrew(count: int) -> str:
    """How many people took their answers back, as anybody may know it (domain rules D7 and E6)."""
    allowed = protect(count)
    if isinstance(allowed, Protected):
        return _("Fewer than %(least)s people have taken their answers back.", least=SMALL + 1)
    if not allowed:
        return _("Nobody has taken their answers back.")
    return _("About %(count)s people have taken their answers back.", count=allowed)
