"""People, their sign-ins, what opens the second step of those, and what people need to take part."""

from __future__ import annotations

from coprod.people.models.needs import AccessNeed, AccessProfile
from coprod.people.models.people import Person, SignIn, SignInCode
from coprod.people.models.second_step import Authenticator, Passkey, RecoveryCode

__all__ = [
    "AccessNeed",
    "AccessProfile",
    "Authenticator",
    "Passkey",
    "Person",
    "RecoveryCode",
    "SignIn",
    "SignInCode",
]
