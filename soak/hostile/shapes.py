"""How a form travels: in the body (two ways), in the address, and in ways that no browser would choose.

Everything is made by hand from bytes, because libraries that write requests put hostile bytes right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote_from_bytes

BOUNDARY = b"----house-of-words"
URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Part:
    """One field as it travels; with ``file`` it says that it is one."""

    name: bytes
    value: bytes
    file: bytes | None = None


@dataclass(frozen=True)
class Message:
    """A request without its address: what stands after the question mark, the body, and what it is said to be."""

    query: bytes = b""
    body: bytes = b""
    kind: str = ""
    method: str = "POST"
    headers: tuple[tuple[str, str], ...] = ()


Parts = Sequence[Part]
Travel = Callable[[Parts], Message]


def pairs(parts: Parts) -> bytes:
    """As browsers write simple forms: every byte that could mean something is escaped."""
    return b"&".join(
        f"{quote_from_bytes(part.name, safe='')}={quote_from_bytes(part.value, safe='')}".encode()
        for part in parts
    )


def as_form(parts: Parts) -> Message:
    return Message(body=pairs(parts), kind=URLENCODED)


def as_multipart(parts: Parts) -> Message:
    body = b"".join(_part(part) for part in parts) + b"--" + BOUNDARY + b"--\r\n"
    return Message(body=body, kind=f"multipart/form-data; boundary={BOUNDARY.decode()}")


def as_query(parts: Parts) -> Message:
    """Everything in the address; only the token goes where no log reads it."""
    return Message(query=pairs(parts), kind=URLENCODED, headers=_token(parts))


def _token(parts: Parts) -> tuple[tuple[str, str], ...]:
    """The token of a form as a script of ours would send it, when it can travel in a header."""
    token = next((part.value for part in parts if part.name == b"csrf_token"), b"")
    return (("HTTP_X_CSRFTOKEN", token.decode()),) if token.isascii() and len(token) < 500 else ()


def _part(part: Part) -> bytes:
    name = part.name.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
    head = b'Content-Disposition: form-data; name="' + name + b'"'
    if part.file is not None:
        head += b'; filename="' + part.file + b'"\r\nContent-Type: application/octet-stream'
    return b"--" + BOUNDARY + b"\r\n" + head + b"\r\n\r\n" + part.value + b"\r\n"


SHAPES: dict[str, Travel] = {
    "form": as_form,
    "multipart": as_multipart,
    "query": as_query,
}


def twists(parts: Parts, name: bytes) -> Iterator[tuple[str, Parts]]:
    """One field of a form in ways that are no value: missing, repeated, renamed, a file where words belong."""
    mine = [part for part in parts if part.name == name] or [Part(name, b"1")]
    others = [part for part in parts if part.name != name]
    first = mine[0]
    yield "missing", others
    yield "twice, and different", [*others, first, replace(first, value=b"another")]
    yield "500 times", [*others, *([first] * 500)]
    yield "as a list", [*others, replace(first, name=name + b"[]"), replace(first, name=name + b"[0]")]
    yield "as an object", [*others, replace(first, name=name + b"[a][b].c")]
    yield "under a very deep name", [*others, replace(first, name=name + b"[a]" * 2000)]
    yield "under half a name", [*others, replace(first, name=name + b"\xed\xa0\x80\x00")]
    yield "a file where words belong", [*others, Part(name, b"\x89PNG\r\n\x1a\n" + bytes(50), b"a.png")]
    yield "a file of a strange name", [*others, Part(name, b"%PDF-1.7", "../\u202e\\a.pdf".encode())]
    yield "an empty file without a name", [*others, Part(name, b"", b"")]
    yield "words where a file belongs", [*others, Part(name, b"words", None)]


CHARSETS = ("utf-16", "utf-7", "latin-1", "idna", "hex", "no-such-thing", '"')
METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD", "PROPFIND", "É")
OF_ANOTHER_KIND = {
    "said to be JSON": "application/json",
    "said to be plain text": "text/plain",
    "of no kind": "",
    "of a nonsense kind": "\xff/;;=\x7f; charset=\xe9",
    "said to be parts": f"multipart/form-data; boundary={BOUNDARY.decode()}",
    **{f"in {charset}": f"{URLENCODED}; charset={charset}" for charset in CHARSETS},
}
IN_BROKEN_PARTS = {
    "of parts without a boundary": "multipart/form-data",
    "of parts with an empty boundary": "multipart/form-data; boundary=",
    "of parts with another boundary": "multipart/form-data; boundary=x",
    "of parts with a boundary that is not ASCII": "multipart/form-data; boundary=\xe9",
}
LENGTHS = {
    "of a length that is a lie": "7",
    "of a length below nothing": "-1",
    "of a length that is none": "²",
}
MANY = {"of 1001 more fields": 1001, "of 10000 more fields": 10_000}
JSON = (
    b'{"a": {"b": [1, null]}}',
    b'{"csrf_token": 5}',
    b"[1]",
    b'"words"',
    b"5",
    b"null",
    b"[" * 9000,
    b"\xff",
)


def _json(content: bytes, parts: Parts) -> Message:
    return Message(body=content, kind="application/json", headers=_token(parts))


BODIES: dict[str, Travel] = {
    "of nothing": lambda parts: Message(kind=URLENCODED),
    **{f"of JSON {json[:20]!r}": partial(_json, json) for json in JSON},
    "of XML": lambda parts: Message(body=b"<?xml version='1.0'?><a/>", kind="text/xml"),
    "cut short": lambda parts: _cut(as_multipart(parts)),
    "whose part has a head of 100 kB": lambda parts: _changed(
        as_multipart(parts), b"form-data", b"x" * 100_000
    ),
    "whose parts have no names": lambda parts: _changed(as_multipart(parts), b"name=", b"eman="),
    "with broken escapes": lambda parts: _more(as_form(parts), b"&%=%&%ZZ=%u0000&%e2%82=%00&=&&;"),
    "with raw bytes": lambda parts: _more(as_form(parts), b"&\xff\xfe\x00=\xed\xa0\x80"),
    "with 20000 ampersands": lambda parts: _more(as_form(parts), b"&" * 20_000),
}
STRANGE = (
    *BODIES,
    *OF_ANOTHER_KIND,
    *IN_BROKEN_PARTS,
    *LENGTHS,
    *MANY,
    *(f"with {method}" for method in METHODS),
)


def strange(parts: Parts, what: str) -> Message:
    """A whole form sent as no browser would; ``what`` is one of ``STRANGE``."""
    if what in BODIES:
        return BODIES[what](parts)
    if what in OF_ANOTHER_KIND:
        return replace(as_form(parts), kind=OF_ANOTHER_KIND[what])
    if what in IN_BROKEN_PARTS:
        return replace(as_multipart(parts), kind=IN_BROKEN_PARTS[what])
    if what in LENGTHS:
        return replace(as_form(parts), headers=(("CONTENT_LENGTH", LENGTHS[what]),))
    if what in MANY:
        return as_multipart([*parts, *(Part(f"f{number}".encode(), b"") for number in range(MANY[what]))])
    return replace(as_form(parts), method=what.removeprefix("with "))


def _cut(message: Message) -> Message:
    return replace(message, body=message.body[: len(message.body) // 2])


def _changed(message: Message, what: bytes, into: bytes) -> Message:
    return replace(message, body=message.body.replace(what, into, 1))


def _more(message: Message, more: bytes) -> Message:
    return replace(message, body=message.body + more)


ODD_HEADERS: dict[str, tuple[str, str]] = {
    "a token that is not ASCII": ("HTTP_X_CSRFTOKEN", "\xe9\xff"),
    "a referrer of bytes": ("HTTP_REFERER", "http://localhost/\xff\\//evil.example"),
    "a cookie of nonsense": ("HTTP_COOKIE", "session=.\xff.;;=;a=\x00; session=eyJ.\xe9.x; session="),
    "5000 cookies": ("HTTP_COOKIE", "; ".join(f"a{number}=b" for number in range(5000))),
    "a language of nonsense": ("HTTP_ACCEPT_LANGUAGE", "ur;q=\xe9,*;q=1e9," * 200),
    "kinds of nonsense": ("HTTP_ACCEPT", "*/*;q=x,\xff," * 500),
    "ranges": ("HTTP_RANGE", "bytes=" + "0-," * 2000),
    "a moment that is none": ("HTTP_IF_MODIFIED_SINCE", "Mon, 99 Foo 99999 99:99:99"),
    "tags of nonsense": ("HTTP_IF_NONE_MATCH", '"' * 999),
    "a login of nonsense": ("HTTP_AUTHORIZATION", "Basic \xff\xff"),
    "a forwarded host": ("HTTP_X_FORWARDED_HOST", "evil.example"),
    "another site's page": ("HTTP_SEC_FETCH_SITE", "\xff"),
    "another host": ("HTTP_HOST", "evil.example"),
    "a host of nonsense": ("HTTP_HOST", "[::1\xff]:x@\x00"),
    "another method inside": ("HTTP_X_HTTP_METHOD_OVERRIDE", "DELETE"),
}
