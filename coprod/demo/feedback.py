"""People say what happened, are read, answered and asked; what they said waits, moves and is kept as on the site."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from coprod.core import clock
from coprod.core.words import ENGLISH
from coprod.core.working_days import add_working_days, is_working_day
from coprod.demo import published, receipts
from coprod.demo.answers import as_sent
from coprod.demo.diary import Diary
from coprod.demo.stories import LEADS
from coprod.demo.words.feedback import FORMS, SAID
from coprod.demo.words.shapes import Deed, Form, Said
from coprod.demo.world import World
from coprod.feedback.operations import alerting, forms, moving, rota, saying, triage
from coprod.feedback.queries import item
from coprod.feedback.queries.item import Opened
from coprod.feedback.rules import Part, Tone
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.operations import receipts as codes
from coprod.questionnaires.rules.answers import Answers

WRITING_DAYS = 9  # before a form opens
MIDNIGHT = time(0)
NEXT_DAY = timedelta(days=1)
# When nobody has read by the promised hour, first one is told, then the other.
TOLD = (time(17, 5), time(18, 5))


def plan(world: World, diary: Diary) -> None:
    """Forms open, people say things, and on the night after each day what came in is moved."""
    for told in FORMS:
        _plan_form(world, diary, told)
    nights: set[tuple[str, date]] = set()
    for place, said in enumerate(SAID):
        nights |= {(said["form"], day + NEXT_DAY) for day in _plan_said(world, diary, place, said)}
    published.plan(diary, min(night for _slug, night in nights))
    for slug, night in sorted(nights):
        if night <= diary.today:
            diary.write(_in_days(diary, night), MIDNIGHT, partial(_move, world, slug))
    for told in FORMS:
        for at in TOLD:
            late = _in_days(diary, _working_day(diary.day(-1)))
            diary.write(late, at, partial(_tell_of_unread, world, told["slug"]))


def _in_days(diary: Diary, day: date) -> int:
    return (day - diary.today).days


def _working_day(day: date) -> date:
    """This day, or the last working day before it."""
    while not is_working_day(day):
        day -= NEXT_DAY
    return day


def _plan_form(world: World, diary: Diary, told: Form) -> None:
    begins = told["opens_in_days"] - WRITING_DAYS
    diary.write(begins, time(10), partial(_start, world, told))
    diary.write(begins + 1, time(10), partial(_write_in_urdu, world, told))
    diary.write(begins + 2, time(10), partial(_name_readers, world, diary, told))
    diary.write(told["opens_in_days"], time(9), partial(_open, world, told))


def _lead(world: World, told: Form) -> int:
    return world.people[LEADS[told["programme"]]]


def _start(world: World, told: Form) -> None:
    _key, workstream = world.parts[told["programme"], "workstream", told["workstream"]]
    forms.start(
        world.programme(told["programme"]),
        slug=told["slug"],
        **told["en"],
        workstream_id=workstream,
        has_friends_and_family=told["friends_and_family"],
        by=_lead(world, told),
    )


def _write_in_urdu(world: World, told: Form) -> None:
    forms.write_words(world.form(told["slug"]), "ur", told["ur"], by=_lead(world, told))


def _name_readers(world: World, diary: Diary, told: Form) -> None:
    for part, person in told["rota"].items():
        rota.add(
            world.form(told["slug"]),
            person_id=world.people[person],
            part=Part(part),
            from_day=diary.day(told["opens_in_days"] - 1),
            to_day=None,
            by=_lead(world, told),
        )


def _open(world: World, told: Form) -> None:
    forms.open_(world.form(told["slug"]), by=_lead(world, told))


def _plan_said(world: World, diary: Diary, place: int, said: Said) -> set[date]:
    """Returns the days on which the person said something."""
    day = _working_day(diary.day(said["days"])) if said["days"] else diary.today
    diary.write(_in_days(diary, day), time.fromisoformat(said["at"]), partial(_say, world, place, said))
    days = {day}
    for deed in said.get("then", []):
        on = add_working_days(day, deed["days"])
        do = partial(_work, world, place, deed) if "by" in deed else partial(_come_back, world, place, deed)
        diary.write(_in_days(diary, on), time.fromisoformat(deed["at"]), do)
        if "by" not in deed:
            days.add(on)
    return days


def _say(world: World, place: int, said: Said) -> None:
    form = world.form(said["form"])
    if form.version is None:
        raise LookupError(f"“{form.slug}” is not open.")
    story = said.get("story")
    document = frozen.document(form.version)
    draft = drafts.begin(form.version.id, receipts.fixed_key(story) if story else drafts.new_key())
    sent = as_sent(document, said["answers"])
    for section in document.sections:
        draft.typed |= Answers.parse(section, sent).typed
    if reach := said.get("reach"):
        draft.aside["reach"] = reach
    receipt = saying.send(
        form,
        draft,
        channel=Channel(said.get("channel", Channel.ONLINE.value)),
        said_in=said.get("language", ENGLISH),
    )
    world.said[place] = (saying.item_key(draft.token), receipt.code)


def _work(world: World, place: int, deed: Deed) -> None:
    """What somebody on the staff does with it, having seen it as it is."""
    opened = item.one(world.said[place][0])
    if opened is None:
        raise LookupError(f"What was said in place {place} is not there.")
    _do(opened, deed, by=world.people[deed["by"]])


def _do(opened: Opened, deed: Deed, *, by: int) -> None:
    text, seen = deed.get("text", ""), opened.edition
    match deed["do"]:
        case "take":
            triage.take(opened, seen=seen, by=by)
        case "acknowledge":
            triage.acknowledge(opened, seen=seen, by=by)
        case "sort":
            triage.sort(opened, Tone(text), seen=seen, by=by)
        case "reply":
            triage.reply(opened, text, seen=seen, by=by)
        case "ask":
            triage.ask(opened, text, seen=seen, by=by)
        case "pass_on":
            triage.pass_on(opened, to=text, consent=True, seen=seen, by=by)
        case "close":
            triage.close(opened, note=text, seen=seen, by=by)
        case _:
            published.do(opened, deed, by)


def _come_back(world: World, place: int, deed: Deed) -> None:
    """What the person does with their code."""
    form = world.form(SAID[place]["form"])
    found = codes.find(world.said[place][1])
    if found is None or form.version is None:
        raise LookupError(f"The code of what was said in place {place} opens nothing.")
    if deed["do"] == "take_back":
        saying.take_back(form, found)
        return
    text = published.yes_to(world.said[place][0]) if deed["do"] == "story" else deed.get("text", "")
    saying.add(form.version, found, kind=deed["do"], text=text, token=drafts.new_key().encode())


def _move(world: World, slug: str) -> None:
    form = world.form(slug)
    if form.version is None:
        raise LookupError(f"“{slug}” is not open.")
    moving.move(form_id=form.id, programme_id=form.programme_id, version_id=form.version.id)


def _tell_of_unread(world: World, slug: str) -> None:
    alerting.tell(world.form(slug), clock.now())
