"""Files at rest: each sealed with a key of its own, which lies with whatever tells of the file and nowhere else.

In the age format, a piece at a time, so that a long video needs little memory. Where the row or the packet that holds
the key goes, the file can be read by nobody, whichever copy of it is left.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flask import current_app

from coprod.core.disk import settle


@dataclass(frozen=True)
class Sealed:
    """A sealed file on the disk: its random key (name), the lock that opens it, its size in bytes and its hash."""

    key: str
    lock: str
    size: int
    sha256: str


def keep(content: IO[bytes]) -> Sealed:
    """Seal a file and put it on the disk; it is there for good before this returns."""
    import pyrage
    from pyrage import x25519

    identity, key = x25519.Identity.generate(), secrets.token_hex(16)
    folder = Path(current_app.config["UPLOADS"])
    partial = folder / f".{key}.part"
    try:
        with partial.open("xb") as out:
            pyrage.encrypt_io(content, out, [identity.to_public()])
            out.flush()
            os.fsync(out.fileno())
        with partial.open("rb") as whole:
            digest = hashlib.file_digest(whole, "sha256").hexdigest()
        size = partial.stat().st_size
        partial.rename(folder / key)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    settle(folder)
    return Sealed(key, str(identity), size, digest)


def unsealed(key: str, lock: str, folder: Path | None = None) -> IO[bytes]:
    """What was sealed, in a file without a name: whoever gets it closes it, and then it is gone.

    Errors: ``FileNotFoundError`` when it is not there; whatever the format's library raises when it was changed.
    """
    import pyrage
    from pyrage import x25519

    content = tempfile.TemporaryFile()  # noqa: SIM115 - whoever gets it closes it
    try:
        with ((folder or Path(current_app.config["UPLOADS"])) / key).open("rb") as held:
            pyrage.decrypt_io(held, content, [x25519.Identity.from_str(lock)])
        content.seek(0)
    except BaseException:
        content.close()
        raise
    return content


def is_there(key: str) -> bool:
    """Whether the file lies on the disk."""
    return (Path(current_app.config["UPLOADS"]) / key).is_file()


def remove(key: str) -> None:
    """Take a file from the disk; nothing happens when it is gone."""
    (Path(current_app.config["UPLOADS"]) / key).unlink(missing_ok=True)


class Later:
    """What was sealed, unsealed when somebody begins to read it: after the transaction of whoever asked has ended."""

    def __init__(self, key: str, lock: str) -> None:
        self._key, self._lock, self._folder = key, lock, Path(current_app.config["UPLOADS"])
        self._content: IO[bytes] | None = None

    def _opened(self) -> IO[bytes]:
        if self._content is None:
            self._content = unsealed(self._key, self._lock, self._folder)
        return self._content

    def read(self, size: int = -1) -> bytes:
        return self._opened().read(size)

    def seekable(self) -> bool:
        return True

    def seek(self, to: int, whence: int = 0) -> int:
        return self._opened().seek(to, whence)

    def tell(self) -> int:
        return self._opened().tell()

    def close(self) -> None:
        if self._content is not None:
            self._content.close()
