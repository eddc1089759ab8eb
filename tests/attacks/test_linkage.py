"""Nobody who holds what is left can tie an anonymous answer to a visit; without protection, everybody could.

The short twin of ``soak/linkage.py``, which has 200 people and twenty times as many runs.
"""

from __future__ import annotations

import secrets
from contextlib import redirect_stderr
from pathlib import Path
from typing import TextIO

import structlog
from sqlalchemy import text

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.core import secret
from coprod.core.db import db, reading
from coprod.core.tally import Tally
from soak.hostile.answering_in_turn import BATCH, tied, tied_without_protection
from soak.hostile.linking import files
from soak.linkage import means
from soak.world import ONE_QUESTION
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation

PEOPLE, RUNS = 50, 2
# Whoever guesses is right once in a batch: 4 times here, and more than 18 times in no run of a million. Without
# protection everybody is tied: 100 times.
MOST_RIGHT = 9


def test_answers_are_tied_to_visits_no_better_than_by_guessing(database: str, app: Service) -> None:
    app.config["RELEASE_BATCH"] = BATCH

    right = means(RUNS, lambda: tied(app, PEOPLE))

    assert len(right) >= 8
    assert max(right.values()) <= MOST_RIGHT, right


def test_released_at_once_under_counted_keys_the_same_attack_ties_everybody(
    database: str, app: Service
) -> None:
    assert max(tied_without_protection(app, PEOPLE).values()) == PEOPLE


def _asked(kept: Kept) -> Consultation:
    with kept():
        return a_consultation(document=ONE_QUESTION)


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
