"""An application that somebody finds with its code: to read, to take a place, to say no, to take it back."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, render_template, request, url_for

from coprod.core.access import Reply, say
from coprod.core.words import _, _l
from coprod.involvement.models import Application
from coprod.involvement.operations import choosing
from coprod.involvement.rules.applications import APPLICATIONS
from coprod.involvement.views.application_shown import told
from coprod.people import current

# What the code's holder may do: the move, the question, what it means, and the words on the button.
DEEDS = {
    "take": (
        "accept",
        _l("Take this place?"),
        _l("You say yes to the place. Before you begin, you read what we agree with each other."),
        _l("Yes, take the place"),
    ),
    "no": (
        "turn_down",
        _l("Say no to the place?"),
        _l("Somebody else is offered it. Nobody asks why, and you can apply for other things."),
        _l("Yes, say no"),
    ),
    "withdraw": (
        "withdraw",
        _l("Take your application back?"),
        _l(
            "What you wrote will be gone for good, and your code will no longer work. "
            "If a place was kept for you, it goes to somebody else."
        ),
        _l("Yes, take it back"),
    ),
}


def shown(application: Application, code: str, reason: str = "") -> Reply:
    """What became of it, and what can be done now. Nothing of it stands in the address, the title or a cookie."""
    body = render_template("site/application.html", code=code, reason=reason, **told(application))
    return (body, 422) if reason else body


def act(application: Application, code: str) -> Reply:
    """Ask once more, then do it. Errors: ``Refused``, in words."""
    name = request.form.get("deed", "")
    if name not in DEEDS:
        return shown(application, code)
    move, question, explain, yes = DEEDS[name]
    if not APPLICATIONS.allows(application.stage, move):
        return shown(
            application, code, _("This cannot be done any more. Look where your application is now.")
        )
    if request.form.get("sure") != "yes":
        return render_template(
            "site/application_sure.html", code=code, deed=name, question=question, explain=explain, yes=yes
        )
    _do(application)[name]()
    if name == "withdraw":
        say(_("You have taken your application back. What you wrote is gone."))
        return redirect(url_for("site.receipts"))
    return shown(application, code)


def _do(application: Application) -> dict[str, Callable[[], None]]:
    person = current.person()
    return {
        "take": lambda: choosing.accept(application, by=person.id if person else None),
        "no": lambda: choosing.turn_down(application),
        "withdraw": lambda: choosing.withdraw(application),
    }
