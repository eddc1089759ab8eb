"""Sealing a backup to keys that are not here, in the age format (age-encryption.org), a piece at a time.

The machine that makes backups holds only the public half of a key, so whoever takes the machine cannot read the
backups, and so not those who were erased since. The file is authenticated chunk by chunk and has a marked end: what
was cut short or changed does not open.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pyrage
from pyrage import x25519

from coprod.core.errors import Refused


class _Pieces:
    """Bytes that are made when they are asked for, as something to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")
        self.reason: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as reason:
            # The sealing says only that it could not read; why, is known here.
            self.reason = reason
            raise
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


def recipients(text: str) -> list[x25519.Recipient]:
    """To whom it is sealed: "age1…", several with blanks between. Errors: ``Refused`` in words."""
    if not text.split():
        raise Refused(
            "Nobody is named who could open the backup. Make a key with “coprod backup-key FILE”, keep the file "
            "elsewhere, and put the line that it prints into COPROD_BACKUP_TO."
        )
    try:
        return [x25519.Recipient.from_str(each) for each in text.split()]
    except pyrage.RecipientError as reason:
        raise Refused("COPROD_BACKUP_TO is not a key that begins with “age1”.") from reason


def make_identity(path: Path) -> str:
    """Write a new key into a file for its owner alone. Returns the public half. Errors: ``Refused``."""
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as reason:
        raise Refused(f"{path} could not be made: {reason.strerror}.") from reason
    with os.fdopen(handle, "w") as out:
        out.write(f"# public key: {public}\n{identity}\n")
        out.flush()
        os.fsync(out.fileno())
    return public


def read_identity(path: Path) -> x25519.Identity:
    """The key that opens backups, from its file. Errors: ``Refused`` in words."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError) as reason:
        raise Refused(f"The key in {path} cannot be read.") from reason
    try:
        (line,) = [line for line in lines if line and not line.startswith("#")]
        return x25519.Identity.from_str(line)
    except (ValueError, pyrage.IdentityError) as reason:
        raise Refused(f"{path} does not hold one key that begins with “AGE-SECRET-KEY-”.") from reason


def seal(pieces: Iterator[bytes], out: IO[bytes], to: list[x25519.Recipient]) -> None:
    """Write the pieces, sealed. Whatever goes wrong while they are made is raised as it is."""
    source = _Pieces(pieces)
    try:
        pyrage.encrypt_io(source, out, to)
    except pyrage.EncryptError:
        if source.reason is not None:
            raise source.reason from None
        raise


@contextmanager
def opened(path: Path, identity: x25519.Identity) -> Iterator[IO[bytes]]:
    """What a sealed file holds, to be read from the beginning to the end.

    Errors: ``Refused`` when the key is another one, or when the file was cut short or changed; that may be known only
    at its end, so nothing that was read counts before this block has ended well.
    """
    reading, writing = os.pipe()
    trouble: list[BaseException] = []

    def unseal() -> None:
        with os.fdopen(writing, "wb") as sink, suppress(BrokenPipeError):
            try:
                with path.open("rb") as sealed:
                    pyrage.decrypt_io(sealed, sink, [identity])
            except BrokenPipeError:
                pass  # Whoever read has stopped; why, they say themselves.
            except (OSError, pyrage.DecryptError) as reason:
                trouble.append(reason)

    worker = threading.Thread(target=unseal, daemon=True)
    worker.start()
    source = os.fdopen(reading, "rb")
    try:
        yield source
        while source.read(1 << 20):
            pass
        worker.join()
    except BaseException:
        # The end of the file is the reason more often than what it looked like from here.
        source.close()
        worker.join()
        if trouble:
            raise _refusal(path, trouble[0]) from trouble[0]
        raise
    finally:
        source.close()
    if trouble:
        raise _refusal(path, trouble[0]) from trouble[0]


def _refusal(path: Path, reason: BaseException) -> Refused:
    if isinstance(reason, pyrage.DecryptError):
        return Refused(f"{path} does not open with this key, or is not a backup. Nothing was changed.")
    return Refused(f"{path} was cut short or changed since it was made. Nothing was changed.")
