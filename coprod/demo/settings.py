"""What the demo world has set: crisis routes, colours and clocks, each with its days and its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from coprod.consultations.rules import ANSWER_WITHIN_DAYS, KEEP_ANSWERS_YEARS
from coprod.core import crisis, pages
from coprod.core.settings import Key, Scope
from coprod.demo.diary import Diary
from coprod.demo.programmes import BEGAN
from coprod.demo.words.people import CORNWALL, LANCASHIRE
from coprod.demo.world import World
from coprod.programmes import operations
from coprod.rates.operations import seeding
from coprod.rates.rules.advice import ADVICE

SET = BEGAN + 20
YEAR = timedelta(days=365)

# Domain rule F7. The words are those of coprod.core.crisis, so that they are shown in the reader's language.
NATIONAL = [
    {"name": "If a life is at risk", "contact": "999", "href": "tel:999", "when": "Any time. Or go to A&E."},
    {
        "name": "Mental health help from the NHS",
        "contact": "111",
        "href": "tel:111",
        "when": "Any time. Choose option 2.",
    },
    {"name": "Samaritans", "contact": "116 123", "href": "tel:116123", "when": "Any time. Free to call."},
    {
        "name": "Text “SHOUT” to talk by text",
        "contact": "85258",
        "href": "sms:85258",
        "when": "Any time. Free to text.",
    },
    {
        "name": "Childline, for people under 19",
        "contact": "0800 1111",
        "href": "tel:08001111",
        "when": "Any time. Free to call.",
    },
]
# Domain rule F8: read in August 2024, looked at by nobody since. It must never be shown as it stands.
LANCASHIRE_LINE = [
    {
        "name": "Initial Response Service",
        "contact": "0800 953 0110",
        "href": "tel:08009530110",
        "when": "Any time.",
        "confirmed": False,
    }
]
LAST_LOOKED_AT = date(2024, 8, 1)
RUNS_OUT = -9  # days: since then nobody is shown it any more

# Councils of which one line is known, and it is old: their lead is told to look again, and nobody is shown it.
DISTRICTS = ("Blackburn with Darwen", "Blackpool")

# Invented advisers (domain rule P14). Their numbers belong to nobody: they are kept free for stories.
ADVISERS = {
    LANCASHIRE: {
        "name": "Bay and Fells Welfare Rights",
        "contact": "01632 960145",
        "href": "tel:01632960145",
        "when": "Monday to Friday, 10am to 4pm. Free, and apart from us.",
        "confirmed": True,
    },
    CORNWALL: {
        "name": "Atlantic Coast Money Advice",
        "contact": "01632 960146",
        "href": "tel:01632960146",
        "when": "Tuesday and Thursday, 9.30am to 1pm. Free, and apart from us.",
        "confirmed": True,
    },
}

# The one accent colour of each programme's pages: plum in the north, copper in the west.
ACCENTS = {LANCASHIRE: "#5c2d6e", CORNWALL: "#7a4100"}


@dataclass(frozen=True)
class Setting:
    """A value to set, from when, until when it is good, and where it comes from; for one programme or for all."""

    key: Key[Any]
    value: Any
    source: str
    from_day: date
    review_by: date | None = None
    programme: str | None = None


def plan(world: World, diary: Diary) -> None:
    """The administrator sets everything on one day."""
    for setting in _settings(diary):
        diary.write(SET, time(15), partial(_set, world, setting))
    diary.write(SET, time(15), partial(_begin, world))
    for name in DISTRICTS:
        diary.write(SET, time(16), partial(_write_district, world, diary, name))


def _settings(diary: Diary) -> list[Setting]:
    from_day = diary.day(SET)
    checked = [{**route, "confirmed": True} for route in NATIONAL]
    return [
        Setting(
            crisis.NATIONAL,
            checked,
            "The public pages of the NHS, Samaritans, Shout and Childline",
            from_day,
            review_by=from_day + YEAR,
        ),
        Setting(
            crisis.LOCAL,
            LANCASHIRE_LINE,
            "The trust’s public page as it stood in August 2024, not confirmed since",
            LAST_LOOKED_AT,
            review_by=diary.day(RUNS_OUT),
            programme=LANCASHIRE,
        ),
        Setting(
            ANSWER_WITHIN_DAYS,
            84,
            "The government’s consultation principles, 2018: an answer within 12 weeks",
            from_day,
        ),
        Setting(
            KEEP_ANSWERS_YEARS,
            1,
            "The records management code, 2023: survey returns for 1 year",
            from_day,
            review_by=from_day + YEAR,
        ),
        *(
            Setting(
                ADVICE,
                [line],
                "The programme’s own agreement with the adviser",
                from_day,
                review_by=from_day + YEAR,
                programme=slug,
            )
            for slug, line in ADVISERS.items()
        ),
        *(
            Setting(pages.ACCENT, colour, "The programme’s own choice", from_day, programme=slug)
            for slug, colour in ACCENTS.items()
        ),
    ]


def _begin(world: World) -> None:
    seeding.seed(by=world.administrator)


def _write_district(world: World, diary: Diary, name: str) -> None:
    operations.write_district(
        world.programme(LANCASHIRE),
        {
            "name": name,
            "postcodes": "",
            "routes": LANCASHIRE_LINE,
            "review_by": diary.day(RUNS_OUT).isoformat(),
            "owner": "The crisis team of the trust",
            "source": "The trust’s public page as it stood in August 2024, not confirmed since",
        },
        by=world.administrator,
    )


def _set(world: World, setting: Setting) -> None:
    number = world.programme(setting.programme).id if setting.programme else None
    operations.set_value(
        setting.key,
        setting.value,
        scope=Scope.SERVICE if number is None else Scope.PROGRAMME,
        number=number,
        from_day=setting.from_day,
        to_day=None,
        review_by=setting.review_by,
        source=setting.source,
        by=world.administrator,
    )
