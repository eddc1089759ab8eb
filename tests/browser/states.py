"""What there is to look at besides the pages as they open, of those that ``tests/house`` gathers.

``sensitive`` those of which each look is written down, which the inspectors of ``tests/house`` do not gather
``mistakes``  each form, sent empty and sent with nonsense
``refusals``  the pages for what does not work: not found, not allowed, too late, being restarted
``on_the_way`` what stands only in the middle of something: the receipt, a code that was sent
``covering``  of many pages the few that show all there is, so that nobody looks at the same thing twice
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import render_template
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

import coprod
from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core.attachments import MOST_FILES
from coprod.core.db import db
from coprod.programmes.models import Programme
from tests.base.html import Element, fields, read
from tests.browser.serving import Sent, sent
from tests.factories import attached
from tests.factories.consultations import TEXTS, a_consultation, a_response
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.oversight import a_check
from tests.factories.questionnaires import a_text
from tests.factories.safety import a_concern
from tests.factories.themes import a_finding, a_quote
from tests.house.opening import Opened, addresses
from tests.house.world import World

ERRORS = Path(str(coprod.__file__)).parent / "templates" / "errors"
TYPED = frozenset({"text", "email", "tel", "url", "number", "search", "password", ""})
NONSENSE = "Supercalifragilisticexpialidocious" * 200
# An address that somebody copied into an answer: it has no place to break at.
UNBROKEN = "https://example.org/" + "a_very_long_address_" * 8


def browser(app: Service, world: World, who: str) -> FlaskClient:
    """Somebody of this world, signed in; nobody looks over what they get, because the real browser will."""
    found = FlaskClient(app, app.response_class)
    if who != "nobody":
        with found.session_transaction() as session:
            session["_user_id"], session["_fresh"] = world.keys[who], True
    return found


def sensitive(app: Service, world: World) -> Iterator[Opened]:
    """The pages of which each look is written down."""
    for who, case, address in addresses(app, world, sensitive=True):
        if page := sent(browser(app, world, who).get(address)):
            yield Opened(who, case.endpoint, page)


def mistakes(app: Service, world: World, opened: Iterable[Opened]) -> Iterator[Sent]:
    """Send every form of these pages wrongly, and keep what comes back when it says what is wrong."""
    tried: set[str] = set()
    for each in opened:
        if each.endpoint in tried:
            continue
        for form in _forms(each.page):
            visitor = browser(app, world, each.who)
            answers = [visitor.post(action, data=typed) for action, typed in _wrongly(each.page, form)]
            found = [said for answer in answers if answer.status_code == 422 and (said := sent(answer))]
            if found:
                tried.add(each.endpoint)
            yield from found


def _forms(page: Sent) -> list[Element]:
    """The forms of a page's own content that ask for something."""
    forms = [form for form in read(page.html).main.all("form") if form.get("method").lower() == "post"]
    return [
        form
        for form in forms
        if any(each.get("type") != "hidden" for each in form.all("input", "textarea", "select"))
    ]


def _wrongly(page: Sent, form: Element) -> Iterator[tuple[str, MultiDict[str, str]]]:
    """A form as somebody sends it who has filled in nothing, and who has filled in what cannot be."""
    as_it_stands = fields(form)
    hidden = {each.get("name") for each in form.all("input") if each.get("type") == "hidden"}
    typed = {
        each.get("name")
        for each in form.all("input", "textarea")
        if each.name == "textarea" or (each.name == "input" and each.get("type") in TYPED)
    }
    action = form.get("action") or page.address
    empty = {name: [""] for name in typed} | {
        name: as_it_stands[name] for name in hidden if name in as_it_stands
    }
    yield action, _data(empty)
    yield action, _data(as_it_stands | {name: [NONSENSE] for name in typed - hidden})


def _data(told: dict[str, list[str]]) -> MultiDict[str, str]:
    return MultiDict((name, value) for name, many in told.items() for value in many if name)


def refusals(app: Service) -> Iterator[Sent]:
    """The pages for what does not work, each as its template draws it."""
    told: dict[str, Any] = {"action": "/receipts", "fields": [("key", "1")], "back": "/", "largest": "10 MB"}
    for template in sorted(each.name for each in ERRORS.glob("*.html")):
        with app.test_request_context("/help-now"):
            yield Sent(
                "GET",
                f"/-{template}",
                200,
                render_template(f"errors/{template}", **told),
                {"Content-Type": "text/html"},
            )


def on_the_way(app: Service, world: World) -> Iterator[Sent]:
    """What stands only in the middle of something: answering, the receipt, a code that was sent, a helper's entry."""
    reference = world.own.asked[Stage.OPEN].reference
    start = f"/consultations/{reference}/respond"
    for beginning in ("", "/ur"):
        seen: list[TestResponse] = []
        somebody = FlaskClient(app, app.response_class)

        def get(address: str, before: str = beginning, who: FlaskClient = somebody, kept: Any = seen) -> None:
            kept.append(who.get(before + address))

        def post(
            address: str, before: str = beginning, who: FlaskClient = somebody, kept: Any = seen, **told: str
        ) -> str:
            kept.append(who.post(before + address, data=told))
            return str(kept[-1].text)

        post(start, format="standard")
        get(f"{start}/1")
        post(f"{start}/1", **{"q-told": "other", "q-told-other": "y" * 300, "q-better": NONSENSE, "go": "on"})
        get(f"{start}/check")
        post(f"{start}/done", slip=_slip(seen[-1].text))
        post(f"{start}/1", **{"q-told": "other", "q-told-other": "Seven", "q-better": UNBROKEN, "go": "save"})
        get(f"{start}/saved")
        get(start)
        get(f"{start}/2")
        get(f"{start}/check")
        code = the_code(post(f"{start}/done", slip=_slip(seen[-1].text)))
        get(start)
        get(f"{start}/done")
        post("/receipts", code=code)
        post("/receipts/withdraw", code=code)
        post("/receipts/withdraw", code=code, sure="yes")
        post("/receipts", code=code)
        say = f"/feedback/{world.own.asked[Stage.OPEN].form}"
        post(say, format="standard")
        files = f"{say}/say/2/files/files"
        get(files)
        post(files, go="add")
        for content in (b"<html>", *[attached.photo()] * MOST_FILES):
            added = {"go": "add", "file": (io.BytesIO(content), "a.jpg")}
            seen.append(somebody.post(beginning + files, data=added))
            get(files)
        get(f"{say}/say/2")
        get(f"{say}/check")
        post("/sign-in", email="nobody@people.example")
        get("/sign-in/code")
        post("/sign-in/code", code="000000")
        yield from (page for each in seen if (page := sent(each)))
    address = f"/manage/consultations/{reference}/enter"
    helper = browser(app, world, "lead")
    typed = fields(read(helper.get(address).text).main.all("form")[0])
    helped = sent(helper.post(address, data={**typed, "channel": "paper", "q-told": "once"}))
    assert helped and helped.status == 200
    yield helped
    address = f"/manage/feedback/forms/{world.own.asked[Stage.OPEN].form}/enter"
    typed = fields(read(helper.get(address).text).main.all("form")[0])
    written = sent(helper.post(address, data={**typed, "channel": "paper", "q-happened": "Nobody rang."}))
    assert written and written.status == 200
    yield written
    yield from _new_questions(app, world)
    # Codes on paper are shown in the answer alone.
    yield _seen(helper.post("/me/second-step/recovery-codes"))


def _new_questions(app: Service, world: World) -> Iterator[Sent]:
    """A form that people answer, whose lead has written other questions beside, and has then chosen them."""
    lead = browser(app, world, "lead")
    address = f"/manage/feedback/forms/{world.own.asked[Stage.OPEN].form}/questions"
    added = lead.post(f"{address}/sections/s2/new", data={"kind": "long_text", "title": "What comes first?"})
    assert added.status_code == 302
    for before in ("", "/ur"):
        for page in ("", "/use", "/preview"):
            yield _seen(lead.get(f"{before}{address}{page}"))
    seen = fields(read(lead.get(f"{address}/use").text).main.all("form")[0])
    assert lead.post(f"{address}/use", data=seen).status_code == 302
    for page in ("", "/use"):
        yield _seen(lead.get(f"{address}{page}"))


def _seen(response: TestResponse) -> Sent:
    page = sent(response)
    assert page and page.status == 200
    return page


def _slip(page: str) -> str:
    return page.split('name="slip" value="')[1].split('"', maxsplit=1)[0]


def the_code(page: str) -> str:
    """The code on a receipt."""
    return "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', page))


def in_urdu(app: Service, world: World, opened: Iterable[Opened]) -> Iterator[Sent]:
    """The same pages from right to left."""
    for each in opened:
        if turned := sent(browser(app, world, each.who).get(f"/ur{each.page.address}")):
            yield turned


def unbroken(world: World) -> list[tuple[str, str]]:
    """A consultation whose every text is one long word, and where it is shown to whom. Inside ``writing()``."""
    programme = db.session.scalars(select(Programme).where(Programme.slug == world.own.slug)).one()
    texts = {key: UNBROKEN for key in TEXTS}
    asked = a_consultation(programme, stage=Stage.ANSWERED, texts=texts)
    here, staff = f"/consultations/{asked.reference}", f"/manage/consultations/{asked.reference}"
    finding = a_finding(asked, title=UNBROKEN[:160], text=UNBROKEN)
    a_quote(finding, a_text(a_response(asked, may_publish=True), UNBROKEN))
    answer = an_answer(finding, why=UNBROKEN, by_role=UNBROKEN[:160])
    promise = a_commitment(answer, what=UNBROKEN, owner_role=UNBROKEN[:160])
    done = a_change(
        promise,
        what=UNBROKEN,
        evidence=UNBROKEN,
        reported_by=world.people["lead"],
        read_by=world.people["chair"],
    )
    a_check(done, why=UNBROKEN)
    a_consultation(programme, texts=texts)
    concern = a_concern(programme, UNBROKEN, reach_note=UNBROKEN[:300], source_key="k" * 80)
    return [
        ("safeguarding", f"/manage/concerns/{concern.reference}"),
        ("nobody", "/"),
        ("nobody", "/consultations"),
        ("nobody", here),
        ("nobody", f"{here}/outcome"),
        ("nobody", "/changes"),
        ("nobody", f"/changes/{promise.reference}"),
        ("lead", "/manage/consultations"),
        ("lead", staff),
        ("lead", f"{staff}/results/better"),
        ("lead", f"{staff}/findings"),
        ("lead", f"{staff}/findings/{finding.reference}/quotes"),
        ("lead", f"{staff}/outcome"),
        ("lead", f"/manage/commitments/{promise.reference}"),
        ("reviewer", f"/review{here}"),
    ]


def covering(all_pages: Iterable[Sent], *, around: int = 1) -> list[Sent]:
    """As few of them as have every piece, within so many pieces around it, that any of them has.

    Whichever shows most that is still missing comes next: a third fewer than whoever takes them as they come.
    """
    shapes = [(page, _shapes(read(page.html), around + 1)) for page in all_pages]
    kept = []
    while shapes:
        page, shown = max(shapes, key=lambda each: len(each[1]))
        kept.append(page)
        shapes = [(other, rest) for other, held in shapes if (rest := held - shown)]
    return kept


def _shapes(page: Element, depth: int) -> set[str]:
    """Each piece of a page with the pieces around it: its name, looks and kind, but not its words."""
    found: set[str] = set()

    def walk(element: Element, around: tuple[str, ...]) -> None:
        for child in element.inside:
            if isinstance(child, Element):
                looks = ".".join(sorted(child.get("class").split()))
                here = (*around, f"{child.name} {looks} {child.get('type')} {child.get('dir')}")[-depth:]
                found.add(" > ".join(here))
                walk(child, here)

    walk(page, ())
    return found
