"""What people read off the screen and take with them."""

from __future__ import annotations

import re

from tests.journeys.keyboard import Keyboard


def the_code(person: Keyboard) -> str:
    """The code of a receipt, as somebody writes it down."""
    return re.sub(r"[\s-]", "", person.page.locator(".app-code__code").inner_text())
