"""What was noted as given back and was written wrongly: a second person puts it right, with a line of its own."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.money import pounds
from coprod.core.words import _, date_words
from coprod.payments import permissions
from coprod.payments.forms import recovering as forms
from coprod.payments.models import Recovery
from coprod.payments.operations import recovering
from coprod.payments.queries import recovering as queries
from coprod.payments.views import bp
from coprod.payments.views.recovering import ONE
from coprod.payments.views.telling import told
from coprod.people.current import me


@bp.route(f"{ONE}/put-right", methods=["GET", "POST"])
@permit(permissions.decide_about_another, on=queries.one, see=permissions.look_into, fresh=True)
def put_overpayment_right(recovery: Recovery) -> Reply:
    """Choose the line. Its sum is to be given back again, and what is right is noted anew."""
    parts = {str(number): each for number, each in enumerate(recovery.parts, 1)}
    standing = recovery.standing_parts
    form = forms.PutRight()
    form.offer(
        [
            (
                number,
                _("%(amount)s on %(date)s", amount=pounds(each.amount_pence), date=date_words(each.on_day)),
            )
            for number, each in parts.items()
            if each in standing
        ]
    )
    if form.part.choices and form.passed():
        recovering.put_right(recovery, parts[form.part.data], by=me().id)
        say(_("It is put right. Note what came back, if anything did.") + " " + told(recovery))
        return redirect(url_for(".overpayment", reference=recovery.reference))
    return page("payments/overpaid/put_right.html", form=form, recovery=recovery)
