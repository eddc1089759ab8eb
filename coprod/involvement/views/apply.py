"""Applying for a role: before you start, the questions, who you are, check, send, and the code.

Visits here are logged by their day and outcome only, like those of people who answer: who looked at a role, who began
and stopped, and when, is nobody's business. Whoever sends says who they are, and that stands in the application alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import get_template_attribute, redirect, render_template, request, url_for

from coprod.core import crisis, editions, public, settings, shells
from coprod.core.access import Reply, permit
from coprod.core.attachments.kinds import MOST_RECORDING_BYTES
from coprod.core.crisis import Route
from coprod.core.db import reading
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import _, date_words, language
from coprod.involvement import permissions
from coprod.involvement.forms.who import Who
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import applying
from coprod.involvement.queries import applications
from coprod.involvement.queries import applying as queries
from coprod.involvement.rules import who as who_rules
from coprod.involvement.rules.applications import ApplicationStage
from coprod.involvement.rules.opportunities import Choosing
from coprod.involvement.views import bp
from coprod.involvement.views.who_shown import of_account, of_draft
from coprod.people import current
from coprod.people import queries as people
from coprod.people.rules.needs import NEED_WORDS
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.views import browser, receiving
from coprod.questionnaires.views.journey import Journey, Step

PAGE = "/opportunities/<reference>/apply"
# Room in every packet for who somebody is: a letter takes four bytes at most.
AROUND = 4 * (120 + 254 + 40 + 400 + 300 + 15 * 440) + 4096
PLACES = {
    Step.START: ".apply",
    Step.SECTION: ".apply_section",
    Step.BETWEEN: ".apply_who",
    Step.SAVED: ".apply_saved",
    Step.CHECK: ".apply_check",
    Step.DONE: ".apply_done",
}


class Applying(Journey):
    """Somebody's way to an application."""

    has_a_page_between = True

    def __init__(self, opportunity: Opportunity, version: QuestionnaireVersion) -> None:
        super().__init__(version)
        self.opportunity = opportunity

    def at(self, step: Step, number: int | None = None) -> str:
        return url_for(PLACES[step], reference=self.opportunity.reference, number=number)

    def shown(self, template: str, **told: object) -> str:
        return shown(template, self.opportunity, **told)

    def send(self, draft: Draft) -> Receipt:
        return applying.send(self.opportunity, draft, person=current.person())

    def shut(self) -> Reply | None:
        return None if self.opportunity.is_open else _closed(self.opportunity)

    def reading(self) -> str:
        return _(
            "Nobody reads this before %(date)s, and nobody can send help.",
            date=date_words(self.opportunity.closes_on),
        )

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.opportunity.programme_id)

    def packet_room(self) -> int:
        return AROUND

    def drawn_alone(self, draft: Draft) -> bool:
        return True

    def may_be_known(self, draft: Draft) -> bool:
        return True

    def sent_before(self, slip: str) -> Receipt | None:
        return browser.sent_before(self.version.id, slip, applying.already_sent)

    def files_at(self, number: int, question: str) -> str:
        return url_for(".apply_files", reference=self.opportunity.reference, number=number, question=question)

    def checked_too(self, draft: Draft) -> Mapping[str, object]:
        person = current.person()
        rows = of_account(person) if person else of_draft(draft)
        return {"more": [(key, lines, self.at(Step.BETWEEN)) for key, lines in rows]}

    def told_at_once(self, receipt: Receipt) -> Mapping[str, str]:
        """Where places go to those who come first, whether there was one."""
        application = applications.by_code(receipt.code)
        if application is None or self.opportunity.choosing is not Choosing.FIRST_COME:
            return {"outcome": ""}
        said = get_template_attribute("involvement/parts/came_first.html", "came_first")
        place = applications.position(application) if application.stage is ApplicationStage.RESERVE else 0
        return {"outcome": said(application, place)}


def shown(template: str, opportunity: Opportunity, **told: object) -> str:
    """A page of the way, with the words of the role."""
    return render_template(
        template,
        opportunity=opportunity,
        words=editions.read(opportunity.editions, language()),
        accent=settings.get(ACCENT, programme=opportunity.programme_id),
        **told,
    )


def _closed(opportunity: Opportunity) -> Reply:
    return shown("involvement/apply/closed.html", opportunity), 410


def _way(opportunity: Opportunity) -> Applying | None:
    """The way to an application while the role takes any; otherwise ``None``."""
    if not opportunity.is_open or opportunity.version is None:
        return None
    return Applying(opportunity, opportunity.version)


@bp.route(PAGE, methods=["GET", "POST"])
@permit(everyone, on=queries.to_apply, see=permissions.is_public, anonymous=True)
def apply(opportunity: Opportunity) -> Reply:
    """Before you start: what is asked, who reads it, by when there is an answer; then a fresh draft."""
    if (way := _way(opportunity)) is None:
        return _closed(opportunity)
    if request.method == "POST":
        return way.begin()
    document = frozen.document(way.version)
    begun = way.draft()
    sent = browser.sent_here(way.version.id, applying.already_sent)

    def draw() -> str:
        return way.shown(
            "involvement/apply/start.html",
            draft=begun,
            sent=sent,
            minutes=document.minutes(),
            questions=document.count(),
            reading=way.reading(),
            routes=way.routes(),
            has_easy_read="en-easy" in document.words,
            carry_on=way.at(Step.SECTION, begun.page) if begun else None,
            person=current.person(),
        )

    # Who has begun already, or sent a moment ago, is told so: that page is theirs alone.
    return draw() if begun is not None or sent else shells.give("start", draw)


@bp.route(f"{PAGE}/<int:number>", methods=["GET", "POST"], endpoint="apply_section")
@permit(everyone, on=queries.to_apply, see=permissions.is_public, anonymous=True)
def section(opportunity: Opportunity, number: int) -> Reply:
    """One section of questions. Every button keeps what was typed."""
    way = _way(opportunity)
    return _closed(opportunity) if way is None else way.section(number)


def _receive(reference: str) -> None:
    """Take a file in, from somebody who has begun. Errors: ``Refused``."""
    with reading():
        opportunity = queries.to_apply(reference)
        way = _way(opportunity) if opportunity is not None else None
        has_begun = way is not None and way.draft() is not None
    if has_begun:
        receiving.receive()


@bp.route(f"{PAGE}/<int:number>/files/<question>", methods=["GET", "POST"], endpoint="apply_files")
@permit(
    everyone,
    on=queries.to_apply,
    see=permissions.is_public,
    anonymous=True,
    uploads=MOST_RECORDING_BYTES,
    first=_receive,
)
def files(opportunity: Opportunity, number: int, question: str) -> Reply:
    """A spoken or filmed answer: what it can show is said first."""
    way = _way(opportunity)
    return _closed(opportunity) if way is None else way.files(number, question)


@bp.route(f"{PAGE}/who", methods=["GET", "POST"], endpoint="apply_who")
@permit(everyone, on=queries.to_apply, see=permissions.is_public, anonymous=True)
def who(opportunity: Opportunity) -> Reply:
    """Who you are and how we may reach you: from the account, or asked once."""
    if (way := _way(opportunity)) is None:
        return _closed(opportunity)
    draft = way.draft(to_write=request.method == "POST")
    if draft is None:
        return redirect(way.at(Step.START))
    if request.form.get("go") == "back":
        return redirect(way.at(Step.SECTION, len(frozen.document(way.version).sections)))
    if (person := current.person()) is not None:
        if request.method == "POST":
            return redirect(way.at(Step.CHECK))
        needs = [(NEED_WORDS[each.kind], each.words) for each in people.needs.of(person.id)]
        return way.shown(
            "involvement/apply/account.html", person=person, rows=of_account(person), needs=needs
        )
    form = Who.holding(draft.aside.get(who_rules.WHO))
    if form.passed():
        draft.aside[who_rules.WHO] = form.told()
        way.keep(draft)
        return redirect(way.at(Step.CHECK))
    page = way.shown("involvement/apply/who.html", form=form, sign_in=_sign_in(way))
    return (page, 422) if form.errors else page


def _sign_in(way: Applying) -> str:
    return url_for("people.sign_in", then=way.at(Step.BETWEEN))


@bp.get(f"{PAGE}/saved", endpoint="apply_saved")
@permit(everyone, on=queries.to_apply, see=permissions.is_public, anonymous=True)
def saved(opportunity: Opportunity) -> Reply:
    """What was typed is kept: for how long, and how to come back to it."""
    way = _way(opportunity)
    return _closed(opportunity) if way is None else way.saved()


@bp.get(f"{PAGE}/check", endpoint="apply_check")
@permit(everyone, on=queries.to_apply, see=permissions.is_public, anonymous=True)
def check(opportunity: Opportunity) -> Reply:
    """Everything that would be sent, each with a way back to it."""
    way = _way(opportunity)
    return _closed(opportunity) if way is None else way.check()


@bp.route(f"{PAGE}/done", methods=["GET", "POST"], endpoint="apply_done")
@permit(everyone, on=queries.to_send, see=permissions.is_public, anonymous=True)
def done(opportunity: Opportunity) -> Reply:
    """Send, and show the code: also to whoever has sent before it closed and presses again."""
    if opportunity.version is None:
        return _closed(opportunity)
    way = Applying(opportunity, opportunity.version)
    where = public.address("site.receipts", language()).partition("://")[2]
    return way.done(
        "receipt", "involvement/apply/receipt.html", outcome=shells.slot("outcome"), typed_address=where
    )
