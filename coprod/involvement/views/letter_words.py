"""What a letter for the Jobcentre says: who asks, what for, that it is no employment, what is offered (P15).

Nothing of it says which services somebody uses or why, and the name of the role stands there only when the person wants
it: it can say more than they would. Nothing says what anybody takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coprod.core.editions import Reading
from coprod.core.words import _
from coprod.involvement.models import Agreement
from coprod.involvement.rules.opportunities import DWP_BASIS_WORDS, Pays
from coprod.involvement.views.role_shown import days, paid, support
from coprod.rates.rules.benefits import TAKING_LESS


@dataclass(frozen=True)
class Part:
    """A heading and the sentences under it."""

    title: str
    lines: list[object]


def _basis(agreement: Agreement) -> str:
    opportunity = agreement.opportunity
    words = str(DWP_BASIS_WORDS[opportunity.dwp_basis]) if opportunity.dwp_basis else ""
    body = opportunity.dwp_organisation or opportunity.organisation
    return _("%(basis)s: %(organisation)s.", basis=words, organisation=body.name)


def standard(agreement: Agreement, role: Reading, *, names_role: bool) -> Iterator[Part]:
    """The whole letter."""
    opportunity, name = agreement.opportunity, agreement.person.name
    organisation = opportunity.organisation.name
    yield Part(
        _("Who we are, and why we ask"),
        [
            _(
                "%(organisation)s asks people to take part in how services are planned, run and checked, as people "
                "who use them, may use them, care for somebody who does, or are affected in another way.",
                organisation=organisation,
            ),
            _("%(name)s takes part on this basis:", name=name),
            _basis(agreement),
        ],
    )
    if names_role:
        yield Part(_("What the role is"), [each for each in (role.title, role.purpose) if each])
    yield Part(_("When"), [days(agreement), *([role.time] if names_role and role.time else [])])
    yield Part(
        _("This is not employment"),
        [
            _("This is involvement, and differs from employment."),
            _(
                "%(name)s does not have to take any work that is offered, and we do not have to offer any.",
                name=name,
            ),
            _("%(name)s can stop at any time, and need not say why.", name=name),
        ],
    )
    yield Part(_("What is offered"), [*_offered(agreement), TAKING_LESS])
    yield Part(
        _("Expenses"),
        [
            _(
                "What %(name)s spends in order to take part, such as travel or care, is paid back. It is paid back "
                "apart from any payment, and it is not a payment for work.",
                name=name,
            )
        ],
    )
    yield Part(_("Who can answer questions"), [support(agreement) or role.support or organisation])


def _offered(agreement: Agreement) -> list[object]:
    if agreement.opportunity.pays is not Pays.PAYMENT_AND_EXPENSES:
        return [_("No payment is offered for time.")]
    return [
        paid(agreement),
        _(
            "This is an offer. %(name)s may take all of it, less, or nothing, and tells you what it is.",
            name=agreement.person.name,
        ),
    ]


def easy(agreement: Agreement, role: Reading, *, names_role: bool) -> Iterator[Part]:
    """The same in short sentences, one idea each."""
    opportunity, name = agreement.opportunity, agreement.person.name
    organisation = opportunity.organisation.name
    yield Part(
        _("Who we are"),
        [
            _("We are %(organisation)s.", organisation=organisation),
            _("We ask people to help us make services better."),
            _("%(name)s helps us.", name=name),
            _basis(agreement),
        ],
    )
    if names_role:
        yield Part(_("What the role is"), [each for each in (role.title, role.purpose) if each])
    yield Part(_("When"), [days(agreement)])
    yield Part(
        _("This is not a job"),
        [
            _("%(name)s does not have to do any work that we offer.", name=name),
            _("%(name)s can stop at any time.", name=name),
            _("%(name)s does not have to say why.", name=name),
        ],
    )
    yield Part(
        _("Money for time"),
        [
            *(
                [paid(agreement)]
                if opportunity.pays is Pays.PAYMENT_AND_EXPENSES
                else [_("We do not pay for time.")]
            ),
            _("%(name)s can take all of the money, less of it, or none.", name=name),
            TAKING_LESS,
        ],
    )
    yield Part(
        _("Money that is paid back"),
        [_("We pay back what %(name)s spends to take part.", name=name), _("This is not pay for work.")],
    )
    yield Part(_("Who to ask"), [support(agreement) or role.support or organisation])
