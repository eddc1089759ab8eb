"""One question: its words, its place, taken away."""

from __future__ import annotations

from flask import request

from coprod.core.access import Reply
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.questionnaires.forms import questions as forms
from coprod.questionnaires.operations import locked, writing
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.views.building.builder import Building, Place


def add(building: Building, section: str) -> Reply:
    """One more question at the end of a section, with its options where it has any."""
    into = building.section(section)
    form = forms.NewQuestion()
    form.offer(files=building.takes_files)
    if form.passed():
        question = writing.add_question(
            building.questionnaire,
            into,
            form.kind.data,
            points=form.scale_points,
            by=building.by,
            **form.read(),
        )
        if KINDS[question.kind].has_options:
            for line in forms.lines_of(form.options):
                writing.add_option(building.questionnaire, question, line, by=building.by)
        return building.to_whole(question.key, _("The question is added."))
    return building.shown("questionnaires/build/new_question.html", form=form)


def change(building: Building, key: str) -> Reply:
    """Its words; its options with the way to change each, unless they are fixed."""
    chosen = building.question(key)
    if request.method == "POST":
        locked.refuse_if_locked(chosen)
    held = {name: building.words(f"{key}.{name}") for name in ("title", "hint", "low", "high")}
    form = forms.Question(points=str(chosen.points), **held)
    form.fit(chosen.kind)
    if form.passed():
        writing.change_question(
            building.questionnaire, chosen, points=form.scale_points, by=building.by, **form.read()
        )
        return building.to_whole(key, _("The question is saved."))
    kind = KINDS[chosen.kind]
    return building.shown(
        "questionnaires/build/question.html",
        form=form,
        key=key,
        kind_words=_(kind.words),
        may_have_options=kind.has_options or kind.has_points,
        is_scale=kind.has_points,
        is_locked=kind.is_locked,
        asked=held["title"],
        options=[(each, building.words(f"{key}.{each.key}")) for each in chosen.options],
        stays=building.stays(),
    )


def remove(building: Building, key: str) -> Reply:
    """Take a question away, after asking."""
    chosen = building.question(key)
    form = Press()
    if form.passed():
        writing.remove_question(building.questionnaire, chosen, by=building.by)
        return building.to_whole(done=_("The question is removed."))
    return building.shown(
        "questionnaires/build/confirm.html",
        form=form,
        title=_("Remove this question?"),
        explain=[
            building.words(f"{key}.title"),
            _("Its words and options are removed in every language."),
        ],
        yes=_("Yes, remove it"),
        back=building.at(Place.WHOLE, _anchor=f"part-{key}"),
    )


def move(building: Building, key: str) -> Reply:
    """One step up or down, into the next section at the edge of its own."""
    insist_on_press()
    writing.move(
        building.questionnaire, building.question(key), up=request.form.get("to") != "down", by=building.by
    )
    return building.to_whole(key)
