"""The questionnaire in every language and way of reading: all its words on one page, and as a person sees it."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import questions as limits
from coprod.consultations.forms import words as forms
from coprod.consultations.forms.words import Box
from coprod.consultations.models import Consultation
from coprod.consultations.views import bp
from coprod.consultations.views.managing import edition_choices, managed
from coprod.consultations.views.questions import QUESTIONS, english_of
from coprod.core import crisis, editions
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, fingerprint
from coprod.core.words import ENGLISH, LANGUAGES, _, address_in, direction, language
from coprod.people.current import me
from coprod.questionnaires.models import Questionnaire, QuestionRow
from coprod.questionnaires.operations import freezing, frozen, locked, writing
from coprod.questionnaires.queries import draft


def boxes_of(questionnaire: Questionnaire) -> list[Box]:
    """A box for each text that there is in English, named by its place in the questionnaire."""
    english = english_of(questionnaire)
    found: list[Box] = []
    number = 0
    for place, section in enumerate(questionnaire.sections, 1):
        found += [
            Box(
                f"{section.key}.title", _("Section %(number)s: its title", number=place), "", limits.TITLE, 1
            ),
            Box(
                f"{section.key}.hint",
                _("Section %(number)s: what it says first", number=place),
                "",
                limits.HINT,
            ),
        ]
        for question in section.questions:
            number += 1
            if not locked.is_locked(question):
                found += _question_boxes(question, number)
    return [box for box in found if english.get(box.key)]


def _question_boxes(question: QuestionRow, number: int) -> list[Box]:
    key = question.key
    found = [
        Box(f"{key}.title", _("Question %(number)s: what it asks", number=number), "", limits.TITLE, 2),
        Box(f"{key}.hint", _("Question %(number)s: its hint", number=number), "", limits.HINT),
        Box(f"{key}.low", _("Question %(number)s: the lowest point", number=number), "", limits.END, 1),
        Box(f"{key}.high", _("Question %(number)s: the highest point", number=number), "", limits.END, 1),
    ]
    for at, option in enumerate(question.options, 1):
        found += [
            Box(
                f"{key}.{option.key}",
                _("Question %(number)s, option %(option)s", number=number, option=at),
                "",
                limits.LABEL,
                1,
            ),
            Box(
                f"{key}.{option.key}.hint",
                _("Question %(number)s, option %(option)s: its hint", number=number, option=at),
                "",
                limits.HINT,
                1,
            ),
        ]
    return found


@bp.route(f"{QUESTIONS}/words", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_words(consultation: Consultation) -> Reply:
    """All words of one edition, with the English ones beside: ``?language=ur&format=easy_read``."""
    questionnaire = draft(consultation.questionnaire_id)
    code, format_ = forms.edition_asked(request.args)
    is_source = (code, format_) == (ENGLISH, Format.STANDARD)
    edition = next(
        (each for each in questionnaire.editions if (each.language, each.format) == (code, format_)), None
    )
    text = edition.text if edition else {}
    boxes = boxes_of(questionnaire)
    form = forms.words_form(boxes, edition, is_source=is_source)
    if form.passed():
        writing.write_words(
            questionnaire,
            code,
            format_,
            form.read(boxes),
            by=me().id,
            seen=form.seen.data,
            **form.facts(),
        )
        say(_("The words are saved."))
        return redirect(
            url_for(".question_words", reference=consultation.reference, language=code, format=format_.value)
        )
    form.seen.data = fingerprint(text)
    return managed(
        "consultations/manage/question_words.html",
        consultation,
        form=form,
        boxes=form.boxes(boxes),
        stands=text,
        original=english_of(questionnaire),
        is_source=is_source,
        is_easy=format_ is Format.EASY_READ,
        is_behind=bool(edition and editions.is_behind(edition, questionnaire.editions)),
        code=code,
        format_=format_,
        way=direction(code),
        own_name=LANGUAGES[code],
        fixed=locked.told(questionnaire, code, format_),
        choices=edition_choices(questionnaire.editions),
    )


@bp.get(f"{QUESTIONS}/preview")
@permit(permissions.move, on=queries.with_version, see=permissions.see)
def preview(consultation: Consultation) -> Reply:
    """The whole questionnaire as a person will see it, in the language of this page."""
    easy = request.args.get("format") == Format.EASY_READ.value
    if consultation.version is not None:
        document = frozen.document(consultation.version)
    else:
        document = freezing.document_of(draft(consultation.questionnaire_id))
    edition = freezing.edition_name(language(), Format.EASY_READ if easy else Format.STANDARD)
    first = document.first_free_text()
    return managed(
        "consultations/manage/preview.html",
        consultation,
        sections=document.spoken(edition),
        minutes=document.minutes(),
        count=document.count(),
        easy=easy,
        has_edition=edition in document.words,
        routes=crisis.routes(consultation.programme_id),
        help_before=first[0] if first else None,
        addresses=[(code, own_name, address_in(code)) for code, own_name in LANGUAGES.items()],
    )
