"""The words of a consultation: every edition on a page of its own, with the English words beside it."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.models import CONSULTATION_TEXTS, Consultation
from coprod.consultations.operations import wording
from coprod.consultations.rules import WAY_WORDS, Stage
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, fingerprint
from coprod.core.words import ENGLISH, LANGUAGES, _, _l, direction
from coprod.people.current import me
from coprod.questionnaires.forms import words as forms
from coprod.questionnaires.forms.words import Box
from coprod.questionnaires.views.building.editions import edition_choices

# What each text is for, in the order of ``CONSULTATION_TEXTS``: name, hint, most characters, lines.
TEXTS = {
    "title": (_l("Title"), _l("A few words that people would use themselves."), 120, 1),
    "question": (_l("The question, in one sentence"), _l("What you ask people to help decide."), 300, 2),
    "summary": (_l("In short (optional)"), _l("Two or three sentences for a list."), 600, 3),
    "purpose": (_l("What this is for"), _l("Why you ask now, and what the answers are used for."), 3000, 6),
    "can_change": (_l("What can change"), _l("Only ask about what is still open."), 3000, 6),
    "cannot_change": (_l("What cannot change"), _l("Say it plainly, and say why."), 3000, 6),
    "who_decides": (_l("Who decides, and how"), _l("A role or a group, and when it meets."), 3000, 4),
    "what_happens": (
        _l("What happens to people’s words"),
        _l("Who reads them, what is published, and when you answer."),
        3000,
        6,
    ),
}
OPTION_BOXES = {
    "title": (_l("Option %(number)s: its title"), 160, 1),
    "text": (_l("Option %(number)s: what it would mean"), 3000, 4),
    "for": (_l("Option %(number)s: what speaks for it"), 3000, 4),
    "against": (_l("Option %(number)s: what speaks against it"), 3000, 4),
    "reason": (_l("Option %(number)s: why it was ruled out"), 3000, 4),
}


def boxes_of(consultation: Consultation, *, is_source: bool) -> list[Box]:
    """The texts to write. In English the options and the ways have pages of their own."""
    found = [Box(key, *TEXTS[key]) for key in CONSULTATION_TEXTS]
    if is_source:
        return found
    source = editions.source(consultation.editions)
    english = dict(source.text) if source else {}
    for number, option in enumerate(consultation.options, 1):
        found += [
            Box(key, str(label) % {"number": number}, "", most, lines)
            for name, (label, most, lines) in OPTION_BOXES.items()
            if english.get(key := f"option.{option.key}.{name}")
        ]
    found += [Box(f"way.{way.key}.text", str(WAY_WORDS[way.kind]), "", 600, 3) for way in consultation.ways]
    return found


@bp.route(f"{ONE}/words", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def words(consultation: Consultation) -> Reply:
    """One edition, chosen in the address: ``?language=ur&format=easy_read``."""
    consultation = fresh(consultation)
    code, format_ = forms.edition_asked(request.args)
    is_source = (code, format_) == (ENGLISH, Format.STANDARD)
    edition = next(
        (each for each in consultation.editions if (each.language, each.format) == (code, format_)), None
    )
    text = edition.text if edition else {}
    boxes = boxes_of(consultation, is_source=is_source)
    form = forms.words_form(boxes, edition, is_source=is_source)
    if form.passed():
        wording.write_words(
            consultation, code, format_, form.read(boxes), by=me().id, seen=form.seen.data, **form.facts()
        )
        say(_("The words are saved."))
        return redirect(
            url_for(".words", reference=consultation.reference, language=code, format=format_.value)
        )
    form.seen.data = fingerprint(text)
    source = editions.source(consultation.editions)
    return managed(
        "consultations/manage/words.html",
        consultation,
        form=form,
        boxes=form.boxes(boxes),
        stands=text,
        original=source.text if source else {},
        edition=edition,
        code=code,
        format_=format_,
        is_source=is_source,
        is_frozen=is_source and consultation.stage is not Stage.DRAFT,
        is_behind=bool(edition and editions.is_behind(edition, consultation.editions)),
        way=direction(code),
        own_name=LANGUAGES[code],
        choices=edition_choices(
            consultation.editions,
            lambda code, format_: url_for(
                ".words", reference=consultation.reference, language=code, format=format_
            ),
        ),
    )
