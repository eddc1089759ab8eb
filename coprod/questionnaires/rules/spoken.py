"""A questionnaire in one edition: each text in the language asked for, else in English and marked so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coprod.questionnaires.rules.question import Question, Section

STANDARD = "en"
EASY = "-easy"


class Text(str):
    """Words to show. ``lang`` and ``dir`` are set only when the words are not in the language of the page."""

    lang: str | None = None
    dir: str | None = None

    @classmethod
    def foreign(cls, words: str) -> Text:
        """Words that fell back to English on a page in another language."""
        text = cls(words)
        text.lang, text.dir = STANDARD, "ltr"
        return text


SILENCE = Text()


@dataclass(frozen=True)
class SpokenOption:
    """An option with its label. ``lang`` and ``dir`` are the label's, if it is not in the page's language."""

    id: str
    label: Text
    hint: Text = SILENCE
    other: bool = False
    prefer_not: bool = False

    @property
    def lang(self) -> str | None:
        return self.label.lang

    @property
    def dir(self) -> str | None:
        return self.label.dir


@dataclass(frozen=True)
class SpokenQuestion:
    """A question with its words. ``lang`` and ``dir`` are the title's; every text knows its own too."""

    id: str
    kind: str
    title: Text
    hint: Text
    options: tuple[SpokenOption, ...] = ()
    points: int = 0
    low: Text = SILENCE
    high: Text = SILENCE
    maximum: int = 0  # characters, for a question answered in words

    @property
    def lang(self) -> str | None:
        return self.title.lang

    @property
    def dir(self) -> str | None:
        return self.title.dir

    def label(self, option_id: str) -> Text | None:
        """The label of one option, or ``None`` when the question has no such option."""
        return next((option.label for option in self.options if option.id == option_id), None)


@dataclass(frozen=True)
class SpokenSection:
    """A section with its words. ``lang`` and ``dir`` are the title's."""

    id: str
    title: Text
    hint: Text
    questions: tuple[SpokenQuestion, ...] = ()

    @property
    def lang(self) -> str | None:
        return self.title.lang

    @property
    def dir(self) -> str | None:
        return self.title.dir


def speak(
    sections: Sequence[Section],
    words: Mapping[str, Mapping[str, str]],
    edition: str,
    limits: Mapping[str, int],
) -> tuple[SpokenSection, ...]:
    """All sections in one edition, text by text: the edition, its language, English (Easy Read if asked).

    ``limits`` are the characters that a kind of question takes, by its name.
    """
    language, easy = edition.removesuffix(EASY), edition.endswith(EASY)
    own = [edition, language] if easy else [language]
    english = [STANDARD + EASY, STANDARD] if easy else [STANDARD]
    is_english = language.split("-")[0] == STANDARD

    def say(key: str) -> Text:
        for each in dict.fromkeys(own + english):
            if found := words.get(each, {}).get(key, ""):
                return Text(found) if is_english or each in own else Text.foreign(found)
        return Text()

    return tuple(
        SpokenSection(
            section.id,
            say(f"{section.id}.title"),
            say(f"{section.id}.hint"),
            tuple(_question(question, say, limits.get(question.kind, 0)) for question in section.questions),
        )
        for section in sections
    )


def _question(question: Question, say: Callable[[str], Text], maximum: int) -> SpokenQuestion:
    return SpokenQuestion(
        id=question.id,
        kind=question.kind,
        title=say(f"{question.id}.title"),
        hint=say(f"{question.id}.hint"),
        options=tuple(
            SpokenOption(
                option.id,
                say(f"{question.id}.{option.id}"),
                say(f"{question.id}.{option.id}.hint"),
                option.other,
                option.prefer_not,
            )
            for option in question.options
        ),
        points=question.points,
        low=say(f"{question.id}.low"),
        high=say(f"{question.id}.high"),
        maximum=maximum,
    )
