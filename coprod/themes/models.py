"""Findings, and the words that people agreed to see published."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.db import Row
from coprod.core.editions import EditionColumns, Format
from coprod.questionnaires.models import SheetText
from coprod.statistics.disclosure import PublicCount
from coprod.statistics.rules import Protected, protect

FINDING_TEXTS = ("title", "text")
UNKNOWN_LANGUAGE = "und"


class Finding(Row):
    """What many answers say, in a few words; ``how_many`` people said it, counted by whoever read them."""

    __tablename__ = "finding"
    __table_args__ = (CheckConstraint("how_many >= 0", name="how_many_not_negative"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey(Consultation.id), index=True)
    position: Mapped[int]
    how_many: Mapped[int]
    made_at: Mapped[datetime]

    consultation: Mapped[Consultation] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[FindingEdition]] = relationship(
        lazy="raise_on_sql", order_by="FindingEdition.id", cascade="all, delete-orphan"
    )
    quotes: Mapped[list[Quote]] = relationship(
        lazy="raise_on_sql", order_by="Quote.position", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def programme_id(self) -> int:
        """So that a rule about a programme's thing is true of its findings."""
        return self.consultation.programme_id

    @property
    def is_published(self) -> bool:
        """Whether everybody can read it, with the answer to it."""
        return self.consultation.stage in (Stage.ANSWERED, Stage.ARCHIVED)

    @property
    def people(self) -> PublicCount:
        """How many people said it, as anybody may see it: rounded, or "fewer than 8" (domain rule E6)."""
        shown = protect(self.how_many)
        return PublicCount(None, True, shown) if isinstance(shown, Protected) else PublicCount(shown)

    def edition(self, language: str, format_: Format) -> FindingEdition | None:
        """The words in one language and format, if they have been written."""
        kinds = {(each.language, each.format): each for each in self.editions}
        return kinds.get((language, format_))


class FindingEdition(EditionColumns, Row):
    """A finding's title and text in one language and format."""

    __tablename__ = "finding_edition"
    __table_args__ = (UniqueConstraint("finding_id", "language", "format"),)

    finding_id: Mapped[int] = mapped_column(ForeignKey(Finding.id))


class Quote(Row):
    """Words that their writer agreed to see published. When the answer is taken back, its quotes go with it."""

    __tablename__ = "quote"
    __table_args__ = (UniqueConstraint("finding_id", "text_key"),)

    finding_id: Mapped[int] = mapped_column(ForeignKey(Finding.id, ondelete="CASCADE"), index=True)
    text_key: Mapped[str] = mapped_column(ForeignKey(SheetText.key, ondelete="CASCADE"), index=True)
    words: Mapped[str]
    # "und" when it is not known: then no claim about the language is made on the page.
    language: Mapped[str] = mapped_column(String(10))
    position: Mapped[int]

    source: Mapped[SheetText] = relationship(lazy="raise_on_sql")

    @property
    def lang(self) -> str | None:
        """The language of the words as a page marks it, ``None`` when it is not known."""
        return None if self.language == UNKNOWN_LANGUAGE else self.language
