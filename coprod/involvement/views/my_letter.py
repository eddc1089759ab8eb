"""A letter about my role that I can take to the Jobcentre, in my language and format (domain rules P5, P6, P15).

It says nothing about health, nothing about what anybody gets, and nobody here learns that it was made: no row is kept
of it, not even for its owner, since a row would say that somebody deals with a Jobcentre (P14). The visit is counted
among the anonymous ones. What the person has in hand carries its day and the reference of the role.
"""

from __future__ import annotations

from collections.abc import Iterator

from flask import render_template, request, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit
from coprod.core.editions import Format
from coprod.core.forms import page
from coprod.core.words import _, date_words, language
from coprod.involvement import permissions
from coprod.involvement.models import Agreement
from coprod.involvement.queries import agreements as queries
from coprod.involvement.rules import formats
from coprod.involvement.views import bp, paper
from coprod.involvement.views.letter_words import Part, easy, standard
from coprod.involvement.views.my_roles import ONE
from coprod.involvement.views.role_shown import about

NAMED = "named"  # the letter says what the role is called and what it is for


def _parts(agreement: Agreement, format_: str, *, names_role: bool) -> list[Part]:
    words = easy if format_ == Format.EASY_READ.value else standard
    return list(words(agreement, about(agreement, format_), names_role=names_role))


def _facts(agreement: Agreement) -> Iterator[str]:
    yield _("About %(name)s", name=agreement.person.name)
    yield _("Written on %(day)s", day=date_words(clock.today()))
    yield _("Reference %(reference)s", reference=agreement.reference)


def _asked(agreement: Agreement) -> tuple[str, bool]:
    return formats.wanted(request.args.get("format"), agreement.format), NAMED in request.args


@bp.get(f"{ONE}/letter")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine, confidential=True)
def my_letter(agreement: Agreement) -> Reply:
    """The letter as a page, and the ways to have it on paper. Without a basis there is none (domain rule P6)."""
    format_, names_role = _asked(agreement)
    is_ready = agreement.opportunity.dwp_basis is not None
    return page(
        "involvement/mine/letter.html",
        role=agreement,
        about=about(agreement, format_),
        is_ready=is_ready,
        parts=_parts(agreement, format_, names_role=names_role) if is_ready else [],
        facts=list(_facts(agreement)),
        format_=format_,
        formats=formats.FORMATS,
        names_role=names_role,
        is_english=language() == "en",
    )


@bp.get(f"{ONE}/letter.pdf")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine, confidential=True)
def my_letter_pdf(agreement: Agreement) -> Reply:
    """The same on paper."""
    back = url_for(".my_letter", reference=agreement.reference)
    if agreement.opportunity.dwp_basis is None:
        reason = _("Nobody has written down yet on what basis a benefit office would know this role.")
        return render_template("errors/409.html", reason=reason, back=back), 409
    format_, names_role = _asked(agreement)
    return paper.given(
        paper.told(
            title=_("Taking part in how services are planned and run"),
            organisation=agreement.opportunity.organisation.name,
            format_=format_,
            lines=list(_facts(agreement)),
            sections=[
                paper.section(part.title, part.lines)
                for part in _parts(agreement, format_, names_role=names_role)
            ],
        ),
        "letter",
        back,
    )
