"""The way through a questionnaire: one section a page, check your answers, the receipt.

Every domain that asks people something goes this way, with its own beginning and its own receipt: a consultation,
feedback. Nothing here is written down about the visitor. The browser's cookie holds the only key to what is typed.
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import ClassVar

from flask import abort, get_template_attribute, make_response, redirect, request
from flask_babel import gettext as _

from coprod.core import shells
from coprod.core.access import Reply, refusal
from coprod.core.attachments import MADE, MOST_FILES, SORT_WORDS
from coprod.core.crisis import Route
from coprod.core.db import is_writing
from coprod.core.errors import Refused
from coprod.core.words import LANGUAGES, address_in, language
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import drafts, filing, frozen, packets
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.rules import answers, blank
from coprod.questionnaires.rules.answers import Answers, Complaint
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.spoken import SpokenQuestion
from coprod.questionnaires.views import browser, receiving


class Step(enum.Enum):
    """The pages of a way. ``BETWEEN`` stands between the last section and "check your answers", where there is one."""

    START = "start"
    SECTION = "section"
    BETWEEN = "between"
    SAVED = "saved"
    CHECK = "check"
    DONE = "done"


# How the button that leads to the files of a question begins.
TO_FILES = "files:"


class Journey(ABC):
    """One visit's way through one frozen questionnaire."""

    has_a_page_between: ClassVar[bool] = False

    def __init__(self, version: QuestionnaireVersion) -> None:
        self.version = version

    @abstractmethod
    def at(self, step: Step, number: int | None = None) -> str:
        """The address of a page; ``number`` is the section's."""

    @abstractmethod
    def shown(self, template: str, **told: object) -> str:
        """A page of the way, drawn with what the domain's own pages need."""

    @abstractmethod
    def send(self, draft: Draft) -> Receipt:
        """Send what was typed. Errors: ``Refused``, in words."""

    @abstractmethod
    def shut(self) -> Reply | None:
        """The page that says why nothing can be said here now; ``None`` when it can."""

    @abstractmethod
    def reading(self) -> str:
        """When somebody first reads this, so that nobody waits for help that cannot come (domain rule F9)."""

    @abstractmethod
    def routes(self) -> Sequence[Route]:
        """Where help is now (domain rule F7)."""

    def earlier(self) -> Sequence[int]:
        """Versions that this browser may have begun to answer before there was this one."""
        return ()

    def varies(self) -> str:
        """What else a page that is kept depends on, beside the address and the day."""
        return ""

    def packet_room(self) -> int:
        """For how many bytes beside the answers there is room in a draft."""
        return 0

    def drawn_alone(self, draft: Draft) -> bool:
        """Whether "check your answers" holds more of one person than the answers."""
        return False

    def checked_too(self, draft: Draft) -> Mapping[str, object]:
        """What else "check your answers" shows of one person; only when it is drawn for them alone."""
        return {}

    def may_be_known(self, draft: Draft) -> bool:
        """Whether somebody has said with it how they can be found."""
        return False

    def sent_before(self, slip: str) -> Receipt | None:
        """The receipt of the draft of this name, when this browser has sent it."""
        return browser.sent_before(self.version.id, slip)

    def told_at_once(self, receipt: Receipt) -> Mapping[str, str]:
        """What the receipt's page says to one person alone, by the name of its slot."""
        return {}

    def files_at(self, number: int, question: str) -> str:
        """The address of the page on which files are added to a question. Errors: 404 where there is none."""
        abort(404)

    def draft(self, *, to_write: bool = False) -> Draft | None:
        """What this browser has begun."""
        return drafts.find(self.version.id, browser.keys(), to_write=to_write)

    def begin(self) -> Reply:
        """A fresh draft. Whoever starts again starts from nothing: earlier words must not come up again."""
        every = (self.version.id, *self.earlier())
        for number in every:
            # What was added to them goes at once; unsent files take room from everybody.
            if (earlier := drafts.find(number, browser.keys(), to_write=True)) is not None:
                filing.forget(each.file_key for each in filing.held(earlier.aside))
            drafts.erase_all(number, browser.keys())
        draft = drafts.begin(self.version.id, drafts.new_key())
        draft.format = "easy_read" if request.form.get("format") == "easy_read" else "standard"
        # Nothing is in it yet, so its size says nothing.
        drafts.keep(draft)
        response = make_response(redirect(self.at(Step.SECTION, 1)))
        for number in every:
            browser.drop(response, number)
        return browser.give(response, draft)

    def section(self, number: int) -> Reply:
        """One section of questions. Every button keeps what was typed."""
        document = frozen.document(self.version)
        if not 1 <= number <= len(document.sections):
            abort(404)
        draft = self.draft(to_write=request.method == "POST")
        if draft is None:
            return redirect(self.at(Step.START))
        given: Answers | None = None
        if request.method == "POST":
            given = Answers.parse(document.sections[number - 1], dict(request.form.lists()))
            draft.typed = given.merge_into(draft.typed)
            draft.page = number
            self.keep(draft)
            going = self._going(draft, number, len(document.sections), given)
            if going is not None:
                return going
        section = frozen.spoken(self.version, language(), draft.format == "easy_read")[number - 1]
        first = document.first_free_text()

        def draw(typed: Mapping[str, object], problems: Mapping[str, str] = MappingProxyType({})) -> str:
            return self.shown(
                "questionnaires/section.html",
                section=section,
                number=number,
                sections=len(document.sections),
                typed=typed,
                problems=problems,
                routes=self.routes() if first and first[0] == number - 1 else [],
                reading=self.reading(),
                other_languages=[(code, own) for code, own in LANGUAGES.items() if code != language()],
            )

        if given and given.problems:
            said = {id_: _(each.sentence, **each.figures) for id_, each in given.problems.items()}
            return draw(draft.typed, said), 422
        if (own := blank.own(section, draft.typed)) is None:
            return draw(draft.typed)
        what = f"section {self.version.id} {draft.format} {self.varies()}"
        return shells.give(what, lambda: draw(blank.blank(section, shells.slot)), own)

    def keep(self, draft: Draft) -> None:
        """Write the draft down, in a packet whose size says nothing."""
        drafts.keep(draft, packets.size(self.version, self.packet_room()))
        filing.hold(draft)

    def _going(self, draft: Draft, number: int, last: int, given: Answers) -> Reply | None:
        """Where the pressed button leads; ``None`` to stay and mend. Back, to files, to a language: always."""
        pressed = request.form.get("go", "on")
        if pressed.startswith("language:"):
            return in_language(pressed)
        if pressed == "back":
            return redirect(self.at(Step.SECTION, number - 1) if number > 1 else self.at(Step.START))
        if pressed.startswith(TO_FILES):
            return redirect(self.files_at(number, pressed.removeprefix(TO_FILES)))
        if given.problems:
            return None
        if pressed == "save":
            return self.save(draft)
        if number < last and pressed != "check":
            return redirect(self.at(Step.SECTION, number + 1))
        return redirect(self.at(Step.BETWEEN if self.has_a_page_between else Step.CHECK))

    def files(self, number: int, question_id: str) -> Reply:
        """Files for one question: what they can show is said first; they are added and removed one by one."""
        question = self._with_files(number, question_id)
        draft = self.draft(to_write=is_writing())
        if draft is None:
            return redirect(self.at(Step.START))
        reason = refusal()
        if request.method == "POST" and reason is None:
            pressed, attached = request.form.get("go", "add"), receiving.received()
            if pressed == "back":
                return redirect(self.at(Step.SECTION, number))
            if pressed.startswith("remove:"):
                filing.drop(draft, pressed.removeprefix("remove:"))
            elif attached is not None:
                filing.add(draft, self.version.id, question.id, attached)
                receiving.is_held()
            else:
                reason = _("Choose a file first.")
            if reason is None:
                self.keep(draft)
                return redirect(self.files_at(number, question.id))
        form = receiving.AddFile()
        if reason:
            form.say(reason)
        page = self.shown(
            "questionnaires/files.html",
            form=form,
            files=[
                (each.name, SORT_WORDS[MADE[each.media_type].sort], each.size_bytes)
                for each in filing.held(draft.aside)
                if each.question == question.id
            ],
            is_full=len(filing.held(draft.aside)) >= MOST_FILES,
            most=MOST_FILES,
            back=self.at(Step.SECTION, number),
        )
        return (page, 422) if reason else page

    def _with_files(self, number: int, question_id: str) -> SpokenQuestion:
        spoken = frozen.spoken(self.version, language())
        if not 1 <= number <= len(spoken):
            abort(404)
        asked = (each for each in spoken[number - 1].questions if KINDS[each.kind].takes_files)
        return next((each for each in asked if each.id == question_id), None) or abort(404)

    def save(self, draft: Draft) -> Reply:
        """The browser keeps the key for as long as we keep the words."""
        return browser.give(make_response(redirect(self.at(Step.SAVED))), draft, drafts.LIFE)

    def saved(self) -> Reply:
        """What was typed is kept: for how long, and how to come back to it."""
        draft = self.draft()
        if draft is None:
            return redirect(self.at(Step.START))
        return self.shown(
            "questionnaires/saved.html",
            carry_on=self.at(Step.SECTION, draft.page),
            hours=int(drafts.LIFE / timedelta(hours=1)),
        )

    def check(self) -> Reply:
        """Everything that would be sent, each with a way back to it."""
        draft = self.draft()
        return redirect(self.at(Step.START)) if draft is None else self.checked(draft)

    def checked(self, draft: Draft, reason: str | None = None) -> Reply:
        """The same, with the reason why it could not be sent."""
        wrong = answers.complaints(frozen.document(self.version), draft.typed)
        spoken = frozen.spoken(self.version, language(), draft.format == "easy_read")
        shown = {
            question.id: KINDS[question.kind].show(question, draft.typed[question.id])
            if question.id in draft.typed
            else []
            for section in spoken
            for question in section.questions
            if KINDS[question.kind].is_asked
        }
        said_lines = get_template_attribute("components/said_lines.html", "said_lines")
        own = {f"lines.{id_}": said_lines(lines) for id_, lines in shown.items()} | {"slip": draft.slip}
        alone = self.drawn_alone(draft)

        def draw() -> str:
            sections = [
                (
                    self.at(Step.SECTION, number),
                    section,
                    [
                        (question, shells.slot(f"lines.{question.id}"), _problem(wrong.get(question.id)))
                        for question in section.questions
                        if question.id in shown
                    ],
                )
                for number, section in enumerate(spoken, 1)
            ]
            return self.shown(
                "questionnaires/check.html",
                slip=shells.slot("slip"),
                sections=sections,
                back=self.at(Step.BETWEEN) if self.has_a_page_between else self.at(Step.SECTION, len(spoken)),
                done=self.at(Step.DONE),
                reason=reason,
                **(self.checked_too(draft) if alone else {}),
            )

        if wrong or reason or alone:
            page = shells.alone(draw, own)
            return (page, 422) if reason else page
        return shells.give(f"check {self.version.id} {draft.format}", draw, own)

    def done(self, what: str, receipt_page: str, **told: object) -> Reply:
        """Send, and show the receipt. Pressing again, or loading again, shows the same receipt and counts once."""
        if request.method != "POST":
            return self.shown("questionnaires/nothing_to_send.html", start=self.at(Step.START))
        slip = request.form.get("slip", "")
        draft = self.draft(to_write=True)
        if draft is not None and draft.slip == slip:
            try:
                receipt: Receipt | None = self.send(draft)
            except Refused as refusal:
                shut = self.shut()
                return self.checked(draft, refusal.message) if shut is None else shut
        else:
            # Pressed again, or another press of the same button has just sent it while this one waited for its turn.
            receipt = self.sent_before(slip)
        if receipt is None:
            return self.shown("questionnaires/nothing_to_send.html", start=self.at(Step.START)), 410
        receipt_code = get_template_attribute("components/receipt_code.html", "receipt_code")
        # Once it has gone, what was told is not at hand any more: then it says only what is true of everybody.
        is_known = draft is None or draft.slip != slip or self.may_be_known(draft)

        def draw() -> str:
            return self.shown(
                receipt_page,
                code=shells.slot("code"),
                routes=self.routes(),
                reading=self.reading(),
                **told,
            )

        own = {"code": receipt_code(receipt.code, is_known=is_known), **self.told_at_once(receipt)}
        response = make_response(shells.give(what, draw, own))
        if draft is not None and draft.slip == slip:
            return browser.give(response, draft, drafts.AFTER_SENDING)
        return browser.keep_briefly(response, self.version.id, slip)


def in_language(pressed: str) -> Reply:
    """To the same page in the language of the button that was pressed (``language:ur``)."""
    code = pressed.partition(":")[2]
    return redirect(address_in(code if code in LANGUAGES else language()))


def _problem(complaint: Complaint | None) -> str | None:
    return _(complaint.sentence, **complaint.figures) if complaint else None
