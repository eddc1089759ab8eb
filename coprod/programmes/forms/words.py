"""The words of a programme in one edition: a box for each text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wtforms import BooleanField, Field, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import Length

from coprod.core.editions import Standing
from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.programmes.models import PROGRAMME_TEXTS, Programme
from coprod.programmes.rules import STANDING_WORDS

# What each text is for: label, hint, most letters, lines (1: a single line).
TEXTS: Mapping[str, tuple[str, str, int, int]] = {
    "name": (_l("Name"), "", 120, 1),
    "short_name": (_l("Short name"), _l("For menus and lists."), 60, 1),
    "why": (_l("Why this programme exists"), _l("What was wrong, and for whom."), 5000, 6),
    "new_way": (_l("The new way of working"), _l("What is different for somebody who needs help."), 5000, 6),
    "vision": (_l("Vision"), _l("What it should be like in the end."), 5000, 4),
    "participation_label": (
        _l("What you call taking part"),
        _l("For example: co-production, people participation."),
        80,
        1,
    ),
    "participation": (_l("How people take part"), "", 5000, 6),
}


@dataclass(frozen=True)
class Box:
    """One text to write: its key in the edition, what is asked, and how long it may be."""

    key: str
    label: str
    hint: str
    most: int
    lines: int

    @property
    def name(self) -> str:
        return self.key.replace(".", "-")


def boxes_of(programme: Programme) -> list[Box]:
    """Every text that a programme has, in the order in which it is shown."""
    found = [Box(key, *TEXTS[key]) for key in PROGRAMME_TEXTS]
    for number, aim in enumerate(programme.present_aims, start=1):
        found.append(Box(f"aim.{aim.key}.title", _("Aim %(number)s: title", number=number), "", 160, 1))
        found.append(Box(f"aim.{aim.key}.text", _("Aim %(number)s: text", number=number), "", 2000, 4))
    for number, stream in enumerate(programme.present_workstreams, start=1):
        key = f"workstream.{stream.key}"
        found.append(Box(f"{key}.title", _("Workstream %(number)s: title", number=number), "", 160, 1))
        found.append(Box(f"{key}.text", _("Workstream %(number)s: text", number=number), "", 2000, 4))
    return found


class Words(Form):
    """What every edition has. ``seen`` tells whether somebody else has saved in the meantime."""

    seen = HiddenField()

    def texts(self, boxes: list[Box]) -> dict[str, str]:
        """What was written, by key."""
        return {box.key: self[box.name].data or "" for box in boxes}


class Translation(Words):
    """What an edition says beside its words, when it is made from the English."""

    made_from_present = BooleanField(
        _l("These words follow the English as it stands now"),
        description=_l("Tick this when you have read them against the English beside them."),
    )
    standing = RadioField(
        _l("How far is it?"),
        choices=[(standing.value, words) for standing, words in STANDING_WORDS.items()],
        default=Standing.DRAFT.value,
    )
    translator = StringField(
        _l("Written by (optional)"), validators=[Length(max=120, message=_l("Use 120 letters or fewer."))]
    )
    checker = StringField(
        _l("Checked by (optional)"), validators=[Length(max=120, message=_l("Use 120 letters or fewer."))]
    )


def words_form(boxes: list[Box], *, is_source: bool) -> type[Words]:
    """The form of one edition, with a box for each text."""
    fields: dict[str, Field] = {}
    for box in boxes:
        kind = StringField if box.lines == 1 else TextAreaField
        fields[box.name] = kind(
            box.label,
            description=box.hint,
            validators=[
                Length(max=box.most, message=_("Use %(most)s letters or fewer.", most=f"{box.most:,}"))
            ],
        )
    return type("WordsOfAnEdition", (Words if is_source else Translation,), fields)
