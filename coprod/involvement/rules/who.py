"""Who applies without an account: what is kept of it while it is typed, and how long each part may be."""

from __future__ import annotations

from typing import TypedDict

# Where it stands in what a draft keeps beside the answers.
WHO = "who"
LONGEST_NAME, LONGEST_ADDRESS, LONGEST_CAREFUL, LONGEST_NEED = 120, 400, 300, 400


class Who(TypedDict):
    """Who it is, how they can be reached, and what they need to take part."""

    name: str
    way: str
    email: str
    telephone: str
    post: str
    careful: str
    needs: dict[str, str]
    shares: bool
