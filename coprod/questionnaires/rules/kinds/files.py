"""A question answered with files: photos, a document, a video in British Sign Language, one's own voice."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.kind import AnswerState, Form, Kind, Typed, nothing
from coprod.questionnaires.rules.marking import N_
from coprod.questionnaires.rules.question import Question
from coprod.questionnaires.rules.spoken import SpokenQuestion


class Files(Kind):
    """Up to five files. Their names are ours and say nothing; the files are added on a page of their own.

     A face, a voice, handwriting identify: whoever adds a file is told first, and what they send is called confidential
    .
    """

    name = "files"
    words = N_("Photos, a document, a video or a sound recording")
    seconds = 60
    takes_files = True

    def read(self, question: Question, form: Form) -> Typed:
        """Nothing of it comes with the form of a page."""
        return nothing()

    def state(self, question: Question, typed: Typed) -> AnswerState:
        return AnswerState.ANSWERED if names(typed) else AnswerState.SKIPPED

    def closed_value(self, question: Question, typed: Typed) -> list[str]:
        return names(typed)

    def show(self, question: SpokenQuestion, typed: Typed) -> list[str]:
        return names(typed)


def names(typed: Typed) -> list[str]:
    """The names of the files that were added, in order."""
    value = typed["value"]
    return list(value) if isinstance(value, list) else []
