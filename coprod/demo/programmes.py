"""The two programmes: their partners, aims, workstreams and words, who reviews them, and their privacy notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import partial

from coprod.core.editions import Format
from coprod.core.words import ENGLISH
from coprod.demo.diary import Diary
from coprod.demo.words import cornwall, lancashire
from coprod.demo.words.privacy import PRIVACY
from coprod.demo.words.shapes import Editions, Named, Partner
from coprod.demo.world import World
from coprod.programmes import operations
from coprod.programmes.operations.notices import NoticeWords
from coprod.programmes.rules import Sector

BEGAN = -330  # days: before anything else
PUBLISHED = -300


@dataclass(frozen=True)
class ProgrammeWords:
    """A programme as its words tell of it, and the area whose review somebody holds."""

    slug: str
    area: str
    editions: Editions
    parts: dict[str, list[Named]]
    partners: list[Partner]


PROGRAMMES = (
    ProgrammeWords(
        lancashire.SLUG,
        "Lancashire and South Cumbria",
        lancashire.EDITIONS,
        {"aim": lancashire.AIMS, "workstream": lancashire.WORKSTREAMS},
        lancashire.PARTNERS,
    ),
    ProgrammeWords(
        cornwall.SLUG,
        "Cornwall and the Isles of Scilly",
        cornwall.EDITIONS,
        {"aim": cornwall.AIMS, "workstream": cornwall.WORKSTREAMS},
        cornwall.PARTNERS,
    ),
)


def plan(world: World, diary: Diary) -> None:
    """Programmes begin, their partners join, their words are written and their notices published."""
    for told in PROGRAMMES:
        diary.write(BEGAN, time(10), partial(_begin, world, told))
        for partner in told.partners:
            diary.write(BEGAN, time(11), partial(_join, world, diary, told, partner))
        for kind, parts in told.parts.items():
            for part in parts:
                diary.write(BEGAN, time(14), partial(_add_part, world, diary, told, kind, part))
        diary.write(PUBLISHED, time(9), partial(_write_words, world, told))
        diary.write(PUBLISHED, time(10), partial(_publish_notice, world, told))


def _begin(world: World, told: ProgrammeWords) -> None:
    operations.start_programme(slug=told.slug, name=told.editions[ENGLISH]["name"], by=world.administrator)


def _join(world: World, diary: Diary, told: ProgrammeWords, partner: Partner) -> None:
    """A partner joins; the same people or bodies may be partners in both programmes."""
    name, by, began = partner["name"], world.administrator, diary.day(BEGAN)
    if name not in world.organisations:
        added = operations.add_organisation(
            name=name, sector=Sector(partner["sector"]), about=_about(partner), from_day=began, by=by
        )
        world.organisations[name] = added.reference
    programme, organisation = world.programme(told.slug), world.organisation(name)
    operations.add_partner(programme, organisation, from_day=began, to_day=None, by=by)
    if organisation.sector is Sector.INDEPENDENT_REVIEWER:
        operations.hand_over_review(
            programme, organisation, area=told.area, from_day=began, to_day=None, by=by
        )


def _about(partner: Partner) -> str:
    short = f"Short name: {partner['acronym']}." if "acronym" in partner else ""
    return " ".join(each for each in (short, partner.get("note", "")) if each)


def _add_part(world: World, diary: Diary, told: ProgrammeWords, kind: str, part: Named) -> None:
    programme, words = world.programme(told.slug), part["en"]
    title, text, by = words["title"], words["text"], world.administrator
    added = (
        operations.add_aim(programme, title=title, text=text, by=by)
        if kind == "aim"
        else operations.add_workstream(programme, title=title, text=text, from_day=diary.day(BEGAN), by=by)
    )
    world.parts[told.slug, kind, part["key"]] = added.key, added.id


def _write_words(world: World, told: ProgrammeWords) -> None:
    """English first; what is made from it needs a native reader still."""
    programme = world.programme(told.slug)
    for language in sorted(told.editions, key=lambda each: each != ENGLISH):
        text = dict(told.editions[language])
        for kind, parts in told.parts.items():
            for part in parts:
                key, _number = world.parts[told.slug, kind, part["key"]]
                said = part["en"] if language == ENGLISH else part["ur"]
                text |= {f"{kind}.{key}.{name}": words for name, words in said.items()}
        operations.write_words(
            programme, language=language, format=Format.STANDARD, text=text, by=world.administrator
        )


def _publish_notice(world: World, told: ProgrammeWords) -> None:
    words = [NoticeWords(language, text) for language, text in PRIVACY.items()]
    operations.publish_notice(world.programme(told.slug), words, by=world.administrator)
