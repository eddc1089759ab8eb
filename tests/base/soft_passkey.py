"""A passkey made of software: it answers as a security key does, and lies where a test wants it to.

key = SoftPasskey(); key.make(options, at="https://involve.example"); key.use(options, at=…)
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftPasskey:
    """``verifies``: whether it asks for a finger or a number; ``counts``: how often it says that it was used."""

    verifies: bool = True
    counts: int = 0
    name: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    own: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: str, *, at: str) -> str:
        """The answer of a browser at this address to "make one"."""
        told = json.loads(options)
        numbers = self.own.public_key().public_numbers()
        public = {
            1: 2,
            3: -7,
            -1: 1,
            -2: numbers.x.to_bytes(32, "big"),
            -3: numbers.y.to_bytes(32, "big"),
        }
        about = bytes(16) + len(self.name).to_bytes(2, "big") + self.name + cbor2.dumps(public)
        data = self._data(told["rp"]["id"], WITH_KEY) + about
        return self._answer(
            clientDataJSON=_client("webauthn.create", told["challenge"], at),
            attestationObject=cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data}),
        )

    def use(self, options: str, *, at: str) -> str:
        """The answer of a browser at this address to "use one"."""
        told = json.loads(options)
        self.counts += 1
        data, client = self._data(told["rpId"], 0), _client("webauthn.get", told["challenge"], at)
        signature = self.own.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _data(self, host: str, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.counts.to_bytes(4, "big")

    def _answer(self, **response: bytes) -> str:
        name = bytes_to_base64url(self.name)
        told: dict[str, Any] = {each: bytes_to_base64url(value) for each, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": told})


def _client(kind: str, challenge: str, at: str) -> bytes:
    return json.dumps({"type": kind, "challenge": challenge, "origin": at, "crossOrigin": False}).encode()
