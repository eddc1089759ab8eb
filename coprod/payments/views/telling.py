"""Telling somebody whom no letter of ours reaches that there is something about money on their page."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.audit import record
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.models import Recovery
from coprod.payments.operations import recovering
from coprod.payments.queries import recovering as queries
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.people.rules import SAFE_CONTACT_WORDS, SafeContact

ONE = "/manage/overpayments/<reference>"


def is_untold(recovery: Recovery) -> bool:
    """Whether somebody must still ring or write to them. Whoever is forgotten cannot be reached."""
    return recovery.untold_since is not None and recovery.claimant.forgotten_at is None


def told(recovery: Recovery) -> str:
    """What is so after a deed that the person should know of."""
    if recovery.claimant.mail_address is not None:
        return _("The person is told that there is something to see.")
    if is_untold(recovery):
        return _("No e-mail reaches this person. Tell them, and then note it here.")
    return _("This person does not want to be contacted. They read it on the site.")


@bp.get(f"{ONE}/tell")
@permit(
    permissions.decide_about_another,
    on=queries.one,
    see=permissions.look_into,
    reads="how somebody to whom too much was paid can be reached",
)
def tell_about_overpayment(recovery: Recovery) -> Reply:
    """How they want to be reached, and what to be careful of. Looking is written down."""
    if not is_untold(recovery):
        return redirect(url_for(".overpayment", reference=recovery.reference))
    record(
        "read how somebody can be reached",
        by=me().id,
        kind="recovery",
        number=recovery.id,
        label=recovery.reference,
    )
    person = recovery.claimant
    way = person.safe_contact
    return page(
        "payments/overpaid/tell.html",
        recovery=recovery,
        way=SAFE_CONTACT_WORDS[way],
        # Only in the way that they chose (threat T19).
        at={SafeContact.TELEPHONE: person.telephone, SafeContact.POST: person.postal_address}.get(way, ""),
        careful=person.safe_contact_note,
    )


@bp.post(f"{ONE}/told")
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into)
def note_overpayment_told(recovery: Recovery) -> Reply:
    """Somebody has rung, or written by post."""
    insist_on_press()
    recovering.note_told(recovery, by=me().id)
    say(_("It is written down that they have been told."))
    return redirect(url_for(".overpayment", reference=recovery.reference))
