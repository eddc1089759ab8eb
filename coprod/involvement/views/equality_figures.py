"""Whom a programme reaches: figures for those who lead it, only as disclosure control lets them through (E6, E7)."""

from __future__ import annotations

from coprod.core import clock, editions, words
from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.core.words import _, language
from coprod.involvement.queries import monitoring as queries
from coprod.involvement.views import bp
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.permissions import leads_the_programme
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.spoken import Text
from coprod.statistics.charts import BarChart, public_bars
from coprod.statistics.disclosure import PublicTables, TooFew, public_tables
from coprod.statistics.tables import count


@bp.get("/manage/programmes/<slug>/equality", endpoint="equality_figures")
@permit(leads_the_programme, on=programmes.one, see=leads_the_programme)
def figures(programme: Programme) -> Reply:
    """What people who applied said about themselves, until the end of last month."""
    version = queries.version_of(programme.id)
    sections: list[tuple[Text, list[BarChart]]] = []
    too_few = ""
    if version is not None:
        public = public_tables(count(frozen.document(version), queries.rows(programme.id)))
        if isinstance(public, TooFew):
            too_few = _(public.sentence, **public.figures)
        else:
            sections = _charts(version, public)
    return page(
        "involvement/manage/equality.html",
        programme=editions.read(programme.editions, language()).name,
        slug=programme.slug,
        sections=sections,
        too_few=too_few,
        until=clock.today().replace(day=1),
    )


def _charts(version: QuestionnaireVersion, public: PublicTables) -> list[tuple[Text, list[BarChart]]]:
    return [
        (
            section.title,
            [
                public_bars(question, public[question.id], _, words.text_direction())
                for question in section.questions
            ],
        )
        for section in frozen.spoken(version, language())
    ]
