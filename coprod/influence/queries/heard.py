"""A finding with everything that became of it, put together in a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from coprod.consultations.models import Consultation
from coprod.core.db import db
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.rules import PUBLISHED
from coprod.programmes.models import Programme
from coprod.themes.models import Finding


@dataclass(frozen=True)
class Heard:
    """A finding, the answer to it, what was promised and what was done: as far as its reader may know.

    For the public, ``change`` is there only when its evidence has been read. Rows come with what pages need:
    the finding's editions and quotes, the consultation's and the programme's words, the commitment's organisation.
    """

    finding: Finding
    answer: Answer | None = None
    commitment: Commitment | None = None
    change: Change | None = None

    @property
    def consultation(self) -> Consultation:
        return self.finding.consultation

    @property
    def programme_id(self) -> int:
        """So that a rule about a programme's thing is true of this."""
        return self.finding.consultation.programme_id

    @property
    def is_published(self) -> bool:
        return self.finding.is_published

    @property
    def is_done(self) -> bool:
        """Whether the promise was kept, with evidence that somebody has read."""
        return self.change is not None and self.change.is_read

    @property
    def days_late(self) -> int:
        """How many days a promise is late that is not yet kept; 0 for all others."""
        return 0 if self.commitment is None or self.is_done else self.commitment.days_late

    @property
    def was_late_by(self) -> int:
        """How many days after its day a promise was kept; 0 when in time, or not kept."""
        if self.commitment is None or self.change is None or not self.is_done:
            return 0
        return max(0, (self.change.done_on - self.commitment.due_on).days)


def around_findings(path: ORMOption | None = None) -> Sequence[ORMOption]:
    """What is loaded with findings; ``path`` leads to the finding when something else is selected."""
    if path is None:
        asked = joinedload(Finding.consultation)
        own = (selectinload(Finding.editions), selectinload(Finding.quotes))
    else:
        asked = path.joinedload(Finding.consultation)  # type: ignore[attr-defined]
        own = (path.selectinload(Finding.editions), path.selectinload(Finding.quotes))  # type: ignore[attr-defined]
    return (
        *own,
        asked.selectinload(Consultation.editions),
        asked.joinedload(Consultation.workstream),
        asked.joinedload(Consultation.programme).selectinload(Programme.editions),
    )


def _become(findings: Sequence[Finding], *, public: bool) -> list[Heard]:
    """What became of loaded findings, in their order: three statements, however many there are."""
    numbers = [finding.id for finding in findings]
    answers = {
        answer.finding_id: answer
        for answer in db.session.scalars(
            select(Answer).where(Answer.finding_id.in_(numbers)).order_by(Answer.id)
        )
    }
    commitments = {
        each.answer_id: each
        for each in db.session.scalars(
            select(Commitment)
            .where(Commitment.answer_id.in_([answer.id for answer in answers.values()]))
            .order_by(Commitment.id)
            .options(joinedload(Commitment.organisation))
        )
    }
    listed = select(Change).where(Change.commitment_id.in_([each.id for each in commitments.values()]))
    if public:
        listed = listed.where(Change.read_at.is_not(None))
    changes = {each.commitment_id: each for each in db.session.scalars(listed.order_by(Change.id))}
    return [_one_of(finding, answers, commitments, changes) for finding in findings]


def _one_of(
    finding: Finding,
    answers: dict[int, Answer],
    commitments: dict[int, Commitment],
    changes: dict[int, Change],
) -> Heard:
    answer = answers.get(finding.id)
    commitment = commitments.get(answer.id) if answer else None
    change = changes.get(commitment.id) if commitment else None
    return Heard(finding, answer, commitment, change)


def _findings(consultation: Consultation) -> Select[Finding]:
    return (
        select(Finding)
        .where(Finding.consultation_id == consultation.id)
        .order_by(Finding.position, Finding.id)
        .options(*around_findings())
    )


def outcome(consultation: Consultation) -> list[Heard]:
    """What became of a consultation, as everybody may read it; empty until it is published."""
    if consultation.stage not in PUBLISHED:
        return []
    return _become(list(db.session.scalars(_findings(consultation))), public=True)


def workbench(consultation: Consultation) -> list[Heard]:
    """Every finding with what has been drafted for it so far: for those who lead."""
    return _become(list(db.session.scalars(_findings(consultation))), public=False)


def of_findings(numbers: Iterable[int], *, public: bool = True) -> list[Heard]:
    """What became of findings, in the order of their numbers given."""
    wanted = list(numbers)
    listed = select(Finding).where(Finding.id.in_(wanted)).options(*around_findings()).order_by(Finding.id)
    if public:
        listed = listed.join(Consultation).where(Consultation.stage.in_(PUBLISHED))
    found = {finding.id: finding for finding in db.session.scalars(listed)}
    return _become([found[number] for number in wanted if number in found], public=public)


def _finding_of_commitment(reference: str) -> int | None:
    return db.session.scalar(
        select(Answer.finding_id)
        .join(Commitment, Commitment.answer_id == Answer.id)
        .where(Commitment.reference == reference)
    )


def one(reference: str) -> Heard | None:
    """The thread of a commitment's reference, as everybody may read it; ``None`` until it is published."""
    number = _finding_of_commitment(reference)
    return next(iter(of_findings([number])), None) if number else None


def to_work_on(reference: str) -> Heard | None:
    """The thread of a commitment's reference with evidence that nobody has read yet: for those who work on it."""
    number = _finding_of_commitment(reference)
    return next(iter(of_findings([number], public=False)), None) if number else None


def _finding_number(reference: str, finding: str) -> list[int]:
    wanted = select(Finding.id).join(Consultation)
    wanted = wanted.where(Consultation.reference == reference, Finding.reference == finding)
    return list(db.session.scalars(wanted))


def finding_in(reference: str, finding: str) -> Heard | None:
    """A finding of a consultation with what has been drafted for it: for those who lead."""
    return next(iter(of_findings(_finding_number(reference, finding), public=False)), None)


def published_finding_in(reference: str, finding: str) -> Heard | None:
    """A finding of a consultation as everybody may read it; ``None`` until it is published."""
    return next(iter(of_findings(_finding_number(reference, finding))), None)


def thread_of(about: Answer | Commitment | Change) -> Heard:
    """The thread that an answer, a promise or a change belongs to, published or not."""
    numbers = select(Answer.finding_id)
    if isinstance(about, Answer):
        numbers = numbers.where(Answer.id == about.id)
    elif isinstance(about, Commitment):
        numbers = numbers.where(Answer.id == about.answer_id)
    else:
        numbers = numbers.join(Commitment, Commitment.answer_id == Answer.id)
        numbers = numbers.where(Commitment.id == about.commitment_id)
    return of_findings(db.session.scalars(numbers), public=False)[0]


def answer_to(finding: Finding) -> Answer | None:
    """The answer to a finding as it stands now."""
    return db.session.scalars(
        select(Answer).where(Answer.finding_id == finding.id).execution_options(populate_existing=True)
    ).first()


def commitment_of(answer: Answer) -> Commitment | None:
    """What was promised with an answer, as it stands now."""
    return db.session.scalars(
        select(Commitment).where(Commitment.answer_id == answer.id).execution_options(populate_existing=True)
    ).first()


def change_of(commitment: Commitment) -> Change | None:
    """What was done about a commitment, as it stands now."""
    return db.session.scalars(
        select(Change).where(Change.commitment_id == commitment.id).execution_options(populate_existing=True)
    ).first()
