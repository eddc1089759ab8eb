"""Who serves the whole service."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.words import _
from coprod.people import operations as people_operations
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.people import EndRole, NewAdministrator
from coprod.programmes.models import Membership
from coprod.programmes.views import bp


@bp.get("/manage/administrators")
@permit(permissions.is_an_administrator)
def administrators() -> Reply:
    return page("programmes/administrators.html", administrators=queries.administrators())


@bp.route("/manage/administrators/new", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, fresh=True)
def new_administrator() -> Reply:
    form = NewAdministrator()
    if form.passed():
        person = people_operations.enrol(
            name=str(form.name.data),
            telephone=form.telephone.data or "",
            email=form.email.data or None,
            language=form.language.data,
            by=me().id,
        )
        operations.appoint_administrator(person, from_day=clock.today(), by=me().id)
        say(_("%(name)s is an administrator now. We have not written to them.", name=person.called))
        return redirect(url_for(".administrators"))
    return page("programmes/new_administrator.html", form=form)


@bp.route("/manage/administrators/<reference>/end", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.administrator, fresh=True)
def end_administrator(membership: Membership) -> Reply:
    form = EndRole()
    if form.passed():
        last_day = form.last_day.data if form.when.data == "later" else None
        operations.end_role(membership, last_day=last_day, by=me().id)
        say(_("The end of the role is saved."))
        return redirect(url_for(".administrators"))
    return page("programmes/end_administrator.html", form=form, membership=membership)
