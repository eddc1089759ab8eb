"""Easy Read of a role: what somebody wrote, and after it the facts, which are drawn and so are never out of date."""

from __future__ import annotations

from coprod.core import money
from coprod.core.easy_read import Block
from coprod.core.editions import Format
from coprod.core.words import ENGLISH, _, date_words, language, ngettext
from coprod.involvement.models import Opportunity, OpportunityEdition
from coprod.involvement.queries import offers
from coprod.involvement.rules.opportunities import Happens, Pays


def edition(opportunity: Opportunity) -> OpportunityEdition | None:
    """The Easy Read words in the language of the page, else in English."""
    held = {
        each.language: each for each in opportunity.editions if each.format is Format.EASY_READ and each.text
    }
    return held.get(language()) or held.get(ENGLISH)


def facts(opportunity: Opportunity) -> list[Block]:
    """How many, until when, what is paid, and how to apply: each with a picture."""
    return [*_who(opportunity), *_money(opportunity), *_apply(opportunity)]


def _who(opportunity: Opportunity) -> list[Block]:
    places = ngettext("We look for %(num)s person.", "We look for %(num)s people.", opportunity.places)
    return [Block("people", places), *_where(opportunity)]


def _where(opportunity: Opportunity) -> list[Block]:
    if opportunity.happens is Happens.ONLINE:
        return [Block("computer", _("You take part online or by telephone."))]
    if opportunity.happens is Happens.EITHER:
        return [Block("computer", _("You can come to us, or take part online."))]
    return [Block("bus", _("You come to us."))]


def _money(opportunity: Opportunity) -> list[Block]:
    if opportunity.pays is Pays.NOTHING:
        return [Block("money", _("You do not get money for this."))]
    found = []
    if offer := offers.of(opportunity):
        amount = money.pounds(offer.pence)
        found = [
            Block("money", _("We pay you %(amount)s for each session.", amount=amount)),
            Block("hands", _("You can ask for less. You can also say no to the money.")),
            Block("question", _("Do you get benefits? Ask somebody before you say yes.")),
        ]
    else:
        found.append(Block("money", _("You do not get money for your time.")))
    return [*found, Block("bus", _("You get back what you pay for travel and care."))]


def _apply(opportunity: Opportunity) -> list[Block]:
    found = []
    if opportunity.is_open and opportunity.closes_on:
        found.append(
            Block("calendar", _("You can apply until %(date)s.", date=date_words(opportunity.closes_on)))
        )
        found.append(Block("telephone", _("You can write, ring us or send a video.")))
    elif opportunity.closes_on:
        found.append(Block("cross", _("You cannot apply any more.")))
    if opportunity.answers_by:
        found.append(
            Block("letter", _("We answer you by %(date)s.", date=date_words(opportunity.answers_by)))
        )
    return found
