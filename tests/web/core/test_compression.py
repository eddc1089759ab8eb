"""Our own files come compressed to whoever understands it, and whole to everybody; pages never do."""

from __future__ import annotations

import gzip

import pytest

from coprod import Service
from tests.base.visitor import Visitor

SHEET = "/static/vendor/coprod.css"
UNDERSTANDS = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("path", [SHEET, "/static/js/app.js", "/static/img/icon.svg"])
def test_a_file_is_the_same_compressed_or_not(client: Visitor, path: str) -> None:
    whole, small = client.get(path), client.get(path, headers=UNDERSTANDS)

    assert "Content-Encoding" not in whole.headers and small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == whole.data
    assert int(small.headers["Content-Length"]) == len(small.data)
    assert whole.vary == small.vary and "Accept-Encoding" in small.vary, "a cache would mix them up"
    assert small.headers["Cache-Control"] == whole.headers["Cache-Control"]


def test_the_sheet_becomes_several_times_smaller(client: Visitor) -> None:
    assert len(client.get(SHEET, headers=UNDERSTANDS).data) * 5 < len(client.get(SHEET).data)


def test_a_part_of_a_file_and_a_file_that_is_known_already_are_left_alone(client: Visitor) -> None:
    part = client.get(SHEET, headers={**UNDERSTANDS, "Range": "bytes=0-99"})
    known = client.get(SHEET, headers={**UNDERSTANDS, "If-None-Match": client.get(SHEET).headers["ETag"]})

    assert part.status_code == 206 and "Content-Encoding" not in part.headers and len(part.data) == 100
    assert known.status_code == 304 and not known.data


@pytest.mark.parametrize("path", ["/", "/receipts", "/sign-in", "/no-such-page"])
def test_a_page_is_never_compressed_since_its_size_would_tell_of_its_token(
    client: Visitor, path: str
) -> None:
    assert "Content-Encoding" not in client.get(path, headers=UNDERSTANDS).headers


def test_what_is_not_there_is_not_there(app: Service, client: Visitor) -> None:
    assert client.get("/static/../config.py", headers=UNDERSTANDS).status_code == 404
