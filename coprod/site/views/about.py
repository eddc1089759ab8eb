"""What everybody should know of the site: help now, privacy, accessibility, cookies."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr

from flask import abort, current_app, render_template

from coprod import config
from coprod.core import clock, crisis, districts, editions, settings
from coprod.core.access import Reply, permit
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.people.rules import ABSOLUTE_LIMIT
from coprod.programmes import queries as programmes
from coprod.programmes.models import PrivacyNotice
from coprod.programmes.queries import public
from coprod.questionnaires.operations.drafts import LIFE
from coprod.site import rules
from coprod.site.rules import Contact
from coprod.site.views import bp


def contact() -> Contact:
    """How to reach us. Without a setting: the address from which our letters come."""
    held = settings.get(rules.CONTACT)
    return held if held != Contact() else Contact(email=parseaddr(current_app.config["MAIL_FROM"])[1])


@bp.get("/help-now")
@permit(everyone, anonymous=True, kept=True)
def help_now() -> Reply:
    """Where to turn in a crisis: everywhere, then in each programme's area (domain rules F7 and F8)."""
    areas = []
    for programme in programmes.all_of_them():
        confirmed = [route for route in settings.get(crisis.LOCAL, programme=programme.id) if route.confirmed]
        near = districts.shown(programme.id)
        if confirmed or near:
            areas.append((programme, editions.read(programme.editions, language()), confirmed, near))
    return render_template("site/help_now.html", routes=crisis.routes(), areas=areas)


@bp.get("/privacy")
@permit(everyone, anonymous=True, kept=True)
def privacy() -> Reply:
    """What the service keeps and what it cannot see, then each programme's own notice."""
    newest = public.latest_notices()
    notices = [
        (programme, editions.read(programme.editions, language()), notice, _words(notice))
        for programme in programmes.all_of_them()
        if (notice := newest.get(programme.id))
    ]
    return render_template("site/privacy.html", notices=notices, contact=contact())


@bp.get("/privacy/<slug>/<int:number>")
@permit(everyone, anonymous=True, kept=True)
def notice(slug: str, number: int) -> Reply:
    """One version of a programme's notice: an answer keeps the version that its writer was shown."""
    programme = programmes.one(slug)
    found = public.notice(slug, number) if number < 2**31 else None
    if programme is None or found is None:
        abort(404)
    return render_template(
        "site/notice.html",
        programme=editions.read(programme.editions, language()),
        notice=found,
        words=_words(found),
    )


def _words(notice: PrivacyNotice) -> editions.Reading:
    return editions.read(notice.editions, language())


@bp.get("/accessibility")
@permit(everyone, anonymous=True, kept=True)
def accessibility() -> Reply:
    """The accessibility statement (domain rule A3)."""
    reviewed_on = settings.get(rules.REVIEWED_ON)
    return render_template(
        "site/accessibility.html",
        issues=settings.get(rules.KNOWN_ISSUES),
        contact=contact(),
        reviewed_on=reviewed_on,
        review_by=rules.a_year_after(reviewed_on),
        is_due=rules.a_year_after(reviewed_on) < clock.today(),
    )


@bp.get("/cookies")
@permit(everyone, anonymous=True, kept=True)
def cookies() -> Reply:
    """Which cookies there are, what each is for, and how long it stays."""
    return render_template(
        "site/cookies.html",
        session_cookie=current_app.config["SESSION_COOKIE_NAME"],
        answers_cookie=config.cookie_name("answers", current_app.config),
        hours=int(LIFE / timedelta(hours=1)),
        days=ABSOLUTE_LIMIT.days,
    )
