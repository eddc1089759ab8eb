"""Everything on one page: each section and question as it stands, and as people will see it."""

from __future__ import annotations

from flask import abort, request

from coprod.core.access import Reply
from coprod.core.editions import Format
from coprod.core.forms import insist_on_press
from coprod.core.words import ENGLISH, LANGUAGES, _, address_in, language
from coprod.questionnaires.operations import freezing, writing
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.views.building.builder import Building


def everything(building: Building) -> Reply:
    """Every section and question as it stands, with what must be put right."""
    document = building.document
    flaws: dict[str, list[str]] = {}
    for flaw in freezing.flaws(document):
        flaws.setdefault(flaw.part, []).append(flaw.sentence)
    every = [question for section in document.sections for question in section.questions]
    held = {question.id for question in every} | {question.kind for question in every}
    return building.shown(
        "questionnaires/build/questions.html",
        sections=document.spoken(ENGLISH),
        flaws=flaws,
        may_change=building.may_change(),
        stays=building.stays(),
        stands_first=building.stands_first(),
        kind_words={kind.name: _(kind.words) for kind in KINDS.values()},
        is_locked={kind.name for kind in KINDS.values() if kind.is_locked},
        standard=[
            (name, each.asks)
            for name, each in writing.STANDARD.items()
            if building.offers_standard
            and name not in held
            and not (KINDS[each.kind].is_locked and each.kind in held)
        ],
        minutes=document.minutes(),
        count=document.count(),
        **building.told(),
    )


def add_standard(building: Building, name: str) -> Reply:
    """Add a question that everybody may ask alike."""
    if name not in writing.STANDARD:
        abort(404)
    insist_on_press()
    question = writing.add_standard(building.questionnaire, name, by=building.by)
    return building.to_whole(question.key, _("The question is added."))


def preview(building: Building, document: Document, note: str = "") -> Reply:
    """A questionnaire as a person will see it, in the language of this page. ``note`` says who sees it when."""
    easy = request.args.get("format") == Format.EASY_READ.value
    edition = freezing.edition_name(language(), Format.EASY_READ if easy else Format.STANDARD)
    first = document.first_free_text()
    return building.shown(
        "questionnaires/build/preview.html",
        sections=document.spoken(edition),
        minutes=document.minutes(),
        count=document.count(),
        easy=easy,
        has_edition=edition in document.words,
        routes=building.routes(),
        help_before=first[0] if first else None,
        addresses=[(code, own_name, address_in(code)) for code, own_name in LANGUAGES.items()],
        note=note,
    )
