"""Take pictures of the pages that must be right, in a demo world of their own, for looking at.

    make screenshots                       into docs/screens
    make screenshots ARGS="--to /some/folder --only home --height 9000"

What is on them is made up. Look at each as the person who needs it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import feedback_ways as feedback  # noqa: E402 - found only by the path above
import question_ways as questions  # noqa: E402
from ways import Way, press, through, to  # noqa: E402

from coprod.demo.words.open_now import named_worker  # noqa: E402

if TYPE_CHECKING:
    from flask import Flask

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SMALL_PHONE, PHONE, DESK, PAPER = 320, 390, 1200, 794  # pixels
HIGHEST = 1400  # pixels: what is below is not in the picture


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who looks, how wide the window is, and the way to the page."""

    name: str
    way: Way
    width: int = DESK
    who: str = ""
    medium: Literal["screen", "print"] = "screen"
    script: bool = True


NAMED_WORKER = "Your named worker: one person to call"
NAMED_WORKER_IN_URDU = named_worker.EDITIONS["ur"]["title"]
PRESTON = "When you first ask for help"
LETTERS = "Letters that people can read"
SCILLY = "When the boat does not run"


def answering(page: Page) -> None:
    """The section with the first free text, where the routes to help stand."""
    through("/consultations", NAMED_WORKER)(page)
    page.locator("main a[href$='/respond']").first.click()
    press(page, "Start")
    page.check("input[name='q-who'][value='myself']")
    page.check("input[name='q-have-one'][value='in-name']")
    press(page, "Continue")


def answering_wrong(page: Page) -> None:
    """More words than the box beside “something else” can keep: nothing of them is lost."""
    answering(page)
    page.check("input[name='q-matters'][value='other']")
    page.fill("input[name='q-matters-other']", "They answer texts. " * 12)
    page.fill("textarea[name='q-good-worker']", "She rang on the day she said she would ring. Every time.")
    press(page, "Continue")


def check(page: Page) -> None:
    """Everything that would be sent."""
    answering(page)
    page.check("input[name='q-matters'][value='calls-back']")
    page.check("input[name='q-matters'][value='knows-me']")
    page.check("input[name='q-call-back'][value='next-day']")
    page.fill("textarea[name='q-good-worker']", "She rang on the day she said she would ring. Every time.")
    press(page, "Continue")
    page.check("input[name='q-stand-in'][value='pair']")
    press(page, "Continue")


def receipt(page: Page) -> None:
    """The code, after sending."""
    check(page)
    press(page, "Send")


def own_answers(page: Page) -> None:
    """What somebody finds with their code: their words, and what became of them."""
    page.goto("/look-around")
    code = page.locator("main code").first.inner_text()
    page.goto("/receipts")
    page.fill("main input[name=code]", code)
    page.locator("main form button").first.click()


def sign_in_wrong(page: Page) -> None:
    """An address that is none."""
    page.goto("/sign-in")
    page.fill("main input[name=address], main input[type=email]", "shazia at lancashire")
    page.locator("main form button").first.click()


LANCASHIRE = "/programmes/lancashire-south-cumbria"
PICTURES = (
    Picture("home-phone", to("/"), PHONE),
    Picture("home", to("/")),
    Picture("home-urdu-phone", to("/ur/"), PHONE),
    Picture("programme", to(LANCASHIRE)),
    Picture("programme-phone", to(LANCASHIRE), SMALL_PHONE),
    Picture("consultations-phone", to("/consultations"), PHONE),
    Picture("consultation", through("/consultations", NAMED_WORKER)),
    Picture("consultation-phone", through("/consultations", NAMED_WORKER), SMALL_PHONE, script=False),
    Picture("consultation-urdu-phone", through("/ur/consultations", NAMED_WORKER_IN_URDU), PHONE),
    Picture("answering-phone", answering, SMALL_PHONE),
    Picture("answering-error-phone", answering_wrong, PHONE),
    Picture("check-phone", check, PHONE),
    Picture("receipt-phone", receipt, PHONE),
    Picture("own-answers-phone", own_answers, PHONE),
    Picture("group", through("/groups", LETTERS)),
    Picture("group-phone", through("/groups", LETTERS), SMALL_PHONE),
    Picture("group-figures", through("/groups", LETTERS, "Do people take part")),
    Picture("group-inside", through("/manage/groups", LETTERS), who="Morwenna"),
    Picture("what-changed", to("/changes")),
    Picture("what-changed-phone", to("/changes"), SMALL_PHONE),
    Picture("outcome", through("/consultations", PRESTON, "We asked")),
    Picture("outcome-phone", through("/consultations", SCILLY, "We asked"), PHONE),
    Picture("outcome-print", through("/consultations", PRESTON, "We asked"), PAPER, medium="print"),
    Picture("results", through("/consultations", PRESTON, "See the answers")),
    Picture("today", to("/manage"), who="Shazia"),
    Picture("today-phone", to("/manage"), PHONE, who="Bilal"),
    Picture("lead-results", through("/manage/consultations", PRESTON, "/results"), who="Shazia"),
    Picture(
        "lead-words", through("/manage/consultations", PRESTON, "/results", "/results/happened"), who="Shazia"
    ),
    Picture("builder", through("/manage/consultations", "Help with work", "/questions"), who="Shazia"),
    Picture("reviewers-room", to("/review"), who="Hilary"),
    Picture("sign-in-error-phone", sign_in_wrong, PHONE),
    Picture("not-found-phone", to("/consultations/nothing-here"), PHONE),
    Picture("feedback-forms-phone", to("/feedback"), SMALL_PHONE),
    Picture("feedback-start", to(feedback.FIRST_CONTACT)),
    Picture("feedback-start-phone", to(feedback.FIRST_CONTACT), SMALL_PHONE, script=False),
    Picture("feedback-start-urdu-phone", to(f"/ur{feedback.FIRST_CONTACT}"), SMALL_PHONE),
    Picture("feedback-whose-phone", feedback.whose(), SMALL_PHONE),
    Picture("feedback-words-phone", feedback.words(), SMALL_PHONE, script=False),
    Picture("feedback-words-urdu-phone", feedback.words("/ur"), SMALL_PHONE),
    Picture("feedback-words-error-phone", feedback.too_long, SMALL_PHONE, script=False),
    Picture("feedback-files-phone", feedback.files(content=feedback.a_photo()), SMALL_PHONE),
    Picture("feedback-files-error-phone", feedback.files(content=b"no photo"), SMALL_PHONE, script=False),
    Picture("feedback-files-urdu-phone", feedback.files("/ur"), SMALL_PHONE),
    Picture("feedback-reach-phone", feedback.reach(), SMALL_PHONE),
    Picture("feedback-reach-error-phone", feedback.reach_wrong, SMALL_PHONE, script=False),
    Picture("feedback-reach-urdu-phone", feedback.reach("/ur"), SMALL_PHONE, script=False),
    Picture("feedback-check-phone", feedback.check(), SMALL_PHONE),
    Picture("feedback-receipt-phone", feedback.receipt(), SMALL_PHONE),
    Picture("feedback-receipt", feedback.receipt()),
    Picture("feedback-receipt-urdu-phone", feedback.receipt("/ur"), SMALL_PHONE),
    Picture("feedback-receipt-print", feedback.receipt(), PAPER, medium="print"),
    Picture("feedback-inbox-phone", feedback.inbox(), SMALL_PHONE),
    Picture("feedback-inbox", feedback.inbox()),
    Picture("feedback-inbox-urdu-phone", feedback.inbox("/ur"), SMALL_PHONE),
    Picture("feedback-inbox-error-phone", feedback.inbox_wrong, SMALL_PHONE, script=False),
    Picture("feedback-take-back-phone", feedback.take_back, SMALL_PHONE),
    Picture("feedback-queue", to("/manage/feedback"), who="Tomasz"),
    Picture("feedback-queue-phone", to("/manage/feedback"), SMALL_PHONE, who="Tomasz"),
    Picture("feedback-queue-urdu-phone", to("/ur/manage/feedback"), SMALL_PHONE, who="Tomasz"),
    Picture("feedback-item", feedback.item(), who="Tomasz"),
    Picture("feedback-item-phone", feedback.item(), SMALL_PHONE, who="Tomasz"),
    Picture("feedback-item-urdu", feedback.item("/ur"), who="Tomasz"),
    Picture("feedback-reply", feedback.item_then("/reply"), who="Tomasz"),
    Picture("feedback-pass-on-phone", feedback.item_then("/pass-on"), SMALL_PHONE, who="Tomasz"),
    Picture("feedback-close-error", feedback.close_wrong, who="Tomasz"),
    Picture("feedback-contact", feedback.contact, who="Tomasz"),
    Picture("feedback-enter-error-phone", feedback.enter_wrong, SMALL_PHONE, who="Tomasz"),
    Picture("feedback-enter", to(f"{feedback.MANAGED}/enter"), who="Tomasz"),
    Picture("feedback-entered", feedback.entered, who="Tomasz"),
    Picture("feedback-entered-print", feedback.entered, PAPER, who="Tomasz", medium="print"),
    Picture("feedback-own-forms", to("/manage/feedback/forms"), who="Shazia"),
    Picture("feedback-form", to(feedback.MANAGED), who="Shazia"),
    Picture("feedback-form-phone", to(feedback.MANAGED), SMALL_PHONE, who="Shazia"),
    Picture("feedback-poster", to(f"{feedback.MANAGED}/poster"), PAPER, who="Shazia", medium="print"),
    Picture("feedback-form-words", to(f"{feedback.MANAGED}/words/ur"), who="Shazia"),
    Picture("feedback-rota", to(f"{feedback.MANAGED}/rota"), who="Shazia"),
    Picture("feedback-new-form", to("/manage/feedback/forms/new"), who="Shazia"),
    Picture("feedback-form-close-phone", feedback.close_for_good, SMALL_PHONE, who="Shazia"),
    Picture("feedback-stories-phone", to("/stories"), SMALL_PHONE),
    Picture("feedback-stories-urdu-phone", to("/ur/stories"), SMALL_PHONE),
    Picture("feedback-stories-in-work", to("/manage/feedback/stories"), who="Tomasz"),
    Picture("feedback-figures", to("/manage/feedback/figures"), who="Shazia"),
    Picture("feedback-figures-phone", to("/manage/feedback/figures"), SMALL_PHONE, who="Shazia"),
    Picture("feedback-public-figures-phone", to("/feedback/figures"), SMALL_PHONE),
    Picture("questions-of-a-form", to(questions.QUESTIONS), who="Shazia"),
    Picture("questions-of-a-form-phone", to(questions.QUESTIONS), SMALL_PHONE, who="Shazia"),
    Picture("questions-new", to(f"{questions.QUESTIONS}/publish"), who="Shazia"),
    Picture("questions-changed", questions.changed(), who="Shazia"),
    Picture("questions-changed-phone", questions.changed(), SMALL_PHONE, who="Shazia"),
    Picture("questions-changed-urdu-phone", questions.changed("", "/ur"), SMALL_PHONE, who="Shazia"),
    Picture("questions-form-changed", questions.form_changed, who="Shazia"),
    Picture("questions-preview-phone", questions.changed("/preview"), SMALL_PHONE, who="Shazia"),
    Picture("questions-preview", questions.changed("/preview"), who="Shazia"),
    Picture("questions-words", questions.changed("/words?language=ur&format=standard"), who="Shazia"),
    Picture(
        "questions-words-easy-phone",
        questions.changed("/words?language=en&format=easy_read"),
        SMALL_PHONE,
        who="Shazia",
    ),
    Picture("questions-remove-phone", questions.changed("/happened/remove"), SMALL_PHONE, who="Shazia"),
    Picture("questions-use", questions.changed("/use"), who="Shazia"),
    Picture("questions-use-phone", questions.changed("/use"), SMALL_PHONE, who="Shazia", script=False),
    Picture("questions-use-urdu-phone", questions.changed("/use", "/ur"), SMALL_PHONE, who="Shazia"),
    Picture("questions-used", questions.used, who="Shazia"),
    Picture("safety-new", to("/manage/concerns/new"), who="Tomasz"),
    Picture("safety-new-phone", to("/manage/concerns/new"), SMALL_PHONE, who="Tomasz"),
    Picture("safety-new-urdu-phone", to("/ur/manage/concerns/new"), SMALL_PHONE, who="Tomasz"),
    Picture("safety-new-error-phone", feedback.concern_wrong, SMALL_PHONE, who="Tomasz"),
    Picture("safety-sent-phone", to("/manage/concerns/sent"), SMALL_PHONE, who="Tomasz"),
    Picture("safety-room", to("/manage/concerns?show=closed"), who="Maureen"),
    Picture("safety-room-phone", to("/manage/concerns"), SMALL_PHONE, who="Maureen"),
    Picture("safety-concern", feedback.concern(), who="Maureen"),
    Picture("safety-concern-phone", feedback.concern(), SMALL_PHONE, who="Maureen"),
    Picture("safety-concern-urdu", feedback.concern("/ur"), who="Maureen"),
    Picture("safety-reopen", feedback.concern("", "/reopen"), who="Maureen"),
    Picture("safety-close-error-phone", feedback.concern_closed_wrong, SMALL_PHONE, who="Maureen"),
)


@contextmanager
def demo_site() -> Iterator[str]:
    """A demo world in a folder of its own, served on this machine. Gives its address."""
    folder = tempfile.mkdtemp(prefix="coprod-screens-")
    os.environ.update({"COPROD_DEMO": "1", "COPROD_INSTANCE": folder})
    os.environ.pop("DATABASE_URL", None)
    from coprod import create_app, demo
    from coprod.migrations import present

    app: Flask = create_app({"QUIET": True, "JOBS": "memory:"})
    with app.app_context():
        present.bring_up_to_date()
        demo.load()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app.config["PUBLIC_ADDRESS"] = f"http://127.0.0.1:{server.server_port}"
    try:
        yield app.config["PUBLIC_ADDRESS"]
    finally:
        server.shutdown()
        server.server_close()
        shutil.rmtree(folder, ignore_errors=True)


def take(browser: Browser, site: str, picture: Picture, folder: Path, highest: int) -> None:
    """Go there as whoever looks, and write the picture."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": picture.width, "height": 800},
        locale="en-GB",
        timezone_id="Europe/London",
        java_script_enabled=picture.script,
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    if picture.who:
        page.goto("/look-around")
        page.locator("main form").filter(has_text=picture.who).locator("button").click()
    picture.way(page)
    page.emulate_media(media=picture.medium)
    wide, high = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    if wide > picture.width:
        print(f"  {picture.name}: wider than its window by {wide - picture.width} pixels")
    page.screenshot(
        path=folder / f"{picture.name}.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": picture.width, "height": min(high, highest)},
    )
    context.close()


def main() -> int:
    """Take all pictures, or some. Returns how many could not be taken."""
    asked = argparse.ArgumentParser(description="Take pictures of the demo world.")
    asked.add_argument(
        "--to", type=Path, default=ROOT / "docs" / "screens", help="the folder for the pictures"
    )
    asked.add_argument("--only", default="", help="only pictures whose names hold this")
    asked.add_argument("--height", type=int, default=HIGHEST, help="of a picture at the most, in pixels")
    told = asked.parse_args()
    told.to.mkdir(parents=True, exist_ok=True)
    failed = 0
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for picture in PICTURES:
            if told.only in picture.name:
                try:
                    take(browser, site, picture, told.to, told.height)
                    print(picture.name, flush=True)
                except Exception as reason:
                    failed += 1
                    print(f"{picture.name} could not be taken: {str(reason)[:300]}", file=sys.stderr)
        browser.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
