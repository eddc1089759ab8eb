"""One question of the builder: its words, its options, its place."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import questions as forms
from coprod.consultations.forms.drafting import Press
from coprod.consultations.models import Consultation
from coprod.consultations.views import bp
from coprod.consultations.views.managing import insist_on_press, managed
from coprod.consultations.views.questions import QUESTIONS, english_of, section_of, to_builder
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.people.current import me
from coprod.questionnaires.models import OptionRow, Questionnaire, QuestionRow
from coprod.questionnaires.operations import locked, writing
from coprod.questionnaires.queries import draft
from coprod.questionnaires.rules.kinds import KINDS

QUESTION = f"{QUESTIONS}/<key>"
OPTION = f"{QUESTION}/options/<option>"


def _question(questionnaire: Questionnaire, key: str) -> QuestionRow:
    return next(
        (each for section in questionnaire.sections for each in section.questions if each.key == key), None
    ) or abort(404)


def _option(question: QuestionRow, key: str) -> OptionRow:
    return next((each for each in question.options if each.key == key), None) or abort(404)


def _to_question(consultation: Consultation, key: str) -> Reply:
    return redirect(url_for(".question", reference=consultation.reference, key=key))


@bp.route(f"{QUESTIONS}/sections/<section>/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_question(consultation: Consultation, section: str) -> Reply:
    """One more question at the end of a section, with its options where it has any."""
    questionnaire = draft(consultation.questionnaire_id)
    into = section_of(questionnaire, section)
    form = forms.NewQuestion()
    form.offer()
    if form.passed():
        question = writing.add_question(
            questionnaire, into, form.kind.data, points=form.scale_points, by=me().id, **form.read()
        )
        if KINDS[question.kind].has_options:
            for line in forms.lines_of(form.options):
                writing.add_option(questionnaire, question, line, by=me().id)
        say(_("The question is added."))
        return to_builder(consultation, question.key)
    return managed("consultations/manage/new_question.html", consultation, form=form)


@bp.route(QUESTION, methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question(consultation: Consultation, key: str) -> Reply:
    """Its words; its options with the way to change each, unless they are fixed."""
    questionnaire = draft(consultation.questionnaire_id)
    chosen, text = _question(questionnaire, key), english_of(questionnaire)
    if request.method == "POST":
        locked.refuse_if_locked(chosen)
    held = {name: text.get(f"{key}.{name}", "") for name in ("title", "hint", "low", "high")}
    form = forms.Question(points=str(chosen.points), **held)
    form.fit(chosen.kind)
    if form.passed():
        writing.change_question(questionnaire, chosen, points=form.scale_points, by=me().id, **form.read())
        say(_("The question is saved."))
        return to_builder(consultation, key)
    kind = KINDS[chosen.kind]
    return managed(
        "consultations/manage/question.html",
        consultation,
        form=form,
        key=key,
        kind_words=_(kind.words),
        may_have_options=kind.has_options or kind.has_points,
        is_scale=kind.has_points,
        is_locked=kind.is_locked,
        asked=held["title"],
        options=[(each, text.get(f"{key}.{each.key}", "")) for each in chosen.options],
    )


@bp.route(f"{QUESTION}/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_question(consultation: Consultation, key: str) -> Reply:
    """Take a question away, after asking."""
    questionnaire = draft(consultation.questionnaire_id)
    chosen, text = _question(questionnaire, key), english_of(questionnaire)
    form = Press()
    if form.passed():
        writing.remove_question(questionnaire, chosen, by=me().id)
        say(_("The question is removed."))
        return to_builder(consultation)
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Remove this question?"),
        explain=[text.get(f"{key}.title", ""), _("Its words and options are removed in every language.")],
        yes=_("Yes, remove it"),
        back=url_for(".questions", reference=consultation.reference, _anchor=f"part-{key}"),
    )


@bp.post(f"{QUESTION}/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_question(consultation: Consultation, key: str) -> Reply:
    """One step up or down, into the next section at the edge of its own."""
    insist_on_press()
    questionnaire = draft(consultation.questionnaire_id)
    writing.move(
        questionnaire, _question(questionnaire, key), up=request.form.get("to") != "down", by=me().id
    )
    return to_builder(consultation, key)


@bp.route(f"{QUESTION}/options", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_question_options(consultation: Consultation, key: str) -> Reply:
    """Several more options at once; beside a scale, "prefer not to say"."""
    questionnaire = draft(consultation.questionnaire_id)
    chosen, text = _question(questionnaire, key), english_of(questionnaire)
    if locked.is_locked(chosen) and request.method == "GET":
        return _to_question(consultation, key)
    form = forms.MoreOptions()
    if form.passed():
        declines = KINDS[chosen.kind].has_points
        for line in forms.lines_of(form.options):
            writing.add_option(questionnaire, chosen, line, prefer_not=declines, by=me().id)
        say(_("The options are added."))
        return _to_question(consultation, key)
    return managed(
        "consultations/manage/more_options.html",
        consultation,
        form=form,
        key=key,
        asked=text.get(f"{key}.title", ""),
    )


@bp.route(OPTION, methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_option(consultation: Consultation, key: str, option: str) -> Reply:
    """What one option says, and the part that it plays."""
    questionnaire = draft(consultation.questionnaire_id)
    asked, text = _question(questionnaire, key), english_of(questionnaire)
    chosen = _option(asked, option)
    if locked.is_locked(asked) and request.method == "GET":
        return _to_question(consultation, key)
    form = forms.Option(
        label=text.get(f"{key}.{option}", ""),
        hint=text.get(f"{key}.{option}.hint", ""),
        other=chosen.other,
        prefer_not=chosen.prefer_not,
    )
    if form.passed():
        writing.change_option(
            questionnaire,
            asked,
            chosen,
            label=form.label.data or "",
            hint=form.hint.data or "",
            other=bool(form.other.data),
            prefer_not=bool(form.prefer_not.data),
            by=me().id,
        )
        say(_("The option is saved."))
        return _to_question(consultation, key)
    return managed(
        "consultations/manage/question_option.html",
        consultation,
        form=form,
        key=key,
        asked=text.get(f"{key}.title", ""),
    )


@bp.route(f"{OPTION}/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_question_option(consultation: Consultation, key: str, option: str) -> Reply:
    """Take an option away, after asking."""
    questionnaire = draft(consultation.questionnaire_id)
    asked, text = _question(questionnaire, key), english_of(questionnaire)
    chosen = _option(asked, option)
    if locked.is_locked(asked) and request.method == "GET":
        return _to_question(consultation, key)
    form = Press()
    if form.passed():
        writing.remove_option(questionnaire, asked, chosen, by=me().id)
        say(_("The option is removed."))
        return _to_question(consultation, key)
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Remove this option?"),
        explain=[text.get(f"{key}.{option}", ""), _("Its words are removed in every language.")],
        yes=_("Yes, remove it"),
        back=url_for(".question", reference=consultation.reference, key=key),
    )


@bp.post(f"{OPTION}/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_question_option(consultation: Consultation, key: str, option: str) -> Reply:
    """One step up or down."""
    insist_on_press()
    questionnaire = draft(consultation.questionnaire_id)
    chosen = _option(_question(questionnaire, key), option)
    writing.move(questionnaire, chosen, up=request.form.get("to") != "down", by=me().id)
    return _to_question(consultation, key)
