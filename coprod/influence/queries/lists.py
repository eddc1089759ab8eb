"""Lists of threads: for everybody, and for those who have to do something about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Select, and_, case, func, null, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.queries.heard import Heard, of_findings
from coprod.influence.rules import PUBLISHED, Progress, Verdict
from coprod.programmes.models import Programme
from coprod.programmes.rules import Level
from coprod.themes.models import Finding, FindingEdition, Quote

_IS_DONE = Change.id.is_not(None)


def _is_late() -> ColumnElement[bool]:
    return and_(Commitment.due_on < clock.today(), Change.id.is_(None))


def _threads() -> Select[int]:
    """The findings of published answers, with their promise, and the change when its evidence has been read."""
    return (
        select(Finding.id)
        .join(Answer, Answer.finding_id == Finding.id)
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .outerjoin(Commitment, Commitment.answer_id == Answer.id)
        .outerjoin(Change, and_(Change.commitment_id == Commitment.id, Change.read_at.is_not(None)))
        .where(Consultation.stage.in_(PUBLISHED))
    )


def _filtered(progress: Progress) -> ColumnElement[bool]:
    if progress is Progress.LATE:
        return _is_late()
    if progress is Progress.PROMISED:
        return and_(Commitment.due_on >= clock.today(), Change.id.is_(None))
    if progress is Progress.DONE:
        return _IS_DONE
    return Answer.verdict == Verdict.NO


def _says(word: str) -> ColumnElement[bool]:
    """Whether a word stands anywhere in a thread: in the finding, a quote, the answer, the promise, the change."""
    of_finding = FindingEdition.finding_id == Finding.id
    texts = [FindingEdition.text[key].as_string() for key in ("title", "text")]
    return or_(
        select(FindingEdition.id)
        .where(of_finding, or_(*(text.icontains(word, autoescape=True) for text in texts)))
        .exists(),
        select(Quote.id)
        .where(Quote.finding_id == Finding.id, Quote.words.icontains(word, autoescape=True))
        .exists(),
        Answer.why.icontains(word, autoescape=True),
        Commitment.what.icontains(word, autoescape=True),
        Change.what.icontains(word, autoescape=True),
    )


def changes(
    page: int = 1,
    *,
    search: str = "",
    programme_id: int | None = None,
    workstream_id: int | None = None,
    level: Level | None = None,
    progress: Progress | None = None,
    size: int = 25,
) -> Page[Heard]:
    """One page of published threads: late promises first, most late at the top; then what moved last."""
    listed = _threads().order_by(
        case((_is_late(), 0), else_=1),
        case((_is_late(), Commitment.due_on)),
        func.coalesce(Change.done_on, Answer.on_day).desc(),
        Finding.id.desc(),
    )
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    if workstream_id is not None:
        listed = listed.where(Consultation.workstream_id == workstream_id)
    if level is not None:
        listed = listed.where(Consultation.level == level)
    if progress is not None:
        listed = listed.where(_filtered(progress))
    for word in words_of(search):
        listed = listed.where(_says(word))
    return _whole(page_of(listed, page, size), public=True)


def _whole(numbers: Page[int], *, public: bool) -> Page[Heard]:
    rows = of_findings(numbers.rows, public=public)
    return Page(rows, numbers.number, numbers.size, numbers.total)


def lately(limit: int = 3, programme_id: int | None = None) -> list[Heard]:
    """What changed last and has words to quote, newest first: for the front page."""
    quoted = select(Quote.id).where(Quote.finding_id == Finding.id).exists()
    listed = (
        _threads().where(_IS_DONE, quoted).order_by(Change.read_at.desc(), Finding.id.desc()).limit(limit)
    )
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    return of_findings(db.session.scalars(listed))


def of_workstreams(workstreams: Iterable[int]) -> dict[int, list[Heard]]:
    """The published threads of some workstreams, by workstream number, what moved last first."""
    listed = (
        _threads()
        .where(Consultation.workstream_id.in_(list(workstreams)))
        .order_by(func.coalesce(Change.done_on, Answer.on_day).desc(), Finding.id.desc())
    )
    found: dict[int, list[Heard]] = defaultdict(list)
    for heard in of_findings(db.session.scalars(listed)):
        if heard.consultation.workstream_id is not None:
            found[heard.consultation.workstream_id].append(heard)
    return dict(found)


def awaiting_answer(programmes: Collection[int]) -> list[Consultation]:
    """Closed consultations of some programmes that have not been answered in public, the first due first."""
    return list(
        db.session.scalars(
            select(Consultation)
            .where(Consultation.programme_id.in_(programmes), Consultation.stage == Stage.CLOSED)
            .order_by(Consultation.answer_due_on, Consultation.id)
            .options(
                selectinload(Consultation.editions),
                joinedload(Consultation.programme).selectinload(Programme.editions),
            )
        )
    )


def _promises(programmes: Collection[int]) -> Select[int]:
    """The findings of published promises of some programmes, with whatever has been reported."""
    return (
        select(Finding.id)
        .join(Answer, Answer.finding_id == Finding.id)
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .join(Commitment, Commitment.answer_id == Answer.id)
        .outerjoin(Change, Change.commitment_id == Commitment.id)
        .where(Consultation.stage.in_(PUBLISHED), Consultation.programme_id.in_(programmes))
    )


def commitments(
    programmes: Collection[int], page: int = 1, *, search: str = "", only_open: bool = False
) -> Page[Heard]:
    """One page of the promises of some programmes: those not yet kept first, the first due first."""
    is_kept = Change.read_at.is_not(None)
    listed = _promises(programmes).order_by(
        case((is_kept, 1), else_=0), case((is_kept, null()), else_=Commitment.due_on), Finding.id.desc()
    )
    if only_open:
        listed = listed.where(Change.read_at.is_(None))
    for word in words_of(search):
        listed = listed.where(_says(word))
    return _whole(page_of(listed, page), public=False)


def to_do(programmes: Collection[int], limit: int = 50) -> list[Heard]:
    """Promises of which nothing has been reported, or whose report was sent back, the first due first."""
    listed = (
        _promises(programmes)
        .where(or_(Change.id.is_(None), and_(Change.read_at.is_(None), Change.sent_back_why != "")))
        .order_by(Commitment.due_on, Finding.id)
        .limit(limit)
    )
    return of_findings(db.session.scalars(listed), public=False)


def evidence_to_read(programmes: Collection[int], person_id: int, limit: int = 50) -> list[Heard]:
    """Reports whose evidence waits for somebody other than their reporter, the first due first."""
    listed = (
        _promises(programmes)
        .where(Change.read_at.is_(None), Change.sent_back_why == "", Change.reported_by_id != person_id)
        .order_by(Commitment.due_on, Finding.id)
        .limit(limit)
    )
    return of_findings(db.session.scalars(listed), public=False)
