"""Who comes to a meeting: answers by role, what is lacking, and who must be told by telephone or post."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import coming as forms
from coprod.meetings.models import Invitation, Meeting
from coprod.meetings.operations import answering, calling
from coprod.meetings.queries import coming as queries
from coprod.meetings.rules.answers import by_role, warnings
from coprod.meetings.rules.groups import ROLE_WORDS
from coprod.meetings.rules.invitations import ANSWER_WORDS, COMES, Answer
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.people import queries as people
from coprod.people.current import me
from coprod.people.rules import SAFE_CONTACT_WORDS, SafeContact
from coprod.programmes import queries as programmes

PEOPLE = f"{MEETING}/people"
GUESTS = f"{MEETING}/guests"


def _asked(meeting: Meeting, person: str) -> Invitation:
    return queries.invitation(meeting, person) or abort(404)


@bp.get(PEOPLE)
@permit(permissions.arrange, on=queries.of_a_group, see=permissions.see_inside)
def people_coming(meeting: Meeting) -> Reply:
    """Everybody who is asked, what they said, and what follows from it."""
    asked = queries.invitations(meeting)
    answers = [(each.member.role if each.member else None, each.answer) for each in asked]
    to_tell = [each for each in asked if each.sent_at is None and meeting.called_at is not None]
    return managed(
        "meetings/manage/people.html",
        meeting,
        asked=asked,
        stale={each.id for each in asked if queries.is_stale(each, meeting)},
        by_role=by_role(answers),
        lacking=warnings(
            queries.quorum(meeting.group_id), [role for role, answer in answers if answer in COMES]
        ),
        to_tell=[each for each in to_tell if each.person.safe_contact is not SafeContact.NONE],
        look_themselves=[each for each in to_tell if each.person.safe_contact is SafeContact.NONE],
        # How to reach somebody is for those who lead, and for no other member (domain rule D12).
        sees_contact=permissions.leads_the_programme(viewer(), meeting),
        ways=SAFE_CONTACT_WORDS,
        roles=ROLE_WORDS,
        answers=ANSWER_WORDS,
        is_to_come=meeting.is_soon,
    )


@bp.route(f"{PEOPLE}/<person>/answer", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.of_a_group, see=permissions.see_inside)
def write_down_answer(meeting: Meeting, person: str) -> Reply:
    """Write down what somebody answered on the telephone or face to face."""
    invitation = _asked(meeting, person)
    given = invitation.answer.value if invitation.answer is not Answer.NONE else None
    form = forms.Coming(answer=given, note=invitation.note)
    form.offer(in_person=bool(meeting.venue), online=bool(meeting.link or meeting.telephone))
    if form.passed():
        answering.write_down(meeting, invitation, said=form.chosen, words=form.note.data or "", by=me().id)
        say(_("The answer is written down."))
        return redirect(url_for(".people_coming", reference=meeting.reference))
    return managed("meetings/manage/answer.html", meeting, form=form, invitation=invitation)


@bp.post(f"{PEOPLE}/<person>/told")
@permit(permissions.arrange, on=queries.of_a_group, see=permissions.see_inside)
def told_of_meeting(meeting: Meeting, person: str) -> Reply:
    insist_on_press()
    calling.told(meeting, _asked(meeting, person), by=me().id)
    say(_("It is written down that this person has been told."))
    return redirect(url_for(".people_coming", reference=meeting.reference))


@bp.get(GUESTS)
@permit(permissions.leads_the_programme, on=queries.of_a_group, see=permissions.see_inside)
def guests(meeting: Meeting) -> Reply:
    """People of the programme who could be asked too: who they are is for those who lead, as on adding a member."""
    typed = request.args.get("q", "")[:100]
    asked = queries.invitations(meeting)
    return managed(
        "meetings/manage/guests.html",
        meeting,
        found=programmes.members_page(meeting.programme, typed, paging.wanted()),
        typed=typed,
        asked={each.person_id for each in asked} | {each.person_id for each in meeting.members},
        guests=[each for each in asked if each.member_id is None],
    )


@bp.post(f"{GUESTS}/<person>")
@permit(permissions.leads_the_programme, on=queries.of_a_group, see=permissions.see_inside)
def ask_guest(meeting: Meeting, person: str) -> Reply:
    """Only people who hold a role in the programme can be asked."""
    insist_on_press()
    guest = people.one(person) or abort(404)
    if not any(each.programme_id == meeting.programme_id for each in programmes.memberships_of(guest)):
        abort(404)
    calling.ask_guest(meeting, guest, by=me().id)
    say(_("This person is asked too."))
    return redirect(url_for(".guests", reference=meeting.reference))


@bp.post(f"{GUESTS}/<person>/not-after-all")
@permit(permissions.leads_the_programme, on=queries.of_a_group, see=permissions.see_inside)
def take_guest_back(meeting: Meeting, person: str) -> Reply:
    insist_on_press()
    calling.take_guest_back(meeting, _asked(meeting, person), by=me().id)
    say(_("This person is not asked after all."))
    return redirect(url_for(".guests", reference=meeting.reference))
