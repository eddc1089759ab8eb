"""People, their sign-ins, and what they need to take part."""

from __future__ import annotations

from coprod.people.models.needs import AccessNeed, AccessProfile
from coprod.people.models.people import Person, SignIn, SignInCode

__all__ = ["AccessNeed", "AccessProfile", "Person", "SignIn", "SignInCode"]
