"""The one writer of CSV files, and the two files of a consultation: its responses and their codebook.

Spreadsheet programs run what looks like a formula, and people's words may be written to do so: every cell
is quoted, and one that could start a formula gets a ``'`` in front (T6; ASVS 1.2.10). `read_back` takes it
off again.

One row is one response, and every question has its own column whether or not anybody answered it, named by
ids and not by words or positions, so that files of one version always fit together. The files are private:
they hold exact answers and people's own words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from coprod.questionnaires.rules.document import Document, Question
from coprod.questionnaires.rules.kinds import KINDS, AnswerState
from coprod.questionnaires.rules.marking import N_

Cell = str | int | Decimal | None

BYTE_ORDER_MARK = "\ufeff".encode()  # without it Excel takes UTF-8 for something else
GUARD = "'"
_STARTS_A_FORMULA = frozenset("=+-@")
_SPLITS_A_CELL = frozenset("\t\r\n\0")
_ALSO_MINUS = frozenset("\u2212")  # the minus sign of mathematics: no compatibility form of the hyphen


def write(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A CSV file, row by row: UTF-8 with its byte order mark, every cell quoted, lines ended by CR LF."""
    yield BYTE_ORDER_MARK
    for row in rows:
        yield (",".join(_quoted(cell) for cell in row) + "\r\n").encode("utf-8", "replace")


def guarded(text: str) -> str:
    """The text as it may stand in a cell: with a ``'`` in front if it could be taken for a formula."""
    return GUARD + text if _is_dangerous(text) else text


def read_back(cell: str) -> str:
    """The text as it was before `guarded`."""
    return cell[1:] if cell.startswith(GUARD) and _is_dangerous(cell[1:]) else cell


def _quoted(cell: Cell) -> str:
    text = "" if cell is None else str(cell) if isinstance(cell, int | Decimal) else guarded(cell)
    return '"' + text.replace('"', '""') + '"'


def _is_dangerous(text: str) -> bool:
    """Whether a formula could start here: at once, or after spaces, quotes and invisible marks."""
    for character in text:
        if character in _SPLITS_A_CELL or character in _ALSO_MINUS:
            return True
        if _STARTS_A_FORMULA & set(unicodedata.normalize("NFKC", character)[:1]):
            return True
        if not _is_skipped(character):
            return False
    return False


def _is_skipped(character: str) -> bool:
    return (
        character in "\"'`‘’“”"
        or character.isspace()
        or unicodedata.category(character) in {"Cc", "Cf", "Zs"}
    )


@dataclass(frozen=True)
class Response:
    """One row: facts about the response (channel, edition, day …), its sealed answers, and its words.

    ``texts`` is keyed by question and part. Hand in redacted words where the reader may not see the others.
    """

    facts: Sequence[str]
    answers: Mapping[str, Mapping[str, Any]]
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Column:
    name: str
    question: Question
    value: str  # the option that it stands for, or ""
    meaning: str
    read: Callable[[Response], Cell]


STATE = N_("answered, skipped, refused (preferred not to say) or not_shown")
CHOSEN = N_("1 if chosen, 0 if not, empty if the question was not answered")
OPTION = N_("the id of the option that was chosen, empty if none was")
POINT = N_("a point of the scale, from 1 to the number of points, empty if none was chosen")
OWN_WORDS = N_("the person's own words")
OTHER_WORDS = N_("the person's own words beside “other”")
CODEBOOK_HEAD = ("column", "question", "kind", "value", "question words", "value words", "meaning")


def responses(document: Document, facts: Sequence[str], rows: Iterable[Response]) -> Iterator[bytes]:
    """One row a response, one stable column a question (or option, where many can be chosen), and a header.

    ``facts`` names the columns of ``Response.facts``. Rows are read one by one: any number fits into memory.
    """
    columns = _columns(document)

    def lines() -> Iterator[Sequence[Cell]]:
        yield [*facts, *(column.name for column in columns)]
        for row in rows:
            yield [*row.facts, *(column.read(row) for column in columns)]

    return write(lines())


def codebook(document: Document, edition: str = "en", say: Callable[[str], str] = str) -> Iterator[bytes]:
    """What each column of `responses` means, and each value in it, in words."""
    spoken = {question.id: question for section in document.spoken(edition) for question in section.questions}

    def lines() -> Iterator[Sequence[Cell]]:
        yield CODEBOOK_HEAD
        for column in _columns(document):
            asked = spoken[column.question.id]
            where = (column.name, asked.id, asked.kind)
            words = (str(asked.title), str(asked.label(column.value) or ""), say(column.meaning))
            yield (*where, column.value, *words)
            if column.meaning in {OPTION, POINT}:
                labels = [(option.id, str(option.label)) for option in asked.options]
                ends = {1: str(asked.low), asked.points: str(asked.high)}
                points = [(str(point), ends.get(point, "")) for point in range(1, asked.points + 1)]
                for value, label in points + labels:
                    yield (*where, value, str(asked.title), label, "")

    return write(lines())


def _columns(document: Document) -> list[_Column]:
    columns: list[_Column] = []
    for question in document.questions:
        columns += _of(question)
        columns.append(_Column(f"{question.id}:state", question, "", STATE, _state(question.id)))
    return columns


def _of(question: Question) -> Iterator[_Column]:
    if KINDS[question.kind].is_free_text:
        yield _Column(question.id, question, "", OWN_WORDS, _text(question.id, ""))
    elif question.kind == "many_of":
        for option in question.options:
            yield _Column(
                f"{question.id}.{option.id}", question, option.id, CHOSEN, _chosen(question.id, option.id)
            )
    else:
        meaning = POINT if question.points else OPTION
        yield _Column(question.id, question, "", meaning, _value(question.id))
    if question.other:
        yield _Column(f"{question.id}:other", question, "", OTHER_WORDS, _text(question.id, "other"))


def _state(question: str) -> Callable[[Response], Cell]:
    return lambda row: str(row.answers.get(question, {}).get("state", AnswerState.NOT_SHOWN.value))


def _text(question: str, part: str) -> Callable[[Response], Cell]:
    return lambda row: row.texts.get((question, part), "")


def _value(question: str) -> Callable[[Response], Cell]:
    def read(row: Response) -> Cell:
        value = row.answers.get(question, {}).get("value")
        return value if isinstance(value, int | str) else None

    return read


def _chosen(question: str, option: str) -> Callable[[Response], Cell]:
    def read(row: Response) -> Cell:
        value = row.answers.get(question, {}).get("value")
        return int(option in value) if isinstance(value, list) else None

    return read
