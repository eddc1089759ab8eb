"""What a server did to its disk and told its visitors, in order: the notes of strace, read as events.

One strace follows all processes, so the order of its lines is the order of things: a sync that has ended stands before
a reply that begins after it.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,creat,write,pwrite64,pwritev,pwritev2,writev,fsync,fdatasync,ftruncate,truncate,fallocate,rename,renameat,"
    "renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,sendto,sendmsg"
)
# No write of a site or of PostgreSQL is longer; what would be cut off shows as a fault, not as silence.
LONGEST = 1 << 21

QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
LINE = re.compile(rb"(\d+)\s+(.*)", re.DOTALL)
RESUMED = re.compile(rb"<\.\.\. (\w+) resumed>(.*)", re.DOTALL)
CALL = re.compile(rb"(\w+)\((.*)\)\s+= (-?\d+|\?)", re.DOTALL)
HELD = re.compile(rb"^(\d+)<((?:[^>\\]|\\.)*)>")


@dataclass(frozen=True)
class Event:
    """``begun`` when the call starts (syncs and replies only), otherwise when it has ended well."""

    call: str
    begun: bool
    process: int
    path: str = ""
    other: str = ""
    data: bytes = b""
    offset: int = -1
    size: int = 0
    flags: str = ""


def strace(notes: Path, *, also: tuple[int, ...] = ()) -> list[str]:
    """What to start a server under, so that all it does is noted, and what ``also`` runs already does."""
    # Only the calls that are noted stop a process; it can be asked for at the start of one alone.
    quickly = [] if also else ["--seccomp-bpf"]
    options = [
        "strace",
        "-f",
        *quickly,
        "-y",
        "-qq",
        "-s",
        str(LONGEST),
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
    ]
    return [*options, *(f"-p{each}" for each in also), "-o", str(notes), "--"]


def events(notes: Path) -> Iterator[Event]:
    """The events of a file of notes. Errors: ``ValueError`` when a write was too long to be noted whole."""
    halves: dict[int, bytes] = {}
    with notes.open("rb") as lines:
        for line in lines:
            if not (whole := LINE.match(line.rstrip(b"\n"))):
                continue
            process, told = int(whole[1]), whole[2]
            if told.endswith(b"<unfinished ...>"):
                half = told.removesuffix(b"<unfinished ...>")
                halves[process] = half
                yield from _begun(process, half)
                continue
            if resumed := RESUMED.match(told):
                half = halves.pop(process, b"")
                # Its beginning was told when it began.
                yield from _ended(process, half.rstrip() + resumed[2])
                continue
            yield from _begun(process, told)
            yield from _ended(process, told)


def _begun(process: int, told: bytes) -> Iterator[Event]:
    call, _, rest = told.partition(b"(")
    name = call.decode()
    if name in {"fsync", "fdatasync"}:
        yield Event(name, True, process, path=_held(rest))
    elif name in {"sendto", "sendmsg"} or (name in {"write", "writev"} and b"<socket:" in rest[:40]):
        yield Event("reply", True, process, data=b"".join(_quoted(rest)))


def _ended(process: int, told: bytes) -> Iterator[Event]:
    found = CALL.match(told)
    if not found or found[3].startswith((b"-", b"?")):
        return
    name, rest, size = found[1].decode(), found[2], int(found[3])
    if name in {"fsync", "fdatasync"}:
        yield Event(name, False, process, path=_held(rest))
    elif "write" in name:
        yield from _written(process, name, rest, size)
    elif name in {"ftruncate", "fallocate", "truncate"}:
        path = _paths(rest)[0] if name == "truncate" else _held(rest)
        *_, before, last = rest.split(b",")
        if name == "fallocate":
            yield Event("grow", False, process, path=path, size=int(before) + int(last))
        else:
            yield Event("truncate", False, process, path=path, size=int(last))
    elif name in {"openat", "creat"}:
        flags = "O_CREAT|O_TRUNC" if name == "creat" else rest.rpartition(b'"')[2].decode()
        if "O_CREAT" in flags or "O_TRUNC" in flags:
            yield Event("open", False, process, path=_paths(rest)[0], flags=flags)
    elif name not in {"sendto", "sendmsg"}:
        one, *other = _paths(rest)
        kind = next(kind for kind in ("rename", "unlink", "link", "mkdir", "rmdir") if name.startswith(kind))
        kind = "unlink" if kind == "rmdir" else kind
        yield Event(kind, False, process, path=one, other=other[0] if other else "")


def _written(process: int, name: str, rest: bytes, size: int) -> Iterator[Event]:
    path = _held(rest)
    if path.startswith("/"):
        last = {"pwrite64": -1, "pwritev": -1, "pwritev2": -2}.get(name)
        at = int(rest.rsplit(b",", 3)[last]) if last else -1
        yield Event("write", False, process, path=path, data=b"".join(_quoted(rest))[:size], offset=at)


def _held(rest: bytes) -> str:
    """The file behind the number with which the arguments begin."""
    held = HELD.match(rest)
    return _plain(held[2]).decode(errors="surrogateescape") if held else ""


def _paths(rest: bytes) -> list[str]:
    """The paths in the arguments, each whole: a relative one stands in the folder that is told before it."""
    found = []
    for at in QUOTED.finditer(rest):
        path = _plain(at[1]).decode(errors="surrogateescape")
        before = re.search(rb"(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>,\s*$", rest[: at.start()])
        folder = _plain(before[1]).decode(errors="surrogateescape") if before else "/"
        found.append(os.path.normpath(os.path.join(folder, path)))
    return found


def _quoted(rest: bytes) -> Iterator[bytes]:
    for at in QUOTED.finditer(rest):
        if at[2]:
            raise ValueError("A write was too long to be noted whole.")
        yield _plain(at[1])


def _plain(text: bytes) -> bytes:
    return codecs.escape_decode(text)[0] if b"\\" in text else text
