"""Where the words to quote are chosen. Only what its writer agreed to see published is ever offered."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _

from coprod.core import paging
from coprod.core.access import Reply, permit, say
from coprod.people.current import me
from coprod.themes import forms, operations, permissions, queries
from coprod.themes.models import UNKNOWN_LANGUAGE, Finding
from coprod.themes.views import bp
from coprod.themes.views.findings import ONE
from coprod.themes.views.pages import findings_page


@bp.route(ONE + "/quotes")
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def quotes(finding: Finding) -> Reply:
    """The words that this finding quotes, and the words that it could quote."""
    q = request.args.get("q", "")
    return findings_page(
        "themes/quotes.html",
        finding.consultation,
        finding=finding,
        originals=queries.originals(finding.quotes),
        texts=queries.quotable(finding, q, paging.wanted()),
        titles=queries.question_titles(finding.consultation),
        can_work=not finding.is_published,
        q=q,
    )


@bp.route(ONE + "/quotes/<text>", methods=["GET", "POST"])
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def quote(finding: Finding, text: str) -> Reply:
    """Quote one text, whole or shortened."""
    found = queries.quotable_text(finding, text)
    if found is None:
        abort(404)
    original, sheet = found
    titles = queries.question_titles(finding.consultation)
    form = forms.QuoteForm(data={"words": original.text, "language": sheet.language or UNKNOWN_LANGUAGE})
    if form.passed():
        told = {"words": str(form.words.data), "language": str(form.language.data)}
        operations.quote(finding, text_key=original.key, **told, by=me().id)
        say(_("These words are quoted."))
        return redirect(
            url_for(".quotes", reference=finding.consultation.reference, finding=finding.reference)
        )
    return findings_page(
        "themes/quote.html",
        finding.consultation,
        form=form,
        finding=finding,
        original=original,
        asked=titles.get(original.question, ""),
    )


@bp.post(ONE + "/unquote")
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def unquote(finding: Finding) -> Reply:
    """Quote these words no longer."""
    number = request.form.get("quote", "")
    operations.unquote(
        finding, quote_id=int(number) if number.isdecimal() and len(number) < 16 else 0, by=me().id
    )
    say(_("These words are no longer quoted."))
    return redirect(url_for(".quotes", reference=finding.consultation.reference, finding=finding.reference))
