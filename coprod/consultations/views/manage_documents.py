"""Files that help people to answer: added and removed by the lead, fetched by everybody."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import parts as forms
from coprod.consultations.models import Consultation, Document
from coprod.consultations.operations import documents as operations
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core import files
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format
from coprod.core.forms import Press
from coprod.core.rules import everyone
from coprod.core.words import LANGUAGES, _
from coprod.people.current import me


@bp.get("/consultations/<reference>/documents/<key>", endpoint="document")
@permit(everyone, on=queries.document, see=permissions.see, anonymous=True)
def fetch(document: Document) -> Reply:
    """The file, as a download."""
    return files.send(document.key, document.media_type, document.file_name)


@bp.route(f"{ONE}/documents", methods=["GET", "POST"], endpoint="documents")
@permit(permissions.support, on=queries.one, see=permissions.see, uploads=files.MOST_BYTES)
def all_of_them(consultation: Consultation) -> Reply:
    """Every file, and one more."""
    consultation = fresh(consultation)
    form = forms.NewDocument()
    if form.passed():
        operations.add_document(
            consultation,
            form.file.data.stream,
            form.file.data.filename or "",
            title=form.title.data or "",
            language=form.language.data,
            format_=Format(form.format.data),
            by=me().id,
        )
        say(_("The document is added."))
        return redirect(url_for(".documents", reference=consultation.reference))
    return managed(
        "consultations/manage/documents.html",
        consultation,
        form=form,
        format_words=forms.FORMAT_WORDS,
        language_names=LANGUAGES,
    )


@bp.route(f"{ONE}/documents/<key>/remove", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def remove_document(consultation: Consultation, key: str) -> Reply:
    """Take a file away, after asking."""
    consultation = fresh(consultation)
    chosen = next((each for each in consultation.documents if each.key == key), None) or abort(404)
    form = Press()
    if form.passed():
        operations.remove_document(consultation, chosen, by=me().id)
        say(_("The document is removed."))
        return redirect(url_for(".documents", reference=consultation.reference))
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Remove this document?"),
        explain=[chosen.title, _("People can no longer fetch it.")],
        yes=_("Yes, remove it"),
        back=url_for(".documents", reference=consultation.reference),
    )
