"""The consultation that is answered: twelve questions of every kind on one page, and what people say to them."""

from __future__ import annotations

from urllib.parse import urlencode

from coprod.questionnaires.rules.document import Document, Option, Question, Section

OTHER, PREFER_NOT = Option("other", other=True), Option("no-say", prefer_not=True)


def _options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name) for name in names)


QUESTIONS = (
    Question("who", "one_of", (*_options("myself", "carer", "other-person"), OTHER, PREFER_NOT)),
    Question("times", "one_of", _options("once", "twice", "three", "more")),
    Question("calm", "scale", points=5),
    Question("first", "long_text"),
    Question("helped", "many_of", _options("listened", "explained", "quick", "near", "same-person")),
    Question("better", "long_text"),
    Question("easy", "scale", points=5),
    Question("where", "one_of", _options("surgery", "hospital", "telephone", "at-home")),
    Question("needs", "many_of", (*_options("interpreter", "ramp", "quiet", "company"), PREFER_NOT)),
    Question("page", "long_text"),
    Question("one-word", "short_text"),
    Question("else", "long_text"),
)


def document() -> Document:
    """One section with all of them, in English."""
    words = {"all.title": "Your first contact"}
    for question in QUESTIONS:
        words[f"{question.id}.title"] = f"How was it when you first asked for help: {question.id}?"
        words[f"{question.id}.hint"] = "There is no wrong answer. Say as much as you like, or skip it."
        words |= {f"{question.id}.{each.id}": f"It was like this: {each.id}" for each in question.options}
        if question.kind == "scale":
            words |= {f"{question.id}.low": "Not at all", f"{question.id}.high": "Very"}
    return Document((Section("all", QUESTIONS),), {"en": words})


def said(words: str) -> list[tuple[str, str]]:
    """The fields that somebody fills in. ``words`` are theirs alone."""
    long = f"{words}: I told it five times, to five people, and each of them wrote it down. "
    return [
        ("q-who", "myself"),
        ("q-times", "more"),
        ("q-calm", "2"),
        ("q-first", long * 3),
        ("q-helped", "listened"),
        ("q-helped", "same-person"),
        ("q-better", long * 2),
        ("q-easy", "4"),
        ("q-where", "surgery"),
        ("q-needs", "quiet"),
        ("q-page", long),
        ("q-one-word", "tired"),
        ("q-else", long),
    ]


def encoded(fields: list[tuple[str, str]]) -> bytes:
    """A form as a browser sends it."""
    return urlencode(fields).encode()
