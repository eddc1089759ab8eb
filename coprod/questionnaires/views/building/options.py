"""The options of a question: several more, one of them, their order, taken away."""

from __future__ import annotations

from flask import request

from coprod.core.access import Reply
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.questionnaires.forms import questions as forms
from coprod.questionnaires.operations import locked, writing
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.views.building.builder import Building, Place


def add(building: Building, key: str) -> Reply:
    """Several more options at once; beside a scale, "prefer not to say"."""
    chosen = building.question(key)
    if locked.is_locked(chosen) and request.method != "POST":
        return building.to_question(key)
    form = forms.MoreOptions()
    if form.passed():
        declines = KINDS[chosen.kind].has_points
        for line in forms.lines_of(form.options):
            writing.add_option(building.questionnaire, chosen, line, prefer_not=declines, by=building.by)
        return building.to_question(key, _("The options are added."))
    return building.shown(
        "questionnaires/build/more_options.html", form=form, key=key, asked=building.words(f"{key}.title")
    )


def change(building: Building, key: str, option: str) -> Reply:
    """What one option says, and the part that it plays."""
    asked = building.question(key)
    chosen = building.option(asked, option)
    if locked.is_locked(asked) and request.method != "POST":
        return building.to_question(key)
    form = forms.Option(
        label=building.words(f"{key}.{option}"),
        hint=building.words(f"{key}.{option}.hint"),
        other=chosen.other,
        prefer_not=chosen.prefer_not,
    )
    if form.passed():
        writing.change_option(
            building.questionnaire,
            asked,
            chosen,
            label=form.label.data or "",
            hint=form.hint.data or "",
            other=bool(form.other.data),
            prefer_not=bool(form.prefer_not.data),
            by=building.by,
        )
        return building.to_question(key, _("The option is saved."))
    return building.shown(
        "questionnaires/build/question_option.html",
        form=form,
        key=key,
        asked=building.words(f"{key}.title"),
    )


def remove(building: Building, key: str, option: str) -> Reply:
    """Take an option away, after asking."""
    asked = building.question(key)
    chosen = building.option(asked, option)
    if locked.is_locked(asked) and request.method != "POST":
        return building.to_question(key)
    form = Press()
    if form.passed():
        writing.remove_option(building.questionnaire, asked, chosen, by=building.by)
        return building.to_question(key, _("The option is removed."))
    return building.shown(
        "questionnaires/build/confirm.html",
        form=form,
        title=_("Remove this option?"),
        explain=[building.words(f"{key}.{option}"), _("Its words are removed in every language.")],
        yes=_("Yes, remove it"),
        back=building.at(Place.QUESTION, key=key),
    )


def move(building: Building, key: str, option: str) -> Reply:
    """One step up or down."""
    insist_on_press()
    chosen = building.option(building.question(key), option)
    writing.move(building.questionnaire, chosen, up=request.form.get("to") != "down", by=building.by)
    return building.to_question(key)
