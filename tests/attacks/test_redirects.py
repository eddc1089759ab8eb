"""No way onward leads off the site: some of what ``soak/redirects.py`` makes up."""

from __future__ import annotations

import pytest

from coprod.core.access import local_path
from soak.redirects import astray, leads_away, naive


def test_no_made_up_way_onward_leads_off_the_site() -> None:
    assert astray(local_path, tries=20_000) == []


def test_control_a_reading_that_trusts_a_slash_is_led_astray() -> None:
    assert astray(naive, tries=5000)


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\t/evil.example", "/\\evil.example", "javascript:ran(1)"]
)
def test_what_leads_a_browser_away_is_known_to_do_so(address: str) -> None:
    assert leads_away(address)
    assert not leads_away("/me?then=//evil.example")
