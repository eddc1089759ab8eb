"""The sections of a questionnaire: one more, its words, its place, taken away."""

from __future__ import annotations

from flask import request

from coprod.core.access import Reply
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.questionnaires.forms import questions as forms
from coprod.questionnaires.operations import writing
from coprod.questionnaires.views.building.builder import Building, Place


def add(building: Building) -> Reply:
    """One more page of questions."""
    form = forms.Section()
    if form.passed():
        section = writing.add_section(
            building.questionnaire, form.title.data or "", hint=form.hint.data or "", by=building.by
        )
        return building.to_whole(section.key, _("The section is added."))
    return building.shown("questionnaires/build/section.html", form=form, key=None)


def change(building: Building, key: str) -> Reply:
    """The title of a section, and what it says first."""
    chosen = building.section(key)
    form = forms.Section(title=building.words(f"{key}.title"), hint=building.words(f"{key}.hint"))
    if form.passed():
        writing.change_section(
            building.questionnaire,
            chosen,
            title=form.title.data or "",
            hint=form.hint.data or "",
            by=building.by,
        )
        return building.to_whole(key, _("The section is saved."))
    return building.shown("questionnaires/build/section.html", form=form, key=key)


def remove(building: Building, key: str) -> Reply:
    """Take a section away with its questions, after asking."""
    chosen = building.section(key)
    form = Press()
    titles = [building.words(f"{question.key}.title") for question in chosen.questions]
    if form.passed():
        writing.remove_section(building.questionnaire, chosen, by=building.by)
        return building.to_whole(done=_("The section is removed."))
    return building.shown(
        "questionnaires/build/confirm.html",
        form=form,
        title=_("Remove this section and its questions?"),
        explain=[building.words(f"{key}.title"), *filter(None, titles)],
        yes=_("Yes, remove it"),
        back=building.at(Place.WHOLE, _anchor=f"part-{key}"),
    )


def move(building: Building, key: str) -> Reply:
    """One step up or down."""
    insist_on_press()
    writing.move(
        building.questionnaire, building.section(key), up=request.form.get("to") != "down", by=building.by
    )
    return building.to_whole(key)
