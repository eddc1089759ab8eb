"""The pages of one claim, for the person and for whoever writes it down for them: the same pages at two addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for

from coprod.core.access import Reply, permit
from coprod.core.forms import Form
from coprod.core.forms import page as drawn
from coprod.payments import permissions
from coprod.payments.models import Claim
from coprod.payments.queries import mine, offers
from coprod.payments.queries.offers import Offer
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.views import bp
from coprod.people import current
from coprod.people.current import me

MINE = "/me/claims"
THEIRS = "/manage/claims/for-somebody/claims"
# The order in which a claim is filled in. Whoever has no time to be paid for goes past the first three.
STEPS = ("claim_time", "claim_elsewhere", "claim_choice", "claim_expenses", "claim_check")

View = Callable[..., Any]


def my_claim(reference: str) -> Claim | None:
    """One of the viewer's own claims; anybody else's does not exist."""
    person = current.person()
    return mine.one(person.id, reference) if person else None


def their_claim(reference: str) -> Claim | None:
    """A claim that the viewer writes down for somebody."""
    person = current.person()
    return mine.entered(person.id, reference) if person else None


def step(
    path: str, name: str, *, methods: tuple[str, ...] = ("GET", "POST"), **more: Any
) -> Callable[[View], View]:
    """Open one page of a claim: ``name`` to the person, ``name`` with ``_for_them`` to whoever writes it down."""

    def wrap(view: View) -> View:
        for begin, ending, rule, on in (
            (MINE, "", permissions.mine, my_claim),
            (THEIRS, "_for_them", permissions.write_down, their_claim),
        ):
            bp.add_url_rule(
                f"{begin}/<reference>{path}",
                f"{name}{ending}",
                permit(rule, on=on, see=rule, **more)(view),
                methods=methods,
            )
        return view

    return wrap


def is_theirs(claim: Claim) -> bool:
    """Whether the viewer writes it down for somebody else."""
    return claim.person_id != me().id


def at(claim: Claim, name: str, **parts: Any) -> str:
    """The address of a page of a claim, for whoever is looking."""
    ending = "_for_them" if is_theirs(claim) else ""
    return url_for(f"payments.{name}{ending}", reference=claim.reference, **parts)


def onward(claim: Claim, done: str) -> Reply:
    """On to the next page, or back to where somebody came from to change something."""
    if claim.stage is not ClaimStage.DRAFT:
        return redirect(at(claim, "claim_page"))
    if request.args.get("then") == "check":
        return redirect(at(claim, "claim_check"))
    return redirect(at(claim, STEPS[STEPS.index(done) + 1]))


def has_time(claim: Claim) -> bool:
    """Whether time is paid with this claim."""
    return isinstance(offers.of(claim), Offer)


def before(claim: Claim, here: str) -> str:
    """The page before this one: the way back."""
    if claim.stage is not ClaimStage.DRAFT:
        return at(claim, "claim_page")
    if request.args.get("then") == "check":
        return at(claim, "claim_check")
    place = STEPS.index(here)
    if place == 0 or (here == "claim_expenses" and not has_time(claim)):
        return url_for("payments.for_somebody" if is_theirs(claim) else "payments.claimable")
    return at(claim, STEPS[place - 1])


def shown(template: str, claim: Claim, form: Form | None = None, **told: Any) -> Reply:
    """A page of a claim, in the frame of whoever is looking."""
    theirs = is_theirs(claim)
    return drawn(
        f"payments/claim/{template}.html",
        claim=claim,
        form=form,
        layout="layout_staff.html" if theirs else "layout.html",
        is_theirs=theirs,
        at=lambda name, **parts: at(claim, name, **parts),
        **told,
    )
