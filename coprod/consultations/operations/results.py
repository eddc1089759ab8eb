"""Fixing the public results of a consultation, once, when it closes."""

from __future__ import annotations

from coprod.consultations import queries
from coprod.consultations.models import Consultation, Results
from coprod.core import clock
from coprod.core.db import db
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.statistics import release
from coprod.statistics.disclosure import public_tables
from coprod.statistics.tables import count


def fix(consultation: Consultation) -> None:
    """Count the released answers, and keep what anybody may see of them. Does nothing when it has been done.

    The consultation need not be in the session: releasing lets go of everything that was read.
    """
    if consultation.version_id is None or queries.results_of(consultation) is not None:
        return
    version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
    channels = [Channel.ONLINE.value, *queries.other_channels(consultation)]
    counted = count(
        frozen.document(version),
        ((line.channel, line.answers) for line in queries.sheets_of(consultation)),
        channels,
    )
    db.session.add(
        Results(
            consultation_id=consultation.id,
            answered=counted.base,
            shown=release.written(public_tables(counted)),
            fixed_on=clock.today(),
        )
    )
    db.session.flush()
