"""What every answer carries, whatever kind it is: a page, a file, a refusal, a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from coprod import Service
from coprod.config import from_environment
from coprod.core import files
from tests.base.schema import make_schema
from tests.base.visitor import Visitor

AT = "https://involve.example"
ASKED = {
    "a page": ("GET", "/sign-in"),
    "a page in Urdu": ("GET", "/ur/help-now"),
    "a way on": ("GET", "/me"),
    "a page that is not there": ("GET", "/no-such-page"),
    "a method that is not there": ("DELETE", "/sign-in"),
    "a slip": ("POST", "/sign-in"),
    "another site's form": ("POST", "/sign-out"),
    "the style sheet": ("GET", "/static/vendor/coprod.css"),
    "a script": ("GET", "/static/js/app.js"),
    "the icon": ("GET", "/favicon.ico"),
    "the name of the site": ("GET", "/site.webmanifest"),
    "for search engines": ("GET", "/robots.txt"),
    "for machines": ("GET", "/health/live"),
    "the picture of signing out": ("GET", "/signed-out/clear"),
}
# Where nothing of ours lies open: the source, the data, the history, the lists of folders.
HIDDEN = [
    *("/.git/config", "/.git/HEAD", "/.env", "/.svn/entries", "/wsgi.py", "/pyproject.toml"),
    *("/instance/secret.key", "/instance/coprod.db", "/uploads/", "/keys/", "/coprod/config.py"),
    *("/static/", "/static/js/", "/static/vendor", "/static/../config.py", "/static/%2e%2e/config.py"),
    *("/static/..%2fconfig.py", "/static/js/..%5c..%5cconfig.py"),
    *("/console", "/debug", "/admin", "/docs", "/swagger", "/openapi.json", "/server-status"),
]


@pytest.fixture(scope="module")
def secure(make_app: Callable[..., Service]) -> Service:
    """The service as it runs in production, under https, with its guards."""
    told = from_environment({"PUBLIC_ADDRESS": AT, "SECRET_KEY": "x" * 40})
    names = ("PUBLIC_ADDRESS", "SECURE", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME", "TRUSTED_HOSTS")
    app = make_app("sqlite", TESTING=False, **{name: told[name] for name in names})
    make_schema(app)
    return app


def ask(app: Service, method: str, address: str) -> TestResponse:
    headers = {"Sec-Fetch-Site": "cross-site"} if address == "/sign-out" else {}
    return Visitor(app, app.response_class).open(
        address, method=method, base_url=AT, headers={"Origin": "https://evil.example", **headers}
    )


@pytest.fixture(scope="module")
def answers(secure: Service) -> Iterator[dict[str, TestResponse]]:
    yield {
        **{name: ask(secure, method, address) for name, (method, address) in ASKED.items()},
        "a request for another host": Visitor(secure, secure.response_class).get(
            "/", base_url="https://evil.example"
        ),
    }


def headers_of(answers: dict[str, TestResponse], name: str) -> dict[str, str]:
    return {kind: answer.headers.get(name, "") for kind, answer in answers.items()}


def test_every_answer_keeps_the_browser_under_https_with_all_that_lies_below(
    answers: dict[str, TestResponse],
) -> None:
    assert set(headers_of(answers, "Strict-Transport-Security").values()) == {
        "max-age=63072000; includeSubDomains"
    }


@pytest.mark.parametrize("part", ["object-src", "base-uri", "frame-ancestors", "default-src"])
def test_every_answer_says_what_may_run_and_who_may_frame_it(
    answers: dict[str, TestResponse], part: str
) -> None:
    for kind, policy in headers_of(answers, "Content-Security-Policy").items():
        assert f"{part} 'none'" in policy.split("; "), kind


def test_no_answer_is_guessed_at_or_shared_with_another_site(answers: dict[str, TestResponse]) -> None:
    assert set(headers_of(answers, "X-Content-Type-Options").values()) == {"nosniff"}
    assert set(headers_of(answers, "Cross-Origin-Resource-Policy").values()) == {"same-origin"}
    assert set(headers_of(answers, "Access-Control-Allow-Origin").values()) == {""}


def test_every_answer_says_what_it_is_and_in_which_letters(answers: dict[str, TestResponse]) -> None:
    for kind, answer in answers.items():
        told = answer.headers["Content-Type"]
        if answer.mimetype.startswith("text/") or answer.mimetype.endswith("xml"):
            assert told.endswith("; charset=utf-8"), f"{kind}: {told}"
    assert answers["a script"].mimetype == "text/javascript"
    assert answers["the style sheet"].mimetype == "text/css"
    assert answers["the icon"].mimetype == "image/svg+xml"


def test_no_answer_tells_which_server_or_version_this_is(answers: dict[str, TestResponse]) -> None:
    for answer in answers.values():
        assert not {"Server", "X-Powered-By"} & set(answer.headers.keys())


def test_a_document_of_somebody_can_do_nothing_in_the_browser(secure: Service) -> None:
    Path(secure.config["UPLOADS"], "a-key").write_bytes(b"%PDF-1.7 <script>alert(1)</script>")

    with secure.test_request_context("/", base_url=AT):
        answer = secure.process_response(files.send("a-key", "application/pdf", "Plan “x”\u202e.pdf"))
        answer.direct_passthrough = False
        answer.close()

    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["Content-Disposition"].isascii()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PUT", "PATCH", "PROPFIND", "X"])
def test_only_methods_that_we_know_are_answered(secure: Service, method: str) -> None:
    assert ask(secure, method, "/sign-in").status_code == 405


@pytest.mark.parametrize("address", HIDDEN)
def test_nothing_that_belongs_to_us_lies_open(secure: Service, address: str) -> None:
    assert ask(secure, "GET", address).status_code == 404
