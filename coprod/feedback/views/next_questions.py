"""What is new beside the questions that people answer, and the button that uses it from tomorrow on."""

from __future__ import annotations

from datetime import timedelta

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import LANGUAGES, _, date_words, direction, language
from coprod.feedback import permissions
from coprod.feedback.forms.staff import UseQuestions
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import questions as operations
from coprod.feedback.queries import forms, versions
from coprod.feedback.rules import FormStage
from coprod.feedback.views import bp
from coprod.feedback.views.managing import managed
from coprod.feedback.views.posters import ONE
from coprod.people.current import me
from coprod.questionnaires.operations import freezing, frozen
from coprod.questionnaires.queries import draft
from coprod.questionnaires.rules.differences import Difference, Differs, differences
from coprod.questionnaires.rules.document import Document


def told_of(each: Difference) -> str:
    """One difference in a sentence. A title is English: among words from right to left it runs by itself."""
    title = each.name if direction(language()) == "ltr" else f"\u2068{each.name}\u2069"
    if each.what is Differs.ADDED:
        return _("New: “%(title)s”", title=title)
    if each.what is Differs.REMOVED:
        return _("Taken away: “%(title)s”", title=title)
    if each.what is Differs.CHANGED:
        return _("Changed: “%(title)s”", title=title)
    if each.what is Differs.MOVED:
        return _("The order has changed.")
    code, _dash, easy = each.name.partition("-")
    own_name = LANGUAGES.get(code, code)
    if easy:
        return _("The words in Easy Read have changed: %(language)s", language=own_name)
    return _("The words in this language have changed: %(language)s", language=own_name)


def standing(form: FeedbackForm, document: Document) -> dict[str, object]:
    """Which version people answer, which comes next and when, and in what this document differs from the newest."""
    present, newest = form.version, versions.newest(form)
    if present is None or newest is None:
        return {"version": None, "news": [], "coming": None}
    coming = newest if newest.id > present.id else None
    return {
        "version": present,
        "since": versions.first_day(present),
        "coming": coming,
        "coming_on": versions.first_day(coming) if coming else None,
        "news": [told_of(each) for each in differences(frozen.document(newest), document)],
        "can_use": form.stage in {FormStage.OPEN, FormStage.PAUSED},
    }


@bp.route(f"{ONE}/questions/use", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def use_questions(form: FeedbackForm) -> Reply:
    """What would be new, and the button: people answer it from tomorrow on."""
    document = freezing.document_of(draft(form.questionnaire_id))
    asked = UseQuestions(seen=document.sha256())
    if asked.passed():
        version = operations.use(form, seen=asked.seen.data or "", by=me().id)
        say(
            _(
                "From %(date)s people answer version %(number)s.",
                date=date_words(versions.first_day(version)),
                number=version.number,
            )
        )
        return redirect(url_for(".questions", slug=form.slug))
    asked.seen.data = document.sha256()
    return managed(
        "feedback/use_questions.html",
        form,
        form=asked,
        wrong=operations.missing(form),
        tomorrow=clock.today() + timedelta(days=1),
        **standing(form, document),
    )
