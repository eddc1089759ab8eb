"""The people of a programme: enrol somebody, give a role, end one, read out a code to sign in."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.people import operations as people_operations
from coprod.people.current import me
from coprod.people.models import Person
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.people import EndRole, NewMember, RoleOf
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import ROLE_WORDS, Role
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, found, inside


@bp.get(f"{ONE}/people")
@permit(permissions.runs_the_programme, on=queries.one)
def people(programme: Programme) -> Reply:
    typed = request.args.get("q", "")[:100]
    return inside(
        "people",
        programme,
        members=queries.members_page(programme, typed, paging.wanted()),
        q=typed,
        role_words=ROLE_WORDS,
    )


def _partners(programme: Programme) -> list[Organisation]:
    return [each.organisation for each in queries.partners_on(programme.id, clock.today())]


def _grant(programme: Programme, person: Person, form: RoleOf) -> None:
    chosen = form.organisation.data
    operations.grant(
        programme,
        person,
        Role(form.role.data),
        organisation=found(queries.organisation(chosen)) if chosen else None,
        from_day=form.from_day.data or clock.today(),
        to_day=form.to_day.data,
        by=me().id,
    )


@bp.route(f"{ONE}/people/new", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one, fresh=True)
def new_member(programme: Programme) -> Reply:
    form = NewMember()
    form.offer(operations.offered_to(me().id), _partners(programme))
    if form.passed():
        person = people_operations.enrol(
            name=str(form.name.data),
            telephone=form.telephone.data or "",
            email=form.email.data or None,
            language=form.language.data,
            by=me().id,
        )
        _grant(programme, person, form)
        say(_("%(name)s is added. We have not written to them: tell them yourself.", name=person.called))
        return redirect(url_for(".people", slug=programme.slug))
    return inside("new_member", programme, form=form)


@bp.route(f"{ONE}/people/<reference>/role", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one, fresh=True)
def give_role(programme: Programme, reference: str) -> Reply:
    membership = found(queries.membership(programme.slug, reference))
    form = RoleOf()
    form.offer(operations.offered_to(me().id), _partners(programme))
    if form.passed():
        _grant(programme, membership.person, form)
        say(_("The role is given."))
        return redirect(url_for(".people", slug=programme.slug))
    return inside("give_role", programme, form=form, membership=membership)


@bp.route(f"{ONE}/people/<reference>/end", methods=["GET", "POST"])
@permit(permissions.runs_the_programme, on=queries.one, fresh=True)
def end_role(programme: Programme, reference: str) -> Reply:
    membership = found(queries.membership(programme.slug, reference))
    form = EndRole()
    if form.passed():
        last_day = form.last_day.data if form.when.data == "later" else None
        operations.end_role(membership, last_day=last_day, by=me().id)
        say(_("The end of the role is saved."))
        return redirect(url_for(".people", slug=programme.slug))
    role = ROLE_WORDS[membership.role]
    return inside("end_role", programme, form=form, membership=membership, role=role)


@bp.post(f"{ONE}/people/<reference>/code")
@permit(permissions.runs_the_programme, on=queries.one, fresh=True)
def read_out_code(programme: Programme, reference: str) -> Reply:
    membership = found(queries.membership(programme.slug, reference))
    code = operations.read_out_code(membership, by=me().id)
    # Shown in the answer itself and nowhere else: in an address or a message it would stay behind.
    return inside("read_out_code", programme, membership=membership, code=code)
