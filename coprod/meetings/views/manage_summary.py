"""The summary of a meeting and its Easy Read twin, for whoever arranges it."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, redirect, request, url_for

from coprod.core import easy_read, plain_words, settings
from coprod.core.access import Reply, permit, say
from coprod.core.easy_read import Block
from coprod.core.editions import Format
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import record as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import summarising
from coprod.meetings.queries import record as queries
from coprod.meetings.queries.record import Record
from coprod.meetings.views import bp
from coprod.meetings.views.manage_record import RECORD
from coprod.meetings.views.managing import managed
from coprod.people.current import me

EASY = f"{RECORD}/easy-read"


@bp.route(f"{RECORD}/summary", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def summary(meeting: Meeting) -> Reply:
    """Write the summary; hard words are pointed out and never refused."""
    held = queries.whole(meeting)
    edition = held.edition(Format.STANDARD)
    words = edition.text.get("summary", "") if edition else ""
    form = forms.Summary(summary=words)
    if form.passed():
        summarising.summarise(held, form.summary.data or "", by=me().id)
        say(_("The summary is saved."))
        return redirect(url_for(".summary", reference=meeting.reference))
    return managed(
        "meetings/record/summary.html",
        meeting,
        form=form,
        is_behind=bool(edition and edition.source_hash != held.public_mark),
        hard=_hard(meeting, form.summary.data or ""),
        readings=[(each, held.public[each.item.reference]) for each in held.items],
    )


def _hard(meeting: Meeting, words: str) -> list[plain_words.HardWord]:
    return plain_words.hard_words(words, settings.get(plain_words.HARD_WORDS, programme=meeting.programme_id))


def _blocks(held: Record) -> list[Block]:
    easy = held.edition(Format.EASY_READ)
    return easy_read.blocks(easy.text) if easy else []


def _kept(meeting: Meeting, held: Record, blocks: Sequence[Block], message: str) -> Reply:
    summarising.ease(held, blocks, by=me().id)
    say(message)
    return redirect(url_for(".easy_read", reference=meeting.reference))


@bp.route(EASY, methods=["GET", "POST"], endpoint="easy_read")
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def easy(meeting: Meeting) -> Reply:
    """The blocks as they stand; the button says that they are still right after the minutes have changed."""
    held = queries.whole(meeting)
    form = Press()
    if form.passed():
        summarising.still_right(held, by=me().id)
        say(_("The Easy Read version is marked as right for the minutes as they stand."))
        return redirect(url_for(".easy_read", reference=meeting.reference))
    edition, blocks = held.edition(Format.EASY_READ), _blocks(held)
    return managed(
        "meetings/record/easy_read.html",
        meeting,
        form=form,
        blocks=blocks,
        is_behind=bool(edition and blocks and edition.source_hash != held.public_mark),
        hard=_hard(meeting, "\n".join(each.words for each in blocks)),
        ways=lambda number: {
            "change": url_for(".change_easy_block", reference=meeting.reference, number=number),
            "remove": url_for(".remove_easy_block", reference=meeting.reference, number=number),
            "move": url_for(".move_easy_block", reference=meeting.reference, number=number),
        },
    )


@bp.route(f"{EASY}/add", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def add_easy_block(meeting: Meeting) -> Reply:
    """One more block, at the end."""
    held = queries.whole(meeting)
    form = forms.Easy()
    if form.passed():
        block = Block(form.picture.data, form.words.data or "")
        return _kept(meeting, held, easy_read.put(_blocks(held), block), _("The block is added."))
    return managed("meetings/record/easy_block.html", meeting, form=form, number=None)


@bp.route(f"{EASY}/<int:number>", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def change_easy_block(meeting: Meeting, number: int) -> Reply:
    """Change one block."""
    held = queries.whole(meeting)
    block = _one(_blocks(held), number)
    form = forms.Easy(picture=block.picture, words=block.words)
    if form.passed():
        changed = Block(form.picture.data, form.words.data or "")
        return _kept(meeting, held, easy_read.put(_blocks(held), changed, number), _("The block is changed."))
    return managed("meetings/record/easy_block.html", meeting, form=form, number=number)


@bp.route(f"{EASY}/<int:number>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def remove_easy_block(meeting: Meeting, number: int) -> Reply:
    """Take one block out."""
    held = queries.whole(meeting)
    block = _one(_blocks(held), number)
    form = Press()
    if form.passed():
        return _kept(meeting, held, easy_read.taken_out(_blocks(held), number), _("The block is removed."))
    return managed("meetings/record/remove_block.html", meeting, form=form, block=block, number=number)


@bp.post(f"{EASY}/<int:number>/move")
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def move_easy_block(meeting: Meeting, number: int) -> Reply:
    """Move one block a step up or down."""
    held = queries.whole(meeting)
    insist_on_press()
    moved = easy_read.moved(_blocks(held), number, up=request.form.get("to") == "up")
    return _kept(meeting, held, moved, _("The block is moved."))


def _one(blocks: Sequence[Block], number: int) -> Block:
    return blocks[number - 1] if 1 <= number <= len(blocks) else abort(404)
