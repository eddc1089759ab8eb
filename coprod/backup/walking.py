"""Going through a backup from its beginning to its end, and knowing at the end that all of it came through."""

from __future__ import annotations

import json
import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Protocol

from pyrage import x25519

from coprod.backup import packing, sealing
from coprod.backup.columns import Shape
from coprod.backup.packing import Member
from coprod.backup.snapshot import Sums
from coprod.core.errors import Refused

_TABLE = re.compile(r"tables/(\w+)/\d{6}\.jsonl\.gz")
_UPLOAD = re.compile(r"uploads/([0-9a-f]{32})")
_BANK_KEY = re.compile(r"bank-keys/([0-9a-f]{12})")
_BLOCK = 1 << 16


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: its day, its last day, the step of its database, its tables, and its secrets."""

    made_at: str
    keep_until: date
    step: str
    shapes: dict[str, Shape]
    secret: str
    # The keys of bank details, by name.
    bank_keys: dict[str, bytes] = field(default_factory=dict)


class Taker(Protocol):
    """Whoever does something with what is gone through."""

    def begin(self, manifest: Manifest) -> None: ...

    def rows(self, shape: Shape, lines: list[bytes]) -> None: ...

    def file(self, key: str) -> AbstractContextManager[IO[bytes]]: ...


class Onlooker:
    """Only looks whether all of it is there."""

    def begin(self, manifest: Manifest) -> None:
        pass

    def rows(self, shape: Shape, lines: list[bytes]) -> None:
        pass

    def file(self, key: str) -> AbstractContextManager[IO[bytes]]:
        return nullcontext(_Nowhere())


class _Nowhere(BytesIO):
    def write(self, content: Any) -> int:
        return len(content)


def walk(path: Path, identity: x25519.Identity, taker: Taker) -> tuple[Manifest, Sums]:
    """Go through all of it once. Returns the manifest, and what was found.

    Errors: ``Refused`` when it does not open, is cut short or changed, or does not hold what it says.
    """
    found, told = Sums(), None
    with sealing.opened(path, identity) as source:
        members = packing.members(source)
        manifest = _beginning(members)
        taker.begin(manifest)
        for each in members:
            if each.name == packing.SUMS:
                told = json.loads(each.text())
            else:
                _pass_on(each, manifest, found, taker)
    for name in manifest.shapes:
        found.rows.setdefault(name, 0)
        found.digests.setdefault(name, 0)
    if told != found.as_told():
        raise Refused(f"{path} does not hold what it says. Nothing was changed.")
    return manifest, found


def _beginning(members: Any) -> Manifest:
    first = next(members, None)
    if first is None:
        raise Refused("The backup is empty.")
    told = packing.manifest_of(first)
    second = next(members, None)
    if second is None or second.name != packing.SECRET:
        raise Refused("The backup has no secret of the service in it: it is none of ours.")
    shapes = {
        each["name"]: Shape(each["name"], tuple((n, k) for n, k in each["columns"]), tuple(each["keys"]))
        for each in told["tables"]
    }
    return Manifest(
        told["made_at"], date.fromisoformat(told["keep_until"]), told["step"], shapes, second.text()
    )


def _pass_on(member: Member, manifest: Manifest, found: Sums, taker: Taker) -> None:
    if table := _TABLE.fullmatch(member.name):
        shape = manifest.shapes[table[1]]
        lines = packing.rows_of(member)
        for line in lines:
            found.row(shape.name, line)
        taker.rows(shape, lines)
    elif key := _BANK_KEY.fullmatch(member.name):
        manifest.bank_keys[key[1]] = member.content.read()
    elif upload := _UPLOAD.fullmatch(member.name):
        seen = sha256()
        with taker.file(upload[1]) as out:
            while block := member.content.read(_BLOCK):
                seen.update(block)
                out.write(block)
        found.files[upload[1]] = seen.hexdigest()
    else:
        raise Refused(f"The backup holds something that is not known here: {member.name}")
