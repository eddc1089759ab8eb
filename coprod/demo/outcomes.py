"""What became of the stories: findings, answers, promises, what was done, and what the reviewer made of it."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.consultations.operations import answering
from coprod.core.editions import Format
from coprod.demo import receipts
from coprod.demo.diary import Diary
from coprod.demo.stories import READERS, REVIEWERS, Asked, Story
from coprod.demo.words.people import PEOPLE
from coprod.demo.words.shapes import Change, Finding, Review
from coprod.demo.world import World
from coprod.influence import operations, queries
from coprod.influence.queries import Heard
from coprod.influence.rules import Verdict
from coprod.oversight.operations import check
from coprod.oversight.rules import Judgement
from coprod.questionnaires.operations import receipts as questionnaires
from coprod.themes import operations as themes
from coprod.themes import queries as themes_queries
from coprod.themes.models import Finding as FindingRow

NEXT_DAY = 1
READ_AFTER = 3  # days after it was done


def plan(world: World, diary: Diary, story: Story) -> None:
    """What was heard is written down, answered, published, done, read by a second person, and checked."""
    asked = story.asked
    if asked is None or not story.findings:
        return
    for told in story.findings:
        answered = asked.CLOSES_IN_DAYS + told["answer"]["after_days"]
        diary.write(story.reports_in_days, time(11), partial(_find, world, story, told))
        diary.write(answered, time(14), partial(_answer, world, diary, story, asked, told))
        if done := told["change"]:
            _plan_change(world, diary, story, told, done)
        if reported := told.get("reported"):
            diary.write(-1, time(16), partial(_report, world, diary, story, told, reported))
        if gone := told.get("taken_back"):
            diary.write(gone["days"], time(20), partial(_take_back, story, told))
        if review := told["review"]:
            diary.write(review["days"], time(15), partial(_check, world, story, told, review))
    diary.write(asked.DECIDES_IN_DAYS, time(16), partial(_publish, world, story))


def _plan_change(world: World, diary: Diary, story: Story, told: Finding, done: Change) -> None:
    days = done["done_days"]
    diary.write(days + NEXT_DAY, time(10), partial(_report, world, diary, story, told, done))
    diary.write(days + READ_AFTER, time(10), partial(_read, world, story, told))


def _find(world: World, story: Story, told: Finding) -> None:
    """A finding in English, with the words of people who agreed to be quoted, and a first Urdu version."""
    by = world.people[story.lead]
    finding = themes.add(
        world.consultation(story.key),
        title=told["en"]["title"],
        text=told["en"]["text"],
        how_many=told["how_many"],
        by=by,
    )
    world.findings[story.key, told["key"]] = finding.reference
    for words in told["quotes"]:
        themes.quote(finding, text_key=_text_with(finding, words), words=words, by=by)
    if urdu := told.get("ur"):
        themes.write_edition(
            finding,
            language="ur",
            format_=Format.STANDARD,
            title=urdu["title"],
            text=urdu["text"],
            translator="",
            checker="",
            by=by,
        )


def _text_with(finding: FindingRow, words: str) -> str:
    """The key of somebody's text in which these words stand."""
    found = themes_queries.quotable(finding, words, 1)
    return next(text.key for text in found.rows if words in text.text)


def _answer(world: World, diary: Diary, story: Story, asked: Asked, told: Finding) -> None:
    finding, by, said = _finding(world, story, told), world.people[story.lead], told["answer"]
    answer = operations.answer(
        finding,
        verdict=Verdict(said["verdict"]),
        why=said["why"],
        by_role=said["by"],
        on_day=diary.day(asked.CLOSES_IN_DAYS + said["after_days"]),
        by=by,
    )
    if promised := told["commitment"]:
        operations.promise(
            answer,
            what=promised["what"],
            owner_role=promised["owner"],
            organisation=world.organisation(promised["organisation"]),
            due_on=diary.day(promised["due_days"]),
            by=by,
        )


def _publish(world: World, story: Story) -> None:
    operations.publish(world.consultation(story.key), by=world.people[story.lead])


def _report(world: World, diary: Diary, story: Story, told: Finding, done: Change) -> None:
    commitment = _heard(world, story, told).commitment
    if commitment is None:
        raise LookupError(f"Nothing was promised for “{told['key']}”.")
    operations.report_change(
        commitment,
        what=done["what"],
        evidence=done["evidence"],
        done_on=diary.day(done["done_days"]),
        by=world.people[story.lead],
    )


def _read(world: World, story: Story, told: Finding) -> None:
    change = _heard(world, story, told).change
    if change is None:
        raise LookupError(f"Nothing was done for “{told['key']}”.")
    operations.read_evidence(change, by=world.people[READERS[story.slug]])


def _check(world: World, story: Story, told: Finding, review: Review) -> None:
    """The reviewer looks at what was done or, when nothing was promised, at the answer."""
    heard, reviewer = _heard(world, story, told), REVIEWERS[story.slug]
    about = heard.change or heard.answer
    if about is None:
        raise LookupError(f"There is nothing to check in “{told['key']}”.")
    organisation = next(each["organisation"] for each in PEOPLE if each["key"] == reviewer)
    check(
        about,
        judgement=Judgement(review["verdict"]),
        why=review["why"],
        organisation=world.organisation(organisation),
        by=world.people[reviewer],
    )


def _take_back(story: Story, told: Finding) -> None:
    """Whoever was quoted takes everything back with their code: the words are gone, and the count says that one is."""
    found = questionnaires.find(receipts.code_of(receipts.taken_back(story, told)))
    if found is None:
        raise LookupError(f"The code of what is taken back of “{told['key']}” opens nothing.")
    answering.withdraw(found)


def _finding(world: World, story: Story, told: Finding) -> FindingRow:
    reference = world.findings[story.key, told["key"]]
    finding = themes_queries.one(reference)
    if finding is None:
        raise LookupError(reference)
    return finding


def _heard(world: World, story: Story, told: Finding) -> Heard:
    """A finding with everything that has become of it, published or not."""
    return queries.of_findings([_finding(world, story, told).id], public=False)[0]
