"""What a link to a role shows where somebody shares it: its title, one sentence, and a picture with the same words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import Response, render_template, url_for

from coprod.core import editions, kept, public, settings, typesetting
from coprod.core.access import Reply, permit
from coprod.core.pages import ACCENT, DEEP_TEAL
from coprod.core.rules import everyone
from coprod.core.typesetting import Unprintable, passage
from coprod.core.words import _, date_words, direction, language
from coprod.involvement import permissions
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import offers
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.views import bp, shown

LAYOUT = Path(__file__).parent.parent / "card.typ"
LONGEST = 160  # characters of one text


@dataclass(frozen=True)
class Share:
    """What stands in the head of the page, for whoever draws a preview of a link to it."""

    title: str
    description: str
    address: str
    picture: str
    # What the picture shows, for whoever does not see it.
    alternative: str


def share(opportunity: Opportunity) -> Share:
    """The words of the preview, in the language of the page."""
    words = editions.read(opportunity.editions, language())
    told = facts(opportunity)
    return Share(
        title=str(words.title),
        description=str(words.summary or told[0]),
        address=public.address("involvement.opportunity", language(), reference=opportunity.reference),
        picture=public.address("involvement.opportunity_card", language(), reference=opportunity.reference),
        alternative=". ".join([str(words.title), *told]),
    )


def facts(opportunity: Opportunity) -> list[str]:
    """What one wants to know before one opens a link: what is paid, and until when one can apply."""
    told = [shown.paid(opportunity, offers.of(opportunity))]
    if opportunity.is_open and opportunity.closes_on:
        told.append(_("Apply until %(date)s", date=date_words(opportunity.closes_on)))
    elif opportunity.is_public:
        told.append(shown.status(opportunity))
    return told


@bp.get("/opportunities/<reference>/card.png")
@permit(everyone, on=queries.one_public, see=permissions.is_public, anonymous=True)
def opportunity_card(opportunity: Opportunity) -> Reply:
    """The picture. Made once for as long as nothing that people read has changed."""
    told = facts(opportunity)
    try:
        made = kept.keep(
            ("card of a role", opportunity.reference, language(), *told),
            lambda: typesetting.png(LAYOUT, _words(opportunity, told)),
        )
    except Unprintable as reason:
        back = url_for("involvement.opportunity", reference=opportunity.reference)
        return render_template("errors/409.html", reason=str(reason), back=back), 409
    return Response(made, mimetype="image/png")


def _words(opportunity: Opportunity, told: list[str]) -> dict[str, object]:
    words = editions.read(opportunity.editions, language())
    programme = editions.read(opportunity.programme.editions, language())
    return {
        "language": language(),
        "direction": direction(language()),
        "accent": settings.get(ACCENT, programme=opportunity.programme_id) or DEEP_TEAL,
        "programme": passage(programme.name, LONGEST),
        "title": passage(words.title, LONGEST),
        "facts": told,
        "address": public.address("site.home").partition("://")[2].rstrip("/"),
    }
