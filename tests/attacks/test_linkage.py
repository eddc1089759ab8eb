"""Nobody who holds what is left can tie an anonymous answer to a visit; without protection, everybody could."""

from __future__ import annotations

import functools
import random
import secrets
from collections import Counter
from contextlib import redirect_stderr
from itertools import count
from pathlib import Path
from typing import TextIO

import pytest
import structlog
from sqlalchemy import func, select, text

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import secret
from coprod.core.db import db, reading, writing
from coprod.core.tally import Tally
from coprod.questionnaires.models import Channel, QuestionnaireVersion, WaitingSheet
from coprod.questionnaires.operations import releasing, sending
from coprod.questionnaires.rules.answers import sealed_payload
from soak.world import ONE_QUESTION
from tests.attacks.linkage import attack, files
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation

PEOPLE = 200
BATCH = 25
RUNS = 20
MOST_RIGHT = 2 * PEOPLE / BATCH


def _asked(kept: Kept) -> Consultation:
    with kept():
        return a_consultation(document=ONE_QUESTION)


def _words(number: int, chance: random.Random) -> str:
    """Something only this person could say, of any length from a word to a page."""
    more = "and then more happened " if number % 7 else "اور پھر مجھے دوبارہ بتانا پڑا "
    return (f"visit {number} {secrets.token_hex(8)} " + more * chance.randrange(0, 200))[:5000]


def _everyone_answers(app: Service, consultation: Consultation, every: int = 5) -> list[str]:
    """200 people come one after the other; whatever is ready is released as they do, and the rest at closing."""
    chance = random.Random(7)
    visits, lengths = [], set[int]()
    with app.app_context():
        for number in range(PEOPLE):
            words = _words(number, chance).strip()
            with writing():
                version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
                sending.send(
                    version,
                    sealed_payload(ONE_QUESTION, {"said": {"value": words, "other": ""}}),
                    token=secrets.token_bytes(32),
                    channel=Channel.ONLINE,
                    language="en",
                    format_="standard",
                )
            visits.append(words)
            # The timetable looks every few minutes, not after each of them.
            if number % every:
                continue
            with reading():
                lengths |= set(db.session.scalars(select(func.length(WaitingSheet.packet))))
            with writing():
                answering.release(db.session.get_one(Consultation, consultation.id))
    assert len(lengths) == 1, "the length of a sealed packet tells the length of the words in it"
    with app.app_context(), writing():
        held = db.session.get_one(Consultation, consultation.id)
        held.stage, held.closed_at = Stage.CLOSED, held.opened_at
        answering.release(held)
    return visits


def test_twenty_times_200_answers_are_tied_to_visits_no_better_than_by_guessing(
    database: str, app: Service, kept: Kept
) -> None:
    app.config["RELEASE_BATCH"] = BATCH
    right: Counter[str] = Counter()
    for _run in range(RUNS):
        visits = _everyone_answers(app, _asked(kept))
        with app.app_context():
            for strategy, pairs in attack(app, visits).items():
                right[strategy] += pairs
            assert secret.key_ring().names() == [], "a key of a released batch is still there"
            _forget_everything()
    means = {strategy: pairs / RUNS for strategy, pairs in right.items()}
    print(f"linkage on {database}: {max(means.values()):.1f} of {PEOPLE} at most, {means}")
    assert max(means.values()) <= MOST_RIGHT, means


def _forget_everything() -> None:
    """Between runs only the answers go; the journal and the database file stay for the next attack to look into."""
    with writing():
        db.session.execute(text("DELETE FROM response"))
        db.session.execute(text("DELETE FROM sheet_text"))
        db.session.execute(text("DELETE FROM sheet"))


def test_released_at_once_under_counted_keys_the_same_attack_ties_everybody(
    database: str, app: Service, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The protection is off: each is released as it comes, under keys in order, as an ordinary table would have it.
    at_once = functools.partial(answering.release, everything=True)
    monkeypatch.setattr(answering, "release", at_once)
    in_order = count()
    monkeypatch.setattr(releasing.secrets, "token_hex", lambda size: f"{next(in_order):032d}")

    visits = _everyone_answers(app, _asked(kept), every=1)

    with app.app_context():
        assert max(attack(app, visits).values()) == PEOPLE


def test_a_visit_leaves_no_address_agent_words_or_hour_in_any_file_before_or_after_release(
    database: str, app: Service, kept: Kept, client: Visitor, counts: Tally
) -> None:
    app.config["QUIET"] = False
    consultation = _asked(kept)
    where = f"/consultations/{consultation.reference}/respond"
    said = f"something only I could say {secrets.token_hex(8)}"
    visitor = {"REMOTE_ADDR": "203.0.113.77"}
    agent = {"User-Agent": "AgentOfOneVisitor/7.7"}
    log = Path(app.config["INSTANCE"]) / "standard-error.log"
    with log.open("w") as stream, redirect_stderr(stream):
        app_log_to(stream)
        client.post(where, environ_base=visitor, headers=agent)
        client.post(f"{where}/1", data={"q-said": said, "go": "check"}, environ_base=visitor, headers=agent)
        _assert_nowhere(app, said)
        page = client.get(f"{where}/check", environ_base=visitor, headers=agent).text
        slip = page.split('name="slip" value="')[1].split('"')[0]
        client.post(f"{where}/done", data={"slip": slip}, environ_base=visitor, headers=agent)
        assert log.read_text() == "", (
            "a line at the moment of a visit, whatever it says, is stamped with the moment"
        )
        counts.tell(everything=True)
        _assert_nowhere(app, said)
    _assert_nowhere(app, "203.0.113.77")
    _assert_nowhere(app, "AgentOfOneVisitor")
    assert "anonymous" in log.read_text() and where not in log.read_text()
    with app.app_context(), reading():
        assert db.session.scalar(text("SELECT count(*) FROM audit")) == 0


def app_log_to(stream: TextIO) -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(stream))


def _assert_nowhere(app: Service, words: str) -> None:
    for path in files(app):
        assert words.encode() not in path.read_bytes(), f"{words!r} stands in {path.name}"
    if db_is_elsewhere(app):
        with app.app_context(), reading():
            for table in db.metadata.sorted_tables:
                for row in db.session.execute(table.select()):
                    assert words not in repr(tuple(row)), f"{words!r} stands in {table.name}"


def db_is_elsewhere(app: Service) -> bool:
    return not app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")


def test_every_packet_of_a_questionnaire_has_one_length_with_every_box_full_of_anything(app: Service) -> None:
    key, size = b"k" * 32, 65536
    lengths = {len(secret.seal(key, b"x" * length, "about", size)) for length in (1, 10, 3000, 65532)}
    assert len(lengths) == 1
    assert len(secret.seal(key, b"x" * 65533, "about", size)) == 2 * (min(lengths) - 28) + 28
