"""What lies inside a backup: an ordinary tar archive, so that it can be looked at without this program.

``manifest.json`` first, then the service's secret, the keys of bank details, the rows of each table in parts, the
uploads, and ``sums.json``, by which it is known at the end whether all of it came through.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from coprod.core.errors import Refused

FORMAT = 1
MANIFEST, SECRET, SUMS = "manifest.json", "secret.key", "sums.json"
BANK_KEYS = "bank-keys"
PART_BYTES = 1 << 20
# Nobody needs to see when a member was packed, or by whom.
_BLOCK = tarfile.BLOCKSIZE
_NOT_OURS = "This is not a backup of this service, or of a version of it that is not known here."


@dataclass(frozen=True)
class Member:
    """One thing in the archive, with its bytes to read once."""

    name: str
    content: IO[bytes]

    def text(self) -> str:
        return self.content.read().decode()


def member(name: str, content: bytes) -> Iterator[bytes]:
    """A small member, as the archive has it."""
    yield from beginning(name, len(content))
    yield content
    yield ending(len(content))


def beginning(name: str, size: int) -> Iterator[bytes]:
    """The head of a member of so many bytes; they follow."""
    head = tarfile.TarInfo(name)
    head.size, head.mode = size, 0o600
    yield head.tobuf(tarfile.PAX_FORMAT)


def ending(size: int) -> bytes:
    """What fills the last block of a member."""
    return bytes(-size % _BLOCK)


def end() -> bytes:
    """The end of the archive."""
    return bytes(2 * _BLOCK)


def part_name(table: str, number: int) -> str:
    return f"tables/{table}/{number:06d}.jsonl.gz"


def part(table: str, number: int, lines: list[bytes]) -> Iterator[bytes]:
    """Some rows of a table, one a line."""
    return member(part_name(table, number), gzip.compress(b"".join(lines), 1, mtime=0))


def rows_of(part_: Member) -> list[bytes]:
    """The lines of a part. Only the line feed ends one: people's words may hold other ends of lines."""
    return [line + b"\n" for line in gzip.decompress(part_.content.read()).split(b"\n") if line]


def members(source: IO[bytes]) -> Iterator[Member]:
    """What the archive holds, in its order. Errors: ``Refused`` when it is none of ours."""
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for head in archive:
                content = archive.extractfile(head)
                if content is None:
                    raise Refused(_NOT_OURS)
                yield Member(head.name, content)
    except (tarfile.TarError, EOFError, gzip.BadGzipFile) as reason:
        raise Refused(_NOT_OURS) from reason


def manifest_of(first: Member) -> dict[str, Any]:
    """The manifest, which comes first. Errors: ``Refused``."""
    if first.name != MANIFEST:
        raise Refused(_NOT_OURS)
    told: dict[str, Any] = json.loads(first.text())
    if told.get("format") != FORMAT:
        raise Refused(_NOT_OURS)
    return told
