"""The front page: the doors, what is open, what changed lately, and numbers that can embarrass us."""

from __future__ import annotations

from flask import render_template

from coprod.consultations import queries as consultations
from coprod.consultations.rules import Stage
from coprod.core import editions
from coprod.core.access import Reply, permit
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.feedback.queries import forms as feedback
from coprod.feedback.rules import FormStage
from coprod.influence import queries as influence
from coprod.involvement.queries import opportunities
from coprod.oversight import queries as oversight
from coprod.payments.queries import speed
from coprod.programmes import queries as programmes
from coprod.site import queries
from coprod.site.shown import cards, numbers
from coprod.site.shown.outcome import told
from coprod.site.views import bp

MOST_OPEN = 6


@bp.get("/")
@permit(everyone, anonymous=True, kept=True)
def home() -> Reply:
    """Where everybody begins."""
    open_now = consultations.public_list(stages=(Stage.OPEN,), size=MOST_OPEN)
    shown = [each for each in open_now.rows if each.is_open]
    return render_template(
        "site/home.html",
        open_count=open_now.total - (len(open_now.rows) - len(shown)),
        roles=opportunities.how_many_open(),
        can_tell=bool(feedback.listed(stages=[FormStage.OPEN])),
        cards=[cards.card(each) for each in shown],
        lately=[told(each) for each in queries.threads(influence.lately(3))],
        numbers=[
            *numbers.honest(influence.answers_on_time(), influence.promises(), oversight.checks()),
            *numbers.days_to_pay(speed.for_everybody()),
        ],
        programmes=[(each, editions.read(each.editions, language())) for each in programmes.all_of_them()],
    )
