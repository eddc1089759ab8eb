"""All words of one edition on one page: a box for each text, made when the page is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from wtforms import BooleanField, Field, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from coprod.core.editions import EditionColumns, Format, Standing
from coprod.core.forms import Form
from coprod.core.words import ENGLISH, LANGUAGES, _, _l

STANDING_WORDS = {
    Standing.DRAFT: _l("A draft: somebody who speaks the language has not read it yet"),
    Standing.CHECKED: _l("Checked by somebody who speaks the language"),
}


@dataclass(frozen=True)
class Box:
    """One text to write: its key, what it is called, what to write, and how much. ``lines`` 1 is one line."""

    key: str
    label: str
    hint: str = ""
    most: int = 3000
    lines: int = 4

    @property
    def name(self) -> str:
        """The name of the field: a key without dots."""
        return "t-" + self.key.replace(".", "-")


class Boxes(Form):
    """A box for each text, and the fingerprint of what the writer saw. The English edition needs no more."""

    seen = HiddenField()

    def boxes(self, boxes: Iterable[Box]) -> list[tuple[Box, Field]]:
        """Each box with its field, in order."""
        return [(box, self[box.name]) for box in boxes]

    def read(self, boxes: Iterable[Box]) -> dict[str, str]:
        """What was written, by key."""
        return {box.key: self[box.name].data or "" for box in boxes}

    def facts(self) -> dict[str, Any]:
        """What the writer says of the edition, as the operation takes it."""
        return {}


class Translation(Boxes):
    """Who wrote an edition, and how far it has come."""

    standing = RadioField(
        _l("How far is it?"),
        choices=[(standing.value, words) for standing, words in STANDING_WORDS.items()],
        default=Standing.DRAFT.value,
    )
    translator = StringField(
        _l("Who wrote it? (optional)"),
        validators=[Length(max=120, message=_l("Shorten this to %(max)d characters or fewer."))],
    )
    checker = StringField(
        _l("Who checked it?"),
        validators=[Length(max=120, message=_l("Shorten this to %(max)d characters or fewer."))],
    )
    from_present = BooleanField(_l("These words say the same as the English ones beside them"))

    def validate_checker(self, field: StringField) -> None:
        if self.standing.data == Standing.CHECKED.value and not field.data:
            raise ValidationError(_("Say who checked it."))

    def facts(self) -> dict[str, Any]:
        return {
            "standing": Standing(self.standing.data),
            "translator": self.translator.data or "",
            "checker": self.checker.data or "",
            "from_present": bool(self.from_present.data),
        }


def words_form(boxes: Iterable[Box], edition: EditionColumns | None, *, is_source: bool) -> Boxes:
    """A form with a box for each text, holding what is written now; a translation says more of itself."""
    text: Mapping[str, str] = edition.text if edition else {}
    fields = {box.name: _field(box, text.get(box.key, "")) for box in boxes}
    kind = Boxes if is_source else Translation
    made = cast(type[Boxes], type("WordsOfEdition", (kind,), fields))
    if edition is None or is_source:
        return made()
    return made(standing=edition.standing.value, translator=edition.translator, checker=edition.checker)


def _field(box: Box, text: str) -> StringField:
    kind = StringField if box.lines == 1 else TextAreaField
    return kind(
        box.label,
        description=box.hint,
        default=text,
        validators=[Length(max=box.most, message=_l("Shorten this to %(max)d characters or fewer."))],
    )


def edition_asked(asked: Mapping[str, str]) -> tuple[str, Format]:
    """The edition that an address names; whatever it does not name rightly is English, standard."""
    language = asked.get("language", ENGLISH)
    easy = asked.get("format") == Format.EASY_READ.value
    return language if language in LANGUAGES else ENGLISH, Format.EASY_READ if easy else Format.STANDARD
