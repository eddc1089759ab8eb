"""Dated settings: what holds today, what must be looked at again, and a new value with its days and source."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, url_for

from coprod.core import clock, editions, settings
from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.settings import DatedSetting, Key, Scope
from coprod.core.words import _, language
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.settings import Value, is_lines, said, shown
from coprod.programmes.views import bp
from coprod.programmes.views.frame import found


def _key(name: str) -> Key[Any]:
    return settings.KEYS.get(name) or abort(404)


def _whom() -> dict[tuple[Scope, int | None], str]:
    """For whom a value can hold, in words."""
    names: dict[tuple[Scope, int | None], str] = {(Scope.SERVICE, None): _("Everybody")}
    for programme in queries.all_of_them():
        names[Scope.PROGRAMME, programme.id] = str(editions.read(programme.editions, language()).name)
    for organisation in queries.organisations():
        names[Scope.ORGANISATION, organisation.id] = organisation.name
    return names


def _told(entry: DatedSetting, key: Key[Any], whom: dict[tuple[Scope, int | None], str]) -> dict[str, Any]:
    today = clock.today()
    return {
        "value": shown(key, entry.value),
        "whom": whom.get((entry.scope, entry.scope_number), ""),
        "from_day": entry.from_day,
        "to_day": entry.to_day,
        "review_by": entry.review_by,
        "source": entry.source,
        "holds": entry.from_day <= today and (entry.to_day is None or entry.to_day >= today),
        "is_stale": entry.review_by is not None and entry.review_by < today,
    }


@bp.get("/manage/settings")
@permit(permissions.is_an_administrator)
def all_settings() -> Reply:
    due = {entry.key for entry in settings.due_for_review(clock.today())}
    listed = [
        {"key": key, "value": said(key, settings.get(key)), "is_due": name in due}
        for name, key in sorted(settings.KEYS.items())
    ]
    return page("programmes/settings.html", settings=listed)


@bp.get("/manage/settings/<name>")
@permit(permissions.is_an_administrator)
def one_setting(name: str) -> Reply:
    key = _key(name)
    whom = _whom()
    entries = [_told(entry, key, whom) for entry in queries.entries(key.name)]
    return page("programmes/setting.html", key=key, entries=entries, holds=said(key, settings.get(key)))


@bp.route("/manage/settings/<name>/new", methods=["GET", "POST"])
@permit(permissions.is_an_administrator)
def new_value(name: str) -> Reply:
    form = Value()
    form.key = _key(name)
    programmes = queries.all_of_them()
    organisations = queries.organisations_on(clock.today())
    form.offer(
        [
            (f"programme {each.slug}", str(editions.read(each.editions, language()).name))
            for each in programmes
        ]
        + [(f"organisation {each.reference}", each.name) for each in organisations]
    )
    if form.passed():
        scope, _blank, which = str(form.scope.data).partition(" ")
        operations.set_value(
            form.key,
            form.stored(),
            scope=Scope(scope),
            number=_number(scope, which),
            from_day=form.from_day.data or clock.today(),
            to_day=form.to_day.data,
            review_by=form.review_by.data,
            source=str(form.source.data),
            by=me().id,
        )
        say(_("The value is saved."))
        return redirect(url_for(".one_setting", name=name))
    return page("programmes/new_value.html", form=form, key=form.key, is_lines=is_lines(form.key))


def _number(scope: str, which: str) -> int | None:
    if scope == Scope.PROGRAMME.value:
        return found(queries.one(which)).id
    if scope == Scope.ORGANISATION.value:
        return found(queries.organisation(which)).id
    return None
