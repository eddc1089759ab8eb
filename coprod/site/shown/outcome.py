"""What became of a finding, as everybody reads it: what was heard, said, promised, done and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from coprod.core import clock, editions
from coprod.core.editions import Passage
from coprod.core.words import ENGLISH, _, direction, language
from coprod.influence.queries import Heard, Station, outcome_address, people_said
from coprod.influence.rules import VERDICT_WORDS, Verdict
from coprod.oversight.models import Check
from coprod.oversight.rules import JUDGEMENT_WORDS, Judgement
from coprod.site.queries import Thread
from coprod.themes.models import Quote

SHORT = 240  # characters
VERDICT_KINDS = {Verdict.ACCEPTED: "done", Verdict.PARTLY: "waiting", Verdict.NO: "stopped"}
JUDGEMENT_KINDS = {
    Judgement.CONFIRMED: "done",
    Judgement.NOT_CONFIRMED: "waiting",
    Judgement.DISPUTED: "late",
}


@dataclass(frozen=True)
class Judged:
    """One thing that the reviewer said. ``interest`` is a sentence when the reviewer also has a part in it."""

    judgement: str
    kind: str
    who: str
    on: date
    why: Passage
    interest: str


@dataclass(frozen=True)
class Decision:
    """The answer to a finding."""

    verdict: str
    kind: str
    why: Passage
    by: str
    on: date


@dataclass(frozen=True)
class Promise:
    """What was promised, who sees to it, by when; how late it is, or was."""

    what: Passage
    owner: str
    organisation: str
    due_on: date
    days_late: int
    href: str


@dataclass(frozen=True)
class Done:
    """What was done, and how that is known."""

    what: Passage
    evidence: Passage
    on: date
    days_late: int


@dataclass(frozen=True)
class Told:
    """One finding with all that became of it. ``title`` and ``text`` know their own language."""

    number: int
    anchor: str
    title: Passage
    text: Passage
    people: str
    quotes: Sequence[Quote]
    decision: Decision | None
    promise: Promise | None
    done: Done | None
    of_answer: list[Judged]
    of_change: list[Judged]
    stations: list[Station]
    status: str
    kind: str
    outcome_href: str

    @property
    def href(self) -> str:
        """Where all of it stands: the page of the promise, or the place among the other findings."""
        return self.promise.href if self.promise else self.outcome_href

    @property
    def sentence(self) -> str:
        """The last thing that happened, short."""
        last = self.done.what if self.done else self.promise.what if self.promise else None
        return shortened(str(last or (self.decision.why if self.decision else "")))

    # What a card in a list takes.
    @property
    def lang(self) -> str | None:
        return self.title.lang

    @property
    def dir(self) -> str | None:
        return self.title.dir


def told(thread: Thread) -> Told:
    """One thread in words."""
    heard = thread.heard
    words = editions.read(heard.finding.editions, language())
    status, kind = _status(heard)
    return Told(
        number=heard.finding.id,
        anchor=f"finding-{heard.finding.reference}",
        title=words.title,
        text=words.text,
        people=people_said(heard),
        quotes=heard.finding.quotes,
        decision=_decision(heard),
        promise=_promise(heard),
        done=_done(heard),
        of_answer=[_judged(check) for check in thread.checked.of_answer],
        of_change=[_judged(check) for check in thread.checked.of_change],
        stations=thread.stations,
        status=status,
        kind=kind,
        outcome_href=outcome_address(heard),
    )


def english(words: str) -> Passage:
    """What is only ever written in English, marked so on a page in another language."""
    return Passage(words) if language() == ENGLISH else Passage(words, ENGLISH, direction(ENGLISH))


def shortened(words: str) -> str:
    """The beginning of a long text, cut between words."""
    flat = " ".join(words.split())
    return flat if len(flat) <= SHORT else flat[:SHORT].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def _status(heard: Heard) -> tuple[str, str]:
    """How far it has come, in a word or two, and the look of that."""
    if heard.is_done:
        return _("Done"), "done"
    if heard.days_late:
        return _("Promised, and late"), "late"
    if heard.commitment is not None:
        return _("Promised"), "waiting"
    if heard.answer is not None:
        return str(VERDICT_WORDS[heard.answer.verdict]), VERDICT_KINDS[heard.answer.verdict]
    return _("Heard"), "waiting"


def _decision(heard: Heard) -> Decision | None:
    answer = heard.answer
    if answer is None:
        return None
    verdict, kind = str(VERDICT_WORDS[answer.verdict]), VERDICT_KINDS[answer.verdict]
    return Decision(verdict, kind, english(answer.why), answer.by_role, answer.on_day)


def _promise(heard: Heard) -> Promise | None:
    commitment = heard.commitment
    if commitment is None:
        return None
    return Promise(
        english(commitment.what),
        commitment.owner_role,
        commitment.organisation.name if commitment.organisation else "",
        commitment.due_on,
        heard.days_late,
        url_for("site.change", reference=commitment.reference),
    )


def _done(heard: Heard) -> Done | None:
    change = heard.change
    if change is None or not heard.is_done:
        return None
    return Done(english(change.what), english(change.evidence), change.done_on, heard.was_late_by)


def _judged(check: Check) -> Judged:
    return Judged(
        str(JUDGEMENT_WORDS[check.judgement]),
        JUDGEMENT_KINDS[check.judgement],
        check.organisation.name,
        clock.london(check.said_at).date(),
        english(check.why),
        check.interest,
    )
