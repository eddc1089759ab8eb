"""The consultations of the house world, one at each stage, and what people said with its feedback forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from coprod.consultations.models import Consultation, Controller, Document
from coprod.consultations.rules import Stage
from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.feedback.models import FeedbackContact, FeedbackExclusion, FeedbackItem, FeedbackRota
from coprod.feedback.rules import FormStage, Way
from coprod.feedback.rules.stories import StoryStage
from coprod.influence.rules import Verdict
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.questionnaires.models import Sheet
from tests.factories.consultations import a_consultation, a_consultation_edition, a_response
from tests.factories.feedback import a_change as a_change_of_feedback
from tests.factories.feedback import a_form, a_message, a_notice, a_story, an_item, form_reader
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.oversight import a_check
from tests.factories.programmes import (
    an_organisation,
    long_ago,
)
from tests.factories.questionnaires import a_file, a_text
from tests.factories.themes import a_finding, a_quote
from tests.house.meets import Meets
from tests.house.offers import Offers

URDU = {"title": "پہلا رابطہ", "question": "جب آپ پہلی بار مدد مانگیں تو کیا ہونا چاہیے؟"}


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


def asked_of(programme: Programme, stage: Stage, people: dict[str, Person]) -> Asked:
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


def with_feedback(programme: Programme, drafted: Asked, others: list[Asked]) -> None:
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
