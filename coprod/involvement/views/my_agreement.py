"""Reading what is agreed, in my language and format, and saying yes."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.words import _, language
from coprod.involvement import permissions
from coprod.involvement.forms.agreeing import Agree
from coprod.involvement.models import Agreement
from coprod.involvement.operations import roles
from coprod.involvement.queries import agreements as queries
from coprod.involvement.rules import formats
from coprod.involvement.views import agreement_paper, bp
from coprod.involvement.views.my_roles import ONE
from coprod.involvement.views.role_shown import about, days, paid, support, to_agree, words_of
from coprod.meetings.rules.groups import MemberRole
from coprod.people.current import me


@bp.route(f"{ONE}/agreement", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def my_agreement(agreement: Agreement) -> Reply:
    """All of it on one page; below it yes, and the way for somebody who does not want it after all."""
    format_ = formats.wanted(request.args.get("format"), agreement.format)
    form = Agree(brings=agreement.brings.value, to_a_company=agreement.to_a_company)
    text = to_agree(agreement)
    if text is not None and form.passed():
        roles.agree(
            agreement,
            text,
            language=language(),
            format_=format_,
            brings=MemberRole(form.brings.data),
            to_a_company=bool(form.to_a_company.data),
            by=me().id,
        )
        say(_("It is agreed. You can read it here again at any time."))
        return redirect(url_for(".my_role", reference=agreement.reference))
    words = words_of(text, format_)
    return page(
        "involvement/mine/agreement.html",
        form=form,
        role=agreement,
        about=about(agreement, format_),
        days=days(agreement),
        paid=paid(agreement),
        support=support(agreement),
        text=text,
        words=words,
        format_=format_,
        formats=formats.FORMATS,
    )


@bp.get(f"{ONE}/agreement.pdf")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def my_agreement_pdf(agreement: Agreement) -> Reply:
    """The same to print and to keep."""
    return agreement_paper.given(
        agreement,
        formats.wanted(request.args.get("format"), agreement.format),
        language=language(),
        back=url_for(".my_agreement", reference=agreement.reference),
    )
