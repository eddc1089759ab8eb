"""What is left of money that was too much: one person asks to let it go, another says yes or no."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.forms import recovering as forms
from coprod.payments.models import Recovery
from coprod.payments.operations import recovering
from coprod.payments.queries import recovering as queries
from coprod.payments.views import bp
from coprod.payments.views.recovering import ONE
from coprod.payments.views.telling import told
from coprod.people.current import me


@bp.route(f"{ONE}/ask-to-let-go", methods=["GET", "POST"])
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into)
def ask_to_let_go(recovery: Recovery) -> Reply:
    """Ask a second person that the rest need not be given back."""
    form = forms.SaidAbout()
    if form.passed():
        recovering.ask_to_let_go(recovery, why=form.words.data or "", by=me().id)
        say(_("It is noted. A second person must agree."))
        return redirect(url_for(".overpayment", reference=recovery.reference))
    return page(
        "payments/overpaid/say.html",
        form=form,
        recovery=recovery,
        heading=_("Why need the rest not be given back?"),
        button=_("Note it"),
    )


@bp.post(f"{ONE}/let-go")
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into, fresh=True)
def let_overpayment_go(recovery: Recovery) -> Reply:
    insist_on_press()
    recovering.let_go(recovery, by=me().id)
    say(_("The rest is let go.") + " " + told(recovery))
    return redirect(url_for(".overpayment", reference=recovery.reference))


@bp.route(f"{ONE}/not-let-go", methods=["GET", "POST"])
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into)
def keep_overpayment(recovery: Recovery) -> Reply:
    """A second person says no to letting the rest go, and why."""
    form = forms.NotLetGo()
    if form.passed():
        recovering.keep(recovery, why=form.words.data or "", by=me().id)
        say(_("It is noted. The rest is still to be given back."))
        return redirect(url_for(".overpayment", reference=recovery.reference))
    return page(
        "payments/overpaid/say.html",
        form=form,
        recovery=recovery,
        heading=_("Do not let the rest go"),
        # Nothing is sent: the person knew of no such wish.
        button=_("Note it"),
    )
