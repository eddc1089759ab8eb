"""What a list shows, chosen in its address and said in whole sentences. What makes no sense there is passed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from coprod.consultations.rules import PUBLIC, Stage
from coprod.core import editions
from coprod.core.words import _, language
from coprod.influence.rules import PROGRESS_WORDS, Progress
from coprod.programmes.models import Programme, Workstream
from coprod.programmes.rules import LEVEL_WORDS, Level
from coprod.site.forms import ANY, Which, WhichChanges, WhichConsultations

Member = TypeVar("Member", bound=Enum)

STAGES: dict[str, Collection[Stage]] = {
    "open": (Stage.OPEN,),
    "closed": (Stage.CLOSED,),
    "answered": (Stage.ANSWERED, Stage.ARCHIVED),
}


@dataclass(frozen=True)
class Chosen:
    """What was chosen: for the query, for the links to other pages of the list (``kept``), and in sentences."""

    form: Which
    kept: dict[str, str]
    sentences: list[str]
    search: str = ""
    programme_id: int | None = None
    workstream_id: int | None = None
    stages: Collection[Stage] = PUBLIC
    level: Level | None = None
    progress: Progress | None = None


def of_consultations(asked: MultiDict[str, str], programmes: Sequence[Programme]) -> Chosen:
    """Which consultations to show."""
    form = WhichConsultations(asked)
    named = _named(programmes)
    form.programme.choices = [(ANY, _("Everywhere")), *named.items()]
    search, stage = form.q.data or "", form.stage.data or ""
    area = next((each for each in programmes if each.slug == form.programme.data), None)
    sentences = _words(search)
    if stage in STAGES:
        label = dict(form.stage.choices)[stage]  # type: ignore[arg-type]
        sentences.append(_("Only these: %(stage)s.", stage=label))
    if area:
        sentences.append(_("Only in this programme: %(programme)s.", programme=named[area.slug]))
    return Chosen(
        form,
        _kept(q=search, stage=stage if stage in STAGES else "", programme=area.slug if area else ""),
        sentences,
        search=search,
        programme_id=area.id if area else None,
        stages=STAGES.get(stage, PUBLIC),
    )


def of_changes(asked: MultiDict[str, str], programmes: Sequence[Programme]) -> Chosen:
    """Which threads to show. The programmes come with their workstreams."""
    form = WhichChanges(asked)
    named, parts = _named(programmes), _parts(programmes)
    form.programme.choices = [(ANY, _("Everywhere")), *named.items()]
    form.workstream.choices = [
        (ANY, _("All of it")),
        *((name, words) for name, (_part, words) in parts.items()),
    ]
    search = form.q.data or ""
    area = next((each for each in programmes if each.slug == form.programme.data), None)
    part = parts.get(form.workstream.data or "")
    level, progress = _member(Level, form.level.data), _member(Progress, form.progress.data)
    sentences = _words(search)
    if progress:
        sentences.append(_("Only these: %(progress)s.", progress=PROGRESS_WORDS[progress]))
    if area:
        sentences.append(_("Only in this programme: %(programme)s.", programme=named[area.slug]))
    if part:
        sentences.append(_("Only in this part of the work: %(part)s.", part=part[1]))
    if level:
        sentences.append(_("Only at this level: %(level)s.", level=LEVEL_WORDS[level]))
    return Chosen(
        form,
        _kept(
            q=search,
            progress=progress.value if progress else "",
            programme=area.slug if area else "",
            workstream=form.workstream.data if part else "",
            level=level.value if level else "",
        ),
        sentences,
        search=search,
        programme_id=area.id if area else None,
        workstream_id=part[0].id if part else None,
        level=level,
        progress=progress,
    )


def _named(programmes: Sequence[Programme]) -> dict[str, str]:
    """Every programme's short name by its address."""
    read = {each.slug: editions.read(each.editions, language()) for each in programmes}
    return {slug: str(words.short_name or words.name) for slug, words in read.items()}


def _parts(programmes: Sequence[Programme]) -> dict[str, tuple[Workstream, str]]:
    """Every workstream with its name, by the value that stands for it in the address."""
    found: dict[str, tuple[Workstream, str]] = {}
    for programme in programmes:
        words = editions.read(programme.editions, language())
        for each in programme.workstreams:
            name = _(
                "%(programme)s: %(part)s",
                programme=words.short_name or words.name,
                part=words[f"workstream.{each.key}.title"],
            )
            found[f"{programme.slug}/{each.key}"] = (each, name)
    return found


def _member(kind: type[Member], value: str | None) -> Member | None:
    return next((member for member in kind if member.value == value), None)


def _words(search: str) -> list[str]:
    return [_("Only with these words: “%(words)s”.", words=search)] if search else []


def _kept(**parts: str) -> dict[str, str]:
    return {name: value for name, value in parts.items() if value}
