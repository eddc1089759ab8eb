"""What a panel reads: applications without names, who has read which, and what they found. As many questions for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db, is_writing
from coprod.involvement.models import (
    Application,
    ApplicationFile,
    Assessment,
    Conflict,
    Criterion,
    Opportunity,
    Panelist,
)
from coprod.involvement.queries import applications
from coprod.involvement.rules.applications import UNDECIDED, ApplicationStage
from coprod.involvement.rules.opportunities import Choosing, Stage
from coprod.involvement.rules.reading import Lack, Reading, lacks, mean_points
from coprod.programmes.models import Programme


@dataclass(frozen=True)
class Read:
    """One application with how far its readers have come."""

    application: Application
    readings: list[Reading]

    @property
    def lacks(self) -> Lack | None:
        return lacks(self.readings)

    @property
    def mean_points(self) -> float:
        return mean_points(self.readings)

    def of(self, panelist_id: int) -> Reading | None:
        """How far one of the panel has come."""
        return next((each for each in self.readings if each.panelist_id == panelist_id), None)


@dataclass(frozen=True)
class Found:
    """What one of the panel found in one application."""

    panelist: Panelist
    by_criterion: dict[int, Assessment] = field(default_factory=dict)


def opportunity(reference: str) -> Opportunity | None:
    """An opportunity with its words, its panel and its criteria; held first by whoever decides about it."""
    asked = (
        select(Opportunity)
        .where(Opportunity.reference == reference)
        .options(
            selectinload(Opportunity.editions),
            selectinload(Opportunity.criteria),
            selectinload(Opportunity.panel).joinedload(Panelist.person),
            joinedload(Opportunity.version),
            joinedload(Opportunity.programme).selectinload(Programme.editions),
        )
    )
    if is_writing():
        db.session.scalar(select(Opportunity.id).where(Opportunity.reference == reference).with_for_update())
    return db.session.scalars(asked).first()


def one(reference: str, label: str) -> Application | None:
    """An application by what its panel calls it, with everything around it and nobody's name."""
    around = opportunity(reference)
    if around is None:
        return None
    return db.session.scalars(
        select(Application)
        .where(
            Application.opportunity_id == around.id,
            Application.label == label,
            Application.stage != ApplicationStage.WITHDRAWN,
        )
        .options(joinedload(Application.opportunity), selectinload(Application.files))
    ).first()


def file(application: Application, name: str) -> ApplicationFile | None:
    """One of its files."""
    return next((each for each in application.files if each.name == name), None)


def all_of(around: Opportunity) -> list[Read]:
    """Every application that was not taken back, by label, with how far each of the panel has come."""
    found = applications.of_opportunity(around.id)
    numbers = [each.id for each in found]
    given = _points(numbers, len(around.criteria))
    known = _conflicts(numbers)
    return [
        Read(
            application,
            [
                Reading(
                    each.id,
                    each.has_lived_experience,
                    (each.id, application.id) in known,
                    given.get((each.id, application.id)),
                )
                for each in around.panel
            ],
        )
        for application in found
    ]


def _points(numbers: Collection[int], criteria: int) -> dict[tuple[int, int], int]:
    """The points of each reader for each application, once they have given them by every criterion."""
    rows = db.session.execute(
        select(
            Assessment.panelist_id,
            Assessment.application_id,
            func.count(Assessment.id),
            func.sum(Assessment.points),
        )
        .where(Assessment.application_id.in_(numbers))
        .group_by(Assessment.panelist_id, Assessment.application_id)
        .order_by(Assessment.panelist_id, Assessment.application_id)
    )
    return {(panelist, number): int(points) for panelist, number, count, points in rows if count >= criteria}


def _conflicts(numbers: Collection[int]) -> set[tuple[int, int]]:
    rows = db.session.execute(
        select(Conflict.panelist_id, Conflict.application_id)
        .where(Conflict.application_id.in_(numbers))
        .order_by(Conflict.id)
    )
    return {(panelist, number) for panelist, number in rows}


def conflict(panelist_id: int, application_id: int) -> Conflict | None:
    """That this reader knows, or may know, whose this application is."""
    return db.session.scalars(
        select(Conflict).where(Conflict.panelist_id == panelist_id, Conflict.application_id == application_id)
    ).first()


def found_in(application: Application) -> list[Found]:
    """What everybody on the panel found in it, in the order of the panel; those who have not read it are left out."""
    by_panelist: dict[int, dict[int, Assessment]] = defaultdict(dict)
    for each in db.session.scalars(
        select(Assessment).where(Assessment.application_id == application.id).order_by(Assessment.id)
    ):
        by_panelist[each.panelist_id][each.criterion_id] = each
    return [Found(each, by_panelist[each.id]) for each in application.panel if each.id in by_panelist]


def least_points(numbers: Collection[int]) -> dict[int, str]:
    """By which criterion each application did least well: what a no can say first."""
    rows = db.session.execute(
        select(Assessment.application_id, Criterion.key, func.avg(Assessment.points))
        .join(Criterion, Criterion.id == Assessment.criterion_id)
        .where(Assessment.application_id.in_(numbers))
        .group_by(Assessment.application_id, Criterion.key, Criterion.position)
        .order_by(Assessment.application_id, func.avg(Assessment.points).desc(), Criterion.position.desc())
    )
    return {number: key for number, key, _points_given in rows}


def to_read(person_id: int) -> list[tuple[Opportunity, int]]:
    """What somebody on panels has still to read: the opportunity, and how many applications."""
    panels = {
        each.opportunity_id: each
        for each in db.session.scalars(
            select(Panelist)
            .join(Opportunity, Opportunity.id == Panelist.opportunity_id)
            .where(Panelist.person_id == person_id, Opportunity.stage == Stage.CLOSED)
            .order_by(Panelist.id)
        )
    }
    criteria = (
        select(func.count(Criterion.id))
        .where(Criterion.opportunity_id == Application.opportunity_id)
        .scalar_subquery()
    )
    mine = select(Panelist.id).where(
        Panelist.person_id == person_id, Panelist.opportunity_id == Application.opportunity_id
    )
    given = (
        select(func.count(Assessment.id))
        .where(
            Assessment.application_id == Application.id, Assessment.panelist_id.in_(mine.scalar_subquery())
        )
        .scalar_subquery()
    )
    knows = (
        select(Conflict.id)
        .where(Conflict.application_id == Application.id, Conflict.panelist_id.in_(mine.scalar_subquery()))
        .exists()
    )
    counted = db.session.execute(
        select(Application.opportunity_id, func.count(Application.id))
        .where(
            Application.opportunity_id.in_(panels),
            Application.stage.in_(UNDECIDED),
            given < criteria,
            ~knows,
        )
        .group_by(Application.opportunity_id)
        .order_by(Application.opportunity_id)
    ).all()
    around = _with_words([number for number, _count in counted])
    return [(around[number], count) for number, count in counted]


def to_answer(programmes: Collection[int]) -> list[Opportunity]:
    """What has closed, and where people wait for an answer, in programmes that somebody leads."""
    waits = (
        select(Application.id)
        .where(Application.opportunity_id == Opportunity.id, Application.stage.in_(UNDECIDED))
        .exists()
    )
    numbers = db.session.scalars(
        select(Opportunity.id)
        .where(
            Opportunity.programme_id.in_(programmes),
            Opportunity.stage == Stage.CLOSED,
            Opportunity.choosing == Choosing.PANEL,
            waits,
        )
        .order_by(Opportunity.answers_by, Opportunity.id)
    ).all()
    return list(_with_words(numbers).values())


def to_tell(programmes: Collection[int]) -> list[tuple[Opportunity, int]]:
    """Where people are answered and wait for a call or a letter by post: the opportunity, and how many."""
    counted = db.session.execute(
        select(Application.opportunity_id, func.count(Application.id))
        .join(Opportunity, Opportunity.id == Application.opportunity_id)
        .where(
            Opportunity.programme_id.in_(programmes),
            Application.told_at.is_(None),
            Application.stage.not_in([*UNDECIDED, ApplicationStage.WITHDRAWN]),
        )
        .group_by(Application.opportunity_id)
        .order_by(Application.opportunity_id)
    ).all()
    around = _with_words([number for number, _count in counted])
    return [(around[number], count) for number, count in counted]


def _with_words(numbers: Collection[int]) -> dict[int, Opportunity]:
    return {
        each.id: each
        for each in db.session.scalars(
            select(Opportunity)
            .where(Opportunity.id.in_(numbers))
            .order_by(Opportunity.answers_by, Opportunity.id)
            .options(selectinload(Opportunity.editions))
        )
    }
