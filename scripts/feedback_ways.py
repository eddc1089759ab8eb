"""How somebody comes to the pages of feedback and of safety, in the demo world, in English or in Urdu (``/ur``)."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import Page
from ways import Way

FIRST_CONTACT = "/feedback/first-contact"
MANAGED = "/manage/feedback/forms/first-contact"
WORDS = "I rang at two in the morning. Somebody picked up, and stayed on the line until my sister came."


def _go_on(page: Page) -> None:
    page.locator("main form .app-buttons button").first.click()


def whose(language: str = "") -> Way:
    """The first page of questions: whose experience it is."""

    def way(page: Page) -> None:
        page.goto(f"{language}{FIRST_CONTACT}")
        page.locator("main form button[name=format]").first.click()

    return way


def words(language: str = "") -> Way:
    """The page with the first box for words, where the routes to help stand."""

    def way(page: Page) -> None:
        whose(language)(page)
        page.check("input[name='q-who'][value='myself']")
        _go_on(page)

    return way


def too_long(page: Page) -> None:
    """More words than can be kept: none of them is lost."""
    words()(page)
    page.fill("textarea[name='q-happened']", f"{WORDS} " * 60)
    _go_on(page)


def files(language: str = "", content: bytes = b"") -> Way:
    """Where a photo or a recording is added; with one that was, or with what was wrong with it."""

    def way(page: Page) -> None:
        words(language)(page)
        page.locator("button[value^='files:']").click()
        if content:
            chosen = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": content}
            page.locator("input[type=file]").set_input_files(chosen)  # type: ignore[arg-type]
            _go_on(page)

    return way


def a_photo() -> bytes:
    """A photo of nothing."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (40, 120, 90)).save(out, "JPEG")
    return out.getvalue()


def reach(language: str = "") -> Way:
    """Whether and how somebody can be reached."""

    def way(page: Page) -> None:
        words(language)(page)
        page.fill("textarea[name='q-happened']", WORDS)
        _go_on(page)

    return way


def reach_wrong(page: Page) -> None:
    """An address that is none."""
    reach()(page)
    page.check("input[name='way'][value='email']")
    page.fill("input[name='email']", "nia at home")
    _go_on(page)


def check(language: str = "") -> Way:
    """Everything that would be sent."""

    def way(page: Page) -> None:
        reach(language)(page)
        _go_on(page)

    return way


def receipt(language: str = "") -> Way:
    """The code, after sending."""

    def way(page: Page) -> None:
        check(language)(page)
        _go_on(page)

    return way


def inbox(language: str = "") -> Way:
    """What the code opens: the words from two in the morning, our answers, and what came of them."""

    def way(page: Page) -> None:
        page.goto("/look-around")
        row = page.locator("main .nhsuk-summary-list__row").filter(has_text="Help with an eating disorder")
        code = row.locator("code").inner_text()
        page.goto(f"{language}/receipts")
        page.fill("main input[name=code]", code)
        page.locator("main form button").first.click()

    return way


def inbox_wrong(page: Page) -> None:
    """Nothing was written, and sent."""
    inbox()(page)
    page.locator("main button[value=answer]").click()


def take_back(page: Page) -> None:
    """What will be gone, before it is."""
    inbox()(page)
    page.locator("main form[action$='/withdraw'] button").click()


def close_for_good(page: Page) -> None:
    """What can no longer be done, before a form is closed for good."""
    page.goto(MANAGED)
    page.locator("main form[action$='/first-contact/end'] button").click()


def item(language: str = "") -> Way:
    """Something that was said, as those who read find it in their queue."""

    def way(page: Page) -> None:
        page.goto(f"{language}/manage/feedback?form=first-contact")
        page.locator("main .app-card__title a").last.click()

    return way


def item_then(door: str) -> Way:
    """Something that was said, and one of the pages behind it."""

    def way(page: Page) -> None:
        item()(page)
        page.goto(page.url + door)

    return way


def close_wrong(page: Page) -> None:
    """Closed without saying why."""
    item_then("/close")(page)
    _go_on(page)


def contact(page: Page) -> None:
    """How somebody who left a way can be reached."""
    page.goto("/manage/feedback?form=carers")
    can_be_reached = page.locator("main .app-card").filter(has_text="Can be reached")
    can_be_reached.first.locator(".app-card__title a").click()
    page.locator("a[href$='/contact']").click()


def enter_wrong(page: Page) -> None:
    """A call that nobody has read back yet."""
    page.goto(f"{MANAGED}/enter")
    page.check("input[name='channel'][value='telephone']")
    page.fill("textarea[name='q-happened']", WORDS)
    page.check("input[name='way'][value='telephone']")
    page.fill("input[name='telephone']", "one two three")
    _go_on(page)


def entered(page: Page) -> None:
    """The receipt to hand over."""
    page.goto(f"{MANAGED}/enter")
    page.check("input[name='channel'][value='paper']")
    page.fill("textarea[name='q-happened']", WORDS)
    _go_on(page)


def concern_wrong(page: Page) -> None:
    """A concern of which nothing is said yet."""
    page.goto("/manage/concerns/new")
    _go_on(page)


def concern(language: str = "", door: str = "") -> Way:
    """The one concern of the demo world, and what is behind it."""

    def way(page: Page) -> None:
        page.goto(f"{language}/manage/concerns?show=closed")
        page.locator("main .app-card__title a").first.click()
        if door:
            page.goto(page.url + door)

    return way


def concern_closed_wrong(page: Page) -> None:
    """Closed without saying how it ended."""
    concern("", "/reopen")(page)
    page.fill("main textarea", "She has rung again.")
    _go_on(page)
    page.locator("main a[href$='/close']").click()
    _go_on(page)
