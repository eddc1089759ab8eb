"""A table of moves: it decides, offers the buttons and draws itself."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import Babel

from coprod.consultations.rules import CONSULTATIONS, Stage
from coprod.core.errors import Refused


def test_a_move_that_is_not_in_the_table_is_refused_in_words() -> None:
    app = Flask(__name__)
    Babel(app)

    with app.test_request_context(), pytest.raises(Refused, match="cannot be done now"):
        CONSULTATIONS.after(Stage.ARCHIVED, "open")


def test_what_is_offered_is_what_is_allowed() -> None:
    for stage in Stage:
        offered = {move.name for move in CONSULTATIONS.offered(stage)}
        assert all(CONSULTATIONS.allows(stage, name) for name in offered)
        assert all(CONSULTATIONS.after(stage, name) for name in offered)


def test_nothing_leads_out_of_the_archive() -> None:
    assert CONSULTATIONS.offered(Stage.ARCHIVED) == []


def test_the_diagram_shows_every_arrow_once() -> None:
    lines = CONSULTATIONS.diagram().splitlines()

    assert lines[0] == "stateDiagram-v2"
    assert "    closed --> answered: answer" in lines
    assert len(lines) == len(set(lines))
