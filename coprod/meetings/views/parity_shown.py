"""The figures of a group as charts and tables: the picture and its table say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from coprod.core.words import _, _l, date_words
from coprod.meetings.queries.parity import Inside, Outside
from coprod.meetings.rules.advice import AdviceFigures
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import ROLE_WORDS, MemberRole
from coprod.meetings.rules.invitations import MET_WORDS
from coprod.meetings.rules.parity import Share, by_role
from coprod.statistics.disclosure import PublicCount
from coprod.statistics.rules import Protected

Chart = dict[str, Any]

INFLUENCE = {
    Influence.CHANGED: _l("Changed by lived experience"),
    Influence.UNCHANGED: _l("Not changed by it"),
    Influence.UNANSWERED: _l("Nobody has written down yet whether it was"),
}


def chart(key: str, title: str, base: str, rows: Iterable[Mapping[str, Any]], **more: Any) -> Chart:
    """What the macro ``bars`` draws."""
    return {"id": key, "title": title, "base": base, "rows": list(rows), **more}


def of(share: Share) -> str:
    """A part of a whole, in words."""
    return _("%(part)s of %(whole)s", part=share.part, whole=share.whole)


def over_time(
    days: Mapping[date, Mapping[MemberRole, Share]], say: Callable[[Share], str]
) -> tuple[list[str], list[list[str]]]:
    """A table: one meeting a row, one role a column. Its head, its rows."""
    roles = list(by_role(days))
    head = [_("Meeting"), *(str(ROLE_WORDS[role]) for role in roles)]
    rows = [
        [date_words(day), *(say(found[role]) if role in found else "–" for role in roles)]
        for day, found in days.items()
    ]
    return head, rows


def _papers(share: Share) -> Chart:
    return chart(
        "papers",
        _("Papers that came in time"),
        _(
            "Papers in all: %(whole)s. A late correction counts as late.",
            whole=share.whole,
        ),
        [
            {"label": _("In time"), "value": share.part},
            {"label": _("Late"), "value": share.whole - share.part},
        ],
    )


def _influence(counted: Mapping[Influence, int]) -> Chart:
    return chart(
        "influence",
        _("Decisions that lived experience changed"),
        _("Decisions in all: %(whole)s.", whole=sum(counted.values())),
        [
            {"label": str(INFLUENCE[each]), "value": many, "apart": each is Influence.UNANSWERED}
            for each, many in counted.items()
        ],
    )


def _advice(figures: AdviceFigures) -> Chart:
    return chart(
        "advice",
        _("Advice that was answered"),
        _(
            "Advice in all: %(whole)s. Answered: %(answered)s, and in time: %(in_time)s.",
            answered=figures.answered,
            whole=figures.whole,
            in_time=figures.in_time,
        ),
        [
            {"label": _("Answered in time"), "value": figures.in_time},
            {"label": _("Answered late"), "value": figures.answered_late},
            {"label": _("Not answered, and late now"), "value": figures.waiting_late},
            {"label": _("Not due yet"), "value": figures.waiting, "apart": True},
        ],
    )


def _figure(count: PublicCount) -> dict[str, Any]:
    if count.shown is None:
        words = _("not shown") if count.why is Protected.WITHHELD else None
        return {"protected": True, "least": count.least, "words": words}
    return {"value": count.shown}


def _said(count: PublicCount) -> str:
    if count.shown is not None:
        return str(count.shown)
    return _("fewer than %(least)s", least=count.least)


def inside(figures: Inside) -> list[Chart]:
    """The charts for those who arrange, each only when there is something to count."""
    found = []
    if shares := by_role(figures.attendance):
        found.append(
            chart(
                "came",
                _("How often members were there"),
                _("Of all the times that somebody of this role was expected."),
                [
                    {
                        "label": _("%(role)s (%(share)s)", role=ROLE_WORDS[role], share=of(share)),
                        "value": share.percent,
                    }
                    for role, share in shares.items()
                ],
                unit="%",
                label_head=_("Whose voice"),
                value_head=_("How often there"),
            )
        )
    if figures.time.whole:
        found.append(
            chart(
                "time",
                _("Time on the agenda"),
                _(
                    "%(part)s of %(whole)s minutes went to what people with lived experience asked for.",
                    part=figures.time.part,
                    whole=figures.time.whole,
                ),
                [
                    {"label": _("Asked for by people with lived experience"), "value": figures.time.percent},
                    {
                        "label": _("Everything else"),
                        "value": 100 - (figures.time.percent or 0),
                        "apart": True,
                    },
                ],
                unit="%",
                label_head=_("What it was about"),
                value_head=_("Share of the time"),
            )
        )
    if figures.needs.base.shown != 0:
        found.append(
            chart(
                "needs",
                _("Whether needs were met, as the people themselves said"),
                _(
                    "Needs at these meetings: %(base)s. Small numbers are not shown, and all others are rounded to "
                    "the nearest 5, so that nobody can be found by them.",
                    base=_said(figures.needs.base),
                ),
                [
                    *(
                        {"label": str(MET_WORDS[met]), **_figure(count)}
                        for met, count in figures.needs.met.items()
                    ),
                    {"label": _("They have not said"), "apart": True, **_figure(figures.needs.unsaid)},
                ],
            )
        )
    if figures.papers.whole:
        found.append(_papers(figures.papers))
    actions = figures.actions
    if actions.on_time or actions.late or actions.not_due or actions.no_day:
        found.append(
            chart(
                "actions",
                _("Actions that were done in time"),
                _("Actions from these meetings. What is no longer needed does not count."),
                [
                    {"label": _("Done in time"), "value": actions.on_time},
                    {"label": _("Done late, or late now"), "value": actions.late},
                    {"label": _("Not due yet"), "value": actions.not_due, "apart": True},
                    {"label": _("Without a day"), "value": actions.no_day, "apart": True},
                ],
            )
        )
    if any(figures.influence.values()):
        found.append(_influence(figures.influence))
    if figures.advice.whole:
        found.append(_advice(figures.advice))
    return found


def outside(figures: Outside) -> list[Chart]:
    """The charts for everybody, each only when there is something to count."""
    found = []
    if shares := by_role(figures.attendance):
        found.append(
            chart(
                "came",
                _("Who was there"),
                _("How many times somebody of each role was at a meeting whose minutes are public."),
                [{"label": str(ROLE_WORDS[role]), "value": share.part} for role, share in shares.items()],
                label_head=_("Whose voice"),
            )
        )
    if figures.items.whole:
        found.append(
            chart(
                "items",
                _("What the agenda was about"),
                _("Items on public agendas: %(whole)s.", whole=figures.items.whole),
                [
                    {"label": _("Asked for by people with lived experience"), "value": figures.items.part},
                    {
                        "label": _("Everything else"),
                        "value": figures.items.whole - figures.items.part,
                        "apart": True,
                    },
                ],
                label_head=_("What it was about"),
            )
        )
    if figures.papers.whole:
        found.append(_papers(figures.papers))
    if any(figures.influence.values()):
        found.append(_influence(figures.influence))
    if figures.advice.whole:
        found.append(_advice(figures.advice))
    return found
