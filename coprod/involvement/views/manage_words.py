"""The words of a role: every language on a page of its own, with the English words beside it."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, fingerprint
from coprod.core.words import ENGLISH, LANGUAGES, _, _l, direction
from coprod.involvement import permissions
from coprod.involvement.models import Opportunity
from coprod.involvement.models.opportunities import OPPORTUNITY_TEXTS
from coprod.involvement.operations import wording
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opening import MENDABLE
from coprod.involvement.rules.opportunities import Stage
from coprod.involvement.views import bp
from coprod.involvement.views.managing import ONE, managed
from coprod.people.current import me
from coprod.questionnaires.forms import words as forms
from coprod.questionnaires.forms.words import Box
from coprod.questionnaires.views.building.editions import EditionChoice, edition_choices

# What each text is for: name, hint, most characters, lines.
TEXTS = {
    "title": (_l("Title"), _l("A few words that people would use themselves."), 120, 1),
    "summary": (_l("What it is, in one sentence"), _l("For the list, and for whoever shares it."), 300, 2),
    "purpose": (_l("What this is for"), _l("Why you ask people, and why now."), 3000, 5),
    "can_change": (_l("What can change because of it"), _l("And what cannot, in plain words."), 3000, 5),
    "who_for": (_l("Who it is for"), _l("Leave nobody out whom you do not mean to leave out."), 2000, 4),
    "what_you_do": (_l("What you would do"), _l("One ordinary session, from beginning to end."), 3000, 5),
    "time": (_l("When, and how often"), _l("How long it takes is worked out from what you said."), 1000, 3),
    "place": (_l("Where (optional)"), _l("The town, the building, how to get there."), 1000, 3),
    "access": (
        _l("Access and support to take part"),
        _l("Rooms, breaks, interpreters, formats, help with technology."),
        2000,
        4,
    ),
    "support": (
        _l("Who supports you in this role"),
        _l("A name, a number and hours. Somebody who rings back."),
        1000,
        3,
    ),
    "telephone": (
        _l("Apply by telephone"),
        _l("A person’s name, the number and the hours. They write down what people say."),
        1000,
        3,
    ),
    "video": (
        _l("Apply by video (optional)"),
        _l("How to arrange a video call, also in sign language."),
        1000,
        3,
    ),
    "payment": (
        _l("More about payment (optional)"),
        _l("The sums are worked out and shown. Say here only what they leave open."),
        1000,
        3,
    ),
    "expenses": (
        _l("More about expenses (optional)"),
        _l("For example that you book trains. What is paid is shown already."),
        1000,
        3,
    ),
    "unpaid_why": (
        _l("If time is not paid: why?"),
        _l("Everybody can read this. Leave it out when time is paid."),
        1000,
        3,
    ),
    "how_chosen": (
        _l("How people are chosen, and by whom"),
        _l("Who reads, how they decide, and what happens after that. No names of readers."),
        2000,
        4,
    ),
}


def boxes_of(opportunity: Opportunity, *, is_source: bool) -> list[Box]:
    """The texts to write. In English the criteria have a page of their own, and what was promised stays."""
    if is_source and opportunity.stage is not Stage.DRAFT:
        return [Box(key, *TEXTS[key]) for key in OPPORTUNITY_TEXTS if key in MENDABLE]
    found = [Box(key, *TEXTS[key]) for key in OPPORTUNITY_TEXTS]
    if not is_source:
        found += [
            Box(
                f"criterion.{each.key}",
                _("What applications are read for, %(number)s", number=number),
                "",
                200,
                1,
            )
            for number, each in enumerate(opportunity.criteria, 1)
        ]
    return found


def choices(opportunity: Opportunity) -> list[EditionChoice]:
    """Every language in both ways of reading. Easy Read is written block by block, on a page of its own."""

    def address(code: str, format_: str) -> str:
        page = ".opportunity_easy" if format_ == Format.EASY_READ.value else ".opportunity_words"
        return url_for(page, reference=opportunity.reference, language=code)

    return edition_choices(opportunity.editions, address)


@bp.route(f"{ONE}/words", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def opportunity_words(opportunity: Opportunity) -> Reply:
    """One language, chosen in the address: ``?language=ur``."""
    code, _format = forms.edition_asked(request.args)
    is_source = code == ENGLISH
    edition = next(
        (each for each in opportunity.editions if (each.language, each.format) == (code, Format.STANDARD)),
        None,
    )
    text = edition.text if edition else {}
    boxes = boxes_of(opportunity, is_source=is_source)
    form = forms.words_form(boxes, edition, is_source=is_source)
    if form.passed():
        wording.write_words(
            opportunity, code, form.read(boxes), by=me().id, seen=form.seen.data, **form.facts()
        )
        say(_("The words are saved."))
        return redirect(url_for(".opportunity_words", reference=opportunity.reference, language=code))
    form.seen.data = fingerprint(text)
    source = editions.source(opportunity.editions)
    return managed(
        "involvement/manage/words.html",
        opportunity,
        form=form,
        boxes=form.boxes(boxes),
        stands=text,
        original=source.text if source else {},
        code=code,
        is_source=is_source,
        is_promised=is_source and opportunity.stage is not Stage.DRAFT,
        is_behind=bool(edition and editions.is_behind(edition, opportunity.editions)),
        way=direction(code),
        own_name=LANGUAGES[code],
        choices=choices(opportunity),
    )
