"""Too much was paid: it is noted at the claim, agreed by a second person, and given back or let go."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.forms import recovering as forms
from coprod.payments.models import Claim, Recovery
from coprod.payments.operations import recovering
from coprod.payments.queries import deciding, floats, queue
from coprod.payments.queries import recovering as queries
from coprod.payments.rules.claims import LEDGER_WORDS, Ledger
from coprod.payments.rules.recovering import (
    NEVER_THEIRS_WORDS,
    RECOVERIES,
    RECOVERY_STAGE_TAGS,
    RECOVERY_STAGE_WORDS,
)
from coprod.payments.views import bp
from coprod.payments.views.desk import DESK
from coprod.payments.views.telling import is_untold, told
from coprod.people.current import me

ALL = "/manage/overpayments"
ONE = f"{ALL}/<reference>"


@bp.get(ALL)
@permit(permissions.work_with_money)
def overpayments() -> Reply:
    """What was too much, of every organisation for which somebody approves or pays: what is open first."""
    return page(
        "payments/overpaid/list.html",
        found=queries.of_places(queue.places(viewer()), paging.wanted()),
        stage_words=RECOVERY_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        tags=RECOVERY_STAGE_TAGS,
    )


@bp.route(f"{DESK}/<reference>/too-much", methods=["GET", "POST"])
@permit(permissions.decide_about_another, on=deciding.one, see=permissions.look_into)
def note_too_much(claim: Claim) -> Reply:
    """Note it. Nothing happens until a second person agrees."""
    most = {of: queries.most(claim.id, of) for of in Ledger}
    form = forms.TooMuch()
    form.offer([of for of, pence in most.items() if pence > 0])
    if form.ledger.choices and form.passed():
        made = recovering.note(
            claim,
            Ledger(form.ledger.data),
            form.amount.data or 0,
            why=form.why.data or "",
            by=me().id,
        )
        say(_("It is noted. A second person must agree before the person is told."))
        return redirect(url_for(".overpayment", reference=made.reference))
    return page(
        "payments/overpaid/note.html",
        form=form,
        claim=claim,
        most=most,
        never=[(of, NEVER_THEIRS_WORDS[why]) for of in Ledger if (why := queries.never_theirs(claim.id, of))],
        ledger_words=LEDGER_WORDS,
    )


@bp.get(ONE)
@permit(permissions.look_into, on=queries.one, see=permissions.look_into)
def overpayment(recovery: Recovery) -> Reply:
    """One of them: what, why, who, what came back, and what comes next."""
    return page(
        "payments/overpaid/one.html",
        recovery=recovery,
        is_untold=is_untold(recovery),
        moves={each.name for each in RECOVERIES.offered(recovery.stage)},
        viewer_id=me().id,
        stage_words=RECOVERY_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        tags=RECOVERY_STAGE_TAGS,
    )


@bp.post(f"{ONE}/agree")
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into, fresh=True)
def agree_overpayment(recovery: Recovery) -> Reply:
    insist_on_press()
    recovering.agree(recovery, by=me().id)
    say(_("Agreed.") + " " + told(recovery))
    return redirect(url_for(".overpayment", reference=recovery.reference))


@bp.post(f"{ONE}/drop")
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into)
def drop_overpayment(recovery: Recovery) -> Reply:
    insist_on_press()
    recovering.drop(recovery, by=me().id)
    say(_("It is dropped. Nobody was told."))
    return redirect(url_for(".overpayment", reference=recovery.reference))


@bp.route(f"{ONE}/given-back", methods=["GET", "POST"])
@permit(permissions.pay_another, on=queries.one, see=permissions.look_into)
def note_given_back(recovery: Recovery) -> Reply:
    """Some of it, or all, is back."""
    form = forms.GivenBack(on=clock.today(), amount=recovery.left_pence)
    open_floats = {
        each.reference: each
        for each in floats.open_for(recovery.programme_id, recovery.organisation_id, recovery.ledger)
    }
    form.offer([(reference, each.name) for reference, each in open_floats.items()])
    if form.passed():
        recovering.given_back(
            recovery,
            form.amount.data or 0,
            on=form.on.data or clock.today(),
            by=me().id,
            cash=open_floats.get(form.where.data),
        )
        say(_("It is noted.") + " " + told(recovery))
        return redirect(url_for(".overpayment", reference=recovery.reference))
    return page("payments/overpaid/given_back.html", form=form, recovery=recovery)


@bp.route(f"{ONE}/answer", methods=["GET", "POST"])
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into)
def answer_overpayment(recovery: Recovery) -> Reply:
    """Answer what the person said about it."""
    form = forms.SaidAbout()
    if form.passed():
        recovering.answer(recovery, form.words.data or "", by=me().id)
        say(_("Your answer is on their page.") + " " + told(recovery))
        return redirect(url_for(".overpayment", reference=recovery.reference))
    return page("payments/overpaid/say.html", form=form, recovery=recovery, heading=_("Answer"))
