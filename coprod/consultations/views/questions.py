"""The plain question builder: everything on one page, sections, and the standard questions."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import questions as forms
from coprod.consultations.forms.drafting import Press
from coprod.consultations.models import Consultation
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import insist_on_press, managed
from coprod.core.access import Reply, permit, say
from coprod.core.words import ENGLISH, _
from coprod.people.current import me
from coprod.questionnaires.models import Questionnaire, SectionRow
from coprod.questionnaires.operations import freezing, writing
from coprod.questionnaires.queries import draft
from coprod.questionnaires.rules.kinds import KINDS

QUESTIONS = f"{ONE}/questions"


def to_builder(consultation: Consultation, part: str = "") -> Reply:
    """Back to the whole, at the part that was changed."""
    anchor = f"part-{part}" if part else None
    return redirect(url_for(".questions", reference=consultation.reference, _anchor=anchor))


def section_of(questionnaire: Questionnaire, key: str) -> SectionRow:
    """The section of this id. Errors: 404."""
    return next((each for each in questionnaire.sections if each.key == key), None) or abort(404)


def english_of(questionnaire: Questionnaire) -> dict[str, str]:
    """The English words by key."""
    return dict(freezing.document_of(questionnaire).words.get(ENGLISH, {}))


@bp.get(QUESTIONS, endpoint="questions")
@permit(permissions.move, on=queries.one, see=permissions.see)
def builder(consultation: Consultation) -> Reply:
    """Every section and question as it stands, with what must be put right."""
    document = freezing.document_of(draft(consultation.questionnaire_id))
    flaws: dict[str, list[str]] = {}
    for flaw in freezing.flaws(document):
        flaws.setdefault(flaw.part, []).append(flaw.sentence)
    every = [question for section in document.sections for question in section.questions]
    held = {question.id for question in every} | {question.kind for question in every}
    return managed(
        "consultations/manage/questions.html",
        consultation,
        sections=document.spoken(ENGLISH),
        flaws=flaws,
        kind_words={kind.name: _(kind.words) for kind in KINDS.values()},
        has_options={kind.name for kind in KINDS.values() if kind.has_options or kind.has_points},
        is_locked={kind.name for kind in KINDS.values() if kind.is_locked},
        standard=[
            (name, each.asks)
            for name, each in writing.STANDARD.items()
            if name not in held and not (KINDS[each.kind].is_locked and each.kind in held)
        ],
        minutes=document.minutes(),
        count=document.count(),
    )


@bp.route(f"{QUESTIONS}/sections/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_section(consultation: Consultation) -> Reply:
    """One more page of questions."""
    form = forms.Section()
    if form.passed():
        questionnaire = draft(consultation.questionnaire_id)
        section = writing.add_section(
            questionnaire, form.title.data or "", hint=form.hint.data or "", by=me().id
        )
        say(_("The section is added."))
        return to_builder(consultation, section.key)
    return managed("consultations/manage/section.html", consultation, form=form, key=None)


@bp.route(f"{QUESTIONS}/sections/<key>", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def section(consultation: Consultation, key: str) -> Reply:
    """The title of a section, and what it says first."""
    questionnaire = draft(consultation.questionnaire_id)
    chosen, text = section_of(questionnaire, key), english_of(questionnaire)
    form = forms.Section(title=text.get(f"{key}.title", ""), hint=text.get(f"{key}.hint", ""))
    if form.passed():
        writing.change_section(
            questionnaire, chosen, title=form.title.data or "", hint=form.hint.data or "", by=me().id
        )
        say(_("The section is saved."))
        return to_builder(consultation, key)
    return managed("consultations/manage/section.html", consultation, form=form, key=key)


@bp.route(f"{QUESTIONS}/sections/<key>/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_section(consultation: Consultation, key: str) -> Reply:
    """Take a section away with its questions, after asking."""
    questionnaire = draft(consultation.questionnaire_id)
    chosen, text = section_of(questionnaire, key), english_of(questionnaire)
    form = Press()
    if form.passed():
        writing.remove_section(questionnaire, chosen, by=me().id)
        say(_("The section is removed."))
        return to_builder(consultation)
    titles = [text.get(f"{question.key}.title", "") for question in chosen.questions]
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Remove this section and its questions?"),
        explain=[text.get(f"{key}.title", ""), *filter(None, titles)],
        yes=_("Yes, remove it"),
        back=url_for(".questions", reference=consultation.reference, _anchor=f"part-{key}"),
    )


@bp.post(f"{QUESTIONS}/sections/<key>/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_section(consultation: Consultation, key: str) -> Reply:
    """One step up or down."""
    insist_on_press()
    questionnaire = draft(consultation.questionnaire_id)
    writing.move(
        questionnaire, section_of(questionnaire, key), up=request.form.get("to") != "down", by=me().id
    )
    return to_builder(consultation, key)


@bp.post(f"{QUESTIONS}/standard/<name>")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_standard(consultation: Consultation, name: str) -> Reply:
    """Add a question that every consultation may ask alike."""
    if name not in writing.STANDARD:
        abort(404)
    insist_on_press()
    question = writing.add_standard(draft(consultation.questionnaire_id), name, by=me().id)
    say(_("The question is added."))
    return to_builder(consultation, question.key)
