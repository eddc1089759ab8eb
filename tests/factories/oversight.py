"""Judgements of the independent reviewer. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from typing import Any

from coprod.core import clock
from coprod.core.db import db
from coprod.influence.models import Answer, Change
from coprod.oversight.models import Check
from coprod.oversight.rules import Judgement
from coprod.programmes.models import Organisation
from coprod.programmes.rules import Sector
from tests.factories.programmes import an_organisation


def a_check(
    about: Answer | Change,
    judgement: Judgement = Judgement.CONFIRMED,
    organisation: Organisation | None = None,
    **more: Any,
) -> Check:
    """What the reviewer says about an answer or a change."""
    check = Check(
        answer_id=about.id if isinstance(about, Answer) else None,
        change_id=about.id if isinstance(about, Change) else None,
        judgement=judgement,
        organisation_id=(organisation or an_organisation(sector=Sector.INDEPENDENT_REVIEWER)).id,
        **{"why": "We asked 12 people; it is so.", "said_at": clock.now(), **more},
    )
    db.session.add(check)
    db.session.flush()
    return check
