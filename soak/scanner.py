"""A scanner of web sites (wapiti) tries the site as everybody: it finds nothing that is not explained (R10).

It crawls a server of ours at 127.0.0.1, signed in as each in turn, sends the forms that it is shown, and attacks what
it has seen: scripts, SQL, commands, files, line ends in headers, redirects, templates, cookies, headers and policy. A
scan that never was signed in finds nothing either, so it is counted what was shown: pages that no stranger is shown.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from coprod.programmes.rules import Role
from soak.hostile.drawing import careless
from soak.hostile.ground import Ground, a_ground
from soak.hostile.scanning import ATTACKS, EXPLAINED, HERE, Finding, Options, explanations, scan, unexplained
from soak.hostile.visits import Visits, fixed_addresses, only_theirs
from soak.report import Report, alone
from tests.browser.serving import serving

PROMISE = "A scanner that attacks the site as everybody finds nothing that is not explained"
# Who, and where their own pages begin. The roles that are not here are shown what anybody signed in is shown.
WHO = {
    "nobody": (),
    "signed_in": ("/me",),
    "lead": ("/me", "/manage"),
    "chair": ("/me", "/manage"),
    "moderator": ("/me", "/manage"),
    "finance_approver": ("/me", "/manage"),
    "payer": ("/me", "/manage"),
    "safeguarding": ("/me", "/manage", "/manage/concerns"),
    "reviewer": ("/me", "/review"),
    "administrator": ("/me", "/manage"),
}
CRAWL, ATTACK = 40, 10  # seconds, the second for each kind of attack
SHORT_CRAWL, SHORT_ATTACK = 20, 4
UNESCAPED = ("components/search_box.html", '{{ value or "" }}')
ONLY_THERE = ("--url", f"{HERE}/manage/consultations?q=words", "--scope", "page")
COOKIE_LOST = ("--drop-set-cookie",)  # takes it out of what it asks, too


@dataclass(frozen=True)
class Scanned:
    """What was found, what was asked, and the pages that were shown which no stranger is shown."""

    findings: list[Finding]
    visits: Visits
    own: set[str]
    missed: set[str]


def scanned(
    ground: Ground, who: str, *, crawl: int, attack: int, attacks: str = ATTACKS, options: Options = ()
) -> Scanned:
    """One scan as one person. Afterwards everything is as it was before."""
    person = ground.people[who]
    visits = Visits(ground.app, person.cookie)
    try:
        with serving(ground.app, visits) as address:
            found = scan(
                address,
                person.cookie,
                *WHO[who],
                crawl=crawl,
                attack=attack,
                attacks=attacks,
                options=options,
            )
    finally:
        ground.put_back()
    theirs = only_theirs(ground, person, fixed_addresses(ground))
    return Scanned(found, visits, only_theirs(ground, person, visits.shown), theirs - visits.shown)


def run(report: Report, *, short: bool = False) -> None:
    """As everybody in turn; then as a lead on a build that shows what was searched for as it came."""
    crawl, attack = (SHORT_CRAWL, SHORT_ATTACK) if short else (CRAWL, ATTACK)
    known = explanations(EXPLAINED.read_text())
    used = set()
    with a_ground(TESTING=False) as ground:
        for who in ("nobody", "lead") if short else WHO:
            seen = scanned(ground, who, crawl=crawl, attack=attack)
            used |= {one for one in known if any(one.explains(each) for each in seen.findings)}
            _tell(report, who, seen, unexplained(seen.findings, known))
        report.must("every explanation is still needed", used == set(known))
        report.must("who is left out has no page of their own", not _overlooked(ground))
        _controls(report, ground, crawl)


def _overlooked(ground: Ground) -> list[str]:
    """Roles that are not scanned, and are shown other pages than anybody signed in."""
    pages = fixed_addresses(ground)
    everybodys = only_theirs(ground, ground.people["signed_in"], pages)
    left_out = {role.value for role in Role} - set(WHO)
    return sorted(who for who in left_out if only_theirs(ground, ground.people[who], pages) != everybodys)


def _tell(report: Report, who: str, seen: Scanned, new: list[Finding]) -> None:
    visits = seen.visits
    report.figures(
        who,
        asked=visits.asked,
        with_their_cookie=visits.with_cookie,
        pages=len(visits.shown),
        only_theirs=len(seen.own),
        forms_taken=len(visits.taken),
        found=len(seen.findings),
        unexplained=len(new),
        **{f"answers_{status}": count for status, count in sorted(visits.statuses.items())},
    )
    for finding in new[:10]:
        report.say(str(finding))
    report.must(f"{who}: nothing is found that is not explained", not new)
    if who == "nobody":
        report.must(f"{who}: public pages were shown", len(visits.shown) > 20)
        return
    report.must(f"{who}: every request was theirs", visits.with_cookie == visits.asked > 0)
    report.must(
        f"{who}: each of their own pages was shown {sorted(seen.missed) or ''}",
        bool(seen.own) and not seen.missed,
    )


def _controls(report: Report, ground: Ground, crawl: int) -> None:
    with careless(ground.app, *UNESCAPED):
        bad = scanned(ground, "lead", crawl=crawl, attack=crawl, attacks="xss", options=ONLY_THERE)
    scripts = [each for each in bad.findings if "Cross Site Scripting" in each.kind]
    report.figures("what was searched for, as it came", asked=bad.visits.asked, found=len(scripts))
    for finding in scripts[:3]:
        report.say(str(finding))
    report.control("a build that shows what was searched for as it came is found", bool(scripts))
    lost = scanned(ground, "lead", crawl=10, attack=2, attacks="csp", options=COOKIE_LOST)
    report.figures("its cookie lost on the way", asked=lost.visits.asked, only_theirs=len(lost.own))
    report.control(
        "a scan that is not signed in is noticed", bool(lost.visits.asked and lost.missed and not lost.own)
    )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
