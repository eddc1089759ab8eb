"""A part of somebody else's thing is not found under ours, however its address is put together."""

from __future__ import annotations

from typing import Any

from coprod.consultations.rules import Stage
from tests.house.answers import Asking, Case, cases, doors_only
from tests.house.conftest import Standing
from tests.house.parts import parts
from tests.house.standing import browser, fingerprint
from tests.house.table import VIEWERS
from tests.house.world import World

NOT_THERE = {404}


def mixed(case: Case, world: World) -> dict[str, Any] | None:
    """The address of our own thing with a part of another programme's; ``None`` when no part is anybody's own."""
    own, other = (
        parts(case.route, world, side, case.stage or Stage.ANSWERED) for side in (world.own, world.other)
    )
    first = next((part for part in ("slug", "reference") if part in own), None)
    if first is None or len(own) < 2:
        return None
    if "slug" in own and "reference" in own:
        first = "slug"
    put_together = {**other, first: own[first]}
    return put_together if put_together != own else None


def test_nobody_reaches_into_another_programme_through_their_own(standing: Standing) -> None:
    app, world = standing
    with doors_only(app):
        asking = Asking(app, world)
        # Once for each door and everybody who may enter it, at the first stage at which they may.
        tried = {
            (case.endpoint, who): (case, things)
            for case in reversed(cases(app, world))
            if (things := mixed(case, world))
            for who in VIEWERS
            if asking.answer(case, who, "own", case.methods[0]) == "enters"
        }
    before = fingerprint(app)

    faults = []
    for (_endpoint, who), (case, things) in tried.items():
        with app.test_request_context("/"):
            address = app.url_for(case.endpoint, **things)
        for method in case.methods:
            response = browser(app, world, who).open(address, method=method)
            if response.status_code not in NOT_THERE:
                stage = case.stage.value if case.stage else ""
                faults.append(f"{who} {method} {address} ({case.endpoint} {stage}): {response.status}")

    assert len(tried) > 20
    assert not faults, "\n".join(faults)
    assert fingerprint(app) == before
