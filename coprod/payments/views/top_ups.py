"""What a rate or a mileage figure from a past day adds: a look at the sums, and one press (domain rule P12).

Whoever presses leads, and sees sums and nobody's claim: who took less than they were offered cannot be told from them.
"""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import Press, page
from coprod.core.words import _, ngettext
from coprod.involvement.rules.opportunities import EXPENSE_WORDS
from coprod.payments import permissions
from coprod.payments.operations import topping_up
from coprod.payments.queries import topping_up as queries
from coprod.payments.queries.topping_up import More
from coprod.payments.rules.claims import Ledger
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role


@bp.route("/manage/top-ups", methods=["GET", "POST"])
@permit(permissions.lead)
def top_ups() -> Reply:
    """What would be added, and adding it."""
    led = viewer().programmes(Role.LEAD.value)
    form = Press()
    if form.passed():
        made = topping_up.top_up(led, by=me().id)
        if made:
            say(
                ngettext(
                    "%(num)s claim is made. Somebody else approves it.",
                    "%(num)s claims are made. Somebody else approves them.",
                    len(made),
                )
            )
        else:
            say(_("Nothing is to be added."))
        return redirect(url_for(".top_ups"))
    found = queries.touched(led)
    return page(
        "payments/manage/top_ups.html",
        form=form,
        found=_together(found),
        claims=len({more.claim.id for more in found}),
        sums={of: sum(more.pence for more in found if more.ledger is of) for of in Ledger},
        left_out=queries.left_out(led),
        ledgers=Ledger,
    )


def _together(found: list[More]) -> list[tuple[str, int, int]]:
    """The rates, and the kinds of miles, with how many lines each touches and what it adds."""
    added: dict[str, list[int]] = {}
    for more in found:
        added.setdefault(_what(more), []).append(more.pence)
    return [(what, len(sums), sum(sums)) for what, sums in sorted(added.items())]


def _what(more: More) -> str:
    if more.rate is not None:
        return _("%(card)s: %(rate)s", card=more.rate.card.name, rate=more.rate.name)
    return str(EXPENSE_WORDS[more.line.expense]) if more.line.expense is not None else ""
