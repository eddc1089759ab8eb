"""The words of a questionnaire: every edition on a page of its own, with the English words beside it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, request

from coprod.core import editions
from coprod.core.access import Reply, say
from coprod.core.editions import Format, fingerprint
from coprod.core.words import ENGLISH, LANGUAGES, _, direction
from coprod.questionnaires.forms import questions as limits
from coprod.questionnaires.forms import words as forms
from coprod.questionnaires.forms.words import Box
from coprod.questionnaires.models import Questionnaire, QuestionRow
from coprod.questionnaires.operations import locked, writing
from coprod.questionnaires.views.building.builder import Building, Place
from coprod.questionnaires.views.building.editions import edition_choices


def boxes_of(questionnaire: Questionnaire, english: Mapping[str, str]) -> list[Box]:
    """A box for each text that there is in English, named by its place in the questionnaire."""
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


def words(building: Building) -> Reply:
    """All words of one edition, with the English ones beside: ``?language=ur&format=easy_read``."""
    questionnaire = building.questionnaire
    code, format_ = forms.edition_asked(request.args)
    is_source = (code, format_) == (ENGLISH, Format.STANDARD)
    edition = next(
        (each for each in questionnaire.editions if (each.language, each.format) == (code, format_)), None
    )
    text = edition.text if edition else {}
    boxes = boxes_of(questionnaire, building.english)
    form = forms.words_form(boxes, edition, is_source=is_source)
    if form.passed():
        writing.write_words(
            questionnaire,
            code,
            format_,
            form.read(boxes),
            by=building.by,
            seen=form.seen.data,
            **form.facts(),
        )
        building.insist()
        say(_("The words are saved."))
        return redirect(building.at(Place.WORDS, language=code, format=format_.value))
    form.seen.data = fingerprint(text)
    return building.shown(
        "questionnaires/build/question_words.html",
        "frame_wide",
        form=form,
        boxes=form.boxes(boxes),
        stands=text,
        original=building.english,
        is_source=is_source,
        is_easy=format_ is Format.EASY_READ,
        is_behind=bool(edition and editions.is_behind(edition, questionnaire.editions)),
        code=code,
        way=direction(code),
        own_name=LANGUAGES[code],
        fixed=locked.told(questionnaire, code, format_),
        choices=edition_choices(
            questionnaire.editions,
            lambda code, format_: building.at(Place.WORDS, language=code, format=format_),
        ),
    )
