"""The options of a consultation: what could be decided. One that was ruled out stays in sight with its reason."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.consultations.models import Consultation, ConsultationOption
from coprod.consultations.operations.drafting import note
from coprod.consultations.operations.wording import OPTION_TEXTS, english
from coprod.consultations.rules import OptionStatus
from coprod.core import secret
from coprod.core.db import db
from coprod.core.edition_writing import drop, put
from coprod.core.errors import Refused

MOST_OPTIONS = 20
Words = dict[str, str]


def add_option(
    consultation: Consultation,
    words: Words,
    *,
    by: int | None,
    status: OptionStatus = OptionStatus.LIVE,
    key: str = "",
) -> ConsultationOption:
    """One more option, at the end. ``words`` are English, by ``title``, ``text``, ``for``, ``against``, ``reason``.

    Errors: ``Refused`` for one that was ruled out without a reason (domain rule C2).
    """
    _check(words, status)
    if len(consultation.options) >= MOST_OPTIONS:
        raise Refused(_("There are 20 options already. Remove one before you add another."))
    option = ConsultationOption(
        consultation_id=consultation.id,
        key=key or secret.reference(6),
        position=max((each.position for each in consultation.options), default=0) + 1,
        status=status,
    )
    consultation.options.append(option)
    _say(consultation, option, words)
    note(consultation, "option added", by, option=option.key)
    return option


def change_option(
    consultation: Consultation,
    option: ConsultationOption,
    words: Words,
    *,
    status: OptionStatus,
    by: int | None,
) -> None:
    """Other English words, or ruled out. Errors: ``Refused`` as for a new one."""
    _check(words, status)
    option.status = status
    _say(consultation, option, words)
    note(consultation, "option changed", by, option=option.key)


def remove_option(consultation: Consultation, option: ConsultationOption, *, by: int | None) -> None:
    """Take an option away with its words, while nobody has seen it yet."""
    drop(consultation.editions, lambda name: name.startswith(f"option.{option.key}."))
    consultation.options.remove(option)
    db.session.delete(option)
    note(consultation, "option removed", by, option=option.key)


def move_option(consultation: Consultation, option: ConsultationOption, *, up: bool, by: int | None) -> None:
    """One step up or down. What is at the end stays there."""
    ordered = sorted(consultation.options, key=lambda each: each.position)
    at = ordered.index(option)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(ordered):
        return
    ordered[at], ordered[to] = ordered[to], ordered[at]
    for position, each in enumerate(ordered, 1):
        each.position = position
    note(consultation, "option moved", by, option=option.key)


def _check(words: Words, status: OptionStatus) -> None:
    if not words.get("title"):
        raise Refused(_("Give the option a title."))
    if status is OptionStatus.DISCARDED and not words.get("reason"):
        raise Refused(_("Say why this option was ruled out. People may ask for it."))


def _say(consultation: Consultation, option: ConsultationOption, words: Words) -> None:
    put(english(consultation), {f"option.{option.key}.{name}": words.get(name, "") for name in OPTION_TEXTS})
