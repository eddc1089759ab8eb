"""Advice in words: who is asked, by when they answer, how late they are, and what they answered (domain rule M10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod.core import clock
from coprod.core.words import _, date_words, ngettext
from coprod.meetings.models import Decision
from coprod.meetings.queries.advice import Waiting
from coprod.meetings.rules.advice import ADVICE_WORDS, AdviceAnswer, days_late


@dataclass(frozen=True)
class Stands:
    """How advice stands today. Whether it is late is worked out when it is drawn, and kept nowhere."""

    receiver: str
    due_on: date
    answered_on: date | None
    verdict: str
    words: str
    by: str

    @property
    def days_late(self) -> int:
        return days_late(self.due_on, self.answered_on, clock.today())

    @property
    def asked(self) -> str:
        """Who is asked, and by when they answer, or what they answered on which day."""
        if self.answered_on is None:
            return _("%(body)s answers by %(day)s.", body=self.receiver, day=date_words(self.due_on))
        return _(
            "%(body)s answered on %(day)s: %(verdict)s.",
            body=self.receiver,
            day=date_words(self.answered_on),
            verdict=self.verdict,
        )

    @property
    def late(self) -> str:
        """How late it is, or was; "" when it is not."""
        many = self.days_late
        if self.answered_on is None:
            return ngettext("%(num)s day late", "%(num)s days late", many) if many else ""
        return (
            ngettext("The answer came %(num)s day late.", "The answer came %(num)s days late.", many)
            if many
            else ""
        )

    @property
    def why(self) -> str:
        """Their words, and whose they are."""
        if self.answered_on is None:
            return ""
        if not self.words:
            return _("This part is being looked at again, and can be read later.")
        return f"{self.words} ({self.by})" if self.by else self.words

    @property
    def told(self) -> str:
        """All of it in one line."""
        return " ".join(each for each in (self.asked, self.late, self.why) if each)


def public(told: Mapping[str, Any]) -> Stands | None:
    """Of a decision as everybody reads it; ``None`` when it is no advice."""
    advice = told["advice"]
    if not advice:
        return None
    return Stands(
        advice["receiver"],
        date.fromisoformat(advice["due_on"]),
        date.fromisoformat(advice["answered_on"]) if advice["answered_on"] else None,
        str(ADVICE_WORDS[AdviceAnswer(advice["verdict"])]) if advice["verdict"] else "",
        advice["words"],
        advice["by"],
    )


def inside(decision: Decision, read: Mapping[str, str] | None = None) -> Stands | None:
    """Of a decision as it is written; ``read``: its words as some circle reads them."""
    if decision.receiver is None or decision.answer_due_on is None:
        return None
    told = read or {"answer_words": decision.answer_words, "answer_by": decision.answer_by}
    return Stands(
        decision.receiver.name,
        decision.answer_due_on,
        decision.answered_on,
        str(ADVICE_WORDS[decision.answer_verdict]) if decision.answer_verdict else "",
        told["answer_words"],
        told["answer_by"],
    )


def of(waiting: Waiting) -> Stands:
    """Of advice that nobody has answered."""
    return Stands(waiting.receiver.name, waiting.due_on, None, "", "", "")
