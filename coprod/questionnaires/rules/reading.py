"""Reads a questionnaire back from its JSON text, and says in words what is broken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from coprod.questionnaires.rules.question import Option, Question, Section

FORMAT = 1


def parts(text: str) -> tuple[tuple[Section, ...], dict[str, dict[str, str]]]:
    """The sections and the words of a questionnaire in JSON. Errors: ``ValueError`` with a sentence."""
    try:
        whole = json.loads(text, object_pairs_hook=_no_doubles)
        text.encode()
    except RecursionError:
        raise ValueError("The questionnaire is nested too deeply to be one of ours.") from None
    except UnicodeEncodeError:
        raise ValueError("The questionnaire holds broken characters.") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"The questionnaire is not JSON: {error}.") from error
    _fields(whole, "The questionnaire", {"format", "sections", "words"})
    if whole["format"] != FORMAT or isinstance(whole["format"], bool):
        raise ValueError(f"The questionnaire has format {whole['format']!r}; only {FORMAT} can be read.")
    sections = tuple(_section(each) for each in _list(whole["sections"], "The list of sections"))
    return sections, _words(whole["words"])


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("The questionnaire says the same thing twice in one place.")
    return found


def _section(piece: Any) -> Section:
    _fields(piece, "A section", {"id", "questions"})
    return Section(
        _text(piece["id"], "The id of a section"),
        tuple(_question(each) for each in _list(piece["questions"], "The list of questions")),
    )


def _question(piece: Any) -> Question:
    _fields(piece, "A question", {"id", "kind", "options", "points"})
    points = piece["points"]
    if not isinstance(points, int) or isinstance(points, bool):
        raise ValueError("The points of a question are not a whole number.")
    return Question(
        _text(piece["id"], "The id of a question"),
        _text(piece["kind"], "The kind of a question"),
        tuple(_option(each) for each in _list(piece["options"], "The list of options")),
        points,
    )


def _option(piece: Any) -> Option:
    _fields(piece, "An option", {"id", "other", "prefer_not"})
    if not isinstance(piece["other"], bool) or not isinstance(piece["prefer_not"], bool):
        raise ValueError("“other” and “prefer_not” of an option are true or false.")
    return Option(_text(piece["id"], "The id of an option"), piece["other"], piece["prefer_not"])


def _words(piece: Any) -> dict[str, dict[str, str]]:
    if not isinstance(piece, dict) or not all(isinstance(texts, dict) for texts in piece.values()):
        raise ValueError("The words of the questionnaire are not texts by edition.")
    return {
        _text(edition, "An edition"): {
            _text(key, "A word key"): _text(words, f"The text “{key}”") for key, words in texts.items()
        }
        for edition, texts in piece.items()
    }


def _fields(piece: Any, what: str, names: set[str]) -> None:
    if not isinstance(piece, dict):
        raise ValueError(f"{what} is not a JSON object.")
    if missing := sorted(names - piece.keys()):
        raise ValueError(f"{what} lacks {_quoted(missing)}.")
    if unknown := sorted(piece.keys() - names):
        raise ValueError(f"{what} has {_quoted(unknown)}, which we do not know.")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _list(piece: Any, what: str) -> list[Any]:
    if not isinstance(piece, list):
        raise ValueError(f"{what} is not a list.")
    return piece


def _text(piece: Any, what: str) -> str:
    if not isinstance(piece, str):
        raise ValueError(f"{what} is not text.")
    try:
        piece.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{what} holds broken characters.") from None
    return piece
