"""What somebody types, pastes or scripts into a field that was made for something else (R9).

Each value is the bytes that travel, before any escaping: half characters and lone surrogates are real.
"""

from __future__ import annotations

NUMBERS = {
    "nought": b"0",
    "minus one": b"-1",
    "one past a database's number": b"2147483648",
    "one past a large number": b"9223372036854775808",
    "far below nothing": b"-9223372036854775809",
    "a number of 400 digits": b"9" * 400,
    "a number of 6000 digits": b"9" * 6000,
    "no end": b"Infinity",
    "not a number": b"NaN",
    "a power": b"1e999",
    "half": b"1.5",
    "underlined digits": b"1_000",
    "hexadecimal": b"0x10",
    "digits of another script": "١٢".encode(),
    "a digit that is none": "²".encode(),
    "wide digits": "１２".encode(),
}
BYTES = {
    "a NUL alone": b"\x00",
    "a NUL inside": b"a\x00b",
    "every control character": bytes(range(1, 32)) + b"\x7f",
    "a lone surrogate": b"a\xed\xa0\x80b",
    "a surrogate pair in two": b"\xed\xa0\xbd\xed\xb8\x80",
    "half a character": b"caf\xc3",
    "a slash written too long": b"\xc0\xaf",
    "bytes of Latin-1": b"caf\xe9",
    "UTF-16": "café".encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbfwords",
    "beyond the last character": b"\xf4\x90\x80\x80",
    "a non-character": "\uffff\U0010ffff".encode(),
}
LETTERS = {
    "letters that are not ASCII": "é".encode(),
    "Urdu": "اردو میں".encode(),
    "from right to left, by force": "\u202egpj.exe\u202c".encode(),
    "isolating marks": "\u2066\u2067\u2068".encode(),
    "nothing that can be seen": "\u200b\u200d\ufeff\u2060".encode(),
    "a family of emoji": "👩‍👩‍👧‍👦".encode() * 20,
    "500 marks on a letter": ("a" + "\u0301" * 500).encode(),
    "one character that unfolds to eighteen": "\ufdfa".encode() * 500,
    "separators of lines": "a\u2028b\u2029c\x85d".encode(),
    "a dotted capital I": "İ".encode() * 300,
    "blanks only": b"   \t ",
}
CODE = {
    "a quote of SQL": b"' OR '1'='1' --",
    "a union of SQL": b"1 UNION SELECT name FROM sqlite_master;--",
    "wild cards": b"%_%\\_%",
    "a search's own signs": b'"*( NEAR) OR AND -:^',
    "a percent format": b"%s%s%n%(name)s%",
    "a brace format": b"{0}{name.__class__.__mro__}{",
    "a template": b"{{ 7*7 }}{% raw %}{{ config }}",
    "a script": b"<script>ran(0)</script>\"'><img src=x onerror=ran(0)>",
    "a path": b"../../../../../../etc/passwd",
    "a path of Windows": b"..\\..\\C:\\boot.ini",
    "another site": b"//evil.example/\\evil.example",
    "a scripted address": b"javascript:ran(0)",
    "a header": b"a\r\nSet-Cookie: caught=1\r\n\r\n<html>",
    "a JSON object": b'{"$gt": "", "__proto__": {"a": 1}}',
    "a JSON list": b'["a", ["b"], null]',
    "a deep JSON list": b"[" * 5000,
    "an entity": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "a pickle": b"cos\nsystem\n(S'true'\ntR.",
    "a formula": b"=cmd|' /C calc'!A0",
    "nothing's name": b"None",
    "yes": b"true",
}
LENGTHS = {
    "nothing": b"",
    "one letter": b"a",
    "41 letters": b"a" * 41,
    "1001 letters": b"a" * 1001,
    "10 kB": b"ten kB of words " * 640,
    "100 kB": b"x" * 100_000,
    "400 kB without a break": b"x" * 400_000,
    "1 MB": b"x" * 1_000_000,
    "many lines": b"\r\n" * 20_000,
    "bait for slow patterns": b"a" * 20_000 + b"!",
    "an address without end": b"a@" + b"a." * 5000 + b"a",
    "deep quotations": b">" * 5000 + b"a",
    "brackets without end": b"[" * 5000 + b"](" * 5000,
    "stars without end": b"*a_ " * 5000,
}
DAYS = {
    "a day that is not": b"31 February 0000",
    "a day far away": b"99999-12-31",
    "a day in every field": b"2026-02-30T25:61:61+99:99",
}
VALUES: dict[str, bytes] = {**NUMBERS, **BYTES, **LETTERS, **CODE, **LENGTHS, **DAYS}
