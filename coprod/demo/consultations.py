"""Writing, opening and closing the consultations of the stories."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.consultations.operations import controllers, drafting, moves, options, ways, wording
from coprod.consultations.rules import OptionStatus, WayKind
from coprod.core.words import ENGLISH
from coprod.demo import questionnaires
from coprod.demo.diary import Diary
from coprod.demo.questionnaires import EASY_READ, edition_of, standing_of
from coprod.demo.stories import CONTROLLERS, Asked, Story
from coprod.demo.words.shapes import Editions
from coprod.demo.world import World

WRITING_DAYS = 12  # before it opens
STARTED_IN_DAYS = -3  # the one that is still a draft


def plan(world: World, diary: Diary, story: Story) -> None:
    """A consultation is started and written; unless it is still a draft, it opens, and closes when its day is over."""
    asked = story.asked
    if asked is None:
        diary.write(STARTED_IN_DAYS, time(14), partial(_start, world, story))
        diary.write(STARTED_IN_DAYS, time(14, 30), partial(_write_words, world, story, story.words.EDITIONS))
        diary.write(STARTED_IN_DAYS + 1, time(11), partial(_write_questions, world, story))
        return
    begins = asked.OPENS_IN_DAYS - WRITING_DAYS
    diary.write(begins, time(9), partial(_start, world, story))
    diary.write(begins, time(10), partial(_write_parts, world, story, asked))
    diary.write(begins + 2, time(11), partial(_write_questions, world, story))
    diary.write(begins + 6, time(11), partial(_write_words, world, story, _editions(asked)))
    diary.write(begins + 7, time(11), partial(_settle, world, diary, story, asked))
    diary.write(asked.OPENS_IN_DAYS, time(9), partial(_open, world, story))
    if asked.CLOSES_IN_DAYS < 0:
        diary.write(asked.CLOSES_IN_DAYS + 1, time(0, 1), partial(_close, world, story))


def _start(world: World, story: Story) -> None:
    words = story.words
    _key, workstream = world.parts[words.PROGRAMME, "workstream", words.WORKSTREAM]
    consultation = drafting.start(
        world.programme(words.PROGRAMME),
        title=words.EDITIONS[ENGLISH]["title"],
        question=words.EDITIONS[ENGLISH].get("question", ""),
        workstream_id=workstream,
        level=story.level,
        rung=story.rung,
        by=world.people[story.lead],
    )
    world.consultations[story.key] = consultation.reference


def _write_parts(world: World, story: Story, asked: Asked) -> None:
    """Options and ways to answer, in English."""
    consultation, by = world.consultation(story.key), world.people[story.lead]
    for option in asked.OPTIONS:
        options.add_option(
            consultation, option["en"], status=OptionStatus(option["status"]), key=option["key"], by=by
        )
    for way in asked.WAYS:
        ways.add_way(consultation, WayKind(way["kind"]), way["en"], key=way["kind"], by=by)


def _write_questions(world: World, story: Story) -> None:
    number = world.consultation(story.key).questionnaire_id
    questionnaires.write(number, story.words.QUESTIONNAIRE, by=world.people[story.lead])


def _editions(asked: Asked) -> Editions:
    """All words of a consultation by edition: its own, those of its options, and those of its ways."""
    found = {name: dict(words) for name, words in asked.EDITIONS.items()}
    for option in asked.OPTIONS:
        for name, words in (
            ("en", option["en"]),
            ("ur", option.get("ur")),
            (EASY_READ, option.get("en-easy")),
        ):
            if words and name in found:
                found[name] |= {f"option.{option['key']}.{part}": text for part, text in words.items()}
    for way in asked.WAYS:
        for name, text in (("en", way["en"]), ("ur", way.get("ur")), (EASY_READ, way.get("en-easy"))):
            if text and name in found:
                found[name][f"way.{way['kind']}.text"] = text
    return found


def _write_words(world: World, story: Story, editions: Editions) -> None:
    """English first, because the other editions are made from it."""
    consultation, by = world.consultation(story.key), world.people[story.lead]
    for name in sorted(editions, key=lambda each: each != ENGLISH):
        language, format_ = edition_of(name)
        standing, checker = standing_of(name)
        wording.write_words(
            consultation, language, format_, editions[name], standing=standing, checker=checker, by=by
        )


def _settle(world: World, diary: Diary, story: Story, asked: Asked) -> None:
    """Who answers for the data, and the days. Answers are first read on the day after closing."""
    consultation, by = world.consultation(story.key), world.people[story.lead]
    for name in CONTROLLERS[story.slug]:
        controllers.add_controller(
            consultation, world.organisation(name), from_day=diary.day(asked.OPENS_IN_DAYS - 1), by=by
        )
    drafting.set_dates(
        consultation,
        closes_on=diary.day(asked.CLOSES_IN_DAYS),
        reads_on=diary.day(asked.CLOSES_IN_DAYS + 1),
        decides_on=diary.day(asked.DECIDES_IN_DAYS),
        by=by,
    )


def _open(world: World, story: Story) -> None:
    moves.open_(world.consultation(story.key), by=world.people[story.lead])


def _close(world: World, story: Story) -> None:
    # As the timetable does it in the first minute after the closing day: everything that waits is released.
    moves.close(world.consultation(story.key), by=None)
