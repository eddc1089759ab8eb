"""Figures in words and bars, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coprod.core.words import _, month_words, ngettext, text_direction
from coprod.feedback.models import FeedbackFigures
from coprod.feedback.rules import HELPED_WORDS, TONE_WORDS, Helped, Tone
from coprod.feedback.rules import figures as rules
from coprod.feedback.rules.figures import Clock, Concerns, Group
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVE_WORDS, Perspective
from coprod.questionnaires.rules.kinds.friends_and_family import FriendsAndFamily
from coprod.questionnaires.rules.spoken import SILENCE, SpokenOption, SpokenQuestion, Text
from coprod.statistics import friends_and_family, release
from coprod.statistics.charts import BarChart, private_bars, public_bars
from coprod.statistics.counts import Counted
from coprod.statistics.disclosure import PublicCount, TooFew
from coprod.statistics.perspectives import WITHHELD_APART, PublicApart


@dataclass(frozen=True)
class Part:
    """The figures of one perspective. ``too_few`` is a sentence that stands instead of all of them."""

    key: str
    name: str
    charts: Sequence[BarChart] = ()
    sentences: Sequence[str] = ()
    head: Sequence[object] = ()
    rows: Sequence[Sequence[object]] = ()
    too_few: str = ""


@dataclass(frozen=True)
class Public:
    """Everything of one month that anybody may see."""

    parts: Sequence[Part] = ()
    too_few: str = ""


def exact(
    perspective: Perspective,
    counted: Counted,
    titles: Mapping[str, object],
    *,
    groups: Sequence[Group],
    clocks: Sequence[Clock],
    concerns: Concerns,
    months: Sequence[date],
) -> Part:
    """One perspective, exactly: for those who read and for those who lead."""
    charts = [
        replace(
            private_bars(_question(table.question, titles), table, _, text_direction()),
            id=f"{perspective.value}-{table.question.strip(':')}",
            base=_counted(table.answered, table.base),
        )
        for table in counted.tables
    ]
    sentences = [
        *_half(rules.median(rules.days_to_read(clocks)), rules.median(rules.days_to_reply(clocks))),
        *_concerns(concerns),
    ]
    if any(table.question == rules.FFT for table in counted.tables):
        told = friends_and_family.result(counted[rules.FFT])
        sentences.append(_(told.sentence, **told.figures))
        if isinstance(told, friends_and_family.NoDetail):
            # Below 5 answers nobody sees the ratings, staff neither (domain rule F2).
            charts = [each for each in charts if not each.id.endswith(rules.FFT.strip(":"))]
    head, rows = _by_month(groups, titles, months)
    return Part(perspective.value, _(PERSPECTIVE_WORDS[perspective]), charts, sentences, head, rows)


def _by_month(
    groups: Sequence[Group], titles: Mapping[str, object], months: Sequence[date]
) -> tuple[list[object], list[list[object]]]:
    slugs = sorted({group.form for group in groups}, key=list(titles).index)
    people: dict[tuple[date, str], int] = {}
    for group in groups:
        people[group.month, group.form] = people.get((group.month, group.form), 0) + group.people
    head: list[object] = [_("Month"), *({"text": str(titles[slug]), "numeric": True} for slug in slugs)]
    return head, [
        [month_words(month), *({"text": str(people.get((month, slug), 0))} for slug in slugs)]
        for month in months
    ]


def public(held: FeedbackFigures, titles: Mapping[str, object]) -> Public:
    """One month as anybody may see it: what was published, and nothing that is counted now."""
    figures = release.read(held.shown["figures"])
    if isinstance(figures, TooFew):
        return Public(too_few=_(figures.sentence, **figures.figures))
    if not isinstance(figures, PublicApart) or figures.is_withheld:
        return Public(too_few=_(WITHHELD_APART))
    return Public(
        [
            _part(each, part, held.shown["medians"].get(each.value, {}), titles)
            for each, part in figures.parts.items()
        ]
    )


def _part(
    perspective: Perspective,
    part: release.Public,
    medians: Mapping[str, int],
    titles: Mapping[str, object],
) -> Part:
    name = _(PERSPECTIVE_WORDS[perspective])
    if isinstance(part, TooFew):
        return Part(perspective.value, name, too_few=_(part.sentence, **part.figures))
    if isinstance(part, PublicApart):
        raise TypeError("A perspective has no perspectives of its own.")
    sentences = _half(medians.get("read"), medians.get("reply"))
    for table in part.tables:
        positive = friends_and_family.public_positive(table) if table.question == rules.FFT else None
        if positive is not None:
            sentences.append(_(friends_and_family.PUBLIC_WORDS, percent=positive))
    charts = [
        replace(
            chart,
            id=f"{perspective.value}-{table.question.strip(':')}",
            base=chart.base if table.is_withheld else _counted(_said(table.answered), _said(table.base)),
        )
        for table in part.tables
        for chart in [public_bars(_question(table.question, titles), table, _, text_direction())]
    ]
    return Part(perspective.value, name, charts, sentences)


def _counted(answered: object, base: object) -> str:
    """Under a chart: of how many it is told."""
    return _("Counted here: %(answered)s. Everything that was said: %(base)s.", answered=answered, base=base)


def _said(count: PublicCount) -> str:
    return f"{count.shown:,}" if count.shown is not None else _(count.sentence, **count.figures)


def _half(read: int | None, reply: int | None) -> list[str]:
    found = []
    if read == 0:
        found.append(_("Half of what was read was read on the day on which it came."))
    elif read is not None:
        found.append(
            ngettext(
                "Half of what was read was read within %(num)s working day.",
                "Half of what was read was read within %(num)s working days.",
                read,
            )
        )
    if reply == 0:
        found.append(_("Half of what was answered was answered on the day on which it came."))
    elif reply is not None:
        found.append(
            ngettext(
                "Half of what was answered was answered within %(num)s working day.",
                "Half of what was answered was answered within %(num)s working days.",
                reply,
            )
        )
    return found


def _concerns(told: Concerns) -> list[str]:
    if not told.people:
        return []
    return [
        ngettext(
            "%(num)s thing that went wrong. Answered: %(replied)s. Planned or made: %(planned)s. Made: %(made)s.",
            "%(num)s things that went wrong. Answered: %(replied)s. Planned or made: %(planned)s. Made: %(made)s.",
            told.people,
            **{name: _share(getattr(told, name), told.people) for name in ("replied", "planned", "made")},
        )
    ]


def _share(part: int, whole: int) -> str:
    return _("%(count)s (%(percent)s in 100)", count=part, percent=(200 * part + whole) // (2 * whole))


def _question(name: str, titles: Mapping[str, object]) -> SpokenQuestion:
    title, labels = _words(titles)[name]
    options = tuple(SpokenOption(key, Text(str(label))) for key, label in labels.items())
    return SpokenQuestion(name, "one_of", Text(title), SILENCE, options)


def _words(titles: Mapping[str, object]) -> dict[str, tuple[str, Mapping[str, object]]]:
    """Every table's title, and the words of its answers."""
    in_time = {
        rules.LATER: _("Later than that"),
        rules.OVERDUE: _("Not yet, and it is late"),
        rules.WAITS: _("Not yet, and there is still time"),
        rules.NOT_IN_TIME: _("Later, or not yet"),
    }
    tones: dict[str, object] = {tone.value: words for tone, words in TONE_WORDS.items()}
    standard = FriendsAndFamily.standard
    return {
        rules.FORMS: (_("What people talk about"), titles),
        rules.TONE: (
            _("What it was"),
            {
                Tone.GOOD.value: tones[Tone.GOOD.value],
                Tone.CONCERN.value: tones[Tone.CONCERN.value],
                rules.CONCERN_ANSWERED: _("Something that went wrong, and we have answered"),
                rules.CONCERN_WAITS: _("Something that went wrong, and we have not answered yet"),
                Tone.IDEA.value: tones[Tone.IDEA.value],
            },
        ),
        rules.HELPED: (_("Did our answer help?"), {each.value: HELPED_WORDS[each] for each in Helped}),
        rules.READ: (_("When we read it"), {rules.IN_TIME: _("By the day that we promised"), **in_time}),
        rules.REPLY: (_("When we answered"), {rules.IN_TIME: _("Within the days that we aim at"), **in_time}),
        rules.FFT: (
            _(standard["title"]),
            {key: _(standard[key]) for key in FriendsAndFamily.option_ids},
        ),
    }
