"""The privacy notices of a programme. A published version is never changed; the next one takes its place."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.words import LANGUAGES, _, language
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.parts import Notice, notice_form
from coprod.programmes.models import PrivacyNotice, Programme
from coprod.programmes.operations.notices import NoticeWords
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, inside


@bp.get(f"{ONE}/notice")
@permit(permissions.leads_the_programme, on=queries.one)
def notice(programme: Programme) -> Reply:
    versions = [(each, editions.read(each.editions, language())) for each in queries.notices(programme.id)]
    return inside("notice", programme, versions=versions, language_names=LANGUAGES)


def _filled(form: Notice, latest: PrivacyNotice | None) -> None:
    """Begin with the words of the version before."""
    for each in latest.editions if latest else []:
        if f"text-{each.language}" in form:
            form[f"text-{each.language}"].data = each.text.get("text", "")


@bp.route(f"{ONE}/notice/new", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def new_notice(programme: Programme) -> Reply:
    form = notice_form()()
    if request.method != "POST":
        _filled(form, queries.latest_notice(programme.id))
    if form.passed():
        published = operations.publish_notice(programme, _words(form), by=me().id)
        say(_("Version %(version)s of the privacy notice is published.", version=published.version))
        return redirect(url_for(".notice", slug=programme.slug))
    return inside("new_notice", programme, form=form)


def _words(form: Notice) -> list[NoticeWords]:
    def typed(name: str) -> str:
        return (form[name].data or "") if name in form else ""

    return [
        NoticeWords(code, typed(f"text-{code}"), typed(f"translator-{code}"), typed(f"checker-{code}"))
        for code in LANGUAGES
    ]
