"""A scanner of web sites (wapiti) that crawls and attacks one address as one person, and what it then reports.

It lives in an environment of its own, which ``scripts/setup.py --for soak`` makes. What it may report, and why, is in
``explained.txt`` beside this file; whatever else it reports is a fault.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WAPITI = Path(__file__).parents[2] / ".cache" / "scanner" / "bin" / "wapiti"
EXPLAINED = Path(__file__).with_name("explained.txt")
ATTACKS = "cookieflags,csp,http_headers,xss,permanentxss,sql,crlf,redirect,ssti,file,exec"
# What would end the scan: signing out, and taking a role or an account away, one's own among them. The other soaks
# (fields, scripts) send these forms whatever they can hold.
NEVER = ("*/sign-out", "*/end", "*/end-others", "*/forget", "*/role")

HERE = "http://here"  # stands in options for the address that the server gets
Options = tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One thing that it reports: of what kind, at which address, by which parameter, in its own words."""

    kind: str
    method: str
    path: str
    parameter: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.method} {self.path} {self.parameter}: {self.words}"


@dataclass(frozen=True)
class Explanation:
    """What it may report: a kind, how its words begin, and why that is no fault."""

    kind: str
    words: str
    reason: str

    def explains(self, finding: Finding) -> bool:
        return finding.kind == self.kind and finding.words.startswith(self.words)


def explanations(listed: str) -> list[Explanation]:
    """Read from lines of three parts. Errors: ``ValueError`` for a line that lacks one: none is without its reason."""
    found = []
    for line in listed.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, words, reason = (part.strip() for part in line.split("|", 2))
            if not (kind and words and reason):
                raise ValueError(f"Something is missing: {line}")
            found.append(Explanation(kind, words, reason))
    return found


def unexplained(findings: Iterable[Finding], known: list[Explanation]) -> list[Finding]:
    return [each for each in findings if not any(one.explains(each) for one in known)]


def scan(
    address: str,
    cookie: str,
    *begin: str,
    crawl: int,
    attack: int,
    attacks: str = ATTACKS,
    options: Options = (),
) -> list[Finding]:
    """Crawl from the home page and from where it is told to begin, then attack what was seen.

    It has so many seconds for the crawl, and for each kind of attack. The cookie goes along with every request,
    whatever answers try to set: a form that ends well cannot sign anybody out of the rest of the scan.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(WAPITI), "-u", f"{address}/", "--scope", "domain", "-m", attacks]
        for start in begin:
            command += ["-s", f"{address}{start}"]
        for never in NEVER:
            command += ["-x", f"{address}{never}"]
        if cookie:
            command += ["-C", cookie]
        # Paranoid is its word for few of the same form with other values: more addresses in the same time.
        command += ["--scan-force", "paranoid", "--depth", "6", "--tasks", "4", "-t", "30", "--no-bugreport"]
        command += ["--max-scan-time", str(crawl), "--max-attack-time", str(attack)]
        command += [
            "--store-session",
            folder,
            "--store-config",
            folder,
            "-v",
            "0",
            "-f",
            "json",
            "-o",
            str(report),
        ]
        command += [option.replace(HERE, address) for option in options]
        longest = crawl + attack * len(attacks.split(",")) + 180
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=longest,
            env={**os.environ, "NO_PROXY": "*", "no_proxy": "*"},
        )
        if not report.exists():
            raise RuntimeError(f"The scanner said nothing:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return findings_in(json.loads(report.read_text()))


def findings_in(told: dict[str, Any]) -> list[Finding]:
    """What its report tells, vulnerabilities and anomalies alike: a page that broke is one of the latter."""
    return [
        Finding(kind, each["method"], each["path"], each["parameter"] or "", each["info"])
        for part in ("vulnerabilities", "anomalies")
        for kind, many in told[part].items()
        for each in many
    ]
