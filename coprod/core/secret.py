"""Keys and what is made with them: keyed hashes, sealed packets, random codes.

Three kinds of key: the service's own secret (in the instance folder or the environment), keys derived from it
for one purpose each, and keys that live for one batch of waiting answers and are then destroyed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from coprod.core.disk import settle

# Letters and digits that are not mistaken for one another when read aloud or copied by hand.
ALPHABET = "ABCDEFGHJKLMNPRSTUVWXY23456789"
SMALLEST_PACKET = 4096


def service_key() -> bytes:
    """The service's own secret, 32 bytes or more."""
    return str(current_app.config["SECRET_KEY"]).encode()


@lru_cache(maxsize=64)
def _for_purpose(purpose: str, service_key: bytes) -> bytes:
    """The service's own key for one purpose, made once: it is asked for several times with every sending."""
    return derive(purpose, key=service_key)


def derive(purpose: str, *parts: str | bytes, key: bytes | None = None, length: int = 32) -> bytes:
    """A key for one purpose, from the service's secret or from ``key``."""
    told = b"\x00".join(part if isinstance(part, bytes) else part.encode() for part in (purpose, *parts))
    return HKDF(SHA256(), length, salt=None, info=told).derive(key or service_key())


def keyed_hash(purpose: str, *parts: str, key: bytes | None = None) -> str:
    """A hash (64 hex digits) that nobody can make or check without the key."""
    told = "\x00".join(parts).encode("utf-8", "surrogatepass")
    made = _for_purpose(purpose, service_key()) if key is None else derive(purpose, key=key)
    return hmac.new(made, told, hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare in a time that tells nothing; as bytes, since text that is not ASCII would raise (security §0.10)."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def code(length: int, random: bytes | None = None) -> str:
    """A code of letters and digits without look-alikes; from ``random`` bytes, the same each time."""
    if random is None:
        return "".join(secrets.choice(ALPHABET) for _ in range(length))
    number = int.from_bytes(random, "big")
    if number.bit_length() and len(random) * 8 < length * 6:
        raise ValueError("Too few random bytes for a code of this length.")
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def reference(length: int = 8) -> str:
    """A random public reference, in small letters: never a countable number."""
    return code(length).lower()


def seal(key: bytes, content: bytes, about: str, size: int = 0, *, smallest: int = SMALLEST_PACKET) -> bytes:
    """A packet that only ``key`` opens, bound to what it is about.

    Padded to ``size`` bytes, or to the next doubling of it when it does not fit: the length of a packet would
    otherwise tell the length of the words in it, and that alone ties an answer to its moment. Whoever seals
    what belongs together gives one size in which all of it fits. ``smallest`` is less for what a cookie carries.
    """
    size = max(size, smallest)
    while size < len(content) + 4:
        size *= 2
    padded = len(content).to_bytes(4, "big") + content + bytes(size - 4 - len(content))
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, padded, about.encode())


def unseal(key: bytes, packet: bytes, about: str) -> bytes | None:
    """What was sealed, or ``None`` when the key or the subject is not the right one."""
    try:
        padded = AESGCM(key).decrypt(packet[:12], packet[12:], about.encode())
    except (InvalidTag, ValueError):
        return None
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


class KeyRing:
    """Keys that live outside the database, one file each, and are destroyed for good."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, name: str, key: bytes = b"") -> bytes:
        """A new key, on the disk before this returns. Errors: ``OSError`` when it cannot be; then nothing is left."""
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            settle(self.folder.parent)
        key = key or os.urandom(32)
        handle = os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, key)
            os.fsync(handle)
        except OSError:
            (self.folder / name).unlink()
            raise
        finally:
            os.close(handle)
        settle(self.folder)
        return key

    def put_back(self, name: str, key: bytes) -> None:
        """Keep a key under the name that it had, out of a backup. One that is there already stays."""
        if self.get(name) is None:
            self.make(name, key)

    def get(self, name: str) -> bytes | None:
        """The key, or ``None`` when it has been destroyed."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def destroy(self, name: str) -> None:
        """Overwrite the key, then remove it."""
        path = self.folder / name
        try:
            handle = os.open(path, os.O_WRONLY)
        except FileNotFoundError:
            return
        try:
            os.write(handle, bytes(32))
            os.fsync(handle)
        finally:
            os.close(handle)
        path.unlink(missing_ok=True)
        settle(self.folder)

    def names(self) -> list[str]:
        """Every key that is still there."""
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.is_dir() else []


def key_ring() -> KeyRing:
    """The keys of the waiting batches."""
    return KeyRing(Path(current_app.config["KEYS"]))


def bank_ring() -> KeyRing:
    """The keys of bank details, which lie beside the database and never in it (domain rule P27)."""
    own = current_app.config["BANK_KEYS"]
    return KeyRing(Path(own) if own else Path(current_app.config["INSTANCE"]) / "bank-keys")
