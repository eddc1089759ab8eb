"""Lists of consultations: for everybody, for those who lead, and for the timetable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Select, case, null, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.consultations.models import Consultation, ConsultationEdition, Document
from coprod.consultations.rules import PUBLIC, Stage
from coprod.core import clock
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.programmes.models import Programme
from coprod.questionnaires.models import WaitingBatch

# What is open comes first, soonest closing at the top; then what has closed, newest first.
OPEN_FIRST = (
    case((Consultation.stage == Stage.OPEN, 0), else_=1),
    case((Consultation.stage == Stage.OPEN, Consultation.closes_on), else_=null()),
    Consultation.closes_on.desc(),
    Consultation.id.desc(),
)
# For those who lead: drafts before all, newest first.
DRAFTS_FIRST = (
    case((Consultation.stage == Stage.DRAFT, 0), else_=1),
    case((Consultation.stage == Stage.DRAFT, Consultation.made_at), else_=null()).desc(),
    *OPEN_FIRST,
)


def _listed() -> Select[Consultation]:
    return select(Consultation).options(
        selectinload(Consultation.editions),
        selectinload(Consultation.ways),
        joinedload(Consultation.workstream),
        joinedload(Consultation.version),
        joinedload(Consultation.programme).selectinload(Programme.editions),
    )


def _says(listed: Select[Consultation], search: str) -> Select[Consultation]:
    """Only those whose words, in any language, hold what is searched for, in small or capital letters."""
    for word in words_of(search.casefold()):
        listed = listed.where(
            select(ConsultationEdition.id)
            .where(
                ConsultationEdition.consultation_id == Consultation.id,
                ConsultationEdition.searchable.contains(word, autoescape=True),
            )
            .exists()
        )
    return listed


def public_list(
    page: int = 1,
    *,
    search: str = "",
    stages: Collection[Stage] = PUBLIC,
    programme_id: int | None = None,
    workstream_id: int | None = None,
    size: int = 25,
) -> Page[Consultation]:
    """One page of what everybody may see: open ones first, soonest closing at the top. Never a draft."""
    listed = _listed().where(Consultation.stage.in_(PUBLIC & frozenset(stages))).order_by(*OPEN_FIRST)
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    if workstream_id is not None:
        listed = listed.where(Consultation.workstream_id == workstream_id)
    return page_of(_says(listed, search), page, size)


def open_now(programme_id: int | None = None, limit: int = 50) -> list[Consultation]:
    """What takes answers today, soonest closing first."""
    listed = _listed().where(Consultation.stage == Stage.OPEN, Consultation.closes_on >= clock.today())
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    return list(db.session.scalars(listed.order_by(Consultation.closes_on, Consultation.id).limit(limit)))


def mine(
    programmes: Collection[int], page: int = 1, *, search: str = "", stage: Stage | None = None
) -> Page[Consultation]:
    """One page of the consultations of some programmes, drafts first: for those who lead them."""
    listed = _listed().where(Consultation.programme_id.in_(programmes)).order_by(*DRAFTS_FIRST)
    if stage is not None:
        listed = listed.where(Consultation.stage == stage)
    return page_of(_says(listed, search), page)


def of(programme: Programme, stages: Collection[Stage] = PUBLIC) -> list[Consultation]:
    """The consultations of a programme, open ones first. Without ``stages``: those that everybody may see."""
    return list(
        db.session.scalars(
            _listed()
            .where(Consultation.programme_id == programme.id, Consultation.stage.in_(stages))
            .order_by(*OPEN_FIRST)
        )
    )


def of_workstreams(workstreams: Iterable[int]) -> dict[int, list[Consultation]]:
    """The public consultations of some workstreams, by workstream number, open ones first."""
    found: dict[int, list[Consultation]] = defaultdict(list)
    for each in db.session.scalars(
        _listed()
        .where(Consultation.workstream_id.in_(list(workstreams)), Consultation.stage.in_(PUBLIC))
        .order_by(*OPEN_FIRST)
    ):
        if each.workstream_id is not None:
            found[each.workstream_id].append(each)
    return dict(found)


def due_to_close(today: date) -> list[str]:
    """The references of what is still open although its closing day was before this London day."""
    return list(
        db.session.scalars(
            select(Consultation.reference)
            .where(Consultation.stage == Stage.OPEN, Consultation.closes_on < today)
            .order_by(Consultation.closes_on, Consultation.id)
        )
    )


def with_waiting() -> list[str]:
    """The references of the consultations with answers that wait to be released."""
    return list(
        db.session.scalars(
            select(Consultation.reference)
            .join(WaitingBatch, WaitingBatch.version_id == Consultation.version_id)
            .order_by(Consultation.id)
        )
    )


def file_keys() -> set[str]:
    """The keys of every file that a row tells of."""
    return set(db.session.scalars(select(Document.key)))
