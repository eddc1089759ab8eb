"""What is kept of a file, and where: under a name of ours, never under one that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from coprod import Service
from coprod.core import files, scanning
from coprod.core.errors import Refused

PDF = b"%PDF-1.7\n1 0 obj\n"
NAMES = [
    "plan.pdf",
    "../../../secret.key",
    "/etc/passwd",
    "..\\..\\x.pdf",
    "\x00.pdf",
    "plan.php",
    "x" * 5000,
    "",
]


@pytest.fixture
def inside(app: Service) -> Iterator[Service]:
    """Inside the service, with an empty folder."""
    with app.app_context():
        yield app


def lying(service: Service) -> list[str]:
    return sorted(path.name for path in Path(service.config["UPLOADS"]).iterdir())


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_lies_under_a_random_name_whatever_it_is_called(inside: Service, name: str) -> None:
    first, second = (files.keep(BytesIO(PDF), name) for _ in range(2))

    assert lying(inside) == sorted([first.key, second.key])
    assert first.key != second.key and re.fullmatch(r"[0-9a-f]{32}", first.key)
    assert first.name.endswith(".pdf") and not set(first.name) & set('/\\\x00"\r\n')


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00", PDF + bytes(files.MOST_BYTES)],
    ids=["nothing", "a program", "too much"],
)
def test_what_is_refused_leaves_nothing_behind(inside: Service, content: bytes) -> None:
    with pytest.raises(Refused):
        files.keep(BytesIO(content), "plan.pdf")

    assert lying(inside) == []


def test_the_largest_file_is_taken(inside: Service) -> None:
    kept = files.keep(BytesIO(PDF.ljust(files.MOST_BYTES, b" ")), "plan.pdf")

    assert kept.size == files.MOST_BYTES


@pytest.mark.parametrize("verdict", [False, scanning.NotScanned()], ids=["it finds something", "it is away"])
def test_a_document_that_the_scanner_has_not_called_clean_is_not_kept(
    inside: Service, monkeypatch: pytest.MonkeyPatch, verdict: bool | Exception
) -> None:
    def is_clean(_stream: object) -> bool:
        if isinstance(verdict, Exception):
            raise verdict
        return verdict

    monkeypatch.setitem(inside.config, "MALWARE_SCANNER", "unix:/nowhere")
    monkeypatch.setattr(scanning, "is_clean", is_clean)
    with pytest.raises(Refused, match=r"scanner says|cannot check"):
        files.keep(BytesIO(PDF), "plan.pdf")

    assert lying(inside) == []
