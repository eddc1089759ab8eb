"""The question builder: everything on one page, a page for each part, the words of each language, a preview.

Every domain that asks people something writes its questions in this one way, with its own doors, its own permissions
and its own frame around the pages: a consultation, a feedback form. What may be changed when is the domain's rule.
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from flask import abort, redirect, request

from coprod.core.access import Reply, say
from coprod.core.crisis import Route
from coprod.core.words import ENGLISH
from coprod.people.current import me
from coprod.questionnaires.models import OptionRow, QuestionRow, SectionRow
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.queries import draft


class Place(enum.Enum):
    """The pages and buttons of the builder. Each is the name of a door in every domain that has it."""

    WHOLE = "questions"
    PREVIEW = "preview"
    WORDS = "question_words"
    ADD_SECTION = "add_section"
    SECTION = "question_section"
    REMOVE_SECTION = "remove_section"
    MOVE_SECTION = "move_section"
    ADD_STANDARD = "add_standard"
    ADD_QUESTION = "add_question"
    QUESTION = "question"
    REMOVE_QUESTION = "remove_question"
    MOVE_QUESTION = "move_question"
    ADD_OPTIONS = "add_question_options"
    OPTION = "question_option"
    REMOVE_OPTION = "remove_question_option"
    MOVE_OPTION = "move_question_option"


class Building(ABC):
    """One visit to the questions of one questionnaire while they are being written."""

    # Whether people can add files to what they say.
    takes_files: ClassVar[bool] = False
    # Whether the questions that everybody may ask alike are offered here.
    offers_standard: ClassVar[bool] = True

    def __init__(self, questionnaire_id: int) -> None:
        self.questionnaire = draft(questionnaire_id)
        self.document = freezing.document_of(self.questionnaire)
        self.english: Mapping[str, str] = self.document.words.get(ENGLISH, {})

    @abstractmethod
    def at(self, place: Place, **parts: Any) -> str:
        """The address of a page or a button."""

    @abstractmethod
    def framed(self, template: str, frame: str, **told: object) -> Reply:
        """A page, drawn with what the domain's frame of this name (``frame``, ``frame_wide``) needs."""

    @abstractmethod
    def may_change(self) -> bool:
        """Whether what stands here can be changed now."""

    @abstractmethod
    def routes(self) -> Sequence[Route]:
        """Where help is now, for the preview."""

    def stays(self) -> Mapping[str, str]:
        """What this domain always asks, by id (an option's: ``question.option``), each with the reason in a sentence."""
        return {}

    def stands_first(self) -> str:
        """The id of the question before which nothing can be put; empty when there is none."""
        return ""

    @abstractmethod
    def insist(self) -> None:
        """Errors: ``Refused`` when a change has left something out that this domain always asks."""

    def told(self) -> Mapping[str, object]:
        """What else the page with everything on it is told; ``standing`` names what is drawn above the questions."""
        return {}

    @property
    def by(self) -> int:
        """Whoever writes."""
        return me().id

    def shown(self, template: str, frame: str = "frame", /, **told: object) -> Reply:
        """A page of the builder."""
        return self.framed(
            template, frame, door=lambda place, **parts: self.at(Place(place), **parts), **told
        )

    def section(self, key: str) -> SectionRow:
        """The section of this id. Errors: 404."""
        return next((each for each in self.questionnaire.sections if each.key == key), None) or abort(404)

    def question(self, key: str) -> QuestionRow:
        """The question of this id. Errors: 404."""
        every = (each for section in self.questionnaire.sections for each in section.questions)
        return next((each for each in every if each.key == key), None) or abort(404)

    def option(self, question: QuestionRow, key: str) -> OptionRow:
        """The option of this id. Errors: 404."""
        return next((each for each in question.options if each.key == key), None) or abort(404)

    def words(self, key: str) -> str:
        """What stands under this key in English."""
        return self.english.get(key, "")

    def to_whole(self, part: str = "", done: str = "") -> Reply:
        """Say what was done, and go back to everything, at the part that was changed."""
        anchor = {"_anchor": f"part-{part}"} if part else {}
        return self._to(self.at(Place.WHOLE, **anchor), done)

    def to_question(self, key: str, done: str = "") -> Reply:
        """Say what was done, and go back to the question."""
        return self._to(self.at(Place.QUESTION, key=key), done)

    def _to(self, address: str, done: str) -> Reply:
        if request.method == "POST":
            self.insist()
        if done:
            say(done)
        return redirect(address)
