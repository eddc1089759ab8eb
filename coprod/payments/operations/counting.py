"""How fast people are paid, for everybody: counted once a month, and never again (domain rules E6, E7, P22).

What is noted afterwards changes no figure that was published, so that nobody can be found by the difference.
"""

from __future__ import annotations

from coprod.core import audit, clock
from coprod.core.db import db, one_at_a_time
from coprod.payments.models import PaySpeed
from coprod.payments.queries import speed as speeds
from coprod.payments.rules.figures import a_year_until, counted_until
from coprod.statistics.disclosure import public_figure


def count() -> PaySpeed | None:
    """Count the newest month that can be; ``None`` when it has been. Few people leave a row without figures."""
    until = counted_until(clock.today())
    one_at_a_time("days to pay")
    if speeds.counted(until):
        return None
    speed, people = speeds.how_fast_everywhere(a_year_until(until), until)
    row = PaySpeed(until=until, counted_on=clock.today())
    if speed is not None and people.shown:
        row.claims = public_figure(speed.claims).shown
        row.half_days, row.percent = speed.half, speed.percent
    db.session.add(row)
    db.session.flush()
    audit.record("days to pay counted", by=None, kind="pay_speed", number=row.id, label=until.isoformat())
    return row
