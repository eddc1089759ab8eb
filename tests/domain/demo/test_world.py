"""The demo world is what it says it is: whoever looks at it sees honest numbers and rules that were obeyed."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coprod import demo
from coprod.consultations import queries as consultations
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import audit, clock, crisis, pages, settings
from coprod.core.audit import AuditRow
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.demo import receipts as known
from coprod.demo.stories import STORIES
from coprod.demo.words.feedback import FORMS
from coprod.influence import queries as influence
from coprod.influence.rules import Verdict
from coprod.oversight import queries as oversight
from coprod.oversight.rules import Judgement
from coprod.people.models import Person
from coprod.people.queries import demo_people
from coprod.programmes import queries as programmes
from coprod.questionnaires.models import Channel, SheetText
from coprod.questionnaires.operations import receipts, releasing
from coprod.safety import queries as safety
from coprod.safety.models import Concern
from coprod.safety.rules import Deed, Outcome, Reach
from coprod.themes.models import Quote

PRESTON = "When you first ask for help: telling your story once"
SCILLY = "When the boat does not run: mental health help on Scilly"
PHYSICAL = "Physical health checks at home"
NAMED_WORKER = "Your named worker: one person to call"


def called(title: str) -> Consultation:
    found = consultations.public_list(search=title.split(":", maxsplit=1)[0]).rows
    return next(each for each in found if each.editions[0].text["title"].startswith(title))


def test_it_is_only_loaded_into_an_empty_database() -> None:
    assert not demo.is_empty()

    with pytest.raises(Refused):
        demo.load()


def test_212_people_answered_in_preston_38_on_paper_and_9_in_urdu() -> None:
    preston = called(PRESTON)

    sheets = consultations.sheets_of(preston)

    assert len(sheets) == 212
    assert consultations.counts_by_channel(preston)[Channel.PAPER] == 38
    assert Counter(sheet.language for sheet in sheets)["ur"] == 9


def test_the_counts_of_findings_are_those_of_the_answers() -> None:
    preston = called(PRESTON)

    told = Counter(
        sheet.answers["times"]["value"]
        for sheet in consultations.sheets_of(preston)
        if sheet.answers["times"]["state"] == "answered"
    )

    heard = influence.outcome(preston)[0]
    assert told["three-four"] + told["five-more"] == heard.finding.how_many == 137


def test_what_was_heard_in_preston_has_four_different_ends() -> None:
    heard = influence.outcome(called(PRESTON))
    checked = oversight.checks_of(heard)

    assert [each.answer.verdict for each in heard if each.answer] == [
        Verdict.ACCEPTED,
        Verdict.PARTLY,
        Verdict.NO,
        Verdict.ACCEPTED,
    ]
    assert [each.is_done for each in heard] == [True, False, False, True]
    done, texting = checked[heard[0].finding.id].change, checked[heard[3].finding.id].change
    assert done and done.judgement is Judgement.CONFIRMED
    assert texting and texting.judgement is Judgement.NOT_CONFIRMED


def test_no_evidence_was_read_by_whoever_reported_it_and_one_report_waits() -> None:
    heard = influence.workbench(called(PRESTON))

    read = [each.change for each in heard if each.change and each.change.is_read]
    unread = [each.change for each in heard if each.change and not each.change.is_read]

    assert len(read) == 2
    assert all(change.read_by_id != change.reported_by_id for change in read)
    assert len(unread) == 1


def test_six_people_answered_on_scilly_and_the_promise_is_12_days_late() -> None:
    scilly = called(SCILLY)

    heard = influence.outcome(scilly)

    assert len(consultations.sheets_of(scilly)) == 6
    assert [each.days_late for each in heard] == [12]


def test_checks_at_home_were_refused_with_reasons_and_the_reviewer_disputes_them() -> None:
    heard = influence.outcome(called(PHYSICAL))[0]

    check = oversight.checks_of([heard])[heard.finding.id].answer

    assert heard.answer and heard.answer.verdict is Verdict.NO and "because" in heard.answer.why
    assert check and check.judgement is Judgement.DISPUTED


def test_a_quotation_that_was_taken_back_is_on_no_page_and_the_count_says_that_one_was() -> None:
    physical = called(PHYSICAL)
    heard = influence.outcome(physical)[0]

    assert physical.withdrawn == 1 and len(consultations.sheets_of(physical)) == 60
    assert heard.finding.how_many == 34
    quoted = [quote.words for quote in heard.finding.quotes]
    assert len(quoted) == 2 and not any("let the nurse in" in words for words in quoted)
    for words in (Quote.words, SheetText.text):
        assert not db.session.scalars(select(words).where(words.contains("let the nurse in"))).all()


def test_of_56_answers_about_named_workers_more_than_a_batch_can_be_read_and_as_many_wait() -> None:
    named = called(NAMED_WORKER)

    assert named.is_open and named.version_id
    assert named.closes_on == clock.today() + timedelta(days=12)
    read, waiting = len(consultations.sheets_of(named)), releasing.waiting(named.version_id)
    assert read + waiting == 56
    assert read >= 25 and waiting >= 25, "whoever is read is one of many, and so is whoever waits"


def test_two_consultations_are_open_and_one_is_a_draft() -> None:
    stages = Counter(db.session.scalars(select(Consultation.stage)))

    assert stages == {Stage.OPEN: 2, Stage.DRAFT: 1, Stage.ANSWERED: 3}


def test_each_known_code_opens_the_answers_of_somebody_who_was_quoted() -> None:
    codes = {each.title: each.code for each in known.to_try()}

    feedback = {each["en"]["title"] for each in FORMS if each["slug"] in {"carers", "eating-disorders"}}
    consulted = {PRESTON, SCILLY, next(title for title in codes if title.startswith(PHYSICAL))}
    assert set(codes) == consulted | feedback
    for story in STORIES:
        if story.findings:
            found = receipts.find(known.code_of(story.key))
            assert found and found.may_publish
            assert story.findings[0]["quotes"][0] in [text["text"] for text in found.texts]


def test_every_quotation_is_of_somebody_who_agreed() -> None:
    for story in (PRESTON, SCILLY, PHYSICAL):
        for each in influence.outcome(called(story)):
            assert each.finding.quotes


def test_nobody_is_told_a_number_that_was_not_confirmed() -> None:
    lancashire = programmes.one("lancashire-south-cumbria")
    assert lancashire

    shown = crisis.routes(lancashire.id)

    assert [route.contact for route in shown] == ["999", "111", "116 123", "85258", "0800 1111"]
    assert [entry.key for entry in settings.due_for_review(clock.today())] == ["crisis.local"]


def test_each_programme_has_its_own_colour() -> None:
    colours = {settings.get(pages.ACCENT, programme=each.id) for each in programmes.all_of_them()}

    assert len(colours) == 2 and pages.DEEP_TEAL not in colours


def test_a_concern_ended_in_could_not_contact_and_only_its_own_log_says_so() -> None:
    concern = db.session.scalars(select(Concern)).one()

    log = safety.entries(concern)

    assert (concern.outcome, concern.reach) == (Outcome.COULD_NOT_CONTACT, Reach.NO)
    assert [entry.deed for entry in log] == [
        Deed.OPENED,
        Deed.TOLD,
        Deed.READ,
        Deed.TAKEN,
        *[Deed.ACTION] * 3,
        Deed.CLOSED,
    ]
    assert {entry.by.name for entry in log if entry.by} == {"Tomasz Wierzbowski", "Maureen Osbaldeston"}
    assert concern.reference not in str(db.session.execute(select(AuditRow.__table__)).all())


def test_people_can_be_tried_and_two_of_them_have_no_address() -> None:
    people = demo_people()

    assert people is not None
    assert len(people) == 25
    assert [person.name for person in people if person.mail_address is None] == [
        "Edna Tattersgill",
        "Elowen Rosvear",
    ]
    # And seven who came with the roles that they applied for.
    assert db.session.scalar(select(func.count()).select_from(Person)) == 32


def test_every_deed_was_done_by_somebody_at_its_time_and_none_lies_in_the_future() -> None:
    rows = db.session.execute(
        select(AuditRow.at, AuditRow.deed, AuditRow.by_person).order_by(AuditRow.id)
    ).all()

    moments = [row.at for row in rows]
    assert moments == sorted(moments)
    assert moments[-1] < clock.now()
    by_nobody = {row.deed for row in rows if row.by_person is None}
    assert by_nobody == {
        "added a person",
        "gave a role",
        "consultation closed",
        "days to pay counted",
        "feedback: story published",
        "opportunity closed",
    }
    assert audit.faults() == []


def test_consultations_ran_for_six_weeks_or_more_and_were_answered_in_time() -> None:
    for title in (PRESTON, SCILLY, PHYSICAL):
        consultation = called(title)
        assert consultation.opened_at and consultation.closes_on and consultation.answered_at
        assert (consultation.closes_on - clock.london(consultation.opened_at).date()).days >= 42
        assert consultation.answer_due_on
        assert clock.london(consultation.answered_at).date() <= consultation.answer_due_on
