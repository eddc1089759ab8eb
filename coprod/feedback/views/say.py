"""Saying something: the open forms, before you start, the questions, how to be reached, the receipt.

Nothing here is written down about the visitor. The cookie holds the only key to what is being typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import redirect, render_template, request, url_for

from coprod.core import clock, crisis, editions, public, settings, shells
from coprod.core.access import Reply, permit
from coprod.core.attachments.kinds import MOST_RECORDING_BYTES
from coprod.core.crisis import Route
from coprod.core.db import reading
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import _, date_words, hour_words, language
from coprod.feedback import permissions
from coprod.feedback.forms.reach import Reach
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import saying
from coprod.feedback.queries import exclusions, forms, versions
from coprod.feedback.rules import WAY_WORDS, FormStage, Way
from coprod.feedback.views import bp
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import filing, frozen
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.views import browser, receiving
from coprod.questionnaires.views.journey import Journey, Step

LIST = "/feedback"
PAGE = f"{LIST}/<slug>"
PLACES = {
    Step.START: ".start",
    Step.SECTION: ".section",
    Step.BETWEEN: ".reach",
    Step.SAVED: ".saved",
    Step.CHECK: ".check",
    Step.DONE: ".done",
}


class Saying(Journey):
    """Somebody's way through a feedback form."""

    has_a_page_between = True

    def __init__(self, form: FeedbackForm, version: QuestionnaireVersion) -> None:
        super().__init__(version)
        self.form = form

    def at(self, step: Step, number: int | None = None) -> str:
        return url_for(PLACES[step], slug=self.form.slug, number=number)

    def shown(self, template: str, **told: object) -> str:
        return _shown(template, self.form, **told)

    def send(self, draft: Draft) -> Receipt:
        return saying.send(self.form, draft, version=self.version)

    def earlier(self) -> Sequence[int]:
        return versions.earlier(self.form)

    def shut(self) -> Reply | None:
        return None if self.form.is_open else _not_open(self.form)

    def reading(self) -> str:
        moment = clock.london(forms.read_by(self.form.programme_id))
        return _(
            "Somebody reads this by %(hour)s on %(date)s. Nobody reads it at once, and nobody can send help.",
            hour=hour_words(moment),
            date=date_words(moment.date()),
        )

    def varies(self) -> str:
        return forms.read_by(self.form.programme_id).isoformat()

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.form.programme_id)

    def packet_room(self) -> int:
        return saying.AROUND

    def drawn_alone(self, draft: Draft) -> bool:
        return True

    def may_be_known(self, draft: Draft) -> bool:
        told = draft.aside.get("reach") or {}
        return bool(told.get("address") or filing.held(draft.aside))

    def files_at(self, number: int, question: str) -> str:
        return url_for(".files", slug=self.form.slug, number=number, question=question)

    def checked_too(self, draft: Draft) -> Mapping[str, object]:
        told = draft.aside.get("reach") or {"way": Way.CODE.value, "address": "", "careful": ""}
        files = filing.held(draft.aside)
        # Whoever adds a file can be recognised: nobody is told in the same breath that they cannot be found.
        by_code = [_("With my code only")] if files and told["way"] == Way.CODE.value else None
        more = [(_("How we can reach you"), by_code or _reach_lines(told), self.at(Step.BETWEEN))]
        if files:
            said = _(
                "Those who read this may see or hear who you are. It is confidential, and not anonymous."
            )
            more.append((_("What your files can show"), [said], self._files_of(files[0].question)))
        if kept := draft.aside.get("kept"):
            lines = [*kept["called"], *([kept["name"]] if kept["name"] else [])]
            more.append((_("Who must not read this"), lines, self.at(Step.BETWEEN)))
        return {"more": more}

    def _files_of(self, question: str) -> str:
        sections = enumerate(frozen.document(self.version).sections, 1)
        number = next(at for at, each in sections if any(one.id == question for one in each.questions))
        return self.files_at(number, question)


def _reach_lines(told: Mapping[str, str]) -> list[str]:
    lines = [str(WAY_WORDS[Way(told["way"])])]
    return lines + [text for text in (told["address"], told["careful"]) if text]


def _shown(template: str, of: FeedbackForm, /, **told: object) -> str:
    return render_template(
        template,
        feedback_form=of,
        words=editions.read(of.editions, language()),
        accent=settings.get(ACCENT, programme=of.programme_id),
        **told,
    )


def _not_open(form: FeedbackForm) -> Reply:
    return _shown("feedback/not_open.html", form), 410


def _way(form: FeedbackForm) -> Saying | None:
    """The way through its questions while it is open; otherwise ``None``."""
    return _begun(form, form.version) if form.is_open and form.version is not None else None


def _begun(form: FeedbackForm, present: QuestionnaireVersion) -> Saying:
    """The way through the questions with which this browser began, also when others begin with newer ones by now."""
    before = versions.earlier(form) if browser.keys() else ()
    number = browser.begun((present.id, *before), request.form.get("slip", "")) if before else None
    return Saying(form, versions.one(number) if number in before and number else present)


@bp.get(LIST, endpoint="forms")
@permit(everyone, anonymous=True, kept=True)
def listed() -> Reply:
    """The forms that are open now."""
    return render_template(
        "feedback/forms.html",
        forms=[
            (
                form,
                editions.read(form.editions, language()),
                editions.read(form.programme.editions, language()),
            )
            for form in forms.listed(stages=[FormStage.OPEN])
        ],
    )


@bp.route(PAGE, methods=["GET", "POST"])
@permit(everyone, on=forms.to_say, see=permissions.is_public, anonymous=True)
def start(form: FeedbackForm) -> Reply:
    """Before you start: who reads it and when, what must be passed on, what nobody can see; then a fresh draft."""
    way, present = _way(form), form.version
    if way is None or present is None:
        return _not_open(form)
    if request.method == "POST":
        return Saying(form, present).begin()
    document = frozen.document(present)
    begun = way.draft()
    sent = next(filter(None, map(browser.sent_here, (present.id, *way.earlier()))), None)

    def draw() -> str:
        return way.shown(
            "feedback/start.html",
            draft=begun,
            sent=sent,
            minutes=document.minutes(),
            questions=document.count(),
            reading=way.reading(),
            routes=way.routes(),
            has_easy_read="en-easy" in document.words,
            carry_on=way.at(Step.SECTION, begun.page) if begun else None,
        )

    # Who has begun already, or sent a moment ago, is told so: that page is theirs alone.
    return draw() if begun is not None or sent else shells.give(f"start {way.varies()}", draw)


@bp.route(f"{PAGE}/say/<int:number>", methods=["GET", "POST"])
@permit(everyone, on=forms.to_say, see=permissions.is_public, anonymous=True)
def section(form: FeedbackForm, number: int) -> Reply:
    """One section of questions. Every button keeps what was typed."""
    way = _way(form)
    return _not_open(form) if way is None else way.section(number)


def _receive(slug: str) -> None:
    """Take a file in, from somebody who has begun with this form. Errors: ``Refused``."""
    with reading():
        form = forms.to_say(slug)
        way = _way(form) if form is not None else None
        has_begun = way is not None and way.draft() is not None
    if has_begun:
        receiving.receive()


@bp.route(f"{PAGE}/say/<int:number>/files/<question>", methods=["GET", "POST"])
@permit(
    everyone,
    on=forms.to_say,
    see=permissions.is_public,
    anonymous=True,
    uploads=MOST_RECORDING_BYTES,
    first=_receive,
)
def files(form: FeedbackForm, number: int, question: str) -> Reply:
    """Photos, a document, a recording: what they can show is said first."""
    way = _way(form)
    return _not_open(form) if way is None else way.files(number, question)


@bp.route(f"{PAGE}/reach", methods=["GET", "POST"])
@permit(everyone, on=forms.to_say, see=permissions.is_public, anonymous=True)
def reach(form: FeedbackForm) -> Reply:
    """Whether and how somebody can be reached. Whatever is typed is kept, right or wrong."""
    way = _way(form)
    if way is None:
        return _not_open(form)
    draft = way.draft(to_write=request.method == "POST")
    if draft is None:
        return redirect(way.at(Step.START))
    held, kept = draft.aside.get("reach") or {}, draft.aside.get("kept") or {}
    asked = Reach(
        way=held.get("way", Way.CODE.value),
        careful=held.get("careful", ""),
        teams=kept.get("references", []),
        name=kept.get("name", ""),
        **({held["way"]: held["address"]} if held.get("address") else {}),
    )
    asked.offer(exclusions.teams(form.programme_id))
    if request.method == "POST":
        pressed = request.form.get("go", "on")
        passed = asked.passed()
        if passed:
            draft.aside["reach"] = asked.reach()
            draft.aside.pop("kept", None)
            if chosen := asked.kept():
                draft.aside["kept"] = chosen
            way.keep(draft)
        if pressed == "back":
            return redirect(way.at(Step.SECTION, len(frozen.document(way.version).sections)))
        if passed:
            return redirect(way.at(Step.CHECK))
    page = way.shown("feedback/reach.html", form=asked)
    return (page, 422) if asked.errors else page


@bp.get(f"{PAGE}/saved")
@permit(everyone, on=forms.to_say, see=permissions.is_public, anonymous=True)
def saved(form: FeedbackForm) -> Reply:
    """What was typed is kept: for how long, and how to come back to it."""
    way = _way(form)
    return _not_open(form) if way is None else way.saved()


@bp.get(f"{PAGE}/check")
@permit(everyone, on=forms.to_say, see=permissions.is_public, anonymous=True)
def check(form: FeedbackForm) -> Reply:
    """Everything that would be sent, each with a way back to it."""
    way = _way(form)
    return _not_open(form) if way is None else way.check()


@bp.route(f"{PAGE}/done", methods=["GET", "POST"])
@permit(everyone, on=forms.to_say, see=permissions.is_public, anonymous=True)
def done(form: FeedbackForm) -> Reply:
    """Send, and show the receipt: also to whoever has sent before the form was paused and presses again."""
    if form.version is None:
        return _not_open(form)
    way = _begun(form, form.version)
    where = public.address("site.receipts", language()).partition("://")[2]
    return way.done(f"receipt {way.varies()}", "feedback/receipt.html", typed_address=where)
