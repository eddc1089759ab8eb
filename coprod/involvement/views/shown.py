"""A role as everybody sees it: what it gives in pounds, who chooses, what happens after, and the ways to apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import render_template, request, url_for

from coprod.core import easy_read, editions, money, settings
from coprod.core.access import Reply
from coprod.core.editions import Format, Passage, Reading
from coprod.core.pages import ACCENT
from coprod.core.words import LANGUAGES, _, address_in, direction, how_long, language
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import offers
from coprod.involvement.queries.offers import Offer
from coprod.involvement.rules.opportunities import (
    DWP_BASIS_WORDS,
    HAPPENS_WORDS,
    METHOD_WORDS,
    STAGE_TAGS,
    STAGE_WORDS,
    Method,
    Pays,
    Stage,
)
from coprod.involvement.views import easy_shown, expenses_shown
from coprod.programmes.models import Programme
from coprod.programmes.queries import public
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS
from coprod.rates.queries import advice
from coprod.rates.rules import benefits


@dataclass(frozen=True)
class Card:
    """A role in a list."""

    title: Passage
    summary: Passage
    href: str
    is_open: bool
    closes_on: date | None
    facts: list[str]
    status: str
    kind: str


def card(opportunity: Opportunity, offer: Offer | None) -> Card:
    """One role: what it is, until when, what it pays, where."""
    words = editions.read(opportunity.editions, language())
    return Card(
        title=words.title,
        summary=words.summary,
        href=url_for("involvement.opportunity", reference=opportunity.reference),
        is_open=opportunity.is_open,
        closes_on=opportunity.closes_on,
        facts=[paid(opportunity, offer), str(HAPPENS_WORDS[opportunity.happens])],
        status=status(opportunity),
        kind=kind(opportunity),
    )


def cards(opportunities: list[Opportunity]) -> list[Card]:
    """Some roles, with one question for all their rates."""
    found = offers.by_number(opportunities)
    return [card(each, found.get(each.id)) for each in opportunities]


def status(opportunity: Opportunity) -> str:
    """Where it stands, in a word or two."""
    return str(STAGE_WORDS[_stage(opportunity)])


def kind(opportunity: Opportunity) -> str:
    """The look of the status: colours repeat the words."""
    return STAGE_TAGS[_stage(opportunity)]


def _stage(opportunity: Opportunity) -> Stage:
    """Between midnight and the closing by the clock it is still marked open, and takes no applications."""
    if opportunity.stage is Stage.OPEN and not opportunity.is_open:
        return Stage.CLOSED
    return opportunity.stage


def paid(opportunity: Opportunity, offer: Offer | None) -> str:
    """What is paid, in one sentence without its full stop."""
    if opportunity.pays is Pays.NOTHING:
        return _("Nothing is paid")
    if opportunity.pays is Pays.EXPENSES or offer is None:
        return _("Expenses are paid, time is not")
    return _("%(amount)s for a session, and your expenses", amount=money.pounds(offer.pence))


def time_in_words(opportunity: Opportunity) -> str:
    """How long one session and getting ready for it take, and how many there are."""
    session, preparation = opportunity.session_minutes, opportunity.preparation_minutes
    if preparation:
        told = _(
            "%(session)s for each session, and %(preparation)s to get ready for it.",
            session=how_long(session),
            preparation=how_long(preparation),
        )
    else:
        told = _("%(session)s for each session. There is nothing to prepare.", session=how_long(session))
    if opportunity.sessions:
        told = _("%(told)s About %(many)s sessions in all.", told=told, many=opportunity.sessions)
    return told


def drawn(opportunity: Opportunity, *, is_preview: bool = False, share: object = None) -> Reply:
    """The page of one role, in Easy Read when its address says so. ``share`` is what a link to it shows elsewhere."""
    is_easy = request.args.get("format") == Format.EASY_READ.value
    words = editions.read(opportunity.editions, language(), Format.EASY_READ if is_easy else Format.STANDARD)
    offer = offers.of(opportunity)
    told = {
        "opportunity": opportunity,
        "words": words,
        "is_easy": is_easy,
        "is_preview": is_preview,
        "share": share,
        "accent": settings.get(ACCENT, programme=opportunity.programme_id),
        "programme": editions.read(opportunity.programme.editions, language()),
        "status": status(opportunity),
        "kind": kind(opportunity),
        "read_as": _to_read(words, easy=is_easy),
    }
    if is_easy and (easy := easy_shown.edition(opportunity)):
        return render_template(
            "involvement/public/easy.html",
            blocks=[*easy_read.blocks(easy.text), *easy_shown.facts(opportunity)],
            easy_is_behind=editions.is_behind(easy, opportunity.editions),
            marked={"lang": easy.language, "dir": direction(easy.language)}
            if easy.language != language()
            else {"lang": None, "dir": None},
            **told,
        )
    return render_template("involvement/public/opportunity.html", **told, **_more(opportunity, offer))


def _more(opportunity: Opportunity, offer: Offer | None) -> dict[str, object]:
    """What the whole page shows beside the words."""
    notice = public.notice_shown(opportunity.privacy_notice_id) if opportunity.privacy_notice_id else None
    return {
        "offer": offer,
        "paid": paid(opportunity, offer),
        "time": time_in_words(opportunity) if opportunity.session_minutes else "",
        "happens": HAPPENS_WORDS[opportunity.happens],
        "expenses": expenses_shown.lines(opportunity),
        "methods": [METHOD_WORDS[Method(each)] for each in opportunity.methods],
        "pays_time": opportunity.pays is Pays.PAYMENT_AND_EXPENSES,
        "pays_something": opportunity.pays is not Pays.NOTHING,
        "days_to_pay": expenses_shown.days_to_pay(opportunity),
        "basis": DWP_BASIS_WORDS[opportunity.dwp_basis] if opportunity.dwp_basis else "",
        "taking_less": benefits.TAKING_LESS,
        "no_advice": benefits.NO_ADVICE,
        "ask_first": benefits.ASK_FIRST,
        "advice": advice.advice(opportunity.programme_id),
        "notice": notice,
        "rungs": list(RUNG_WORDS.items()),
        "levels": list(LEVEL_WORDS.items()),
    }


def _to_read(words: Reading, *, easy: bool) -> list[dict[str, str | None]]:
    """The other forms in which this page can be read: Easy Read or not, and other languages."""
    here = request.script_root + request.path
    found: list[dict[str, str | None]] = []
    if easy:
        found.append({"label": _("The full version"), "href": here})
    elif words.has_easy_read:
        found.append({"label": _("Easy Read"), "href": f"{here}?format=easy_read"})
    return found + [
        {"label": LANGUAGES[code], "href": address_in(code), "lang": code, "dir": direction(code)}
        for code in words.languages
        if code in LANGUAGES and code != language()
    ]


def programme_names(programmes: list[Programme]) -> dict[str, str]:
    """What programmes are called in a filter, by their address."""
    read = {each.slug: editions.read(each.editions, language()) for each in programmes}
    return {slug: str(words.short_name or words.name) for slug, words in read.items()}
