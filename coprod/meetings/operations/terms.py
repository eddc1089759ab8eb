"""Terms of reference from one version to the next: begun, written, agreed on a day, and by whom (domain rule M1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from coprod.core import clock, editions
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.meetings.models import Group, Member, Terms, TermsAgreement, TermsEdition
from coprod.meetings.models.groups import TERMS_TEXTS
from coprod.meetings.operations.groups import refuse_if_ended
from coprod.meetings.operations.noting import note
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.terms import quorum_of
from coprod.programmes.models import holds

# What no terms can be without (domain rule M1); the rest may stay unsaid.
NEEDED = ("aim", "in_scope", "out_of_scope", "membership", "behaviours", "confidentiality")


def begin(group: Group, *, by: int | None) -> Terms:
    """The next version, with every word of the one in force, to be changed beside it. The group is a whole one.

    Errors: ``Refused`` when one is being written already, or the group has ended.
    """
    refuse_if_ended(group)
    if group.terms_in_work is not None:
        raise Refused(_("The next terms are being written already."))
    now, before = clock.now(), group.terms_in_force
    terms = Terms(
        version=max((each.version for each in group.terms), default=0) + 1,
        made_at=now,
        quorum=dict(before.quorum) if before else {},
        receiver_id=before.receiver_id if before else None,
        answer_within_days=before.answer_within_days if before else None,
        editions=[],
        agreements=[],
    )
    for each in before.editions if before else []:
        terms.editions.append(
            TermsEdition(
                language=each.language,
                format=each.format,
                standing=each.standing,
                text=dict(each.text),
                translator=each.translator,
                checker=each.checker,
                source_hash=each.source_hash,
                changed_at=now,
            )
        )
    group.terms.append(terms)
    db.session.flush()
    note(group, "terms begun", by, version=terms.version)
    return terms


def set_facts(
    group: Group,
    terms: Terms,
    *,
    quorum: Mapping[MemberRole, int | None],
    receiver_id: int | None,
    answer_within_days: int | None,
    review_on: date | None,
    by: int | None,
) -> None:
    """Quorum by role, who receives the advice and answers by when, and when to look again (M1, M2, M10).

    Errors: ``Refused`` for terms that are agreed, and for a receiver without days or days without a receiver.
    """
    refuse_if_agreed(terms)
    if (receiver_id is None) != (answer_within_days is None):
        raise Refused(_("Say both who receives the group’s advice and within how many days they answer."))
    facts = (quorum_of(quorum), receiver_id, answer_within_days, review_on)
    if facts != (terms.quorum, terms.receiver_id, terms.answer_within_days, terms.review_on):
        terms.agreements.clear()
    terms.quorum, terms.receiver_id, terms.answer_within_days, terms.review_on = facts
    note(group, "terms decided", by, version=terms.version)


def what_is_missing(terms: Terms) -> list[str]:
    """The texts that terms cannot be agreed without and that nobody has written yet."""
    source = editions.source(terms.editions)
    return [key for key in TERMS_TEXTS if key in NEEDED and not (source and source.text.get(key))]


def agree(group: Group, terms: Terms, *, on: date, by: int | None) -> None:
    """The group agrees to a version: from this day on it is in force, and it never changes again.

    Errors: ``Refused`` when something is missing, for a day to come, or for one before the last agreement.
    """
    refuse_if_ended(group)
    refuse_if_agreed(terms)
    if what_is_missing(terms):
        raise Refused(_("Something of these terms is not written yet. Write it first."))
    if on > clock.today():
        raise Refused(_("The day on which the group agreed cannot be in the future."))
    before = group.terms_in_force
    if before is not None and before.agreed_on is not None and on < before.agreed_on:
        raise Refused(_("The day must not come before the day on which the last terms were agreed."))
    if terms.review_on is not None and terms.review_on <= on:
        raise Refused(_("The day on which you look at the terms again must come after this one."))
    # Every word first: after the day stands there the database takes none.
    db.session.flush()
    terms.agreed_on = on
    note(group, "terms agreed", by, version=terms.version, on=on.isoformat())


def agree_to(group: Group, terms: Terms, member: Member, *, by: int | None) -> None:
    """A member agrees to a version, in force or still in work; ``by`` is theirs, or whoever writes it down for them.

    Pressed twice it says the same. Errors: ``Refused`` for somebody who does not belong to the group today.
    """
    if member not in group.members or not holds(member, clock.today()):
        raise Refused(_("Only somebody who is a member today can agree."))
    if terms not in (group.terms_in_force, group.terms_in_work):
        raise Refused(_("These terms no longer hold. Look at the newer ones."))
    if any(each.member_id == member.id for each in terms.agreements):
        return
    terms.agreements.append(TermsAgreement(member_id=member.id, agreed_on=clock.today()))
    note(group, "member agreed", by, version=terms.version, member=member.id)


def refuse_if_agreed(terms: Terms) -> None:
    """Errors: ``Refused`` for terms that the group has agreed to."""
    if terms.agreed_on is not None:
        raise Refused(_("These terms are agreed. They do not change any more. Begin the next ones instead."))
