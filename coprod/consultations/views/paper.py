"""The questionnaire on paper: the same version, to print and send back (domain rules A11, C11)."""

from __future__ import annotations

from flask import abort, render_template, request

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.views import bp
from coprod.core import crisis, editions
from coprod.core.access import Reply, permit
from coprod.core.editions import Format
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.questionnaires.operations import frozen


@bp.get("/consultations/<reference>/paper")
@permit(everyone, on=queries.one_whole, see=permissions.is_public, anonymous=True, kept=True)
def paper(consultation: Consultation) -> Reply:
    """Every question with lines to write on, the ways to send it back, and where help is."""
    if consultation.version is None:
        abort(404)
    easy = request.args.get("format") == Format.EASY_READ.value
    return render_template(
        "consultations/paper.html",
        consultation=consultation,
        words=editions.read(consultation.editions, language(), Format.EASY_READ if easy else Format.STANDARD),
        sections=frozen.spoken(consultation.version, language(), easy),
        routes=crisis.routes(consultation.programme_id),
    )
