"""A receipt: somebody reads their own answers, sees what becomes of them, and can take them back.

The code is never in an address, and nothing is written down of a right one. Wrong, unknown and withdrawn codes
are answered alike (threat T24).
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address

from flask import redirect, render_template, request, url_for

from coprod.consultations import queries as consultations
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.core import crisis, editions, limits
from coprod.core.access import Reply, permit, refusal, say
from coprod.core.errors import TooManyTries
from coprod.core.forms import page
from coprod.core.rules import everyone
from coprod.core.words import _, language
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import forms as feedback
from coprod.involvement.models import Application
from coprod.involvement.queries import applications as applying
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import frozen, receipts
from coprod.questionnaires.operations.receipts import Found
from coprod.questionnaires.rules.given import given
from coprod.site import forms, queries
from coprod.site.shown import next_steps
from coprod.site.shown.outcome import told
from coprod.site.shown.results import channel_words
from coprod.site.views import applications, bp, inbox
from coprod.themes import queries as themes

MOST_WRONG_CODES = 20
WITHIN = timedelta(hours=1)


@bp.route("/receipts", methods=["GET", "POST"], endpoint="receipts")
@permit(everyone, anonymous=True)
def read() -> Reply:
    """Ask for the code; show what it opens."""
    form = forms.Code()
    if form.passed():
        code = str(form.code.data)
        opened = look_up(code)
        if isinstance(opened, Application):
            return applications.shown(opened, code)
        if opened is not None:
            found, of = opened
            return (
                inbox.shown(found, of, code) if isinstance(of, FeedbackForm) else _shown(found, of, code=code)
            )
        form.code.errors = [nothing_found()]
    return page("site/receipts.html", form=form)


@bp.post("/receipts/add", endpoint="add_to_receipt")
@permit(everyone, anonymous=True)
def add() -> Reply:
    """Write back, say whether our answer helped, let it be published: each with the code."""
    form = forms.Code()
    opened = open_(str(form.code.data)) if form.passed() else None
    found, of = opened or (None, None)
    if found is None or not isinstance(of, FeedbackForm):
        form.code.errors = form.code.errors or [nothing_found()]
        return page("site/receipts.html", form=form)
    return inbox.add(found, of, str(form.code.data))


@bp.post("/receipts/withdraw")
@permit(everyone, anonymous=True)
def withdraw() -> Reply:
    """Ask once more, then take the answers back."""
    form = forms.Code()
    opened = open_(str(form.code.data)) if form.passed() else None
    if opened is None:
        form.code.errors = form.code.errors or [nothing_found()]
        return page("site/receipts.html", form=form)
    found, consultation = opened
    if isinstance(consultation, FeedbackForm):
        return inbox.take_back(found, consultation, str(form.code.data))
    is_fixed = consultations.results_of(consultation) is not None
    if request.form.get("sure") != "yes":
        return render_template(
            "site/withdraw.html",
            code=form.code.data,
            words=editions.read(consultation.editions, language()),
            is_fixed=is_fixed,
        )
    answering.withdraw(found)
    if is_fixed:
        say(
            _(
                "Your answers have been taken back. Your words are gone from every page. "
                "Totals that were published before stay as they are."
            )
        )
    else:
        say(_("Your answers have been taken back. They are gone, and they are not counted."))
    return redirect(url_for(".receipts"))


@bp.post("/receipts/application", endpoint="application_by_code")
@permit(everyone, anonymous=True)
def application() -> Reply:
    """Take a place, say no to it, take an application back: each with the code, after being asked once more."""
    form = forms.Code()
    reason = refusal()
    opened = look_up(str(form.code.data)) if form.passed() or reason else None
    if not isinstance(opened, Application):
        form.code.errors = form.code.errors or [nothing_found()]
        return page("site/receipts.html", form=form)
    code = str(form.code.data)
    return applications.shown(opened, code, reason) if reason else applications.act(opened, code)


def open_(code: str) -> tuple[Found, Consultation | FeedbackForm] | None:
    """What a code opens among answers, and what it was said to."""
    opened = look_up(code)
    return None if isinstance(opened, Application) else opened


def look_up(code: str) -> tuple[Found, Consultation | FeedbackForm] | Application | None:
    """What a code opens: answers, with what they were said to, or an application.

    A wrong one counts against whoever asks; a right one leaves no trace. Both kinds are looked for in any case, so that
    the time that a code takes does not tell of which kind it is, or whether anybody has its locator.
    """
    network = _network()
    try:
        limits.check("receipt", network, most=MOST_WRONG_CODES)
    except TooManyTries:
        raise TooManyTries(
            _("For safety we allow only so many wrong codes in an hour. Try again in an hour.")
        ) from None
    found, applied = receipts.find(code), applying.by_code(code)
    if found is None and applied is not None:
        return applied
    of = (
        (consultations.of_version(found.version_id) or feedback.of_version(found.version_id))
        if found
        else None
    )
    if found is None or of is None:
        limits.spend("receipt", network, within=WITHIN)
        return None
    return found, of


def _network() -> str:
    """Where a request comes from, as coarsely as a limit can be: only a keyed hash of it is kept, for an hour or two."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    return str(address) if address.version == 4 else address.exploded[:19]


def nothing_found() -> str:
    return _(
        "We cannot find answers with this code. Check each letter and number. If the answers were taken back, "
        "they are gone."
    )


def _shown(found: Found, consultation: Consultation, *, code: str) -> Reply:
    easy = found.format == editions.Format.EASY_READ.value
    assert consultation.version is not None  # noqa: S101 - it was found by it
    outcome = [told(each) for each in queries.outcome(consultation)]
    by_finding = {each.number: each for each in outcome}
    quotes = themes.quotes_of(found.sheet_key) if found.sheet_key else []
    return render_template(
        "site/receipt.html",
        code=code,
        found=found,
        consultation=consultation,
        words=editions.read(consultation.editions, language()),
        sections=given(found.answers, found.texts, frozen.spoken(consultation.version, language(), easy)),
        came_in=_("How it came to us: %(way)s.", way=channel_words(Channel(found.channel))),
        may_publish=_may_publish(found),
        steps=next_steps.of(consultation),
        outcome=outcome,
        my_quotes=[
            (quote, by_finding[quote.finding_id]) for quote in quotes if quote.finding_id in by_finding
        ],
        routes=crisis.routes(consultation.programme_id),
    )


def _may_publish(found: Found) -> str:
    if found.may_publish:
        return _("You said that we may show your words to everybody, without your name.")
    return _("You did not say that we may show your words to everybody, so we do not.")
