"""Passkeys: which address they belong to, what a browser is asked, and whether what it answers is true (threat T13)."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

CHALLENGE_LIFE = timedelta(minutes=5)
_PATIENCE = int(CHALLENGE_LIFE.total_seconds() * 1000)
LONGEST_ANSWER = 20_000  # letters


class Site(NamedTuple):
    """Where passkeys are good: a host's name, and the only address whose pages may use them."""

    host: str
    origin: str


class Known(NamedTuple):
    """What is kept of a passkey: how it is found, what checks it, how often it was used."""

    credential_id: str
    public_key: bytes
    sign_count: int


def site_of(address: str) -> Site | None:
    """The site of our own address; ``None`` where browsers know no passkeys: under a number, or without https."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host or (parts.scheme != "https" and host != "localhost"):
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return Site(host, f"{parts.scheme}://{parts.netloc}")
    return None


def new_challenge() -> str:
    """What is to be signed: 256 random bits, as browsers write them."""
    from webauthn.helpers import bytes_to_base64url, generate_challenge

    return bytes_to_base64url(generate_challenge()[:32])


def asked_to_make(
    site: Site, challenge: str, *, user: bytes, called: str, service: str, has: Iterable[str]
) -> str:
    """What the browser is told for a new passkey, as JSON. ``has`` are those that somebody has already."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers import structs as told

    return options_to_json(
        generate_registration_options(
            rp_id=site.host,
            rp_name=service,
            user_id=user,
            user_name=called,
            user_display_name=called,
            challenge=base64url_to_bytes(challenge),
            timeout=_PATIENCE,
            authenticator_selection=told.AuthenticatorSelectionCriteria(
                resident_key=told.ResidentKeyRequirement.PREFERRED,
                # Whoever finds the key must not be able to use it: it asks for a finger, a face or a number.
                user_verification=told.UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[
                told.PublicKeyCredentialDescriptor(base64url_to_bytes(each)) for each in has
            ],
        )
    )


def asked_to_use(site: Site, challenge: str, has: Iterable[str]) -> str:
    """What the browser is told when one of somebody's passkeys is to be used, as JSON."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers import structs as told

    return options_to_json(
        generate_authentication_options(
            rp_id=site.host,
            challenge=base64url_to_bytes(challenge),
            timeout=_PATIENCE,
            allow_credentials=[told.PublicKeyCredentialDescriptor(base64url_to_bytes(each)) for each in has],
            user_verification=told.UserVerificationRequirement.REQUIRED,
        )
    )


def made(site: Site, challenge: str, answer: str) -> Known | None:
    """The new passkey that the browser answers with; ``None`` when anything about it is not as it must be."""
    from webauthn import verify_registration_response
    from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

    try:
        found = verify_registration_response(
            credential=_read(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except Exception:  # Whatever a made-up answer trips over, in however many layers of letters: it is a no.
        return None
    return Known(bytes_to_base64url(found.credential_id), found.credential_public_key, found.sign_count)


def named_in(answer: str) -> str:
    """Which passkey an answer says it comes from, before anything of it is believed; "" for none."""
    try:
        return str(_read(answer).get("id", ""))
    except ValueError:
        return ""


def used(site: Site, challenge: str, answer: str, known: Known) -> int | None:
    """How often a passkey says it was used, when what it answers is true; else ``None``."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import base64url_to_bytes

    try:
        found = verify_authentication_response(
            credential=_read(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=known.public_key,
            credential_current_sign_count=known.sign_count,
            require_user_verification=True,
        )
    except Exception:  # As above.
        return None
    return found.new_sign_count


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError("No browser answers at such length.")
    try:
        read = json.loads(answer)
    except RecursionError as reason:
        raise ValueError("No browser answers so deeply.") from reason
    if not isinstance(read, dict):
        raise ValueError("No browser answers like this.")
    return read
