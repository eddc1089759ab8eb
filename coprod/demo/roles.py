"""Paid roles: how each came to be advertised, who applied, how they were answered, and who took a place."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.core import clock
from coprod.core.easy_read import Block
from coprod.core.editions import Format
from coprod.demo.answers import as_sent
from coprod.demo.diary import Diary
from coprod.demo.stories import LEADS
from coprod.demo.words import roles as words
from coprod.demo.words.agreement import AGREEMENT_IN_URDU
from coprod.demo.words.roles import Applicant, Role
from coprod.demo.world import World
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.operations import (
    agreement_texts,
    applying,
    breaks,
    choosing,
    criteria,
    deciding,
    determining,
    drafting,
    easing,
    moves,
    panel,
    reading,
    roles,
    telling,
    wording,
)
from coprod.involvement.queries import agreement_texts as texts
from coprod.involvement.queries import agreements, applications, opportunities
from coprod.involvement.queries import reading as readings
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.choosing import Choice, Outcome
from coprod.involvement.rules.opportunities import (
    Choosing,
    DwpBasis,
    EqualSay,
    Expense,
    Happens,
    Method,
    Pays,
)
from coprod.involvement.rules.who import WHO, Who
from coprod.meetings.rules.groups import MemberRole
from coprod.people import queries as people
from coprod.programmes.rules import Level, Rung
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.rules.answers import Answers
from coprod.rates import queries as rates

# Days after a role was opened; and of the first role's panel, days before it answers.
WRITTEN, READ, DECIDED = -3, -9, -2
FFION = "Ffion Garstangle"


def plan(world: World, diary: Diary) -> None:
    """Each role is written, opened, and told of; the first is read by its panel and filled."""
    for slug in LEADS:
        diary.write(-160, time(9), partial(_publish_agreement, world, slug))
    for told in words.ROLES:
        diary.write(told["opens"] + WRITTEN, time(10), partial(_draft, world, diary, told))
        diary.write(told["opens"], time(9), partial(_open, world, told))
        if told["closes"] < 0 and "withdrawn" not in told:
            diary.write(told["closes"] + 1, time(1), partial(_close, world, told))
        if "withdrawn" in told:
            diary.write(told["withdrawn"][0], time(15), partial(_withdraw, world, told))
    _plan_rehabilitation(world, diary)
    _plan_workshops(world, diary)
    _plan_carers(world, diary)


def role_of(world: World, key: str) -> Opportunity:
    """A role with everything around it. Errors: ``LookupError`` before it was written."""
    found = opportunities.one(world.roles[key])
    if found is None:
        raise LookupError(f"The demo world has no role “{key}” yet.")
    return found


def _lead(world: World, told: Role) -> int:
    return world.people[LEADS[told["programme"]]]


def _told(key: str) -> Role:
    return next(each for each in words.ROLES if each["key"] == key)


def _publish_agreement(world: World, slug: str) -> None:
    programme, by = world.programme(slug), world.people[LEADS[slug]]
    text = agreement_texts.begin(programme, by=by)
    agreement_texts.write(programme, text, "ur", Format.STANDARD, {"text": AGREEMENT_IN_URDU}, by=by)
    agreement_texts.publish(programme, text, by=by)


def _draft(world: World, diary: Diary, told: Role) -> None:
    by, organisation = _lead(world, told), world.organisation(told["organisation"])
    opportunity = drafting.start(
        world.programme(told["programme"]), organisation, title=told["words"]["title"], by=by
    )
    world.roles[told["key"]] = opportunity.reference
    opportunity = role_of(world, told["key"])
    drafting.belong(
        opportunity,
        workstream_id=None,
        group_id=None,
        level=Level.SERVICE,
        rung=Rung.CO_DESIGN,
        equal_say=EqualSay.EQUAL_RIGHTS,
        from_the_start=True,
        by=by,
    )
    drafting.describe_work(
        opportunity,
        happens=Happens.ONLINE if told.get("is_online") else Happens.EITHER,
        session_minutes=told["minutes"],
        preparation_minutes=told["ready"],
        sessions=6,
        by=by,
    )
    card = rates.card(world.cards[told["organisation"]])
    if card is None:
        raise LookupError("The demo world has no rate card yet.")
    drafting.set_pay(
        opportunity,
        pays=Pays.PAYMENT_AND_EXPENSES,
        rate_card_id=card.id,
        rate_key=next(each.key for each in card.rates if each.name == told["rate"]),
        methods=list(Method),
        expenses=list(Expense),
        by=by,
    )
    drafting.set_basis(opportunity, basis=DwpBasis.HEALTH_CARE, organisation=organisation, by=by)
    drafting.set_places(
        opportunity,
        places=told["places"],
        choosing=Choosing.FIRST_COME if told.get("first_come") else Choosing.PANEL,
        by=by,
    )
    drafting.set_dates(
        opportunity,
        closes_on=diary.day(told["closes"]),
        answers_by=diary.day(told["answers"]),
        begins_on=diary.day(told["begins"]),
        ends_on=diary.day(told["begins"] + 400),
        by=by,
    )
    wording.write_words(opportunity, "en", told["words"], by=by)
    for each in told["criteria"]:
        criteria.add(role_of(world, told["key"]), each, by=by)
    for key, has_lived_experience in told.get("panel", []):
        panel.add(
            role_of(world, told["key"]), world.person(key), has_lived_experience=has_lived_experience, by=by
        )
    if "urdu" in told:
        asked = role_of(world, told["key"]).criteria
        said = zip(asked, told.get("urdu_criteria", []), strict=False)
        urdu = told["urdu"] | {f"criterion.{each.key}": words for each, words in said}
        wording.write_words(role_of(world, told["key"]), "ur", urdu, by=by)
    if "easy" in told:
        blocks = [Block(picture, sentence) for picture, sentence in told["easy"]]
        easing.ease(role_of(world, told["key"]), "en", blocks, by=by)


def _open(world: World, told: Role) -> None:
    by = _lead(world, told)
    moves.publish(role_of(world, told["key"]), by=by)
    determining.determine(
        role_of(world, told["key"]),
        route=Route.ACCOUNTS_PAYABLE,
        basis="People say themselves when and how they help, and may stop at any time.",
        tool="",
        covers_companies=False,
        from_day=clock.today(),
        by=by,
    )


def _close(world: World, told: Role) -> None:
    moves.close(role_of(world, told["key"]), by=None)


def _withdraw(world: World, told: Role) -> None:
    moves.withdraw(role_of(world, told["key"]), why=told["withdrawn"][1], by=_lead(world, told))


def _plan_rehabilitation(world: World, diary: Diary) -> None:
    """Fourteen apply, two are chosen without their names, all are answered; one of the two takes a break."""
    told = _told(words.REHABILITATION)
    for place, applicant in enumerate(words.APPLICANTS):
        diary.write(told["opens"] + 1 + place, time(19), partial(_apply, world, told, applicant))
    diary.write(told["answers"] + READ, time(14), partial(_read, world, told))
    diary.write(told["answers"] + DECIDED, time(11), partial(_decide, world, told))
    diary.write(told["answers"], time(15), partial(_ring, world, told, "by-telephone"))
    for who, days in (("partner-lancashire", 1), (FFION, 2)):
        diary.write(told["answers"] + DECIDED + days, time(20), partial(_take_place, world, told, who))
        diary.write(told["begins"] + days, time(18), partial(_agree, world, told, who))
    away, back = words.BREAK
    diary.write(away, time(8), partial(_go_away, world, told, FFION))
    diary.write(back, time(8), partial(_come_back, world, told, FFION))


def _plan_workshops(world: World, diary: Diary) -> None:
    """Places go to those who come first: a partner, a carer, and others who have no account before."""
    told = _told(words.WORKSHOPS)
    for place, who in enumerate(("partner-lancashire", "carer", *words.AT_THE_TABLES)):
        applicant: Applicant = {
            "name": who if who in words.AT_THE_TABLES else "",
            "why": "I know what it is to be asked and not heard.",
            "bring": "I write quickly, and I ask whether I have it right.",
            "points": 0,
            "reason": "",
        }
        if who in words.AT_THE_TABLES:
            applicant["email"] = words.mail_of(who)
        else:
            applicant["person"] = who
        diary.write(told["opens"] + 2 + place, time(12), partial(_apply, world, told, applicant))
        diary.write(told["opens"] + 3 + place, time(12), partial(_take_place, world, told, who))
        diary.write(told["begins"] + place, time(18), partial(_agree, world, told, who))


def _plan_carers(world: World, diary: Diary) -> None:
    """Three have applied to a role that has closed; its panel is to read them."""
    told = _told(words.CARERS)
    for place, applicant in enumerate(words.APPLICANTS[4:7]):
        diary.write(told["opens"] + 4 + place, time(20), partial(_apply, world, told, applicant))


def _apply(world: World, told: Role, applicant: Applicant) -> None:
    opportunity = role_of(world, told["key"])
    version = opportunity.version
    if version is None:
        raise LookupError("An open role asks something.")
    document = frozen.document(version)
    draft = drafts.begin(version.id, drafts.new_key())
    form = as_sent(document, {"why": applicant["why"], "bring": applicant["bring"]})
    for section in document.sections:
        draft.typed |= Answers.parse(section, form).typed
    person = world.person(applicant["person"]) if "person" in applicant else None
    if person is None:
        who: Who = {
            "name": applicant["name"],
            "way": "email",
            "email": applicant.get("email", ""),
            "telephone": "",
            "post": "",
            "careful": "",
            "needs": applicant.get("needs", {}),
            "shares": True,
        }
        draft.aside[WHO] = who
    is_told = applicant.get("by_telephone", False)
    applying.send(
        opportunity,
        draft,
        person=person,
        channel=Channel.TELEPHONE if is_told else Channel.ONLINE,
        said_in="en",
        # Not by somebody of the panel: whoever writes it down knows whose it is.
        entered_by=world.people["moderator"] if is_told else None,
    )


def _read(world: World, told: Role) -> None:
    """Both readers read every application, without names."""
    for key, _lived in told.get("panel", []):
        by = world.people[key]
        reading.declare(_to_read(world, told), by=by)
        for read in readings.all_of(_to_read(world, told)):
            application = readings.one(world.roles[told["key"]], read.application.label)
            if application is None:
                raise LookupError(read.application.label)
            points = _applicant(application)["points"]
            given = {each.id: (points, "") for each in application.opportunity.criteria}
            reading.assess(application, given, by=by)


def _to_read(world: World, told: Role) -> Opportunity:
    found = readings.opportunity(world.roles[told["key"]])
    if found is None:
        raise LookupError(told["key"])
    return found


def _applicant(application: Application) -> Applicant:
    """What the words have of whoever sent this, by what they wrote."""
    why = (
        application.answers["why"]["value"]
        if isinstance(application.answers["why"], dict)
        else application.answers["why"]
    )
    return next(each for each in words.APPLICANTS if each["why"] == why)


def _decide(world: World, told: Role) -> None:
    choices = {}
    for read in readings.all_of(_to_read(world, told)):
        applicant = _applicant(read.application)
        outcome = Outcome.PLACE if applicant["reason"] == words.CHOSEN else Outcome.NO
        choices[read.application.label] = Choice(outcome, applicant["reason"])
    deciding.decide(_to_read(world, told), choices, by=world.people[told["panel"][0][0]])


def number_of(world: World, who: str) -> int:
    """Somebody's number: of the people who were there, or of whoever was enrolled when they took a place."""
    if who in world.people:
        return world.people[who]
    found = people.search(who, 1).rows
    if not found:
        raise LookupError(who)
    world.people[who] = found[0].id
    return found[0].id


def _application(world: World, told: Role, who: str) -> Application:
    for each in applications.of_opportunity(role_of(world, told["key"]).id):
        if (who in world.people and each.person_id == world.people[who]) or each.name == who:
            return each
    raise LookupError(who)


def _ring(world: World, told: Role, who: str) -> None:
    """She has no address for letters: the lead rings and says what was decided."""
    application = applications.one(_application(world, told, who).reference)
    if application is None:
        raise LookupError(who)
    telling.note_told(application, by=_lead(world, told))


def _take_place(world: World, told: Role, who: str) -> None:
    application = applications.one(_application(world, told, who).reference)
    if application is None:
        raise LookupError(who)
    if application.stage.value == "offered":
        choosing.accept(application, by=application.person_id)


def _agree(world: World, told: Role, who: str) -> None:
    number = number_of(world, who)
    agreement = next(
        each
        for each in agreements.of_person(number)
        if each.opportunity.reference == world.roles[told["key"]]
    )
    text = texts.in_force(world.programme(told["programme"]).id)
    if text is None:
        raise LookupError("There is nothing to agree to.")
    roles.agree(
        agreement,
        text,
        language="en",
        format_=Format.STANDARD.value,
        brings=MemberRole.CARER if who == "carer" else MemberRole.LIVED_EXPERIENCE,
        to_a_company=False,
        by=number,
    )
    roles.change_support(
        agreement,
        supporter_id=world.people["co-chair"],
        supporter="Bilal rings before each meeting, 07700 900 105.",
        by=_lead(world, told),
    )


def _go_away(world: World, told: Role, who: str) -> None:
    number = number_of(world, who)
    breaks.begin(agreements.of_person(number)[0], pauses_invitations=True, by=number)


def _come_back(world: World, told: Role, who: str) -> None:
    number = number_of(world, who)
    breaks.come_back(agreements.of_person(number)[0], by=number)
