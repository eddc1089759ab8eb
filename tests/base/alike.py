"""Two pages that say the same to two people differ all the same in what each visit gets anew."""

from __future__ import annotations

import re

# The word of its scripts, the token of its forms (which holds the second it was made in), and the number of a form.
ANEW = re.compile(r'nonce-[\w-]{22}|nonce="[\w-]{22}"|name="(csrf_token|once|key)" value="[^"]*"')


def without_what_is_new(page: str) -> str:
    """The page as it would be for anybody, at any second."""
    return ANEW.sub("", page)
