"""Answering: before you start, one section a page, check your answers, the receipt.

Nothing here is written down about the visitor. The cookie holds the only key to what is being typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from flask import (
    Response,
    abort,
    current_app,
    get_template_attribute,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _

from coprod import config
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.views import bp
from coprod.core import crisis, editions, settings, shells
from coprod.core.access import Reply, permit
from coprod.core.errors import Refused
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import LANGUAGES, address_in, date_words, language
from coprod.questionnaires.operations import drafts, frozen, packets, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.rules import answers, blank
from coprod.questionnaires.rules.answers import Answers, Complaint
from coprod.questionnaires.rules.kinds import KINDS

from coprod.consultations import permissions  # isort: skip

PAGE = "/consultations/<reference>/respond"


COOKIE = "answers-"


def _cookie(slip: str) -> str:
    """The name of a draft's cookie: it says neither what is answered nor who answers."""
    return config.cookie_name(COOKIE + slip[:8], current_app.config)


def _keys() -> list[str]:
    beginning = config.cookie_name(COOKIE, current_app.config)
    found = [value for name, value in request.cookies.items() if name.startswith(beginning)]
    return [value for value in found if drafts.is_key(value)][: 2 * drafts.MOST_KEYS]


def _give_cookie(response: Response, draft: Draft, life: timedelta | None = None) -> Response:
    """The key to what is being typed: gone with the browser, unless the person asked to come back later."""
    response.set_cookie(
        _cookie(draft.slip),
        draft.key,
        max_age=life,
        secure=current_app.config["SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def _drop_cookies(response: Response, version_id: int) -> None:
    """The keys of earlier drafts of this questionnaire go, and the last of too many others."""
    keys = _keys()
    for key in keys:
        name = _cookie(drafts.slip(version_id, key))
        if name in request.cookies or len(keys) > drafts.MOST_KEYS:
            response.delete_cookie(
                name, secure=current_app.config["SECURE"], httponly=True, samesite="Lax", path="/"
            )


def _draft(consultation: Consultation, *, to_write: bool = False) -> Draft | None:
    if consultation.version_id is None:
        return None
    return drafts.find(consultation.version_id, _keys(), to_write=to_write)


def _shown(template: str, consultation: Consultation, **told: object) -> str:
    return render_template(
        f"consultations/respond/{template}.html",
        consultation=consultation,
        words=editions.read(consultation.editions, language()),
        accent=settings.get(ACCENT, programme=consultation.programme_id),
        **told,
    )


def _reading(consultation: Consultation) -> str:
    """When somebody first reads this, so that nobody waits for help that cannot come (domain rule F9)."""
    if consultation.reads_on is None:
        return _("Nobody reads this at once, and nobody can send help.")
    return _(
        "Nobody reads this before %(date)s, and nobody can send help.", date=date_words(consultation.reads_on)
    )


def _closed(consultation: Consultation) -> Reply:
    return _shown("closed", consultation), 410


@bp.route(PAGE, methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def respond(consultation: Consultation) -> Reply:
    """Before you start: who reads it, what is kept, how long it takes; then a fresh draft."""
    if not consultation.is_open or consultation.version is None:
        return _closed(consultation)
    if request.method == "POST":
        # Whoever starts again starts from nothing: earlier words must not come up again, for them or for others.
        drafts.erase_all(consultation.version.id, _keys())
        draft = drafts.begin(consultation.version.id, drafts.new_key())
        draft.format = "easy_read" if request.form.get("format") == "easy_read" else "standard"
        # Nothing is in it yet, so its size says nothing.
        drafts.keep(draft)
        response = make_response(redirect(url_for(".answer", reference=consultation.reference, number=1)))
        _drop_cookies(response, consultation.version.id)
        return _give_cookie(response, draft)
    document = frozen.document(consultation.version)
    begun, sent = _draft(consultation), _sent_here(consultation)

    def draw() -> str:
        return _shown(
            "start",
            consultation,
            draft=begun,
            sent=sent,
            minutes=document.minutes(),
            questions=document.count(),
            reading=_reading(consultation),
            has_easy_read="en-easy" in document.words,
        )

    # Who has begun already, or sent a moment ago, is told so: that page is theirs alone.
    return draw() if begun is not None or sent else shells.give("start", draw)


@bp.route(f"{PAGE}/<int:number>", methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def answer(consultation: Consultation, number: int) -> Reply:
    """One section of questions. Every button keeps what was typed."""
    if not consultation.is_open or consultation.version is None:
        return _closed(consultation)
    document = frozen.document(consultation.version)
    if not 1 <= number <= len(document.sections):
        abort(404)
    draft = _draft(consultation, to_write=request.method == "POST")
    if draft is None:
        return redirect(url_for(".respond", reference=consultation.reference))
    given: Answers | None = None
    if request.method == "POST":
        given = Answers.parse(document.sections[number - 1], dict(request.form.lists()))
        draft.typed = given.merge_into(draft.typed)
        draft.page = number
        drafts.keep(draft, packets.size(consultation.version))
        going = _going(consultation, draft, number, len(document.sections), given)
        if going is not None:
            return going
    section = frozen.spoken(consultation.version, language(), draft.format == "easy_read")[number - 1]
    first = document.first_free_text()

    def draw(typed: Mapping[str, object], problems: Mapping[str, str] = MappingProxyType({})) -> str:
        return _shown(
            "section",
            consultation,
            section=section,
            number=number,
            sections=len(document.sections),
            typed=typed,
            problems=problems,
            routes=crisis.routes(consultation.programme_id) if first and first[0] == number - 1 else [],
            reading=_reading(consultation),
            other_languages=[(code, own) for code, own in LANGUAGES.items() if code != language()],
        )

    if given and given.problems:
        said = {id_: _(each.sentence, **each.figures) for id_, each in given.problems.items()}
        return draw(draft.typed, said), 422
    if (own := blank.own(section, draft.typed)) is None:
        return draw(draft.typed)
    return shells.give(f"section {draft.format}", lambda: draw(blank.blank(section, shells.slot)), own)


def _going(consultation: Consultation, draft: Draft, number: int, last: int, given: Answers) -> Reply | None:
    """Where the pressed button leads; ``None`` to stay and mend. Going back and switching language never stop."""
    pressed = request.form.get("go", "on")
    reference = consultation.reference
    if pressed.startswith("language:"):
        code = pressed.partition(":")[2]
        return redirect(address_in(code if code in LANGUAGES else language()))
    if pressed == "back":
        before = url_for(".answer", reference=reference, number=number - 1)
        return redirect(before if number > 1 else url_for(".respond", reference=reference))
    if given.problems:
        return None
    if pressed == "save":
        response = make_response(redirect(url_for(".saved", reference=reference)))
        return _give_cookie(response, draft, drafts.LIFE)
    if number < last and pressed != "check":
        return redirect(url_for(".answer", reference=reference, number=number + 1))
    return redirect(url_for(".check", reference=reference))


@bp.get(f"{PAGE}/saved")
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def saved(consultation: Consultation) -> Reply:
    """What was typed is kept: for how long, and how to come back to it."""
    draft = _draft(consultation)
    if draft is None:
        return redirect(url_for(".respond", reference=consultation.reference))
    return _shown("saved", consultation, draft=draft, hours=int(drafts.LIFE / timedelta(hours=1)))


@bp.get(f"{PAGE}/check")
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def check(consultation: Consultation) -> Reply:
    """Everything that would be sent, each with a way back to it."""
    if not consultation.is_open:
        return _closed(consultation)
    draft = _draft(consultation)
    if draft is None:
        return redirect(url_for(".respond", reference=consultation.reference))
    return _checked(consultation, draft)


def _checked(consultation: Consultation, draft: Draft, reason: str | None = None) -> Reply:
    assert consultation.version is not None  # noqa: S101 - the caller has asked
    document = frozen.document(consultation.version)
    wrong = answers.complaints(document, draft.typed)
    spoken = frozen.spoken(consultation.version, language(), draft.format == "easy_read")
    shown = {
        question.id: KINDS[question.kind].show(question, draft.typed[question.id])
        if question.id in draft.typed
        else []
        for section in spoken
        for question in section.questions
        if KINDS[question.kind].is_asked
    }
    said_lines = get_template_attribute("components/said_lines.html", "said_lines")
    own = {f"lines.{id_}": said_lines(lines) for id_, lines in shown.items()} | {"slip": draft.slip}

    def draw() -> str:
        sections = [
            (
                number,
                section,
                [
                    (question, shells.slot(f"lines.{question.id}"), _problem(wrong.get(question.id)))
                    for question in section.questions
                    if question.id in shown
                ],
            )
            for number, section in enumerate(spoken, 1)
        ]
        return _shown(
            "check",
            consultation,
            slip=shells.slot("slip"),
            sections=sections,
            last=len(spoken),
            reason=reason,
        )

    if wrong or reason:
        page = shells.alone(draw, own)
        return (page, 422) if reason else page
    return shells.give(f"check {draft.format}", draw, own)


def _problem(complaint: Complaint | None) -> str | None:
    return _(complaint.sentence, **complaint.figures) if complaint else None


@bp.route(f"{PAGE}/done", methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def done(consultation: Consultation) -> Reply:
    """Send, and show the receipt. Pressing again, or loading again, shows the same receipt and counts once."""
    if request.method == "GET" or consultation.version_id is None:
        return _shown("nothing_to_send", consultation)
    slip = request.form.get("slip", "")
    draft = _draft(consultation, to_write=True)
    if draft is not None and draft.slip == slip:
        try:
            receipt: Receipt | None = answering.send(consultation, draft)
        except Refused as refusal:
            if not consultation.is_open:
                return _closed(consultation)
            return _checked(consultation, draft, refusal.message)
    else:
        # Pressed again, or another press of the same button has just sent it while this one waited for its turn.
        receipt = _sent_before(consultation, slip)
    if receipt is None:
        return _shown("nothing_to_send", consultation), 410
    receipt_code = get_template_attribute("components/receipt_code.html", "receipt_code")

    def draw() -> str:
        return _shown(
            "receipt",
            consultation,
            code=shells.slot("code"),
            routes=crisis.routes(consultation.programme_id),
            reading=_reading(consultation),
        )

    response = make_response(shells.give("receipt", draw, {"code": receipt_code(receipt.code)}))
    if draft is not None and draft.slip == slip:
        return _give_cookie(response, draft, drafts.AFTER_SENDING)
    return _keep_briefly(response, consultation, slip)


def _key_of(consultation: Consultation, slip: str) -> str | None:
    for key in _keys():
        if drafts.slip(consultation.version_id or 0, key) == slip:
            return key
    return None


def _keep_briefly(response: Response, consultation: Consultation, slip: str) -> Response:
    """For a quarter of an hour the same browser may load the receipt again; then it no longer can."""
    if key := _key_of(consultation, slip):
        _give_cookie(response, Draft(key, slip), drafts.AFTER_SENDING)
    return response


def _sent_before(consultation: Consultation, slip: str) -> Receipt | None:
    key = _key_of(consultation, slip)
    return sending.already_sent(drafts.begin(consultation.version_id or 0, key).token) if key else None


def _sent_here(consultation: Consultation) -> str | None:
    """The slip of answers that this browser sent a moment ago, when the reply may have been lost on the way."""
    for key in _keys():
        slip = drafts.slip(consultation.version_id or 0, key)
        if _cookie(slip) in request.cookies and _sent_before(consultation, slip):
            return slip
    return None
