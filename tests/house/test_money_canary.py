"""An account number and a private limit that somebody typed stand only on their own pages (P14, P27; threat T12)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import secret
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from coprod.programmes.rules import Role
from coprod.site import privacy
from soak.erasure import hits
from tests.base.visitor import Visitor
from tests.house.standing import a_standing_world, browser
from tests.house.table import VIEWERS
from tests.house.test_concerns import addresses
from tests.house.world import World

NUMBER, SORT_CODE, LIMIT = "31926819", "08-99-99", "7331.97"
# However a page, a letter or a file might write them.
CANARIES = (NUMBER, "7331.97", "7,331.97", "733197", "31 92 68 19")
WHO = Role.LEAD.value
OTHERS = [who for who in VIEWERS if who != WHO]


@pytest.fixture
def standing(tmp_path: Path) -> tuple[Service, World]:
    """A world of its own, in which a lead types as any person with a claim would."""
    return a_standing_world(tmp_path, QUIET=False)


def type_it(app: Service, world: World) -> str:
    """Somebody gives an account, confirms it, and sets a limit. Returns what their own pages then say of it."""
    person: Visitor = browser(app, world, WHO)
    given = person.fill(
        "/me/how-i-am-paid/account", name="Quentin Canary", sort_code=SORT_CODE, number=NUMBER
    )
    assert given.status_code == 302, given.text
    person.fill(str(given.headers["Location"]))
    person.fill("/me/limit", form="/me/limit", pounds=LIMIT, hours="11", span="week")
    return person.see("/me/limit").text + person.see("/me/how-i-am-paid").text


def told(app: Service, world: World) -> Iterator[tuple[str, str]]:
    """Every page that anybody else may open, every letter, the trail, and both copies of the person's data."""
    browsers = {who: browser(app, world, who) for who in OTHERS}
    for who, address in addresses(app, world, OTHERS):
        yield f"{who} at {address}", browsers[who].get(address).data.decode(errors="replace")
    with app.app_context(), reading():
        for mail in db.session.scalars(select(Mail)):
            yield f"a letter ({mail.kind})", f"{mail.subject} {mail.body} {mail.calendar}"
        for row in db.session.scalars(select(AuditRow)):
            yield f"the trail ({row.deed})", f"{row.subject_label} {row.details}"
        yield "the copy of the person's data", str(privacy.copy_of(world.people[WHO]))


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """What is written in the log meanwhile."""
    log = io.StringIO()
    with redirect_stderr(log):
        yield log


def test_they_stand_on_no_page_of_anybody_else_and_in_no_letter_log_row_or_file(
    standing: tuple[Service, World],
) -> None:
    app, world = standing
    with listening() as log:
        own = type_it(app, world)
        everything = dict(told(app, world))

    assert "£7,331.97" in own and NUMBER not in own and NUMBER[-4:] in own
    assert len(everything) > 300
    faults = [
        f"{where} says {each}" for where, text in everything.items() for each in CANARIES if each in text
    ]
    faults += [f"the log says {each}" for each in CANARIES if each in log.getvalue()]
    faults += [f"{where} holds {each}" for each in CANARIES for where in hits(app, each)]
    assert not faults, "\n".join(faults)
    assert "limit" not in everything["the copy of the person's data"].casefold()


def test_nobody_learns_from_the_log_that_somebody_has_a_limit(standing: tuple[Service, World]) -> None:
    app, world = standing
    with listening() as log:
        browser(app, world, WHO).see("/me/limit")

    assert "/me/limit" not in log.getvalue() and "my_limit" not in log.getvalue()


def test_control_a_build_that_does_not_seal_is_found(
    standing: tuple[Service, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, world = standing
    monkeypatch.setattr(secret, "seal", lambda key, content, about, size=0, smallest=0: content)
    monkeypatch.setattr(secret, "unseal", lambda key, packet, about: packet)

    own = type_it(app, world)

    assert "£7,331.97" in own
    assert hits(app, NUMBER) and hits(app, "733197")
