"""Opportunities: paid roles as they are advertised, what people are chosen by, and who chooses."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.core.editions import SearchableColumns
from coprod.involvement.rules.opportunities import (
    PUBLIC,
    Choosing,
    DwpBasis,
    EqualSay,
    Happens,
    Pays,
    Stage,
)
from coprod.meetings.models import Group
from coprod.people.models import Person
from coprod.programmes.models import Organisation, PrivacyNotice, Programme, Workstream
from coprod.programmes.rules import Level, Rung
from coprod.questionnaires.models import Questionnaire, QuestionnaireVersion
from coprod.rates.models import RateCard

# The texts of an opportunity, in the order in which they are written and shown. A criterion's words stand beside them,
# as ``criterion.<key>``.
OPPORTUNITY_TEXTS = (
    "title",
    "summary",
    "purpose",
    "can_change",
    "who_for",
    "what_you_do",
    "time",
    "place",
    "access",
    "support",
    "telephone",
    "video",
    "payment",
    "expenses",
    "unpaid_why",
    "how_chosen",
)


class Opportunity(Row):
    """A role that people with lived experience or carers are asked to take, with what it gives and takes.

    Money is whole pence, time whole minutes. What one session pays follows from
    ``rate_card`` and ``rate_key`` on its day.
    """

    __tablename__ = "opportunity"
    __table_args__ = (
        CheckConstraint("places > 0", name="at_least_one_place"),
        # Nobody is promised a place that is not there, whoever asks at once (domain rule of threat T10).
        CheckConstraint("taken >= 0 AND taken <= places", name="never_overbooked"),
        CheckConstraint("stage = 'draft' OR version_id IS NOT NULL", name="asked_with_frozen_questions"),
        CheckConstraint("stage = 'draft' OR privacy_notice_id IS NOT NULL", name="asked_with_a_notice"),
        CheckConstraint("stage = 'draft' OR closes_on IS NOT NULL", name="published_with_a_closing_day"),
        CheckConstraint("stage = 'draft' OR dwp_basis IS NOT NULL", name="published_with_its_basis"),
        CheckConstraint(
            "pays <> 'payment_and_expenses' OR stage = 'draft' OR rate_card_id IS NOT NULL",
            name="paid_by_a_rate",
        ),
        CheckConstraint("session_minutes >= 0 AND preparation_minutes >= 0", name="time_not_negative"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey(Workstream.id), index=True)
    # Who asks, and pays.
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    # The group in which somebody takes a seat with this role, if there is one.
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), index=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey(Questionnaire.id), unique=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey(QuestionnaireVersion.id), unique=True)
    privacy_notice_id: Mapped[int | None] = mapped_column(ForeignKey(PrivacyNotice.id))
    stage: Mapped[Stage] = mapped_column(default=Stage.DRAFT, index=True)
    level: Mapped[Level] = mapped_column(default=Level.SERVICE)
    rung: Mapped[Rung] = mapped_column(default=Rung.ENGAGEMENT)
    # The evidence of co-production, beside payment (domain rule S3).
    equal_say: Mapped[EqualSay] = mapped_column(default=EqualSay.NONE)
    from_the_start: Mapped[bool] = mapped_column(default=False)
    pays: Mapped[Pays] = mapped_column(default=Pays.PAYMENT_AND_EXPENSES)
    rate_card_id: Mapped[int | None] = mapped_column(ForeignKey(RateCard.id), index=True)
    rate_key: Mapped[str] = mapped_column(String(40), default="")
    # Values of ``Method`` and of ``Expense``.
    methods: Mapped[list[str]] = mapped_column(default=list)
    expenses: Mapped[list[str]] = mapped_column(default=list)
    # One ordinary session, and what is to be prepared for it; how many are expected in all.
    session_minutes: Mapped[int] = mapped_column(default=0)
    preparation_minutes: Mapped[int] = mapped_column(default=0)
    sessions: Mapped[int | None]
    happens: Mapped[Happens] = mapped_column(default=Happens.IN_PERSON)
    dwp_basis: Mapped[DwpBasis | None]
    # Whose duty it is that the basis names.
    dwp_organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    places: Mapped[int] = mapped_column(default=1)
    taken: Mapped[int] = mapped_column(default=0)
    choosing: Mapped[Choosing] = mapped_column(default=Choosing.PANEL)
    # What everybody may know of the panel: how many people, and how many of them with lived experience. Who they are
    # lies apart, in a table that no public page reads.
    panel_people: Mapped[int] = mapped_column(default=0)
    panel_lived: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closes_on: Mapped[date | None]
    first_closes_on: Mapped[date | None]
    # By when everybody who applies has an answer, with a reason.
    answers_by: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    withdrawn_why: Mapped[str] = mapped_column(String(400), default="")

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql", foreign_keys=[organisation_id])
    dwp_organisation: Mapped[Organisation | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[dwp_organisation_id]
    )
    group: Mapped[Group | None] = relationship(lazy="raise_on_sql")
    version: Mapped[QuestionnaireVersion | None] = relationship(lazy="raise_on_sql")
    rate_card: Mapped[RateCard | None] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[OpportunityEdition]] = relationship(
        lazy="raise_on_sql", order_by="OpportunityEdition.id"
    )
    criteria: Mapped[list[Criterion]] = relationship(lazy="raise_on_sql", order_by="Criterion.position")
    panel: Mapped[list[Panelist]] = relationship(lazy="raise_on_sql", order_by="Panelist.id")

    @property
    def is_public(self) -> bool:
        """Whether everybody may know of it."""
        return self.stage in PUBLIC

    @property
    def is_open(self) -> bool:
        """Whether it takes applications at this moment: the closing day counts to its midnight in London."""
        return (
            self.stage is Stage.OPEN
            and self.closes_on is not None
            and clock.now() < clock.end_of_day(self.closes_on)
        )

    @property
    def was_extended(self) -> bool:
        """Whether it was kept open for longer than people were told at first."""
        return self.first_closes_on is not None and self.first_closes_on != self.closes_on

    @property
    def days_late(self) -> int:
        """How many days the answers to everybody who applied are late; 0 while they are not."""
        waits = self.stage in {Stage.OPEN, Stage.CLOSED} and self.choosing is Choosing.PANEL
        if not waits or self.answers_by is None:
            return 0
        return max(0, (clock.today() - self.answers_by).days)


class OpportunityEdition(SearchableColumns, Row):
    """An opportunity's words in one language and format. Keys: those of ``OPPORTUNITY_TEXTS``; ``criterion.<key>``."""

    __tablename__ = "opportunity_edition"
    __table_args__ = (UniqueConstraint("opportunity_id", "language", "format"),)

    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id))


class Criterion(Row):
    """One thing that applications are read for, said before anybody applies."""

    __tablename__ = "opportunity_criterion"
    __table_args__ = (UniqueConstraint("opportunity_id", "key"),)

    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id))
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]


class Panelist(Row):
    """Somebody who reads applications and chooses. At least one of a panel has lived experience."""

    __tablename__ = "opportunity_panelist"
    __table_args__ = (UniqueConstraint("opportunity_id", "person_id"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey(Opportunity.id))
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    has_lived_experience: Mapped[bool] = mapped_column(default=False)
    # The moment at which they said whether they know any of those who apply; nothing is read before it.
    declared_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
