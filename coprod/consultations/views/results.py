"""What people answered, exactly: for those who lead the programme, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response, abort, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.queries import Said, SheetLine
from coprod.consultations.views import bp, counted
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core import audit, paging
from coprod.core.access import Reply, permit
from coprod.core.forms import tidy
from coprod.core.words import _, called, language
from coprod.people.current import me
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.operations.writing import WHO
from coprod.questionnaires.rules.document import Document, SpokenQuestion
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.kinds.answering_as import AnsweringAs
from coprod.statistics import perspectives, spreadsheet

RESULTS = f"{ONE}/results"
FACTS = ("channel", "language", "format", "may_publish")


def _asked(consultation: Consultation) -> tuple[Document, dict[str, SpokenQuestion]]:
    """The questions as they were asked, and in the words of this page by id."""
    if consultation.version is None:
        abort(404)
    spoken = frozen.spoken(consultation.version, language())
    return frozen.document(consultation.version), {
        question.id: question for section in spoken for question in section.questions
    }


@bp.get(RESULTS)
@permit(permissions.read_answers, on=queries.one, see=permissions.see)
def results(consultation: Consultation) -> Reply:
    """How many answered and by which channel, a chart with its table for each closed question, words elsewhere."""
    consultation = fresh(consultation)
    document, spoken = _asked(consultation)
    rows = [(sheet.channel, sheet.answers) for sheet in queries.sheets_of(consultation)]
    channels = [Channel.ONLINE.value, *(way.kind.value for way in consultation.ways)]
    written = queries.free_text_counts(consultation)
    words = {
        key: written.get(key, 0)
        for key in (question.id for question in document.questions)
        if _has_words(document, key)
    }
    return managed(
        "consultations/manage/results.html",
        consultation,
        total=len(rows),
        parts=counted.parts(document, rows, channels, spoken, words),
        apart=[(spoken[key], count) for key, count in words.items()]
        if perspectives.asked_in(document)
        else [],
    )


def _has_words(document: Document, key: str) -> bool:
    question = document.question(key)
    return KINDS[question.kind].is_free_text or question.other is not None


@bp.get(f"{RESULTS}/<question>")
@permit(permissions.read_answers, on=queries.with_version, see=permissions.see)
def texts(consultation: Consultation, question: str) -> Reply:
    """What people wrote to one question, with what else their sheet says beside it."""
    document, spoken = _asked(consultation)
    if question not in spoken or question not in {each.id for each in document.questions}:
        abort(404)
    if not _has_words(document, question):
        abort(404)
    search = str(tidy(request.args.get("q", "")))
    found = queries.texts_of(consultation, question, search, paging.wanted())
    return managed(
        "consultations/manage/texts.html",
        consultation,
        asked=spoken[question],
        found=found,
        rows=[(said, _attributes(said, document, spoken)) for said in found.rows],
        search=search,
        address=url_for(".texts", reference=consultation.reference, question=question),
    )


@dataclass(frozen=True)
class Attributes:
    """What stands beside somebody's words: what is always shown, and what else they chose."""

    known: list[tuple[str, str]]
    more: list[tuple[str, str]]


def _attributes(said: Said, document: Document, spoken: dict[str, SpokenQuestion]) -> Attributes:
    """In words: how it came in, its language and whose view it is (rule D9), then the rest in order."""
    known = [
        (_("How"), str(counted.CHANNEL_WORDS[said.sheet.channel])),
        (_("Language"), called(said.sheet.language)),
    ]
    more: list[tuple[str, str]] = []
    for question in document.questions:
        kind, answer = KINDS[question.kind], said.sheet.answers.get(question.id)
        if kind.is_closed and answer and answer["value"] is not None:
            lines = kind.show(spoken[question.id], {"value": answer["value"], "other": ""})
            is_who = question.id == WHO or question.kind == AnsweringAs.name
            into = known if is_who else more
            into.append((str(spoken[question.id].title), ", ".join(lines)))
    return Attributes(known, more)


@bp.get(f"{RESULTS}/answers.csv")
@permit(permissions.read_answers, on=queries.with_version, see=permissions.see, reads="answers")
def export(consultation: Consultation) -> Reply:
    """Every answer as a spreadsheet. Who fetched it is written down."""
    document, _spoken = _asked(consultation)
    lines = list(queries.export_lines(consultation))
    audit.record(
        "answers exported",
        by=me().id,
        kind="consultation",
        number=consultation.id,
        label=consultation.reference,
        sheets=len(lines),
    )
    rows = (spreadsheet.Response(_facts(sheet), sheet.answers, words) for sheet, words in lines)
    return _file(spreadsheet.responses(document, FACTS, rows), f"answers-{consultation.reference}.csv")


@bp.get(f"{RESULTS}/codebook.csv")
@permit(permissions.read_answers, on=queries.with_version, see=permissions.see)
def codebook(consultation: Consultation) -> Reply:
    """What each column of the spreadsheet means."""
    document, _spoken = _asked(consultation)
    return _file(spreadsheet.codebook(document, language(), _), f"codebook-{consultation.reference}.csv")


def _facts(sheet: SheetLine) -> tuple[str, ...]:
    return sheet.channel, sheet.language, sheet.format, "yes" if sheet.may_publish else "no"


def _file(content: Iterator[bytes], name: str) -> Response:
    """A file that is written while it is sent; everything it needs has been read."""
    reply = Response(content, mimetype="text/csv")
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply
