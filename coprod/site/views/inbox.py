"""What a feedback receipt opens: our answer, and what the person can say to it.

The code comes with every press, in the form and never in an address. What is added waits sealed like what was first
said, so nothing here has a moment (decision 0012).
"""

from __future__ import annotations

from flask import redirect, render_template, request, url_for

from coprod.core import crisis, editions, settings
from coprod.core.access import Reply, say
from coprod.core.errors import Refused
from coprod.core.words import _, language
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import saying
from coprod.feedback.queries import forms, inbox, versions
from coprod.feedback.rules import HELPED_WORDS, LONGEST_MESSAGE, STAGE_WORDS, Helped
from coprod.feedback.rules.stories import EDIT_WORDS, STORY_WAIT_DAYS, StoryStage
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.operations.receipts import Found
from coprod.questionnaires.rules.given import given

# Enough for anybody in a day; a machine that writes without end is stopped.
MOST_NOTES_A_DAY = 20
LONGEST_WORD = 20  # characters: a yes or a no, and which version it is said to


def shown(
    found: Found, form: FeedbackForm, code: str, *, told: str = "", error: str = "", typed: str = ""
) -> Reply:
    """Everything that was said, by them and by us, and what can be done with it."""
    held = inbox.of(form, saying.found_key(found))
    easy = found.format == editions.Format.EASY_READ.value
    page = render_template(
        "site/inbox.html",
        code=code,
        key=drafts.new_key(),
        words=editions.read(form.editions, language()),
        feedback_form=form,
        sections=given(
            found.answers,
            found.texts,
            frozen.spoken(forms.version(found.version_id), language(), easy),
        ),
        held=held,
        stage=STAGE_WORDS[held.stage],
        helped_words=HELPED_WORDS,
        edit_words=EDIT_WORDS,
        story_stages=StoryStage,
        wait_days=settings.get(STORY_WAIT_DAYS, programme=form.programme_id),
        routes=crisis.routes(form.programme_id).of(form.district),
        told=told,
        error=error,
        typed=typed,
        longest=LONGEST_MESSAGE,
    )
    return (page, 422) if error else page


def add(found: Found, form: FeedbackForm, code: str) -> Reply:
    """Keep what the person has pressed or written, and show everything again."""
    key = request.form.get("key", "")
    kind, text = _said()
    if not drafts.is_key(key) or kind is None:
        return shown(found, form, code)
    if not text:
        return shown(found, form, code, error=_("Write something first, then send it."))
    if len(text) > LONGEST_MESSAGE:
        return shown(
            found,
            form,
            code,
            error=_("Shorten this to %(max)s characters or fewer.", max=LONGEST_MESSAGE),
            typed=text,
        )
    held = inbox.of(form, saying.found_key(found))
    # Whoever says no is heard however often they have written.
    if len(held.notes) >= MOST_NOTES_A_DAY and not _is_a_no(kind, text):
        raise Refused(_("You have written very often today. Write again tomorrow."))
    if kind == "story" and not held.takes(text):
        return shown(
            found, form, code, told=_("This version has changed since you opened the page. Look at it again.")
        )
    saying.add(
        versions.of_notes(form, found), found, kind=kind, text=text, nth=len(held.notes), token=key.encode()
    )
    return shown(found, form, code, told=_("We have it. Somebody reads it."))


def _is_a_no(kind: str, text: str) -> bool:
    return kind in {"publish", "story"} and text.partition(":")[0] == "no"


def _said() -> tuple[str | None, str]:
    """What was pressed: the kind of note, and its text."""
    pressed = request.form.get("go", "")
    if pressed == "answer":
        return "answer", inbox.tidied(request.form.get("text", ""))
    kind, _dot, value = pressed.partition(":")
    if kind == "helped" and value in {each.value for each in Helped}:
        return kind, value
    if kind == "publish" and value in {"yes", "no"}:
        return kind, value
    if kind == "story" and len(value) < LONGEST_WORD:
        return kind, value
    return None, ""


def take_back(found: Found, form: FeedbackForm, code: str) -> Reply:
    """Ask once more, then everything is gone."""
    if request.form.get("sure") != "yes":
        return render_template("site/take_back.html", code=code)
    saying.take_back(form, found)
    say(_("You have taken it back. Everything that you wrote or added is gone, and our answers with it."))
    return redirect(url_for(".receipts"))
