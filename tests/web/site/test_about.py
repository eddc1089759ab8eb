"""Help, privacy, accessibility and cookies say what is true; machines get short answers; leaving leaves nothing."""

from __future__ import annotations

from datetime import date

import pytest

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core import clock, crisis, settings
from coprod.core.settings import Scope
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.site import rules
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.programmes import a_notice

LOCAL = {
    "name": "Example crisis line",
    "contact": "01632 960001",
    "href": "tel:01632960001",
    "when": "Any time.",
    "confirmed": True,
}


def _set(key: settings.Key[object], value: object, programme: Programme | None = None) -> None:
    settings.put(
        key,
        value,
        from_day=clock.today(),
        source="a test",
        scope=Scope.PROGRAMME if programme else Scope.SERVICE,
        number=programme.id if programme else None,
    )


def test_help_stands_there_for_everybody_and_for_each_area(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        _set(crisis.LOCAL, [LOCAL, {**LOCAL, "name": "Nobody confirmed this", "confirmed": False}], programme)

    said = client.see("/help-now").main.text

    for words in ("999", "111", "116 123", "85258", "Example crisis line", "01632 960001"):
        assert words in said
    assert "Nobody confirmed this" not in said


def test_every_version_of_a_privacy_notice_stays_readable(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        a_notice(programme, "We keep it for **two** years.", version=2)

    newest = client.see("/privacy")

    assert "We keep it for two years." in newest.main.text
    assert "We keep what you write for one year." not in newest.main.text
    assert "We keep what you write for one year." in client.see("/privacy/community/1").main.text


@pytest.mark.parametrize(
    "address", ["community/3", "nosuch/1", "community/99999999999999999999", "community/0"]
)
def test_unknown_notices_are_not_found(client: Visitor, programme: Programme, address: str) -> None:
    assert client.get(f"/privacy/{address}").status_code == 404


def test_the_accessibility_statement_says_what_does_not_work_and_when_it_is_due(
    kept: Kept, client: Visitor
) -> None:
    with kept():
        _set(rules.KNOWN_ISSUES, ["The map cannot be read out."])
        _set(rules.REVIEWED_ON, "2025-01-31")
        _set(rules.CONTACT, {"telephone": "01632 960002", "hours": "Monday to Friday"})

    said = client.see("/accessibility").main.text

    assert "The map cannot be read out." in said
    assert "01632 960002" in said
    assert "Equality and Human Rights Commission" in said
    assert "We should have looked it over again by Saturday 31 January 2026." in said


def test_without_a_setting_the_contact_is_where_our_letters_come_from(client: Visitor) -> None:
    assert "messages@coprod.example" in client.see("/accessibility").main.text


def test_a_year_after_a_leap_day_is_the_last_of_february() -> None:
    assert rules.a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (rules.read_contact, {}),
        (rules.read_contact, "x"),
        (rules.read_sentences, ["", "x"]),
        (rules.read_sentences, "x"),
        (rules.read_day, "31 January"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_in_words(read: object, value: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read(value)  # type: ignore[operator]


def test_every_cookie_that_is_ever_set_is_on_the_page_about_cookies(
    app: Service, client: Visitor, programme: Programme
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client.see("/receipts")

    said = client.see("/cookies").main.text

    names = {cookie.key for cookie in client._cookies.values()}
    assert names == {"session"}
    assert all(name in said for name in (*names, "answers"))


@pytest.mark.parametrize("address", ["/", "/consultations", "/changes", "/help-now", "/privacy", "/leave"])
def test_somebody_who_only_reads_gets_no_cookie(client: Visitor, address: str) -> None:
    assert "Set-Cookie" not in client.get(address).headers or "Expires=Thu, 01 Jan 1970" in str(
        client.get(address).headers
    )


def test_leaving_lands_on_a_page_that_says_nothing_and_goes_on_by_itself(client: Visitor) -> None:
    page = client.see("/leave")

    assert page.title == "Weather"
    assert "coprod" not in page.text.lower()
    refresh = next(each for each in page.all("meta") if each.get("http-equiv") == "refresh")
    assert refresh.get("content") == "1;url=https://www.bbc.co.uk/weather"
    assert not page.all("script", "style")
    assert client.get(page.all("img")[0].get("src")).headers["Clear-Site-Data"] == (
        '"cache", "cookies", "storage"'
    )


def test_leaving_takes_the_cookies_away_even_where_the_browser_does_not_clear(
    kept: Kept, as_role: object, programme: Programme
) -> None:
    browser: Visitor = as_role(Role.LEAD)  # type: ignore[operator]
    with kept():
        open_now = [a_consultation(programme, stage=Stage.OPEN) for _ in range(2)]
    for each in open_now:
        assert browser.post(f"/consultations/{each.reference}/respond").status_code == 302
    assert len(browser._cookies) == 3, "The sign-in, and one for each questionnaire."

    browser.get("/leave")

    assert not browser._cookies


def test_another_site_cannot_throw_away_what_somebody_is_typing(client: Visitor) -> None:
    client.set_cookie("answers", "a-key")
    foreign = {"Sec-Fetch-Site": "cross-site"}

    assert "Clear-Site-Data" not in client.get("/leave/clear", headers=foreign).headers
    assert "Set-Cookie" not in client.get("/leave", headers=foreign).headers


def test_what_a_device_keeps_of_the_site_says_nothing_about_health(client: Visitor) -> None:
    manifest = client.get("/site.webmanifest")

    assert manifest.mimetype == "application/manifest+json"
    assert {manifest.json["name"], manifest.json["short_name"]} == {"Coprod"}  # type: ignore[index]
    assert client.get("/favicon.ico").mimetype == "image/svg+xml"


def test_search_engines_are_kept_from_receipts_and_from_those_who_work_here(client: Visitor) -> None:
    lines = client.get("/robots.txt").text.splitlines()

    assert {"Disallow: /receipts", "Disallow: /manage", "Disallow: /leave"} <= set(lines)
