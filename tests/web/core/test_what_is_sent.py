"""A box for words takes words and a box for files takes files, whatever is sent in their names."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, Length, NumberRange

from coprod import Service
from coprod.core.forms import Form


class Asked(Form):
    title = StringField("Title", validators=[DataRequired(), Length(max=20)])
    way = RadioField("How?", choices=[("post", "By post")], validators=[DataRequired()])
    file = FileField("File")
    many = IntegerField("How many?", validators=[NumberRange(min=1, max=99)], default=1)


def sent(app: Service, **what: Any) -> Asked:
    with app.test_request_context(method="POST", **what):
        form = Asked()
        form.passed()
        return form


def a_file(content: bytes = b"%PDF-1.7") -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), "plan.pdf"


def test_words_and_a_file_come_where_they_belong(app: Service) -> None:
    form = sent(app, data={"title": "The plan", "way": "post", "file": a_file()})

    assert form.title.data == "The plan"
    assert isinstance(form.file.data, FileStorage) and form.file.data.filename == "plan.pdf"
    assert not form.errors


def test_a_file_where_words_belong_is_not_taken_for_words(app: Service) -> None:
    form = sent(app, data={"title": a_file(), "way": a_file(), "file": a_file()})

    assert set(form.errors) == {"title", "way"}
    assert isinstance(form.file.data, FileStorage)


def test_words_where_a_file_belongs_are_no_file(app: Service) -> None:
    form = sent(app, data={"title": "The plan", "way": "post", "file": "words"})

    assert form.file.data is None


@pytest.mark.parametrize(
    "content", ["[1]", "5", '"words"', "null", '{"title": {"a": 1}}', '{"title": 5}', "{", ""]
)
def test_no_form_is_filled_in_by_json(app: Service, content: str) -> None:
    form = sent(app, data=content, content_type="application/json")

    assert form.title.data is None
    assert "title" in form.errors


@pytest.mark.parametrize("typed", ["9" * 400, "-" + "9" * 400, "2147483648", "9" * 5000])
def test_a_number_without_end_is_told_to_be_too_large(app: Service, typed: str) -> None:
    form = sent(app, data={"title": "The plan", "way": "post", "many": typed})

    assert set(form.errors) == {"many"}
