"""The results of a consultation as anybody may see them: charts, or words where there are too few answers."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.consultations.models import Consultation, Results
from coprod.consultations.rules import WAY_WORDS, WayKind
from coprod.core import words
from coprod.core.words import _, language
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.spoken import Text
from coprod.statistics import release
from coprod.statistics.charts import BarChart, public_bars, public_channel_bars
from coprod.statistics.disclosure import PublicTables, TooFew
from coprod.statistics.rules import SMALL, Protected, protect


@dataclass(frozen=True)
class Asked:
    """One question of the results: its chart, or none when people answered it in their own words."""

    title: Text
    chart: BarChart | None


@dataclass(frozen=True)
class Shown:
    """Everything that the page of results shows. ``too_few`` is a sentence that stands instead of the charts."""

    sections: list[tuple[Text, list[Asked]]]
    channels: BarChart | None
    too_few: str = ""


def shown(consultation: Consultation, results: Results) -> Shown:
    """The fixed figures, with the words of the questionnaire in the language of the page."""
    public = release.read(results.shown)
    if isinstance(public, TooFew) or consultation.version is None:
        sentence = _(public.sentence, **public.figures) if isinstance(public, TooFew) else ""
        return Shown([], None, sentence)
    return Shown(_sections(consultation, public), _channels(public))


def _sections(consultation: Consultation, public: PublicTables) -> list[tuple[Text, list[Asked]]]:
    direction = words.text_direction()
    counted = {table.question: table for table in public.tables}
    assert consultation.version is not None  # noqa: S101 - the caller has asked
    return [
        (
            section.title,
            [
                Asked(
                    question.title,
                    public_bars(question, counted[question.id], _, direction)
                    if question.id in counted
                    else None,
                )
                for question in section.questions
                if KINDS[question.kind].is_asked
            ],
        )
        for section in frozen.spoken(consultation.version, language())
    ]


def _channels(public: PublicTables) -> BarChart | None:
    if public.channels is None:
        return None
    labels = [(channel.value, channel_words(channel)) for channel in Channel]
    return public_channel_bars(public.channels, labels, _, words.text_direction())


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
