"""The Easy Read twin of a role, for whoever writes it: block by block, in any of our languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, request, url_for

from coprod.core import easy_read, editions, plain_words, settings
from coprod.core.access import Reply, permit, say
from coprod.core.easy_read import Block
from coprod.core.editions import Format
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import ENGLISH, LANGUAGES, _, direction
from coprod.involvement import permissions
from coprod.involvement.forms.panel import Easy
from coprod.involvement.models import Opportunity, OpportunityEdition
from coprod.involvement.operations import easing
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.views import bp, easy_shown
from coprod.involvement.views.manage_words import choices
from coprod.involvement.views.managing import ONE, managed
from coprod.people.current import me

EASY = f"{ONE}/easy-read"


def _language() -> str:
    asked = request.args.get("language", ENGLISH)
    return asked if asked in LANGUAGES else ENGLISH


def _edition(opportunity: Opportunity) -> OpportunityEdition | None:
    wanted = (_language(), Format.EASY_READ)
    return next((each for each in opportunity.editions if (each.language, each.format) == wanted), None)


def _blocks(opportunity: Opportunity) -> list[Block]:
    edition = _edition(opportunity)
    return easy_read.blocks(edition.text) if edition else []


def _here(opportunity: Opportunity) -> Reply:
    return redirect(url_for(".opportunity_easy", reference=opportunity.reference, language=_language()))


def _kept(opportunity: Opportunity, blocks: Sequence[Block], message: str) -> Reply:
    easing.ease(opportunity, _language(), blocks, by=me().id)
    say(message)
    return _here(opportunity)


def _one(blocks: Sequence[Block], number: int) -> Block:
    return blocks[number - 1] if 1 <= number <= len(blocks) else abort(404)


def _page(template: str, opportunity: Opportunity, **told: object) -> Reply:
    code = _language()
    return managed(template, opportunity, code=code, own_name=LANGUAGES[code], way=direction(code), **told)


@bp.route(EASY, methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def opportunity_easy(opportunity: Opportunity) -> Reply:
    """The blocks as they stand; the button says that they are still right after the English words have changed."""
    form = Press()
    if form.passed():
        easing.still_right(opportunity, _language(), by=me().id)
        say(_("The Easy Read version is marked as right for the words as they stand."))
        return _here(opportunity)
    edition, blocks = _edition(opportunity), _blocks(opportunity)
    code = _language()

    def at(number: int) -> dict[str, str]:
        parts: dict[str, Any] = {"reference": opportunity.reference, "number": number, "language": code}
        return {
            "change": url_for(".change_opportunity_block", **parts),
            "remove": url_for(".remove_opportunity_block", **parts),
            "move": url_for(".move_opportunity_block", **parts),
        }

    return _page(
        "involvement/manage/easy_read.html",
        opportunity,
        form=form,
        blocks=blocks,
        facts=easy_shown.facts(opportunity),
        is_behind=bool(edition and blocks and editions.is_behind(edition, opportunity.editions)),
        hard=plain_words.hard_words(
            "\n".join(each.words for each in blocks),
            settings.get(plain_words.HARD_WORDS, programme=opportunity.programme_id),
        )
        if code == ENGLISH
        else [],
        ways=at,
        choices=choices(opportunity),
    )


@bp.route(f"{EASY}/add", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def add_opportunity_block(opportunity: Opportunity) -> Reply:
    """One more block, at the end."""
    form = Easy()
    if form.passed():
        block = Block(form.picture.data, form.words.data or "")
        return _kept(opportunity, easy_read.put(_blocks(opportunity), block), _("The block is added."))
    return _page("involvement/manage/easy_block.html", opportunity, form=form, number=None)


@bp.route(f"{EASY}/<int:number>", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def change_opportunity_block(opportunity: Opportunity, number: int) -> Reply:
    """Change one block."""
    block = _one(_blocks(opportunity), number)
    form = Easy(picture=block.picture, words=block.words)
    if form.passed():
        changed = Block(form.picture.data, form.words.data or "")
        return _kept(
            opportunity, easy_read.put(_blocks(opportunity), changed, number), _("The block is changed.")
        )
    return _page("involvement/manage/easy_block.html", opportunity, form=form, number=number)


@bp.route(f"{EASY}/<int:number>/remove", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def remove_opportunity_block(opportunity: Opportunity, number: int) -> Reply:
    """Take one block out, after asking."""
    block = _one(_blocks(opportunity), number)
    form = Press()
    if form.passed():
        return _kept(
            opportunity, easy_read.taken_out(_blocks(opportunity), number), _("The block is removed.")
        )
    return _page(
        "involvement/manage/confirm.html",
        opportunity,
        form=form,
        title=_("Remove this block?"),
        explain=[block.words],
        yes=_("Yes, remove it"),
        back=url_for(".opportunity_easy", reference=opportunity.reference, language=_language()),
    )


@bp.post(f"{EASY}/<int:number>/move")
@permit(permissions.support, on=queries.one, see=permissions.see)
def move_opportunity_block(opportunity: Opportunity, number: int) -> Reply:
    """Move one block a step up or down."""
    insist_on_press()
    moved = easy_read.moved(_blocks(opportunity), number, up=request.form.get("to") == "up")
    return _kept(opportunity, moved, _("The block is moved."))
