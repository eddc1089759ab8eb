"""What must not stand in the source: unsafe HTML, code inside pages, places of one machine."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.house.source import ROOT, TEMPLATES, without_code

UNSAFE_HTML = re.compile(r"\|\s*safe\b|\bMarkup\(|autoescape\s+false|\|\s*striptags", re.I)
INLINE = re.compile(r"<[^>]*\s(on[a-z]+\s*=|style\s*=)|javascript:", re.I)
BARE_SCRIPT = re.compile(r"<(script|style)\b(?![^>]*\bnonce=)", re.I)
# Built from parts, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/[a-z]", "/Us" + "ers/", r"\.py" + "env"))
)
HOSTS = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "npm" + r"js\.(org|com)",
            "git" + r"hub\.com/[^\s]+\.git",
        )
    )
)
# Links for people who want to read more are welcome; where packages come from is the machine's affair.
TEXTS = {
    ".py",
    ".html",
    ".scss",
    ".js",
    ".mjs",
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".ini",
    ".cfg",
    ".po",
    ".pot",
    "",
}


def kept_files() -> list[str]:
    told = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in told.splitlines() if (ROOT / path).suffix in TEXTS and (ROOT / path).is_file()]


def told(pattern: re.Pattern[str], paths: list[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:160]}"
        for path in paths
        for number, line in enumerate((ROOT / path).read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_html_is_made_in_one_place_and_escaped_everywhere_else() -> None:
    # Charts are drawn by us from numbers, and escape the words that they carry.
    makers = {"coprod/core/richtext.py"}
    paths = [path for path in kept_files() if path.startswith("coprod/") and path not in makers]

    assert told(UNSAFE_HTML, paths) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_code_stands_inside_a_page(path: object) -> None:
    text = without_code(open(str(path)).read())  # noqa: SIM115

    assert not INLINE.search(text), INLINE.search(text)
    raw = re.sub(r"\{#.*?#\}", "", open(str(path)).read(), flags=re.S)  # noqa: SIM115
    assert not BARE_SCRIPT.search(raw), BARE_SCRIPT.search(raw)


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    assert told(MACHINE, [path for path in kept_files() if not path.startswith(".ci/")]) == []


def test_no_file_says_where_packages_come_from() -> None:
    assert told(HOSTS, kept_files()) == []
