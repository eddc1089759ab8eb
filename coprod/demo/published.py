"""What came of something that was said, and its version for the public: by staff, by its author and by the timetable."""

from __future__ import annotations

from datetime import date, time

from coprod.core import clock
from coprod.demo.diary import Diary
from coprod.demo.words.shapes import Deed, Words
from coprod.feedback.operations import changing, editing, publishing
from coprod.feedback.queries import stories
from coprod.feedback.queries.item import Opened
from coprod.feedback.rules.stories import CHECKS, EditReason

MORNING = time(7, 5)


def plan(diary: Diary, since: date) -> None:
    """Every morning the timetable asks authors again and publishes what is due."""
    for days in range((since - diary.today).days, 1):
        diary.write(days, MORNING, _publish_due)


def _publish_due() -> None:
    for number in publishing.due():
        publishing.go_on(number)


def do(opened: Opened, deed: Deed, by: int) -> None:
    """What somebody on the staff does to tell what came of it, and to make a version for the public."""
    told = deed.get("words", {})
    match deed["do"]:
        case "plan":
            changing.plan(opened, planned=told["planned"], by=by)
        case "report":
            changing.report(
                opened, what=told["what"], evidence=told["evidence"], done_on=clock.today(), by=by
            )
        case "read":
            _read(opened, by)
        case "begin":
            editing.begin(opened, by=by)
        case "edit":
            _edit(opened, told, by)
        case "send":
            worked = _worked(opened)
            editing.send(worked, ticked=list(CHECKS), seen=worked.story.edition, by=by)
        case _:
            raise LookupError(f"Nobody does “{deed['do']}” here.")


def yes_to(key: str) -> str:
    """What an author says to the version that stands there now."""
    story = stories.of_item(key)
    if story is None:
        raise LookupError("There is no version to say yes to.")
    return f"yes:{story.edition}"


def _edit(opened: Opened, told: Words, by: int) -> None:
    worked = _worked(opened)
    before = worked.story.text
    if told["before"] not in before:
        raise LookupError(f"The version does not say “{told['before']}”.")
    editing.edit(
        worked,
        title=told["title"],
        text=before.replace(told["before"], told["after"]),
        reason=EditReason(told["reason"]),
        words=told["words"],
        seen=worked.story.edition,
        by=by,
    )


def _read(opened: Opened, by: int) -> None:
    """A second person reads the explanation."""
    change = stories.change(opened.key)
    if change is None:
        raise LookupError("Nothing was reported.")
    changing.read(change, seen=changing.print_of(change), by=by)


def _worked(opened: Opened) -> stories.Worked:
    worked = stories.one(opened.key)
    if worked is None:
        raise LookupError("There is no version yet.")
    return worked
