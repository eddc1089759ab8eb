"""People who answer a consultation one after the other, and how many the attack ties to their answers afterwards."""

from __future__ import annotations

import functools
import random
import secrets
from collections.abc import Mapping
from itertools import count
from unittest.mock import patch

from sqlalchemy import func, select, text

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import Channel, QuestionnaireVersion, WaitingSheet
from coprod.questionnaires.operations import sending
from coprod.questionnaires.rules.answers import sealed_payload
from soak.hostile.linking import attack
from soak.world import ONE_QUESTION
from tests.factories.consultations import a_consultation

BATCH = 25


def tied(app: Service, people: int) -> Mapping[str, int]:
    """How many of so many each strategy ties to their answer. The service releases in batches of ``BATCH``."""
    visits = everyone_answers(app, people)
    with app.app_context():
        right = attack(app, visits)
        if secret.key_ring().names():
            raise AssertionError("a key of a released batch is still there")
        _forget_everything()
    return right


def tied_without_protection(app: Service, people: int) -> Mapping[str, int]:
    """The control: each is released as it comes, under keys in order, as an ordinary table would have it."""
    in_order = count()
    with (
        patch.object(answering, "release", functools.partial(answering.release, everything=True)),
        patch("secrets.token_hex", lambda size: f"{next(in_order):032d}"),
    ):
        visits = everyone_answers(app, people, every=1)
    with app.app_context():
        right = attack(app, visits)
        _forget_everything()
    return right


def everyone_answers(app: Service, people: int, every: int = 5) -> list[str]:
    """One after the other; whatever is ready is released as they do, and the rest at closing. Their words, in order."""
    chance = random.Random(7)
    visits, lengths = [], set[int]()
    with app.app_context():
        with writing():
            asked = a_consultation(document=ONE_QUESTION)
            number_of, version_of = asked.id, asked.version_id
        for number in range(people):
            words = _words(number, chance)
            with writing():
                _sends(db.session.get_one(QuestionnaireVersion, version_of), words)
            visits.append(words)
            # The timetable looks every few minutes, not after each of them.
            if number % every:
                continue
            with reading():
                lengths |= set(db.session.scalars(select(func.length(WaitingSheet.packet))))
            with writing():
                answering.release(db.session.get_one(Consultation, number_of))
        if len(lengths) != 1:
            raise AssertionError("the length of a sealed packet tells the length of the words in it")
        with writing():
            held = db.session.get_one(Consultation, number_of)
            held.stage, held.closed_at = Stage.CLOSED, held.opened_at
            answering.release(held)
    return visits


def _words(number: int, chance: random.Random) -> str:
    """Something only this person could say, of any length from a word to a page."""
    more = "and then more happened " if number % 7 else "اور پھر مجھے دوبارہ بتانا پڑا "
    return (f"visit {number} {secrets.token_hex(8)} " + more * chance.randrange(0, 200))[:5000].strip()


def _sends(version: QuestionnaireVersion, words: str) -> None:
    sending.send(
        version,
        sealed_payload(ONE_QUESTION, {"said": {"value": words, "other": ""}}),
        token=secrets.token_bytes(32),
        channel=Channel.ONLINE,
        language="en",
        format_="standard",
    )


def _forget_everything() -> None:
    """Between runs only the answers go; the journal and the database file stay for the next attack to look into."""
    with writing():
        for table in ("response", "sheet_text", "sheet"):
            db.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names from the line above
