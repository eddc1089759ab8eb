"""One item: the words as they were sent, who may see them, and the moves."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import access, clock, settings
from coprod.core.access import Reply, permit, say
from coprod.core.audit import record
from coprod.core.errors import Refused
from coprod.core.forms import page
from coprod.core.words import _, _l, called, language
from coprod.core.working_days import add_working_days
from coprod.feedback import permissions
from coprod.feedback.forms import staff
from coprod.feedback.models import FeedbackMove
from coprod.feedback.operations import triage
from coprod.feedback.queries import forms, item, stories
from coprod.feedback.queries.item import Opened
from coprod.feedback.rules import (
    COMPLAINT_ACKNOWLEDGED_WITHIN_DAYS,
    COMPLAINT_MONTHS,
    DEED_WORDS,
    HELPED_WORDS,
    ITEMS,
    STAGE_TAGS,
    STAGE_WORDS,
    TONE_WORDS,
    WAY_WORDS,
    Helped,
    Tone,
    Way,
    told_as_words,
)
from coprod.feedback.views import bp
from coprod.feedback.views.queue import MANAGE
from coprod.people.current import me
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.given import given
from coprod.questionnaires.views.entering import CHANNELS

ITEM = f"{MANAGE}/items/<key>"
# What is done with one press, and what whoever pressed is told. Every other move has a page of its own.
PRESSED = {
    "take": (triage.take, _l("It is with you now. Others see that.")),
    "leave": (triage.leave, _l("You have left it to others.")),
    "acknowledge": (
        triage.acknowledge,
        _l("The person can see with their code that somebody has read it."),
    ),
    "reopen": (triage.reopen, _l("It is open again.")),
}


def _address(name: str, opened: Opened) -> str:
    """Where a move is made."""
    if name in PRESSED:
        return url_for(".press", key=opened.key, name=name)
    return url_for(f".{name}", key=opened.key)


def _there(opened: Opened) -> Reply:
    return redirect(url_for(".item", key=opened.key))


def _said(done: FeedbackMove) -> object:
    """What was said with a deed, in words: whoever sorts or passes on chooses from our own."""
    return {**staff.TO_WORDS, **{tone.value: words for tone, words in TONE_WORDS.items()}}.get(
        done.note, done.note
    )


def pressed() -> int:
    """Which edition was on the screen when a button was pressed. Errors: ``Refused`` when it was refused just now."""
    if reason := access.refusal():
        raise Refused(reason)
    return staff.Seen().edition


def drawn(template: str, opened: Opened, **told: object) -> Reply:
    """A page about an item, with the words as they were sent."""
    easy = opened.format == "easy_read"
    spoken = frozen.spoken(forms.version(opened.version_id), language(), easy)
    return page(
        template,
        opened=opened,
        sections=given(opened.answers, opened.texts, spoken),
        stage_words=STAGE_WORDS[opened.stage],
        stage_tag=STAGE_TAGS[opened.stage],
        told_as=told_as_words(opened.told_as),
        came_by=CHANNELS.get(opened.channel),
        said_in=called(opened.language) if opened.language != language() else "",
        **told,
    )


@bp.get(ITEM, endpoint="item")
@permit(permissions.read, on=item.one, see=permissions.read)
def show(opened: Opened) -> Reply:
    """The words, what has been said since, what can be done now."""
    row = opened.row
    return drawn(
        "feedback/item.html",
        opened,
        said=item.messages(opened.key),
        story=stories.of_item(opened.key),
        may_publish=stories.may_publish(opened),
        change=stories.change(opened.key),
        done=[
            (clock.london(each.at).date(), each.by.name, DEED_WORDS[each.move], _said(each))
            for each in item.moves(opened.key)
        ],
        offered=[
            (each.name in PRESSED, each.words, _address(each.name, opened))
            for each in ITEMS.offered(opened.stage)
        ],
        sort=staff.Sort(seen=str(opened.edition), tone=opened.tone.value if opened.tone else None),
        with_other=row.reader.name if row and row.reader and row.with_id != me().id else "",
        with_me=bool(row and row.with_id == me().id),
        helped=HELPED_WORDS[row.helped] if row and row.helped else "",
        helped_today=[HELPED_WORDS[Helped(note.text)] for note in opened.notes if note.kind == "helped"],
    )


@bp.get(f"{ITEM}/contact")
@permit(
    permissions.read, on=item.one, see=permissions.read, reads="how somebody who gave feedback can be reached"
)
def contact(opened: Opened) -> Reply:
    """How the person wants to be reached, and what to be careful of. Looking is written down."""
    record(
        "read how somebody can be reached",
        by=me().id,
        kind="feedback item",
        number=opened.form.id,
        label=opened.key,
    )
    reach = item.contact(opened)
    return drawn(
        "feedback/contact.html",
        opened,
        reach=reach,
        way=WAY_WORDS[Way(reach["way"])] if reach else "",
    )


@bp.post(f"{ITEM}/<any(take, leave, acknowledge, reopen):name>")
@permit(permissions.read, on=item.one, see=permissions.read)
def press(opened: Opened, name: str) -> Reply:
    """What is done with one press and no words: take it on, leave it, say that it is read, open it again."""
    deed, words = PRESSED[name]
    deed(opened, seen=pressed(), by=me().id)
    say(str(words))
    return _there(opened)


@bp.post(f"{ITEM}/sort")
@permit(permissions.sort, on=item.one, see=permissions.read)
def sort(opened: Opened) -> Reply:
    """Say what it is: good, a concern, an idea."""
    form = staff.Sort()
    if form.passed():
        triage.sort(opened, Tone(form.tone.data), seen=form.edition, by=me().id)
        say(_("It is sorted."))
    else:
        say(form.tone.errors[0] if form.tone.errors else _("Choose one of these."))
    return _there(opened)


@bp.route(f"{ITEM}/reply", methods=["GET", "POST"])
@permit(permissions.read, on=item.one, see=permissions.read)
def reply(opened: Opened) -> Reply:
    """Answer the person."""
    form = staff.Message(seen=str(opened.edition))
    if form.passed():
        triage.reply(opened, str(form.text.data), seen=form.edition, by=me().id)
        say(_("The answer is sent. The person reads it with their code."))
        return _there(opened)
    return drawn("feedback/message.html", opened, form=form, asks=False, said=item.messages(opened.key))


@bp.route(f"{ITEM}/ask", methods=["GET", "POST"])
@permit(permissions.read, on=item.one, see=permissions.read)
def ask(opened: Opened) -> Reply:
    """Ask the person something."""
    form = staff.Message(seen=str(opened.edition))
    if form.passed():
        triage.ask(opened, str(form.text.data), seen=form.edition, by=me().id)
        say(_("The question is sent. The person reads it with their code."))
        return _there(opened)
    return drawn("feedback/message.html", opened, form=form, asks=True, said=item.messages(opened.key))


@bp.route(f"{ITEM}/pass-on", methods=["GET", "POST"])
@permit(permissions.read, on=item.one, see=permissions.read)
def pass_on(opened: Opened) -> Reply:
    """Pass it to complaints or PALS, when the person has agreed."""
    form = staff.PassOn(seen=str(opened.edition))
    if form.passed():
        triage.pass_on(
            opened, to=str(form.to.data), consent=bool(form.consent.data), seen=form.edition, by=me().id
        )
        say(_("It is marked as passed on. Give it to them today."))
        return _there(opened)
    return drawn(
        "feedback/pass_on.html",
        opened,
        form=form,
        by_day=add_working_days(
            clock.today(), settings.get(COMPLAINT_ACKNOWLEDGED_WITHIN_DAYS, programme=opened.programme_id)
        ),
        months=settings.get(COMPLAINT_MONTHS, programme=opened.programme_id),
    )


@bp.route(f"{ITEM}/close", methods=["GET", "POST"])
@permit(permissions.read, on=item.one, see=permissions.read)
def close(opened: Opened) -> Reply:
    """Nothing more is to be done, and why."""
    form = staff.Close(seen=str(opened.edition))
    if form.passed():
        triage.close(opened, note=str(form.note.data), seen=form.edition, by=me().id)
        say(_("It is closed."))
        return _there(opened)
    return drawn("feedback/close.html", opened, form=form)
