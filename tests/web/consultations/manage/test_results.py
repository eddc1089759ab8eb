"""Reading the answers: exact for those who lead, closed to everybody else, and every copy written down."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import Channel
from coprod.statistics.spreadsheet import read_back
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.programmes import a_programme
from tests.factories.questionnaires import a_text


@pytest.fixture
def closed(kept: Kept, programme: Programme) -> Consultation:
    with kept():
        consultation = a_consultation(programme, stage=Stage.CLOSED, withdrawn=2)
        for number in range(30):
            a_response(consultation, f"Text {number} <b>told</b>", told="more")
        a_response(consultation, "=1+1", channel=Channel.TELEPHONE, language="ur", may_publish=True)
        a_text(a_response(consultation, told="other"), "By letter", question="told", part="other")
        return consultation


@pytest.fixture
def at(closed: Consultation) -> str:
    return f"/manage/consultations/{closed.reference}/results"


def test_a_lead_sees_exact_numbers_charts_with_tables_and_how_many_took_theirs_back(
    lead: Visitor, at: str
) -> None:
    page = lead.see(at)

    assert "32 people answered." in page.main.text and "2 more took their answers back" in page.main.text
    charts = page.main.all("svg")
    assert len(charts) == 4 and len(page.main.all("table")) == 4, "channels and three closed questions"
    rows = [row.text for row in page.main.all("tr")]
    assert "More than once 30" in rows and "By telephone 1" in rows
    assert page.link("Read what 31 people wrote What would have made it better?")


def test_free_text_is_paged_and_searched_and_its_markup_is_only_text(lead: Visitor, at: str) -> None:
    first = lead.see(f"{at}/better")
    assert "Page 1 of 2" in first.main.text and len(first.main.all("article")) == 25
    assert not first.main.all("b"), "what people wrote is never HTML"

    found = lead.see(f"{at}/better?q=TEXT+29").main
    assert len(found.all("article")) == 1 and "More than once" in found.text and "Online" in found.text
    assert "Nobody" not in found.text
    assert "No text has these words" in lead.see(f"{at}/better?q=%25").main.text
    assert "By letter" in lead.see(f"{at}/told").main.text


def test_a_question_without_words_has_no_page_of_texts(lead: Visitor, at: str) -> None:
    for question in ("calm", "none", "who", "%00"):
        assert lead.get(f"{at}/{question}").status_code == 404


def test_a_spreadsheet_holds_every_answer_runs_no_formula_and_is_written_down(
    app: Service, lead: Visitor, closed: Consultation, at: str
) -> None:
    answer = lead.get(f"{at}/answers.csv")

    assert answer.mimetype == "text/csv" and "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(answer.data.decode("utf-8-sig").splitlines()))
    assert len(rows) == 32
    telephone = next(row for row in rows if row["channel"] == "telephone")
    assert telephone["better"] == "'=1+1" and read_back(telephone["better"]) == "=1+1"
    assert telephone["may_publish"] == "yes"
    with app.app_context(), reading():
        deed = db.session.scalars(select(AuditRow).where(AuditRow.deed == "answers exported")).one()
        assert (deed.by_person, deed.subject_number, deed.details) == (
            lead.person.id,
            closed.id,
            {"sheets": 32},
        )
    assert "How often did you have to tell your story?" in lead.get(f"{at}/codebook.csv").text


def test_nobody_else_reads_the_answers(
    as_role: Callable[..., Visitor], kept: Kept, programme: Programme, client: Visitor, at: str
) -> None:
    with kept():
        elsewhere = a_programme()
    visitors = [
        as_role(Role.LEAD, elsewhere),
        as_role(Role.MODERATOR, programme),
        as_role(Role.REVIEWER, programme),
        as_role(Role.ADMINISTRATOR),
        as_role(None),
    ]
    for step in ("", "/better", "/answers.csv", "/codebook.csv"):
        assert [visitor.get(f"{at}{step}").status_code for visitor in visitors] == [403] * 5
        assert client.get(f"{at}{step}").status_code == 302


def test_an_open_consultation_without_answers_says_so_kindly(
    lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        running = a_consultation(programme)

    assert (
        "There are no answers to read yet"
        in lead.see(f"/manage/consultations/{running.reference}/results").main.text
    )
