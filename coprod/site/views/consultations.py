"""Consultations for everybody: the list, and one with all that is needed to answer it well."""

from __future__ import annotations

from flask import render_template, request

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import OptionStatus, Stage
from coprod.core import editions, settings
from coprod.core.access import Reply, permit
from coprod.core.editions import Format
from coprod.core.pages import ACCENT
from coprod.core.paging import wanted
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.oversight.queries.progress import progress
from coprod.programmes import queries as programmes
from coprod.programmes.queries import public
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS
from coprod.questionnaires.operations import frozen
from coprod.site.shown import cards, files, filters, next_steps, threads, ways
from coprod.site.views import bp


@bp.get("/consultations", endpoint="consultations")
@permit(everyone, anonymous=True, kept=True)
def listed() -> Reply:
    """What is asked and what was asked: searched and filtered by the address alone."""
    chosen = filters.of_consultations(request.args, programmes.all_of_them())
    page = queries.public_list(
        wanted(), search=chosen.search, stages=chosen.stages, programme_id=chosen.programme_id
    )
    far = progress([each.id for each in page.rows])
    return render_template(
        "site/consultations.html",
        chosen=chosen,
        page=page,
        cards=[cards.card(each, threads.of_consultation(each, far.get(each.id))) for each in page.rows],
    )


@bp.get("/consultations/<reference>", endpoint="consultation")
@permit(everyone, on=queries.one_whole, see=permissions.see, anonymous=True, kept=True)
def one(consultation: Consultation) -> Reply:
    """One consultation. A draft is seen by those who lead it, as it will be."""
    easy = request.args.get("format") == Format.EASY_READ.value
    words = editions.read(consultation.editions, language(), Format.EASY_READ if easy else Format.STANDARD)
    document = frozen.document(consultation.version) if consultation.version else None
    notice = (
        public.notice_shown(consultation.privacy_notice_id)
        if consultation.privacy_notice_id
        else programmes.latest_notice(consultation.programme_id)
    )
    return render_template(
        "site/consultation.html",
        consultation=consultation,
        accent=settings.get(ACCENT, programme=consultation.programme_id),
        words=words,
        is_easy=easy,
        programme=editions.read(consultation.programme.editions, language()),
        minutes=document.minutes() if document else None,
        questions=document.count() if document else None,
        read_as=ways.to_read(consultation, words, easy=easy),
        other_ways=ways.other(consultation, words),
        live=[each for each in consultation.options if each.status is OptionStatus.LIVE],
        discarded=[each for each in consultation.options if each.status is OptionStatus.DISCARDED],
        documents=files.files(consultation),
        notice=notice,
        status=cards.status(consultation),
        kind=cards.kind(consultation),
        closed_on=next_steps.closed_on(consultation),
        due=next_steps.due(consultation),
        days_late=next_steps.days_late(consultation),
        is_published=consultation.stage in (Stage.ANSWERED, Stage.ARCHIVED),
        has_closed=consultation.stage is not Stage.DRAFT and not consultation.is_open,
        rungs=list(RUNG_WORDS.items()),
        levels=list(LEVEL_WORDS.items()),
        stations=threads.of_consultation(
            consultation,
            progress([consultation.id]).get(consultation.id),
            queries.answered([consultation.id]).get(consultation.id),
        ),
    )
