"""Opportunities: one with what its rules ask, one as everybody sees it, and the lists of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, case, func, null, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.involvement.models import Opportunity, OpportunityEdition, Panelist
from coprod.involvement.rules.applications import LEAST_READERS
from coprod.involvement.rules.opportunities import PUBLIC, Choosing, Happens, Pays, Stage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Level
from coprod.rates.models import RateCard

# What is open comes first, soonest closing at the top; then what has closed, newest first.
OPEN_FIRST = (
    case((Opportunity.stage == Stage.OPEN, 0), else_=1),
    case((Opportunity.stage == Stage.OPEN, Opportunity.closes_on), else_=null()),
    Opportunity.closes_on.desc(),
    Opportunity.id.desc(),
)
# Roles that people can take, wait for or have.
GOING_ON = frozenset({Stage.OPEN, Stage.CLOSED, Stage.DECIDED})
# For those who lead: drafts before all, newest first.
DRAFTS_FIRST = (
    case((Opportunity.stage == Stage.DRAFT, 0), else_=1),
    case((Opportunity.stage == Stage.DRAFT, Opportunity.made_at), else_=null()).desc(),
    *OPEN_FIRST,
)


@dataclass(frozen=True)
class Wanted:
    """Which opportunities a list shows. What is empty leaves nothing out."""

    search: str = ""
    stages: Collection[Stage] = PUBLIC
    programme_id: int | None = None
    workstream_id: int | None = None
    level: Level | None = None
    pays: Pays | None = None
    happens: Collection[Happens] = ()
    closes_by: date | None = None


def _listed() -> Select[Opportunity]:
    """With all that a card of it shows: its words, its programme's, who pays by which card."""
    return select(Opportunity).options(
        selectinload(Opportunity.editions),
        joinedload(Opportunity.workstream),
        joinedload(Opportunity.organisation),
        joinedload(Opportunity.programme).selectinload(Programme.editions),
    )


def _says(listed: Select[Opportunity], search: str) -> Select[Opportunity]:
    """Only those whose words, in any language, hold what is searched for."""
    for word in words_of(search.casefold()):
        listed = listed.where(
            select(OpportunityEdition.id)
            .where(
                OpportunityEdition.opportunity_id == Opportunity.id,
                OpportunityEdition.searchable.contains(word, autoescape=True),
            )
            .exists()
        )
    return listed


def one(reference: str) -> Opportunity | None:
    """An opportunity with all that rules and pages about it ask: words, who asks, criteria, panel, card, questions.

    Read afresh: whoever writes after the door has locked the row misses nothing that was kept before.
    """
    return db.session.scalars(
        _whole(reference)
        .options(selectinload(Opportunity.panel).joinedload(Panelist.person))
        .execution_options(populate_existing=True)
    ).first()


def one_public(reference: str) -> Opportunity | None:
    """The same without the panel, which no public page may read; ``None`` for what is still a draft."""
    return db.session.scalars(_whole(reference).where(Opportunity.stage.in_(PUBLIC))).first()


def _whole(reference: str) -> Select[Opportunity]:
    return (
        _listed()
        .where(Opportunity.reference == reference)
        .options(
            joinedload(Opportunity.dwp_organisation),
            joinedload(Opportunity.group),
            joinedload(Opportunity.version),
            joinedload(Opportunity.rate_card).selectinload(RateCard.rates),
            selectinload(Opportunity.criteria),
        )
    )


def public_list(page: int = 1, wanted: Wanted = Wanted(), size: int = 25) -> Page[Opportunity]:
    """One page of what everybody may see: open ones first, soonest closing at the top. Never a draft."""
    listed = _listed().where(Opportunity.stage.in_(PUBLIC & frozenset(wanted.stages))).order_by(*OPEN_FIRST)
    for column, value in (
        (Opportunity.programme_id, wanted.programme_id),
        (Opportunity.workstream_id, wanted.workstream_id),
        (Opportunity.level, wanted.level),
        (Opportunity.pays, wanted.pays),
    ):
        if value is not None:
            listed = listed.where(column == value)
    if wanted.happens:
        listed = listed.where(Opportunity.happens.in_(wanted.happens))
    if wanted.closes_by is not None:
        listed = listed.where(
            Opportunity.stage == Stage.OPEN,
            Opportunity.closes_on >= clock.today(),
            Opportunity.closes_on <= wanted.closes_by,
        )
    return page_of(_says(listed, wanted.search), page, size)


def open_now(programme_id: int | None = None, limit: int = 50) -> list[Opportunity]:
    """What takes applications today, soonest closing first."""
    listed = _listed().where(Opportunity.stage == Stage.OPEN, Opportunity.closes_on >= clock.today())
    if programme_id is not None:
        listed = listed.where(Opportunity.programme_id == programme_id)
    return list(db.session.scalars(listed.order_by(Opportunity.closes_on, Opportunity.id).limit(limit)))


def of_programme(
    programme_id: int, stages: Collection[Stage] = PUBLIC
) -> dict[int | None, list[Opportunity]]:
    """The opportunities of a programme that everybody may see, by workstream, open ones first."""
    found: dict[int | None, list[Opportunity]] = defaultdict(list)
    for each in db.session.scalars(
        _listed()
        .where(Opportunity.programme_id == programme_id, Opportunity.stage.in_(stages))
        .order_by(*OPEN_FIRST)
    ):
        found[each.workstream_id].append(each)
    return found


def how_many_open() -> int:
    """How many take applications today."""
    return (
        db.session.scalar(
            select(func.count(Opportunity.id)).where(
                Opportunity.stage == Stage.OPEN, Opportunity.closes_on >= clock.today()
            )
        )
        or 0
    )


def by_place(programme_id: int) -> dict[tuple[int | None, Level], int]:
    """How many roles people can take or have in a programme, by workstream and level."""
    return {
        (part, level): many
        for part, level, many in db.session.execute(
            select(Opportunity.workstream_id, Opportunity.level, func.count(Opportunity.id))
            .where(Opportunity.programme_id == programme_id, Opportunity.stage.in_(GOING_ON))
            .group_by(Opportunity.workstream_id, Opportunity.level)
            .order_by(Opportunity.workstream_id, Opportunity.level)
        )
    }


def to_do(programmes: Collection[int], soon: date, limit: int = 50) -> list[Opportunity]:
    """What needs somebody who leads: drafts, what closes soon, panels that lack somebody, roles that are over."""
    today = clock.today()
    return list(
        db.session.scalars(
            select(Opportunity)
            .where(
                Opportunity.programme_id.in_(programmes),
                or_(
                    Opportunity.stage == Stage.DRAFT,
                    and_(Opportunity.stage == Stage.OPEN, Opportunity.closes_on <= soon),
                    and_(
                        Opportunity.stage.in_({Stage.OPEN, Stage.CLOSED}),
                        Opportunity.choosing == Choosing.PANEL,
                        or_(Opportunity.panel_people < LEAST_READERS, Opportunity.panel_lived == 0),
                    ),
                    and_(Opportunity.stage == Stage.DECIDED, Opportunity.ends_on < today),
                ),
            )
            .options(selectinload(Opportunity.editions))
            .order_by(Opportunity.closes_on, Opportunity.id)
            .limit(limit)
        )
    )


def managed(
    programmes: Collection[int], page: int = 1, *, search: str = "", stage: Stage | None = None
) -> Page[Opportunity]:
    """One page of the opportunities of some programmes, drafts first: for those who lead them."""
    listed = (
        _listed()
        .where(Opportunity.programme_id.in_(programmes))
        .options(selectinload(Opportunity.panel))
        .order_by(*DRAFTS_FIRST)
    )
    if stage is not None:
        listed = listed.where(Opportunity.stage == stage)
    return page_of(_says(listed, search), page)


def due_to_close(today: date) -> list[str]:
    """The references of what is still open although its closing day was before this London day."""
    return list(
        db.session.scalars(
            select(Opportunity.reference)
            .where(Opportunity.stage == Stage.OPEN, Opportunity.closes_on < today)
            .order_by(Opportunity.closes_on, Opportunity.id)
        )
    )


def edition(opportunity: Opportunity, language: str, format_: Format) -> OpportunityEdition | None:
    """The words in one language and format as they stand now."""
    return db.session.scalars(
        select(OpportunityEdition)
        .where(
            OpportunityEdition.opportunity_id == opportunity.id,
            OpportunityEdition.language == language,
            OpportunityEdition.format == format_,
        )
        .execution_options(populate_existing=True)
    ).first()
