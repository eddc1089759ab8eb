"""The answers to a consultation: exact and private, for those who lead it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from coprod.consultations.models import Consultation, Response
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.questionnaires.models import Channel, Sheet, SheetText


class SheetLine(NamedTuple):
    """One sheet, as the tables need it."""

    key: str
    channel: str
    language: str
    format: str
    answers: dict[str, Any]
    may_publish: bool


@dataclass(frozen=True)
class Said:
    """Somebody's own words to one question, beside what else their sheet says."""

    text: SheetText
    sheet: Sheet


def _of(consultation: Consultation) -> ColumnElement[bool]:
    return Response.consultation_id == consultation.id


def sheets_of(consultation: Consultation) -> list[SheetLine]:
    """Every sheet, in one statement, in the order of their random keys."""
    rows = db.session.execute(
        select(Sheet.key, Sheet.channel, Sheet.language, Sheet.format, Sheet.answers, Sheet.may_publish)
        .join(Response, Response.sheet_key == Sheet.key)
        .where(_of(consultation))
        .order_by(Sheet.key)
    )
    return [SheetLine(key, channel.value, *rest) for key, channel, *rest in rows]


def counts_by_channel(consultation: Consultation) -> dict[Channel, int]:
    """How many people answered by each channel; one that nobody used is not in it."""
    rows = db.session.execute(
        select(Sheet.channel, func.count())
        .join(Response, Response.sheet_key == Sheet.key)
        .where(_of(consultation))
        .group_by(Sheet.channel)
    )
    found = {channel: count for channel, count in rows}
    return {channel: found[channel] for channel in Channel if channel in found}


def free_text_counts(consultation: Consultation) -> dict[str, int]:
    """How many texts there are to each question, boxes beside "other" included."""
    rows = db.session.execute(
        select(SheetText.question, func.count())
        .join(Response, Response.sheet_key == SheetText.sheet_key)
        .where(_of(consultation))
        .group_by(SheetText.question)
    )
    return {question: count for question, count in rows}


def _texts(consultation: Consultation) -> Select[SheetText]:
    return (
        select(SheetText)
        .join(Response, Response.sheet_key == SheetText.sheet_key)
        .where(_of(consultation))
        .order_by(SheetText.key)
    )


def texts_of(consultation: Consultation, question: str, search: str = "", page: int = 1) -> Page[Said]:
    """One page of what people wrote to a question, in the order of random keys, each with its sheet.

    ``search`` finds every word of it, in small or capital letters; a sign that means "anything" means itself.
    """
    listed = _texts(consultation).where(SheetText.question == question)
    for word in words_of(search):
        listed = listed.where(SheetText.text.icontains(word, autoescape=True))
    texts = page_of(listed, page)
    sheets = {
        sheet.key: sheet
        for sheet in db.session.scalars(
            select(Sheet).where(Sheet.key.in_([text.sheet_key for text in texts.rows])).order_by(Sheet.key)
        )
    }
    said = [Said(text, sheets[text.sheet_key]) for text in texts.rows]
    return Page(said, texts.number, texts.size, texts.total)


def export_lines(consultation: Consultation) -> Iterator[tuple[SheetLine, dict[tuple[str, str], str]]]:
    """Every sheet with its texts by question and part: two statements, run before this returns."""
    sheets = sheets_of(consultation)
    texts: dict[str, dict[tuple[str, str], str]] = {}
    for text in db.session.execute(
        select(SheetText.sheet_key, SheetText.question, SheetText.part, SheetText.text)
        .join(Response, Response.sheet_key == SheetText.sheet_key)
        .where(_of(consultation))
        .order_by(SheetText.key)
    ):
        texts.setdefault(text.sheet_key, {})[(text.question, text.part)] = text.text
    return ((sheet, texts.get(sheet.key, {})) for sheet in sheets)
