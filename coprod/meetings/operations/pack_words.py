"""What one agenda pack says, in its reader's language, for the layout that sets it.

Its first page shows a name and an address and nothing else where an envelope has its window (threat T19).
"""

from __future__ import annotations

from datetime import time
from functools import cache
from typing import Any

from coprod.core import easy_read, editions
from coprod.core.typesetting import as_written, passage, printable
from coprod.core.words import ENGLISH, LANGUAGES, _, date_words, direction, hour_words, in_language, language
from coprod.meetings.models import Meeting, Paper
from coprod.meetings.queries.agendas import Agenda, Line
from coprod.meetings.queries.packs import Reader
from coprod.meetings.rules.groups import EXPERIENCED
from coprod.meetings.rules.packs import EASY_PICTURES, EASY_PURPOSE, is_easy, points
from coprod.meetings.rules.papers import best

LONGEST, LONGEST_LINE = 3000, 200
Told = dict[str, Any]


def pack(meeting: Meeting, agenda: Agenda, reader: Reader) -> Told:
    """Everything that one pack says."""
    code = reader.person.language if reader.person.language in LANGUAGES else ENGLISH
    easy = is_easy(reader.kinds)
    with in_language(code):
        group = editions.read(meeting.group.editions, code).name if meeting.group else None
        return {
            "language": language(),
            "direction": direction(language()),
            "points": points(reader.kinds),
            "is_easy": easy,
            "to": _address(reader),
            "group": passage(group, LONGEST_LINE) if group else None,
            "title": as_written(meeting.title, LONGEST_LINE),
            "facts": _easy_facts(meeting) if easy else _facts(meeting, reader),
            "enclosed_heading": _("In this envelope"),
            "enclosed": [_("The agenda"), *(_enclosed(paper, reader, code) for paper in agenda.all_papers)],
            "agenda_heading": _("What we will talk about") if easy else _("Agenda"),
            "items": [_item(agenda, line, easy=easy) for line in agenda.lines],
        }


def _address(reader: Reader) -> list[str]:
    """The lines in the window: for whoever is handed their pack, what the group calls them and nothing else."""
    lines = [reader.person.name if reader.is_posted else reader.called]
    if reader.is_posted:
        lines += reader.person.postal_address.splitlines()
    return [kept for line in lines if (kept := printable(line, LONGEST_LINE))]


def _from_to(begins: time | None, ends: time | None) -> str:
    if begins is None or ends is None:
        return ""
    return _("%(begins)s to %(ends)s", begins=hour_words(begins), ends=hour_words(ends))


def _facts(meeting: Meeting, reader: Reader) -> list[Told]:
    around = reader.member is None or reader.member.role in EXPERIENCED
    told = [
        (_("Day"), date_words(meeting.on_day)),
        (_("From and to"), _from_to(meeting.begins, meeting.ends)),
        (
            _("Before it, with somebody who supports you"),
            _from_to(meeting.pre_meet_begins, meeting.pre_meet_ends) if around else "",
        ),
        (
            _("After it, to talk about how it was"),
            _from_to(meeting.debrief_begins, meeting.debrief_ends) if around else "",
        ),
        (_("Place"), meeting.venue),
        (_("Getting in and around"), meeting.venue_access),
        (_("To join online"), meeting.link),
        (_("To join by telephone"), meeting.telephone),
        (_("Who supports you"), meeting.supporter),
    ]
    return [{"label": label, "said": as_written(words, LONGEST)} for label, words in told if words]


def _easy_facts(meeting: Meeting) -> list[Told]:
    begins, ends = hour_words(meeting.begins), hour_words(meeting.ends)
    told = [
        ("calendar", _("The meeting is on this day:"), date_words(meeting.on_day)),
        ("clock", _("It begins at %(begins)s. It ends at %(ends)s.", begins=begins, ends=ends), ""),
        ("map", _("The meeting is here:"), meeting.venue),
        ("bus", _("How to get in and around:"), meeting.venue_access),
        ("computer", _("You can come online:"), meeting.link),
        ("telephone", _("You can ring in:"), meeting.telephone),
        ("hands", _("This person can help you:"), meeting.supporter),
    ]
    return [
        {"picture": picture(name), "label": label, "said": as_written(words, LONGEST)}
        for name, label, words in told
        if words or name == "clock"
    ]


def _item(agenda: Agenda, line: Line, *, easy: bool) -> Told:
    item = line.item
    told: Told = {
        "number": line.number,
        "depth": line.depth,
        "title": as_written(item.title, LONGEST_LINE),
        "matters": [as_written(each.words, LONGEST) for each in line.matters],
    }
    if easy:
        return {
            **told,
            "picture": picture(EASY_PICTURES[item.purpose]),
            "facts": [str(EASY_PURPOSE[item.purpose])],
            "about": [],
        }
    leader = (item.led_by.called or str(agenda.role_words[item.led_by.role])) if item.led_by else item.leader
    facts = [hour_words(line.begins), str(agenda.purpose_words[item.purpose])]
    if leader:
        facts.append(_("Led by %(who)s", who=leader))
    return {
        **told,
        "facts": [printable(fact, LONGEST_LINE) for fact in facts],
        "about": [as_written(part, LONGEST) for part in item.about.splitlines() if part.strip()],
    }


def _enclosed(paper: Paper, reader: Reader, code: str) -> str:
    """The title of a paper with what kind of file fits this reader."""
    file = best(paper.newest, reader.kinds, code)
    kind = file.kind_words if file is not None else ""
    return printable(f"{paper.title} ({kind})", LONGEST_LINE)


@cache
def picture(name: str) -> str:
    """One of our own pictures, black on white."""
    drawn = (easy_read.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return drawn.replace("currentColor", "black")
