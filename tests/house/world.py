"""A world with one real thing for every part of every address, twice: in our own programme and in another.

When a route has a part that this file does not know, teach it in ``PARTS``: one line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from werkzeug.routing import Rule

from coprod.consultations.models import Consultation, Controller, Document
from coprod.consultations.rules import Stage
from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.easy_read import Block
from coprod.core.editions import Format
from coprod.core.jobs import JobRun
from coprod.feedback.models import FeedbackContact, FeedbackExclusion, FeedbackItem, FeedbackRota
from coprod.feedback.rules import FormStage, Way
from coprod.feedback.rules.stories import StoryStage
from coprod.influence.rules import Verdict
from coprod.involvement.models import Agreement
from coprod.involvement.rules.opportunities import Stage as OpportunityStage
from coprod.meetings.models import Group, Member
from coprod.meetings.operations import showing, summarising
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.meetings import Stage as MeetingStage
from coprod.meetings.rules.minutes import MinutesStage
from coprod.payments.models import ClaimLine, PaymentRun
from coprod.payments.operations import accounts
from coprod.payments.rules.accounts import Account
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person, SignIn
from coprod.people.rules.needs import NeedKind
from coprod.programmes.models import Aim, Organisation, Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import Sheet
from coprod.rates.rules.pay import Basis
from coprod.rates.rules.tax_year import tax_year
from tests.factories.consultations import a_consultation, a_consultation_edition, a_response
from tests.factories.feedback import a_change as a_change_of_feedback
from tests.factories.feedback import a_form, a_message, a_notice, a_story, an_item, form_reader
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.involvement import a_rate, a_rate_card, a_work_session, an_agreement, an_opportunity
from tests.factories.meetings import (
    a_decision,
    a_group,
    a_meeting,
    a_member,
    a_paper,
    a_table_note,
    an_action,
    an_agenda_item,
    an_event,
    an_interest,
    an_invitation,
)
from tests.factories.oversight import a_check
from tests.factories.payments import (
    a_budget,
    a_claim,
    a_lending,
    a_payment,
    a_pre_approval,
    a_receipt,
    related,
)
from tests.factories.people import a_need, a_passkey, a_person, a_sign_in, an_app
from tests.factories.programmes import (
    a_district,
    a_holding,
    a_membership,
    a_partner,
    a_programme,
    a_workstream,
    an_organisation,
    long_ago,
)
from tests.factories.questionnaires import a_file, a_text
from tests.factories.records import (
    a_correction,
    a_minuted_item,
    a_past_meeting,
    a_redaction,
    published,
    the_record,
)
from tests.factories.safety import a_concern
from tests.factories.themes import a_finding, a_quote
from tests.house.offers import Offers, offers

URDU = {"title": "پہلا رابطہ", "question": "جب آپ پہلی بار مدد مانگیں تو کیا ہونا چاہیے؟"}


@dataclass
class Meets:
    """A group and what belongs to it: one that nobody outside knows of for a draft, else one that everybody may know."""

    group: str = ""
    member: str = ""
    meeting: str = ""
    day: str = ""
    item: str = ""
    decision: str = ""
    action: str = ""
    person: str = ""
    paper: str = ""
    file: str = ""
    interest: str = ""
    # Another of its meetings, whose minutes members read, and everybody who may know of the group.
    past: str = ""
    past_day: str = ""
    past_item: str = ""
    correction: str = ""
    redaction: str = ""
    # A paper that a member may not fetch: of a meeting that was not called, or for few.
    unread_of: str = ""
    unread: str = ""
    # Somebody who was asked to the meeting, and needs a British Sign Language interpreter.
    invited: str = ""


@dataclass
class Asked:
    """One consultation and what belongs to it."""

    reference: str
    document: str
    controller: int
    finding: str
    text: str
    commitment: str = ""
    form: str = ""
    item: str = ""
    rota: int = 0
    story: str = ""
    notice: int = 0
    meets: Meets = field(default_factory=Meets)
    offers: Offers = field(default_factory=Offers)


@dataclass(frozen=True)
class Drafted:
    """A claim that is not sent yet, one of its expenses, and the photo of its receipt."""

    claim: str
    line: str
    file: str


@dataclass
class Side:
    """One programme and what belongs to it."""

    slug: str
    aim: str
    workstream: str
    partner: str
    membership: str
    reviewer: str
    holding: str
    organisation: str
    person: str
    need: str
    concern: str
    event: str
    event_note: str
    # A rate card of the organisation on whose behalf its staff act, and one of the card's rates.
    rate_card: str
    rate: str
    # A claim of somebody whom this organisation pays, and the photo of a receipt in it.
    claim: str
    receipt: str
    # That somebody, and more work of theirs; a claim that a lead writes down for them; a claim of a lead's own, in our
    # programme, and work for it; each claim is not sent yet, and has an expense with a receipt.
    claimant: str
    claimant_work: str
    written: Drafted
    own_claim: Drafted
    own_work: str
    # The organisation that pays, and a payment run with a payment that is on its way.
    paying: str
    run: str
    payment: str
    # A claim of a lead's own that was paid, in our programme.
    own_paid: str
    budget: str
    lending: str
    pre_approval: str
    asked: dict[Stage, Asked] = field(default_factory=dict)


@dataclass
class World:
    """Our own programme, another one, and somebody for each role in ours, with the key of their sign-in."""

    own: Side
    other: Side
    people: dict[str, Person]
    keys: dict[str, str]
    administrator: str
    demo_person: str
    sign_in: str  # a lead's second one, on another device
    need: str  # a lead's own
    new_app: str  # a lead's own, which has shown nothing yet
    passkey: str  # a lead's own
    account: str  # typed by a lead, who has not confirmed it
    relation: str  # what a lead has declared


def make_world() -> World:
    """Make it all. Call this inside ``writing()``, in an empty database."""
    # A worker that is at work however long the inspectors take, or the service would say that it is not ready.
    db.session.add(JobRun(name="send mail", began_at=clock.now() + timedelta(hours=1)))
    ours = a_programme("Preston", "ours", **{"workstream.workstream-ours.title": "First contact"})
    theirs = a_programme("Cornwall", "theirs")
    people: dict[str, Person] = {"signed_in": a_person("Signed in")}
    reviewing = an_organisation("Healthwatch Example")
    paying = an_organisation("Northern Voices")
    acts_for = {
        Role.REVIEWER: reviewing,
        **dict.fromkeys((Role.LEAD, Role.FINANCE_APPROVER, Role.PAYER), paying),
    }
    for role in Role:
        people[role.value] = a_person(role.value)
        membership = a_membership(people[role.value], ours, role, acts_for.get(role))
        if role is Role.ADMINISTRATOR:
            administrator = membership.reference
    return World(
        own=_side(ours, reviewing, paying, people),
        other=_side(theirs, an_organisation("Healthwatch Elsewhere"), an_organisation(), people),
        people=people,
        keys={who: a_sign_in(person) for who, person in people.items()},
        administrator=administrator,
        demo_person=a_person("Demo", demo_note="Shows what a lead sees.").reference,
        sign_in=_sign_in(people["lead"]),
        need=a_need(people["lead"]).reference,
        new_app=an_app(people["lead"], works=False).reference,
        passkey=a_passkey(people["lead"]).reference,
        account=_account(people["lead"]),
        relation=related(people["lead"], people["signed_in"]).reference,
    )


def _account(person: Person) -> str:
    told = Account("A Lead", "123456", "12345678")
    accounts.confirm(accounts.give(person, told, by=person.id), person, by=person.id)
    return accounts.give(person, told, by=person.id).reference


def _drafted(agreement: Agreement, by: Person | None = None) -> Drafted:
    claim = a_claim(agreement, stage=ClaimStage.DRAFT, expense_pence=460, entered_by_id=by.id if by else None)
    file = a_receipt(claim)
    line = db.session.get_one(ClaimLine, file.line_id).reference
    return Drafted(claim.reference, line, file.reference)


def _sign_in(person: Person) -> str:
    key = secret.keyed_hash("sign-in", a_sign_in(person))
    return db.session.scalars(select(SignIn.reference).where(SignIn.key_hash == key)).one()


def _side(
    programme: Programme, reviewing: Organisation, paying: Organisation, people: dict[str, Person]
) -> Side:
    db.session.add(
        Aim(programme_id=programme.id, key=f"aim-{programme.slug}", position=1, from_day=long_ago())
    )
    a_district(programme)
    reviewer = a_membership(a_person(), programme, Role.REVIEWER, reviewing)
    member = a_membership(a_person(), programme, Role.CARER)
    # In our own programme somebody whom no e-mail reaches: others write down for them what they need.
    by_post = a_person(**({"email": None} if programme.slug == "ours" else {}))
    a_membership(by_post, programme, Role.CARER)
    event = an_event(programme)
    showing.show(event)
    card = a_rate_card(paying)
    pays = an_opportunity(
        programme, organisation_id=paying.id, rate_card=card, stage=OpportunityStage.DECIDED
    )
    agreed = an_agreement(pays)
    budget = a_budget(pays)
    claim, claimant = a_claim(agreed, budget), db.session.get_one(Person, agreed.person_id)
    _account(claimant)
    leading = an_agreement(pays, people["lead"] if programme.slug == "ours" else a_person(), route=None)
    payment = a_payment(a_claim(an_agreement(pays)), people["payer"] if programme.slug == "ours" else None)
    paid = a_claim(leading)
    a_payment(paid, stage=PaymentStage.PAID)
    side = Side(
        slug=programme.slug,
        aim=f"aim-{programme.slug}",
        workstream=a_workstream(programme, f"workstream-{programme.slug}").key,
        partner=a_partner(programme, an_organisation()).reference,
        membership=member.reference,
        reviewer=reviewer.reference,
        holding=a_holding(programme, reviewing).reference,
        organisation=an_organisation().reference,
        person=by_post.reference,
        need=a_need(by_post).reference,
        concern=a_concern(programme, opened_by=people["moderator"]).reference,
        event=event.reference,
        event_note=a_table_note(event).reference,
        rate_card=card.reference,
        rate=a_rate(card, "task", basis=Basis.TASK, amount_pence=1250).reference,
        claim=claim.reference,
        receipt=a_receipt(claim).reference,
        claimant=claimant.reference,
        claimant_work=a_work_session(agreed).reference,
        written=_drafted(agreed, people["lead"]),
        own_claim=_drafted(leading),
        own_work=a_work_session(leading).reference,
        paying=paying.reference,
        run=db.session.get_one(PaymentRun, payment.run_id).reference,
        payment=payment.reference,
        own_paid=paid.reference,
        budget=budget.reference,
        lending=a_lending(budget, an_organisation()).reference,
        pre_approval=a_pre_approval(claim, on_day=clock.today()).reference,
    )
    for stage in Stage:
        side.asked[stage] = _asked(programme, stage, people)
    _feedback(
        programme,
        side.asked[Stage.DRAFT],
        [asked for stage, asked in side.asked.items() if stage is not Stage.DRAFT],
    )
    hidden, known = (_meets(programme, people, is_open=is_open) for is_open in (False, True))
    for stage, asked in side.asked.items():
        asked.meets = hidden if stage is Stage.DRAFT else known
        asked.offers = offers(programme, people, stage)
    return side


def _meets(programme: Programme, people: dict[str, Person], *, is_open: bool) -> Meets:
    """A group with a called meeting; in our own programme its chair and some members are those who ask at the doors."""
    is_ours = programme.slug == "ours"
    group = a_group(programme, is_open=is_open)
    a_member(group, MemberRole.STAFF, Office.CHAIR, people["chair"] if is_ours else None)
    member = a_member(group, person=people["lived_experience"] if is_ours else None)
    a_member(group, MemberRole.OBSERVER, person=people["carer"] if is_ours else None)
    meeting = a_meeting(group)
    item = an_agenda_item(meeting)
    # What nobody outside knows of is a paper for few; the other one is for everybody.
    paper = a_paper(meeting, item=item, layer=Layer.PUBLIC if is_open else Layer.RESTRICTED)
    interest = an_interest(meeting, member, item)
    an_invitation(meeting, member)
    if is_open or not is_ours:  # In ours it is the same person in both groups.
        a_need(member.person)
        a_need(member.person, NeedKind.LARGE_PRINT)
    of = meeting if is_open else a_meeting(group, in_days=60, stage=MeetingStage.PLANNED)
    unread = a_paper(of, layer=Layer.RESTRICTED if is_open else Layer.MEMBERS)
    advice = a_decision(item, receiver_id=an_organisation().id, answer_due_on=meeting.on_day)
    showing.show(meeting)
    person = a_membership(a_person(), programme, Role.CARER).person.reference
    return Meets(
        group=group.slug,
        member=member.reference,
        meeting=meeting.reference,
        day=meeting.on_day.isoformat(),
        item=item.reference,
        decision=advice.reference,
        action=an_action(meeting, item_id=item.id, owner_id=member.id).reference,
        person=person,
        paper=paper.reference,
        file=paper.versions[0].key,
        interest=interest.reference,
        **_past(group, member, is_open=is_open),
        unread_of=of.reference,
        unread=unread.versions[0].key,
        invited=member.person.reference,
    )


def _past(group: Group, member: Member, *, is_open: bool) -> dict[str, str]:
    """A meeting that is over, with everything that belongs to a record."""
    meeting = a_past_meeting(group, stage=MinutesStage.CIRCULATED)
    item = a_minuted_item(meeting, "People said that letters are too long. One of them was ill.")
    a_decision(item)
    redaction = a_redaction(item, "One of them was ill")
    summarising.ease(the_record(meeting), [Block("letter", "We talked about letters.")], by=member.person_id)
    if is_open:
        published(meeting)
    correction = a_correction(item, member, after_publishing=is_open)
    return {
        "past": meeting.reference,
        "past_day": meeting.on_day.isoformat(),
        "past_item": item.reference,
        "correction": correction.reference,
        "redaction": redaction.reference,
    }


def _asked(programme: Programme, stage: Stage, people: dict[str, Person]) -> Asked:
    consultation = a_consultation(programme, stage=stage)
    a_consultation_edition(consultation, URDU, "ur", Format.STANDARD)
    document = _document(consultation)
    controller = Controller(
        consultation_id=consultation.id, organisation_id=an_organisation().id, from_day=long_ago()
    )
    db.session.add(controller)
    finding = a_finding(consultation, title=f"Finding of {programme.slug}, {stage.value}")
    asked = Asked(consultation.reference, document.key, 0, finding.reference, "none")
    if stage is not Stage.DRAFT:
        sheet = a_response(consultation, "Ask me once.", may_publish=True)
        asked.text = a_text(sheet, "And listen.", question="told", part="other").key
        a_quote(finding, a_text(sheet, "And wait.", question="who"))
        commitment = a_commitment(an_answer(finding))
        asked.commitment = commitment.reference
        change = a_change(commitment, reported_by=people["chair"])
        if stage in {Stage.ANSWERED, Stage.ARCHIVED}:
            change.read_by_id, change.read_at = people["lead"].id, clock.now()
            a_check(change)
            an_answer(a_finding(consultation, position=2), Verdict.NO)
    db.session.flush()
    asked.controller = controller.id
    return asked


def _feedback(programme: Programme, drafted: Asked, others: list[Asked]) -> None:
    """A form that is still a draft, an open one with what somebody said, and one that is closed for good."""
    drafted.form, drafted.item = a_form(programme, is_open=False).slug, "none"
    form = a_form(programme)
    story = a_story(form)
    item = db.session.get_one(FeedbackItem, story.item_key)
    item.with_id, item.has_contact = form_reader(form), True
    db.session.add(FeedbackContact(item_key=item.key, way=Way.POST, address="1 The Street, Preston PR1 1AA"))
    number = a_message(item, "We ring you tomorrow.", by=form_reader(form)).number
    a_message(item, "Nobody rang.", number=number + 1)
    notice = a_notice(story).id
    a_change_of_feedback(story.item_key, reported_by=form_reader(form))
    for asked in others:
        asked.form, asked.item = form.slug, story.item_key
        asked.story, asked.notice = story.reference, notice
    a_file(db.session.get_one(Sheet, story.item_key))
    closed = a_form(programme)
    closed.stage, others[-1].form = FormStage.CLOSED, closed.slug
    # The last of them stands behind what was said for others than our moderator.
    others[-1].item = an_item(form, "She shouted at me.").key
    a_file(db.session.get_one(Sheet, others[-1].item))
    db.session.add(FeedbackExclusion(key=secret.reference(32), item_key=others[-1].item, name="A moderator"))
    drafted.story = a_story(form, stage=StoryStage.EDITED, published_on=None).reference
    rota = db.session.scalars(
        select(FeedbackRota.id).where(FeedbackRota.programme_id == programme.id).order_by(FeedbackRota.id)
    ).first()
    for asked in (drafted, *others):
        asked.rota = rota or 0


def _document(consultation: Consultation) -> Document:
    document = Document(
        consultation_id=consultation.id,
        key=secret.reference(16),
        title="The plan",
        language="en",
        media_type="application/pdf",
        size_bytes=9,
        sha256="0" * 64,
        file_name="plan.pdf",
        position=1,
    )
    db.session.add(document)
    db.session.flush()
    return document


Known = Callable[[World, Side, Asked], Any]
ON_CONSULTATIONS = (
    "/consultations/<reference>",
    "/manage/consultations/<reference>",
    "/review/consultations/<reference>",
)

# How an address begins, one of its parts, and what stands for it. The longest beginning that fits is taken.
PARTS: dict[tuple[str, str], Known] = {
    **{(begin, "reference"): lambda world, side, asked: asked.reference for begin in ON_CONSULTATIONS},
    **{(begin, "finding"): lambda world, side, asked: asked.finding for begin in ("/manage/", "/review/")},
    ("/consultations/<reference>/documents", "key"): lambda world, side, asked: asked.document,
    ("/consultations/<reference>/respond", "number"): lambda world, side, asked: 1,
    ("/manage/consultations/<reference>/controllers", "number"): lambda world, side, asked: asked.controller,
    ("/manage/consultations/<reference>/documents", "key"): lambda world, side, asked: asked.document,
    ("/manage/consultations/<reference>/options", "key"): lambda world, side, asked: "one-page",
    ("/manage/consultations/<reference>/ways", "key"): lambda world, side, asked: "telephone",
    ("/manage/consultations/<reference>/questions", "key"): lambda world, side, asked: "told",
    ("/manage/consultations/<reference>/questions", "option"): lambda world, side, asked: "once",
    ("/manage/consultations/<reference>/questions/sections", "key"): lambda world, side, asked: "contact",
    ("/manage/consultations/<reference>/questions/sections", "section"): lambda world, side, asked: "contact",
    ("/manage/consultations/<reference>/questions/standard", "name"): lambda world, side, asked: "age",
    ("/manage/consultations/<reference>/results", "question"): lambda world, side, asked: "better",
    ("/manage/consultations/<reference>/findings", "text"): lambda world, side, asked: asked.text,
    ("/manage/consultations/<reference>/findings", "language"): lambda world, side, asked: "ur",
    ("/manage/consultations/<reference>/findings", "format_"): lambda world, side, asked: "standard",
    ("/manage/programmes/<slug>", "slug"): lambda world, side, asked: side.slug,
    ("/manage/programmes/<slug>", "way"): lambda world, side, asked: "up",
    ("/manage/programmes/<slug>/aims", "key"): lambda world, side, asked: side.aim,
    ("/manage/programmes/<slug>/workstreams", "key"): lambda world, side, asked: side.workstream,
    ("/manage/programmes/<slug>/help", "reference"): lambda world, side, asked: "district",
    ("/manage/programmes/<slug>/partners", "reference"): lambda world, side, asked: side.partner,
    ("/manage/programmes/<slug>/people", "reference"): lambda world, side, asked: side.membership,
    ("/manage/programmes/<slug>/review", "reference"): lambda world, side, asked: side.holding,
    ("/manage/programmes/<slug>/review/reviewers", "reference"): lambda world, side, asked: side.reviewer,
    ("/manage/organisations", "reference"): lambda world, side, asked: side.organisation,
    ("/manage/rates", "reference"): lambda world, side, asked: side.rate_card,
    ("/manage/rates", "rate"): lambda world, side, asked: side.rate,
    ("/manage/claims", "reference"): lambda world, side, asked: side.claim,
    ("/me/payments", "reference"): lambda world, side, asked: side.own_paid,
    ("/me/payments/years", "year"): lambda world, side, asked: tax_year(clock.today()).begins_in,
    ("/me/payments/years", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/payees", "slug"): lambda world, side, asked: side.slug,
    ("/manage/payees", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/payees", "person"): lambda world, side, asked: side.claimant,
    ("/manage/payment-runs", "reference"): lambda world, side, asked: side.run,
    ("/manage/payment-runs", "payment"): lambda world, side, asked: side.payment,
    ("/manage/payment-runs/due", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/payment-runs/due", "slug"): lambda world, side, asked: side.slug,
    ("/manage/claims", "file"): lambda world, side, asked: side.receipt,
    ("/manage/claims/for-somebody/people", "person"): lambda world, side, asked: side.claimant,
    ("/manage/claims/for-somebody/people", "key"): lambda world, side, asked: side.claimant_work,
    ("/manage/claims/for-somebody/claims", "reference"): lambda world, side, asked: side.written.claim,
    ("/manage/claims/for-somebody/claims", "line"): lambda world, side, asked: side.written.line,
    ("/manage/claims/for-somebody/claims", "file"): lambda world, side, asked: side.written.file,
    ("/manage/claims/for-somebody/claims", "kind"): lambda world, side, asked: "fare",
    ("/manage/budgets", "reference"): lambda world, side, asked: side.budget,
    ("/manage/lendings", "reference"): lambda world, side, asked: side.lending,
    ("/manage/pre-approvals", "reference"): lambda world, side, asked: side.pre_approval,
    ("/me/relations", "reference"): lambda world, side, asked: world.relation,
    ("/manage/administrators", "reference"): lambda world, side, asked: world.administrator,
    ("/manage/people", "reference"): lambda world, side, asked: side.person,
    ("/manage/people", "need"): lambda world, side, asked: side.need,
    ("/manage/settings", "name"): lambda world, side, asked: "look.accent",
    ("/manage/concerns", "reference"): lambda world, side, asked: side.concern,
    ("/manage/commitments", "reference"): lambda world, side, asked: asked.commitment or "none",
    ("/changes", "reference"): lambda world, side, asked: asked.commitment or "none",
    ("/programmes/<slug>", "slug"): lambda world, side, asked: side.slug,
    ("/privacy/<slug>", "slug"): lambda world, side, asked: side.slug,
    ("/privacy/<slug>", "number"): lambda world, side, asked: 1,
    ("/feedback/<slug>", "slug"): lambda world, side, asked: asked.form,
    ("/feedback/<slug>", "number"): lambda world, side, asked: 1,
    ("/feedback/<slug>/say/<int:number>/files", "number"): lambda world, side, asked: 2,
    ("/feedback/<slug>/say/<int:number>/files", "question"): lambda world, side, asked: "files",
    ("/manage/feedback/forms", "slug"): lambda world, side, asked: asked.form,
    ("/manage/feedback/forms", "paper"): lambda world, side, asked: "a5",
    ("/manage/feedback/forms", "name"): lambda world, side, asked: "pause",
    ("/manage/feedback/forms", "code"): lambda world, side, asked: "ur",
    ("/manage/feedback/forms", "number"): lambda world, side, asked: asked.rota,
    ("/manage/feedback/forms/<slug>/questions", "key"): lambda world, side, asked: "publish",
    ("/manage/feedback/forms/<slug>/questions", "option"): lambda world, side, asked: "yes",
    ("/manage/feedback/forms/<slug>/questions/sections", "key"): lambda world, side, asked: "s2",
    ("/manage/feedback/forms/<slug>/questions/sections", "section"): lambda world, side, asked: "s2",
    ("/manage/feedback/forms/<slug>/questions/standard", "name"): lambda world, side, asked: (
        "friends-and-family"
    ),
    ("/manage/feedback/items", "name"): lambda world, side, asked: "take",
    ("/manage/feedback/items", "key"): lambda world, side, asked: asked.item,
    ("/manage/feedback/items/<key>/files", "name"): lambda world, side, asked: "document-1.pdf",
    ("/manage/feedback/notices", "number"): lambda world, side, asked: asked.notice,
    ("/manage/events", "reference"): lambda world, side, asked: side.event,
    ("/manage/events/<reference>/notes", "note"): lambda world, side, asked: side.event_note,
    ("/events", "reference"): lambda world, side, asked: side.event,
    ("/manage/groups", "slug"): lambda world, side, asked: asked.meets.group,
    ("/manage/groups/<slug>/members", "reference"): lambda world, side, asked: asked.meets.member,
    ("/manage/groups/<slug>/members", "person"): lambda world, side, asked: asked.meets.person,
    ("/manage/groups/<slug>/terms", "number"): lambda world, side, asked: 1,
    ("/manage/groups/<slug>/terms", "reference"): lambda world, side, asked: asked.meets.member,
    ("/me/calendar", "slug"): lambda world, side, asked: asked.meets.group,
    ("/calendar", "key"): lambda world, side, asked: "of-nobody",
    ("/me/groups", "slug"): lambda world, side, asked: asked.meets.group,
    ("/me/groups", "number"): lambda world, side, asked: 1,
    ("/groups", "slug"): lambda world, side, asked: asked.meets.group,
    ("/manage/meetings/<reference>/record/versions", "number"): lambda world, side, asked: 1,
    ("/manage/meetings", "reference"): lambda world, side, asked: asked.meets.meeting,
    ("/manage/meetings", "person"): lambda world, side, asked: asked.meets.invited,
    ("/manage/meetings", "kind"): lambda world, side, asked: "bsl",
    ("/manage/meetings/<reference>/guests", "person"): lambda world, side, asked: asked.meets.person,
    ("/manage/meetings", "item"): lambda world, side, asked: asked.meets.item,
    ("/manage/meetings", "decision"): lambda world, side, asked: asked.meets.decision,
    ("/manage/meetings", "action"): lambda world, side, asked: asked.meets.action,
    ("/manage/actions", "reference"): lambda world, side, asked: asked.meets.action,
    ("/me/actions", "reference"): lambda world, side, asked: asked.meets.action,
    ("/manage/meetings/<reference>/papers", "paper"): lambda world, side, asked: asked.meets.paper,
    ("/manage/meetings/<reference>/papers", "key"): lambda world, side, asked: asked.meets.file,
    ("/manage/meetings/<reference>/interests", "interest"): lambda world, side, asked: asked.meets.interest,
    ("/manage/meetings/<reference>/record", "reference"): lambda world, side, asked: asked.meets.past,
    ("/manage/meetings/<reference>/record/corrections", "correction"): lambda world, side, asked: (
        asked.meets.correction
    ),
    ("/manage/meetings/<reference>/record/left-out", "redaction"): lambda world, side, asked: (
        asked.meets.redaction
    ),
    ("/manage/meetings/<reference>/record/easy-read", "number"): lambda world, side, asked: 1,
    ("/me/meetings/<reference>/minutes", "reference"): lambda world, side, asked: asked.meets.past,
    ("/me/meetings/<reference>/minutes", "item"): lambda world, side, asked: asked.meets.past_item,
    ("/me/meetings", "reference"): lambda world, side, asked: asked.meets.meeting,
    ("/me/meetings/<reference>/agenda", "reference"): lambda world, side, asked: asked.meets.unread_of,
    ("/me/meetings/<reference>/papers", "reference"): lambda world, side, asked: asked.meets.unread_of,
    ("/me/meetings/<reference>/papers", "key"): lambda world, side, asked: asked.meets.unread,
    ("/me/meetings/<reference>/interests", "interest"): lambda world, side, asked: asked.meets.interest,
    ("/groups/<slug>/<day>", "day"): lambda world, side, asked: asked.meets.past_day,
    ("/groups/<slug>/<day>/papers", "day"): lambda world, side, asked: asked.meets.day,
    ("/groups/<slug>/<day>/papers", "key"): lambda world, side, asked: asked.meets.file,
    ("/manage/opportunities/<reference>/criteria", "key"): lambda world, side, asked: "listens",
    ("/manage/opportunities/<reference>/easy-read", "number"): lambda world, side, asked: 1,
    ("/manage/opportunities/<reference>/panel", "panelist"): lambda world, side, asked: asked.offers.panelist,
    ("/manage/opportunities/<reference>/panel", "person"): lambda world, side, asked: asked.meets.person,
    ("/manage/opportunities/<reference>/questions", "key"): lambda world, side, asked: "told",
    ("/manage/opportunities/<reference>/questions", "option"): lambda world, side, asked: "once",
    ("/manage/opportunities/<reference>/questions/sections", "key"): lambda world, side, asked: "contact",
    ("/manage/opportunities/<reference>/questions/sections", "section"): lambda world, side, asked: "contact",
    ("/stories", "reference"): lambda world, side, asked: asked.story,
    ("/look-around", "reference"): lambda world, side, asked: world.demo_person,
    ("/me/sign-ins", "reference"): lambda world, side, asked: world.sign_in,
    ("/me/claims", "reference"): lambda world, side, asked: side.own_claim.claim,
    ("/me/claims", "line"): lambda world, side, asked: side.own_claim.line,
    ("/me/claims", "file"): lambda world, side, asked: side.own_claim.file,
    ("/me/claims", "kind"): lambda world, side, asked: "fare",
    ("/me/claims/new", "key"): lambda world, side, asked: side.own_work,
    ("/me/how-i-am-paid", "reference"): lambda world, side, asked: world.account,
    ("/me/second-step", "reference"): lambda world, side, asked: world.passkey,
    ("/me/second-step/app", "reference"): lambda world, side, asked: world.new_app,
    ("/me/needs", "reference"): lambda world, side, asked: world.need,
    ("/me/applications", "reference"): lambda world, side, asked: asked.offers.application,
    ("/opportunities/<reference>/apply", "number"): lambda world, side, asked: 1,
    ("/opportunities/<reference>/equality", "number"): lambda world, side, asked: 1,
    ("/opportunities/<reference>/apply", "question"): lambda world, side, asked: "better",
    ("/manage/opportunities/<reference>/applications", "name"): lambda world, side, asked: "document-1.pdf",
    ("/opportunities", "reference"): lambda world, side, asked: asked.offers.opportunity,
    ("/manage/opportunities", "reference"): lambda world, side, asked: asked.offers.opportunity,
    ("/manage/opportunities/<reference>/induction", "item"): lambda world, side, asked: (
        asked.offers.induction
    ),
    ("/me/roles", "reference"): lambda world, side, asked: asked.offers.role,
    ("/me/roles", "session"): lambda world, side, asked: asked.offers.work,
    ("/me/roles", "item"): lambda world, side, asked: asked.offers.induction,
    ("/manage/agreements", "reference"): lambda world, side, asked: asked.offers.role,
    ("/manage/agreements", "session"): lambda world, side, asked: asked.offers.work,
    ("/manage/agreements", "item"): lambda world, side, asked: asked.offers.induction,
    ("/manage/programmes/<slug>/agreement-texts", "number"): lambda world, side, asked: 1,
    ("/manage/opportunities/<reference>/applications", "label"): lambda world, side, asked: (
        asked.offers.label
    ),
}


def parts(route: Rule, world: World, side: Side, stage: Stage) -> dict[str, Any]:
    """A real thing for each part of an address. Errors: ``LookupError`` for a part that nobody has taught."""
    found = {}
    for name in route.arguments:
        fitting = [begin for begin, part in PARTS if part == name and route.rule.startswith(begin)]
        if not fitting:
            raise LookupError(
                f"tests/house/world.py does not know <{name}> of {route.rule}: add it to PARTS."
            )
        found[name] = PARTS[max(fitting, key=len), name](world, side, side.asked[stage])
    return found
