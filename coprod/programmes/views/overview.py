"""All programmes that somebody runs, and one of them at a glance."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, districts, editions
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.editions import Format
from coprod.core.forms import page
from coprod.core.words import LANGUAGES, _, language
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.parts import NewProgramme
from coprod.programmes.models import Programme
from coprod.programmes.rules import FORMAT_WORDS
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, inside


@bp.get("/manage/programmes")
@permit(permissions.runs_a_programme)
def programmes() -> Reply:
    mine = queries.managed_by(viewer())
    named = [(each, editions.read(each.editions, language())) for each in mine]
    return page("programmes/list.html", programmes=named)


@bp.route("/manage/programmes/new", methods=["GET", "POST"])
@permit(permissions.is_an_administrator)
def new_programme() -> Reply:
    form = NewProgramme()
    if form.passed():
        programme = operations.start_programme(slug=str(form.slug.data), name=str(form.name.data), by=me().id)
        say(_("The programme is there. Now add its partners, and somebody who leads it."))
        return redirect(url_for(".overview", slug=programme.slug))
    return page("programmes/new.html", form=form)


def editions_of(programme: Programme) -> list[dict[str, object]]:
    """Every edition that could be written, with how far it has come."""
    written = {(each.language, each.format): each for each in programme.editions}
    return [
        {
            "language": code,
            "own_name": own_name,
            "format": format,
            "format_words": FORMAT_WORDS[format],
            "edition": written.get((code, format)),
            "is_behind": (code, format) in written
            and editions.is_behind(written[code, format], programme.editions),
        }
        for code, own_name in LANGUAGES.items()
        for format in Format
    ]


@bp.get(ONE)
@permit(permissions.runs_the_programme, on=queries.whole)
def overview(programme: Programme) -> Reply:
    today = clock.today()
    return inside(
        "overview",
        programme,
        editions=editions_of(programme),
        partners=queries.partners_on(programme.id, today),
        holder=queries.holder(programme.id, today),
        notice=queries.latest_notice(programme.id),
        people=queries.people_on(programme.id, today),
        districts=districts.of(programme.id),
    )
