"""Every kind of form field and of question: labelled, explained, safe, and reached from the error summary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from tests.web.look.drawn import HOSTILE, Drawn

CHOICES = [SelectChoice("a", HOSTILE), SelectChoice("b", "B")]


class EveryKind(wtforms.Form):
    name = wtforms.StringField(HOSTILE, description=HOSTILE, validators=[DataRequired(HOSTILE)])
    email = wtforms.EmailField("Email address")
    telephone = wtforms.TelField("Telephone number")
    said = wtforms.TextAreaField("What happened?", description=HOSTILE, validators=[Length(max=2000)])
    children = wtforms.IntegerField("How many children?")
    on = wtforms.DateField("When?", description="For example, 4 12 2026")
    one = wtforms.RadioField("Choose one", choices=CHOICES, validators=[DataRequired(HOSTILE)])
    picked = wtforms.SelectField("Choose from the list", choices=CHOICES)
    many = wtforms.SelectMultipleField("Choose all", choices=CHOICES)
    agreed = wtforms.BooleanField("You may quote me", description="You can change your mind")
    paper = wtforms.FileField("A document")
    key = wtforms.HiddenField()
    password = wtforms.PasswordField("Password")


NAMES = [name for name in EveryKind()._fields]


def filled() -> EveryKind:
    return EveryKind(
        data={"name": HOSTILE, "said": HOSTILE, "key": HOSTILE, "on": date(2026, 12, 4), "picked": "b"}
    )


def refused() -> EveryKind:
    form = EveryKind(MultiDict({"name": "", "children": HOSTILE}))
    form.validate()
    return form


@pytest.mark.parametrize("make", [filled, refused])
@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_sound_and_safe(
    draw: Callable[..., Drawn], make: Callable[[], EveryKind], name: str
) -> None:
    drawn = draw("field", "field", make()[name])

    drawn.must_hold_no_harm()
    drawn.must_be_sound()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "key"])
def test_the_first_control_carries_the_name_that_the_error_summary_points_at(
    draw: Callable[..., Drawn], name: str
) -> None:
    drawn = draw("field", "field", EveryKind()[name])

    controls = [attributes for tag, attributes in drawn.tags if tag in {"input", "textarea", "select"}]
    assert controls[0]["id"] == name
    assert drawn.all("label", **{"for": name})


def test_a_mistake_stands_next_to_the_field_in_words(draw: Callable[..., Drawn]) -> None:
    form = EveryKind(MultiDict({}))
    form.validate()
    form.one.errors = ["Choose one of these"]

    drawn = draw("field", "field", form.one)

    assert "Error: Choose one of these" in drawn.text
    assert drawn.all("fieldset")[0]["aria-describedby"] == "one-error"


def test_the_error_summary_leads_to_each_field(draw: Callable[..., Drawn]) -> None:
    drawn = draw("errors", "error_summary", refused())

    drawn.must_hold_no_harm()
    assert {"#name", "#one", "#children"} <= set(drawn.values("href"))


def test_a_form_without_mistakes_has_no_summary(draw: Callable[..., Drawn]) -> None:
    assert not draw("errors", "error_summary", EveryKind()).text


def test_a_day_is_three_boxes(draw: Callable[..., Drawn]) -> None:
    drawn = draw("field", "field", filled().on)

    boxes = {box["name"]: box["value"] for box in drawn.all("input")}
    assert boxes == {"on-day": "4", "on-month": "12", "on-year": "2026"}


def test_a_day_shows_what_was_typed_and_not_what_was_understood(draw: Callable[..., Drawn]) -> None:
    form = EveryKind()
    form.on.parts = {"day": "31", "month": "Feb", "year": "26"}  # type: ignore[attr-defined]

    drawn = draw("field", "field", form.on)

    assert [box["value"] for box in drawn.all("input")] == ["31", "Feb", "26"]


def test_a_password_is_never_sent_back(draw: Callable[..., Drawn]) -> None:
    form = EveryKind(MultiDict({"password": "a secret"}))

    assert "a secret" not in draw("field", "field", form.password).source


def test_a_limit_is_told_and_not_enforced_by_the_box(draw: Callable[..., Drawn]) -> None:
    drawn = draw("field", "field", EveryKind().said)

    assert "You can write up to 2000 characters." in drawn.text
    assert not drawn.values("maxlength"), "a box that cuts what is pasted loses words without saying so"


def test_words_in_a_box_keep_the_direction_of_their_own_script(draw: Callable[..., Drawn]) -> None:
    assert draw("field", "field", EveryKind().said).all("textarea", dir="auto")
    assert draw("field", "field", EveryKind().email).all("input", dir="ltr")


def test_code_given_as_an_attribute_is_left_out(draw: Callable[..., Drawn]) -> None:
    class Form(wtforms.Form):
        name = wtforms.StringField(
            "Name", render_kw={"onfocus": "alert(1)", "style": "color: red", "data-x": "1"}
        )

    drawn = draw("field", "field", Form().name)

    drawn.must_be_sound()
    assert drawn.all("input", data_x="1")


def a_question(kind: str, words: str = "Words", **told: Any) -> SimpleNamespace:
    options = [
        {"id": "a", "label": words, "hint": words},
        {"id": "o", "label": words, "other": True},
        {"id": "p", "label": "Prefer not to say", "prefer_not": True},
    ]
    asked = {"id": 7, "kind": kind, "title": words, "hint": words, "options": options, "points": 5}
    return SimpleNamespace(**{**asked, "low": words, "high": words, "lang": "ur", "dir": "rtl", **told})


KINDS = [
    "short_text",
    "long_text",
    "one_of",
    "many_of",
    "scale",
    "information",
    "friends_and_family",
    "answering_as",
]


@pytest.mark.parametrize("answer", [None, {}, {"value": HOSTILE, "other": HOSTILE}, {"value": ["a", "o"]}])
@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_sound_and_safe(draw: Callable[..., Drawn], kind: str, answer: Any) -> None:
    drawn = draw(f"question/{kind}", "render", a_question(kind, HOSTILE), answer, HOSTILE)

    drawn.must_hold_no_harm()
    drawn.must_be_sound()
    assert "q-7" in drawn.values("id")


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_marked_with_its_language(draw: Callable[..., Drawn], kind: str) -> None:
    drawn = draw(f"question/{kind}", "render", a_question(kind), None, None)

    assert drawn.tags[0][1]["lang"] == "ur"
    assert drawn.tags[0][1]["dir"] == "rtl"


@pytest.mark.parametrize("kind", ["short_text", "long_text", "one_of", "many_of"])
def test_nothing_about_a_person_is_offered_again_by_the_browser(
    draw: Callable[..., Drawn], kind: str
) -> None:
    drawn = draw(f"question/{kind}", "render", a_question(kind), None, None)

    typed = [
        attributes
        for tag, attributes in drawn.tags
        if tag == "textarea" or (tag == "input" and attributes.get("type") == "text")
    ]
    assert typed and all(box["autocomplete"] == "off" for box in typed)


@pytest.mark.parametrize("kind", ["one_of", "many_of"])
def test_other_has_its_box_and_refusing_stands_last(draw: Callable[..., Drawn], kind: str) -> None:
    chosen: Any = ["o"] if kind == "many_of" else "o"

    drawn = draw(f"question/{kind}", "render", a_question(kind), {"value": chosen, "other": "A friend"}, None)

    assert drawn.all("input", name="q-7-other", value="A friend")
    assert [box["value"] for box in drawn.all("input", name="q-7")] == ["a", "o", "p"]
    assert [box["value"] for box in drawn.all("input", name="q-7") if "checked" in box] == ["o"]
    assert "or Prefer not to say" in drawn.text


def test_the_ends_of_a_scale_say_what_they_mean(draw: Callable[..., Drawn]) -> None:
    question = a_question("scale", low="Very hard", high="Very easy", options=[])

    drawn = draw("question/scale", "render", question, {"value": "3"}, None)

    assert "1: Very hard" in drawn.text
    assert "5: Very easy" in drawn.text
    assert [point["value"] for point in drawn.all("input") if "checked" in point] == ["3"]


def test_a_number_as_an_answer_is_found_again(draw: Callable[..., Drawn]) -> None:
    drawn = draw("question/scale", "render", a_question("scale"), {"value": 3}, None)

    assert [point["value"] for point in drawn.all("input") if "checked" in point] == ["3"]
