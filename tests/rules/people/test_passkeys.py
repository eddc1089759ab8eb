"""Passkeys: what a browser answers is believed only when all of it is as it must be (threat T13)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from coprod.people.rules import passkeys
from coprod.people.rules.passkeys import Known, Site, site_of
from tests.base.soft_passkey import SoftPasskey

HERE = Site("involve.example", "https://involve.example")
ELSEWHERE = Site("evil.example", "https://evil.example")
CHALLENGE, ANOTHER = passkeys.new_challenge(), passkeys.new_challenge()


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://involve.example", HERE),
        ("https://involve.example/", HERE),
        ("https://involve.example:8443", Site("involve.example", "https://involve.example:8443")),
        ("http://localhost:8000", Site("localhost", "http://localhost:8000")),
        ("http://involve.example", None),
        ("http://127.0.0.1:8000", None),
        ("https://192.0.2.1", None),
        ("https://[2001:db8::1]", None),
        ("", None),
    ],
)
def test_passkeys_are_good_at_our_own_address_where_browsers_allow_any(
    address: str, site: Site | None
) -> None:
    assert site_of(address) == site


def test_a_challenge_is_long_and_never_the_same() -> None:
    assert CHALLENGE != ANOTHER
    assert len(CHALLENGE) == 43


def to_make(site: Site = HERE, challenge: str = CHALLENGE) -> str:
    return passkeys.asked_to_make(
        site, challenge, user=b"x" * 32, called="amina@people.example", service="Coprod", has=["AAAA"]
    )


def to_use(site: Site = HERE, challenge: str = CHALLENGE) -> str:
    return passkeys.asked_to_use(site, challenge, ["AAAA", "BBBB"])


def made(key: SoftPasskey) -> Known:
    known = passkeys.made(HERE, CHALLENGE, key.make(to_make(), at=HERE.origin))
    assert known is not None
    return known


def test_a_browser_is_asked_for_a_finger_a_face_or_a_number_and_for_nothing_that_it_has() -> None:
    make, use = json.loads(to_make()), json.loads(to_use())

    assert make["authenticatorSelection"]["userVerification"] == use["userVerification"] == "required"
    assert [each["id"] for each in make["excludeCredentials"]] == ["AAAA"]
    assert [each["id"] for each in use["allowCredentials"]] == ["AAAA", "BBBB"]
    assert (make["rp"]["id"], use["rpId"]) == ("involve.example", "involve.example")
    assert make["challenge"] == use["challenge"] == CHALLENGE
    assert make["attestation"] == "none"


def test_a_passkey_that_answers_rightly_is_kept_and_opens() -> None:
    key = SoftPasskey()
    known = made(key)

    assert passkeys.used(HERE, CHALLENGE, key.use(to_use(), at=HERE.origin), known) == 1


WRONG_TO_MAKE: dict[str, Callable[[], str]] = {
    "a page of another site": lambda: SoftPasskey().make(to_make(), at=ELSEWHERE.origin),
    "a passkey of another site": lambda: SoftPasskey().make(to_make(ELSEWHERE), at=HERE.origin),
    "our site without https": lambda: SoftPasskey().make(to_make(), at="http://involve.example"),
    "our site at another door": lambda: SoftPasskey().make(to_make(), at="https://involve.example:8443"),
    "another challenge": lambda: SoftPasskey().make(to_make(challenge=ANOTHER), at=HERE.origin),
    "nobody was asked for a finger": lambda: SoftPasskey(verifies=False).make(to_make(), at=HERE.origin),
    "the answer to another question": lambda: SoftPasskey().use(to_use(), at=HERE.origin),
    "nothing": lambda: "",
    "no object": lambda: "[]",
    "an object of nothing": lambda: "{}",
    "other letters": lambda: '{"id": "ü", "rawId": "ü", "type": "public-key", "response": {}}',
    "half an answer": lambda: SoftPasskey().make(to_make(), at=HERE.origin)[:200],
    "deep nonsense": lambda: "[" * 9000,
    "a megabyte": lambda: "x" * 1_000_000,
}


@pytest.mark.parametrize("answer", WRONG_TO_MAKE.values(), ids=WRONG_TO_MAKE)
def test_no_other_answer_makes_a_passkey(answer: Callable[[], str]) -> None:
    assert passkeys.made(HERE, CHALLENGE, answer()) is None


def used_with(**other: bool | int) -> Callable[[SoftPasskey], str]:
    def answer(key: SoftPasskey) -> str:
        for name, value in other.items():
            setattr(key, name, value)
        return key.use(to_use(), at=HERE.origin)

    return answer


WRONG_TO_USE: dict[str, Callable[[SoftPasskey], str]] = {
    "a page of another site": lambda key: key.use(to_use(), at=ELSEWHERE.origin),
    "a passkey of another site": lambda key: key.use(to_use(ELSEWHERE), at=HERE.origin),
    "another challenge": lambda key: key.use(to_use(challenge=ANOTHER), at=HERE.origin),
    "nobody was asked for a finger": used_with(verifies=False),
    "it counts backwards, so there are two of it": used_with(counts=3),
    "somebody else's passkey of the same name": lambda key: SoftPasskey(name=key.name, counts=9).use(
        to_use(), at=HERE.origin
    ),
    "the answer to another question": lambda key: key.make(to_make(), at=HERE.origin),
    "nothing": lambda key: "",
    "deep nonsense": lambda key: '{"id":' * 3000,
}


@pytest.mark.parametrize("answer", WRONG_TO_USE.values(), ids=WRONG_TO_USE)
def test_no_other_answer_opens_anything(answer: Callable[[SoftPasskey], str]) -> None:
    key = SoftPasskey()
    known = made(key)._replace(sign_count=4)

    assert passkeys.used(HERE, CHALLENGE, answer(key), known) is None


def test_control_the_same_passkey_that_counts_on_does() -> None:
    key = SoftPasskey()
    known = made(key)._replace(sign_count=4)

    assert passkeys.used(HERE, CHALLENGE, used_with(counts=4)(key), known) == 5


@pytest.mark.parametrize(
    ("answer", "name"),
    [('{"id": "abc"}', "abc"), ("{}", ""), ("[]", ""), ("", ""), ("[" * 9000, ""), ('{"id": 7}', "7")],
)
def test_which_passkey_is_meant_is_read_without_believing_it(answer: str, name: str) -> None:
    assert passkeys.named_in(answer) == name
