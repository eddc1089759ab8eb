"""Who applies, in lines: from their account, or as they have told it. Nothing is asked twice (domain rule A1)."""

from __future__ import annotations

from coprod.core.words import _
from coprod.involvement.rules import who as who_rules
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.people.rules import SAFE_CONTACT_WORDS, SafeContact
from coprod.people.rules.needs import NEED_WORDS, NeedKind
from coprod.questionnaires.operations.drafts import Draft

Rows = list[tuple[str, list[str]]]


def of_account(person: Person) -> Rows:
    """What the account says."""
    held = people.needs.profile(person.id)
    return _rows(
        person.name,
        person.safe_contact,
        {
            SafeContact.EMAIL: person.email or "",
            SafeContact.TELEPHONE: person.telephone,
            SafeContact.POST: person.postal_address,
        }.get(person.safe_contact, ""),
        person.safe_contact_note,
        {each.kind.value: each.words for each in people.needs.of(person.id)},
        is_shared=held is not None and held.is_shared,
    )


def of_draft(draft: Draft) -> Rows:
    """What somebody without an account has told; one row that says so when they have not yet."""
    who: who_rules.Who | None = draft.aside.get(who_rules.WHO)
    if who is None:
        return [(_("Who you are"), [_("You have not said yet.")])]
    way = SafeContact(who["way"])
    return _rows(
        who["name"],
        way,
        {
            SafeContact.EMAIL: who["email"],
            SafeContact.TELEPHONE: who["telephone"],
            SafeContact.POST: who["post"],
        }.get(way, ""),
        who["careful"],
        who["needs"],
        is_shared=who["shares"],
    )


def _rows(
    name: str, way: SafeContact, address: str, careful: str, needs: dict[str, str], *, is_shared: bool
) -> Rows:
    reached = [str(SAFE_CONTACT_WORDS[way]), *([address] if address else []), *([careful] if careful else [])]
    rows = [(_("Who you are"), [name]), (_("How we may reach you"), reached)]
    told = [
        line for kind, words in needs.items() for line in (str(NEED_WORDS[NeedKind(kind)]), words) if line
    ]
    rows.append((_("What you need to take part"), told or [_("Nothing special")]))
    if told:
        said = (
            _("Whoever arranges a meeting that you come to may see it.")
            if is_shared
            else _("Nobody sees it unless you agree.")
        )
        rows[-1][1].append(said)
    return rows
