"""What is counted, and counted by the database: however many items there are, only groups of them come back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, extract, func, select

from coprod.core import settings
from coprod.core.db import db
from coprod.feedback.models import FeedbackChange, FeedbackFigures, FeedbackForm, FeedbackItem, FeedbackStory
from coprod.feedback.rules import ANSWER_WITHIN_DAYS, FormStage, Tone, perspective_of
from coprod.feedback.rules.figures import MADE, PLANNED, Clock, Concerns, Group
from coprod.feedback.rules.stories import StoryStage
from coprod.programmes.models import Programme
from coprod.questionnaires.models import QuestionnaireVersion, Sheet
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from coprod.questionnaires.rules.kinds.friends_and_family import FriendsAndFamily


def _within(forms: Collection[int], since: date, before: date) -> list[ColumnElement[bool]]:
    """Items of these forms and days that have moved: what waits is counted from tomorrow on."""
    return [
        FeedbackItem.form_id.in_(forms),
        FeedbackItem.on_day >= since,
        FeedbackItem.on_day < before,
        FeedbackItem.sheet_key.is_not(None),
    ]


def groups(forms: Mapping[int, str], since: date, before: date) -> list[Group]:
    """How many items were alike, by form and month. ``forms`` are short addresses by number."""
    came = case(
        (FeedbackChange.read_at.is_not(None), MADE),
        (FeedbackChange.planned != "", PLANNED),
        else_="",
    )
    kinds = (
        select(
            FeedbackItem.form_id,
            extract("year", FeedbackItem.on_day).label("year"),
            extract("month", FeedbackItem.on_day).label("month"),
            FeedbackItem.perspective,
            FeedbackItem.tone,
            FeedbackItem.helped,
            FeedbackItem.replied_on.is_not(None).label("is_replied"),
            came.label("came"),
        )
        .outerjoin(FeedbackChange, FeedbackChange.item_key == FeedbackItem.key)
        .where(*_within(forms, since, before))
        .subquery()
    )
    rows: Iterable[Sequence[Any]] = db.session.execute(
        select(*kinds.c, func.count())
        .group_by(*kinds.c)
        .order_by(kinds.c.year, kinds.c.month, kinds.c.form_id)
    )
    return [
        Group(
            forms[form],
            date(int(year), int(month), 1),
            perspective_of(told),
            tone,
            helped,
            bool(is_replied),
            change,
            people,
        )
        for form, year, month, told, tone, helped, is_replied, change, people in rows
    ]


def clocks(forms: Mapping[int, str], since: date, before: date) -> list[Clock]:
    """How many items came in, were to be read, were read and were answered on the same days."""
    days = (
        FeedbackItem.form_id,
        FeedbackItem.perspective,
        FeedbackItem.on_day,
        FeedbackItem.due_on,
        FeedbackItem.acknowledged_on,
        FeedbackItem.replied_on,
    )
    rows: Iterable[Sequence[Any]] = db.session.execute(
        select(*days, func.count())
        .where(*_within(forms, since, before))
        .group_by(*days)
        .order_by(FeedbackItem.on_day, FeedbackItem.form_id)
    )
    return [Clock(forms[form], perspective_of(told), *more) for form, told, *more in rows]


def friends_and_family(
    forms: Mapping[int, str], since: date, before: date
) -> dict[Perspective, Counter[str]]:
    """The answers to the question of the Friends and Family Test; empty when no form asks it."""
    found: dict[Perspective, Counter[str]] = defaultdict(Counter)
    for question, versions in _by_question(forms).items():
        answers = (
            select(FeedbackItem.perspective, Sheet.answers[question]["value"].as_string().label("answer"))
            .join(Sheet, Sheet.key == FeedbackItem.sheet_key)
            .where(*_within(forms, since, before), Sheet.version_id.in_(versions))
            .subquery()
        )
        rows: Iterable[Sequence[Any]] = db.session.execute(
            select(*answers.c, func.count()).group_by(*answers.c).order_by(*answers.c)
        )
        for told, answer, people in rows:
            found[perspective_of(told)][answer or ""] += people
    for counter in found.values():
        counter.pop("", None)
    return dict(found)


def all_ask(forms: Collection[int], since: date, before: date) -> bool:
    """Whether everybody who said something with these forms on these days was asked the question of the Friends and
    Family Test; for a form with which nobody said anything, whether all its versions ask it."""
    answered: dict[int, set[int]] = {number: set() for number in forms}
    for form, version in db.session.execute(
        select(FeedbackItem.form_id, Sheet.version_id)
        .join(Sheet, Sheet.key == FeedbackItem.sheet_key)
        .where(*_within(forms, since, before))
        .distinct()
        .order_by(FeedbackItem.form_id, Sheet.version_id)
    ):
        answered[form].add(version)
    asking = _asking(forms)
    return all(asking[form][version] for form in forms for version in answered[form] or asking[form])


def _by_question(forms: Collection[int]) -> dict[str, list[int]]:
    """The ids under which the question is asked, each with the versions that ask it so."""
    found: dict[str, list[int]] = defaultdict(list)
    for versions in _asking(forms).values():
        for version, question in versions.items():
            if question:
                found[question].append(version)
    return dict(sorted(found.items()))


def _asking(forms: Collection[int]) -> dict[int, dict[int, str]]:
    """By form and version, the id under which it asks the question of the Friends and Family Test; empty when not."""
    found: dict[int, dict[int, str]] = {number: {} for number in forms}
    for number, version in db.session.execute(
        select(FeedbackForm.id, QuestionnaireVersion)
        .join(QuestionnaireVersion, QuestionnaireVersion.questionnaire_id == FeedbackForm.questionnaire_id)
        .where(FeedbackForm.id.in_(forms))
        .order_by(FeedbackForm.id, QuestionnaireVersion.id)
    ):
        asked = (
            question.id
            for question in frozen.document(version).questions
            if question.kind == FriendsAndFamily.name
        )
        found[number][version.id] = next(asked, "")
    return found


def answer_within(forms: Iterable[FeedbackForm], on: date) -> dict[str, int]:
    """In how many working days each form's programme aimed to answer on a day."""
    return {form.slug: settings.get(ANSWER_WITHIN_DAYS, programme=form.programme_id, on=on) for form in forms}


def first_month(programme_id: int) -> date | None:
    """The day of the first item of a programme."""
    return db.session.scalar(
        select(func.min(FeedbackItem.on_day))
        .join(FeedbackForm, FeedbackForm.id == FeedbackItem.form_id)
        .where(FeedbackForm.programme_id == programme_id, FeedbackItem.sheet_key.is_not(None))
    )


def counted_programmes() -> list[int]:
    """The programmes that have ever opened a form."""
    return list(
        db.session.scalars(
            select(FeedbackForm.programme_id)
            .where(FeedbackForm.stage != FormStage.DRAFT)
            .distinct()
            .order_by(FeedbackForm.programme_id)
        )
    )


def counted_months(programme_id: int) -> list[date]:
    """The months whose figures are public, the latest first."""
    return list(
        db.session.scalars(
            select(FeedbackFigures.month)
            .where(FeedbackFigures.programme_id == programme_id)
            .order_by(FeedbackFigures.month.desc())
        )
    )


def month(programme_id: int, first_day: date) -> FeedbackFigures | None:
    """The public figures of one month."""
    return db.session.scalars(
        select(FeedbackFigures).where(
            FeedbackFigures.programme_id == programme_id, FeedbackFigures.month == first_day
        )
    ).first()


def every_month() -> list[tuple[str, FeedbackFigures]]:
    """Everything that has been published, with the programme's short address."""
    rows = db.session.execute(
        select(Programme.slug, FeedbackFigures)
        .join(FeedbackFigures, FeedbackFigures.programme_id == Programme.id)
        .order_by(Programme.slug, FeedbackFigures.month)
    )
    return [(slug, each) for slug, each in rows]


def public_concerns(programme_id: int) -> Concerns:
    """Of the public stories of things that went wrong: everybody can count these on the pages themselves."""
    told, made = (
        func.count(),
        func.count(FeedbackChange.read_at),
    )
    planned = func.count(case((FeedbackChange.planned != "", 1)))
    row = db.session.execute(
        select(told, func.count(FeedbackStory.replied_on), planned, made)
        .select_from(FeedbackStory)
        .join(FeedbackForm, FeedbackForm.id == FeedbackStory.form_id)
        .outerjoin(FeedbackChange, FeedbackChange.item_key == FeedbackStory.item_key)
        .where(
            FeedbackForm.programme_id == programme_id,
            FeedbackStory.stage == StoryStage.PUBLISHED,
            FeedbackStory.tone == Tone.CONCERN,
        )
    ).one()
    return Concerns(*row)
