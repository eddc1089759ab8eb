"""No row, packet or file of either database holds an account number or a private limit as they are (P14, P27)."""

from __future__ import annotations

from coprod import Service
from coprod.core.db import writing
from coprod.payments.operations import accounts, limits
from coprod.payments.rules.accounts import Account
from coprod.payments.rules.limits import Limit
from coprod.rates.rules.windows import Span
from soak.erasure import hits
from tests.factories.people import a_person

CANARIES = ("31926819", "733197", "7331.97")


def test_every_row_and_file_is_searched(app: Service) -> None:
    with writing():
        person = a_person("Quentin 60731988 Canary")
        accounts.confirm(
            accounts.give(person, Account("Q. Canary", "089999", "31926819"), by=person.id),
            person,
            by=person.id,
        )
        limits.put(person, Limit(Span.WEEK, 0, 733197, 660))

    assert [each for each in CANARIES if hits(app, each)] == []
    # The control: what is not sealed is found.
    assert "table person" in hits(app, "60731988")
