"""What the example of a proxy promises: only good encryption, nothing written down, nobody believed."""

from __future__ import annotations

import re
import ssl

import pytest

from tests.house.source import ROOT

CONF = ROOT / "deploy" / "nginx" / "coprod.conf"


def servers() -> tuple[str, str]:
    """The one that leads on to https, and the one that serves."""
    _head, in_the_open, encrypted = re.split(r"^server \{", CONF.read_text(), flags=re.M)
    return in_the_open, encrypted


def said(part: str, name: str) -> list[str]:
    """What a directive says, each time that it stands there."""
    return re.findall(rf"^\s*{name}\s+(.+?);", part, flags=re.M)


def weak(ciphers: str) -> list[str]:
    """The suites of TLS 1.2 that keep no secret for later, or do not notice a change."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(ciphers)
    found = [cipher for cipher in context.get_ciphers() if cipher["protocol"] != "TLSv1.3"]
    return [each["name"] for each in found if not (each["aead"] and each["name"].startswith("ECDHE-"))]


def test_only_recent_versions_and_recommended_suites_are_spoken() -> None:
    _open, encrypted = servers()
    (ciphers,) = said(encrypted, "ssl_ciphers")

    assert said(encrypted, "ssl_protocols") == ["TLSv1.2 TLSv1.3"]
    assert weak(ciphers) == []
    assert weak("HIGH:!aNULL:!MD5"), "Control: what nginx takes unless told otherwise is not good enough."


def test_people_are_led_on_to_https_and_machines_are_told_nothing() -> None:
    in_the_open, _encrypted = servers()
    places = dict(re.findall(r"location (?:= )?(\S+) \{ return (\d+)", in_the_open))

    assert places == {"/metrics": "404", "/health/": "404", "/": "301"}
    assert not said(in_the_open, "return"), "A bare return would lead everybody on."


@pytest.mark.parametrize("part", servers(), ids=["in the open", "encrypted"])
def test_nobody_is_written_down(part: str) -> None:
    assert said(part, "access_log") == ["off"]


def test_what_a_visitor_claims_of_their_network_is_thrown_away() -> None:
    headers = dict(told.split(maxsplit=1) for told in said(servers()[1], "proxy_set_header"))

    assert (headers["X-Forwarded-For"], headers["Forwarded"]) == ("$remote_addr", '""')
