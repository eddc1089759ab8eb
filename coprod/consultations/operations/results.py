"""Fixing the public results of a consultation, once, when it closes."""

from __future__ import annotations

from collections.abc import Sequence

from coprod.consultations import queries
from coprod.consultations.models import Consultation, Results
from coprod.core import clock
from coprod.core.db import db
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.document import Document
from coprod.statistics import perspectives, release
from coprod.statistics.disclosure import public_tables
from coprod.statistics.tables import Row, count


def fix(consultation: Consultation) -> None:
    """Count the released answers, and keep what anybody may see of them. Does nothing when it has been done.

    The consultation need not be in the session: releasing lets go of everything that was read.
    """
    if consultation.version_id is None or queries.results_of(consultation) is not None:
        return
    version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
    channels = [Channel.ONLINE.value, *queries.other_channels(consultation)]
    rows = [(line.channel, line.answers) for line in queries.sheets_of(consultation)]
    db.session.add(
        Results(
            consultation_id=consultation.id,
            answered=len(rows),
            shown=release.written(_public(frozen.document(version), rows, channels)),
            fixed_on=clock.today(),
        )
    )
    db.session.flush()


def _public(document: Document, rows: Sequence[Row], channels: Sequence[str]) -> release.Public:
    """What anybody may see; apart for each perspective when people were asked for it (domain rule D9)."""
    if perspectives.asked_in(document):
        return perspectives.public_apart(perspectives.count_apart(document, rows, channels))
    return public_tables(count(document, rows, channels))
