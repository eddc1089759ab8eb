"""The agreement as a paper: for the person to keep, and for those who lead to post."""

from __future__ import annotations

from coprod.core.access import Reply
from coprod.core.words import _, date_words, in_language
from coprod.involvement.models import Agreement
from coprod.involvement.views import paper
from coprod.involvement.views.role_shown import about, days, paid, support, to_agree, words_of


def given(agreement: Agreement, format_: str, *, language: str, back: str) -> Reply:
    """The agreement in a language and a format. One that is not agreed yet has lines to sign on."""
    with in_language(language):
        return paper.given(_told(agreement, format_), agreement.reference, back)


def _told(agreement: Agreement, format_: str) -> paper.Told:
    opportunity, role = agreement.opportunity, about(agreement, format_)
    text = to_agree(agreement)
    facts = [_("Who: %(name)s", name=agreement.person.called), days(agreement)]
    if agreement.agreed_at is not None:
        facts.append(_("Agreed on %(day)s", day=date_words(agreement.agreed_at.date())))
    return paper.told(
        title=_("What we agree with each other"),
        organisation=opportunity.organisation.name,
        format_=format_,
        lines=[role.title, *facts],
        sections=[
            paper.section(_("What you do"), [role.what_you_do or role.summary]),
            paper.section(_("Time"), [role.time]),
            paper.section(
                _("What is paid"),
                [
                    paid(agreement),
                    role.payment,
                    _("Each time you choose: all of it, less, or none. Nobody asks why."),
                ],
            ),
            paper.section(
                _("Expenses"), [role.expenses, _("Expenses are paid back apart from any payment.")]
            ),
            paper.section(_("Who supports you"), [support(agreement) or role.support]),
            paper.section(_("What we agree"), markdown=words_of(text, format_).words),
        ],
        signed=[] if agreement.is_agreed else [_("Your name"), _("The day"), _("For us")],
    )
