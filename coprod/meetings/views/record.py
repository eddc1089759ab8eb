"""One meeting of a group as everybody reads it: its agenda before, its record once that is published, each version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from flask import abort, render_template

from coprod.core import clock, differing, settings
from coprod.core.access import Reply, permit
from coprod.core.easy_read import Block
from coprod.core.markdown_blocks import plain
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.models import ShownRecord, WithdrawnVersion
from coprod.meetings.queries import public_record as queries
from coprod.meetings.queries.public_record import PublicRecord
from coprod.meetings.rules import record as rules
from coprod.meetings.rules.actions import ACTION_TAGS, ACTION_WORDS, ActionStage, days_late_in_public
from coprod.meetings.rules.agenda import INTEREST_WORDS, PURPOSE_WORDS
from coprod.meetings.rules.attendance import MODE_WORDS, Mode, Presence
from coprod.meetings.rules.decisions import DECIDED_HOW_WORDS, INFLUENCE_WORDS
from coprod.meetings.rules.groups import ROLE_WORDS, SOMEBODY_WORDS, MemberRole
from coprod.meetings.rules.minutes import CORRECTION_WORDS, REDACTION_WORDS, RULING_WORDS
from coprod.meetings.views import advice_shown, bp
from coprod.meetings.views.managing import about

DAY = "/groups/<slug>/<day>"


def who(
    names: Mapping[str, str], roles: Mapping[MemberRole, Any] = ROLE_WORDS
) -> Callable[[Mapping[str, Any] | None], str]:
    """How somebody is said: by name if they agree, else by their role, else in the words that were written down."""

    def say(somebody: Mapping[str, Any] | None) -> str:
        if somebody is None:
            return ""
        if name := names.get(somebody.get("member") or ""):
            return name
        return str(roles[MemberRole(somebody["role"])]) if somebody.get("role") else str(somebody["words"])

    return say


def attendance(shown: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str, int, list[str]]]:
    """Who came: role, how, how many, and the names of those who agree. Apologies come last, without how."""
    rows: dict[tuple[str, str], list[str | None]] = {}
    for each in shown["attendance"]:
        present = each["presence"] == Presence.PRESENT.value
        mode = str(MODE_WORDS[Mode(each["mode"])]) if each["mode"] and present else ""
        how = mode if present else str(_("Sent apologies"))
        rows.setdefault((each["role"], how), []).append(names.get(each["member"] or ""))
    order = [role.value for role in MemberRole]
    sent = str(_("Sent apologies"))
    return [
        (str(ROLE_WORDS[MemberRole(role)]), how, len(people), sorted(name for name in people if name))
        for (role, how), people in sorted(
            rows.items(), key=lambda row: (row[0][1] == sent, order.index(row[0][0]), row[0][1])
        )
    ]


def action(told: Mapping[str, Any]) -> dict[str, Any]:
    """An action with how it stands today. Nobody with lived experience is ever late here (domain rule in actions)."""
    stage = ActionStage(told["stage"])
    due_on = date.fromisoformat(told["due_on"]) if told["due_on"] else None
    owner = told["owner"] or {}
    role = MemberRole(owner["role"]) if owner.get("role") else None
    return {
        "stage_words": ACTION_WORDS[stage],
        "stage_tag": ACTION_TAGS[stage],
        "due_on": due_on,
        "days_late": days_late_in_public(stage, due_on, clock.today(), role),
        "finished_on": date.fromisoformat(told["finished_on"]) if told["finished_on"] else None,
    }


def said(told: PublicRecord) -> dict[str, Any]:
    """Everything that a page or a document about one meeting is told."""
    shown = told.shown
    return {
        "told": told,
        "group": told.group,
        "about": about(told.group),
        "held": told.held,
        "shown": shown,
        "who": who(told.names),
        "somebody": who(told.names, SOMEBODY_WORDS),
        "names": told.names,
        "attendance": attendance(shown, told.names),
        "action": action,
        "purposes": {each.value: words for each, words in PURPOSE_WORDS.items()},
        "hows": {each.value: words for each, words in DECIDED_HOW_WORDS.items()},
        "influences": {each.value: words for each, words in INFLUENCE_WORDS.items()},
        "advice": advice_shown.public,
        "outcomes": {each.value: words for each, words in INTEREST_WORDS.items()},
        "kinds": {each.value: words for each, words in CORRECTION_WORDS.items()},
        "rulings": {each.value: words for each, words in RULING_WORDS.items()},
        "roles": {each.value: words for each, words in ROLE_WORDS.items()},
        "day": date.fromisoformat,
        "blocks": [Block(each["picture"], each["words"]) for each in shown["easy_read"]],
        "is_over": told.held.on_day < clock.today(),
    }


@bp.get(DAY)
@permit(everyone, on=queries.one, see=permissions.is_public, anonymous=True, kept=True)
def record(told: PublicRecord) -> Reply:
    """Before the meeting its day, place and agenda; once the minutes are published, the record."""
    return render_template(
        "meetings/public/record.html",
        accent=settings.get(ACCENT, programme=told.programme_id),
        **said(told),
    )


@bp.get(f"{DAY}/versions")
@permit(everyone, on=queries.one, see=permissions.is_public, anonymous=True, kept=True)
def record_versions(told: PublicRecord) -> Reply:
    """Every published version, with what changed in it word by word."""
    versions = queries.versions(told)
    if not versions:
        abort(404)
    # What was left out since is left out of earlier versions too.
    now = versions[0].shown.get("earlier", {})
    found = [Version(each, {**each.shown, **now.get(str(each.version), {})}) for each in versions]
    return render_template(
        "meetings/public/versions.html",
        versions=[*((newer, changes(older, newer)) for newer, older in pairwise(found)), (found[-1], [])],
        first=found[-1],
        # A version is compared with the one before it, unless one of the two is shown no more.
        compared={
            newer.version for newer, older in pairwise(found) if not (newer.withdrawal or older.withdrawal)
        },
        reasons=REDACTION_WORDS,
        **said(told),
    )


@dataclass(frozen=True)
class Version:
    """A published version as everybody may read it now."""

    row: ShownRecord
    shown: Mapping[str, Any]

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def published_on(self) -> date:
        return self.row.published_on

    @property
    def withdrawal(self) -> WithdrawnVersion | None:
        return self.row.withdrawal


def changes(before: Version, after: Version) -> list[tuple[str, list[differing.Run]]]:
    """The items whose words changed, each with its title: those that came, those that went, and those that differ.

    Beside a version that was withdrawn nothing is compared: what was taken out would stand there.
    """
    if before.withdrawal is not None or after.withdrawal is not None:
        return []
    old, new = rules.texts_of(before.shown), rules.texts_of(after.shown)
    titles = {item["reference"]: item["title"] for each in (before, after) for item in each.shown["items"]}
    pairs = [
        (titles[reference], plain(old.get(reference, "")), plain(new.get(reference, "")))
        for reference in titles
    ]
    pairs.append((str(_("Summary in plain language")), before.shown["summary"], after.shown["summary"]))
    return [
        (title, differing.runs(earlier, later))
        for title, earlier, later in pairs
        if earlier.split() != later.split()
    ]
