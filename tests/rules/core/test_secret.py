"""Keys and codes: what is sealed tells nothing, not even its length, and a code can be read aloud."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest
from flask import Flask

from coprod.core.replies import DISK_TROUBLE
from coprod.core.secret import (
    ALPHABET,
    KeyRing,
    code,
    derive,
    key_ring,
    keyed_hash,
    reference,
    same,
    seal,
    service_key,
    unseal,
)

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 4096), (1, 4096), (4092, 4096), (4093, 8192), (8188, 8192), (8189, 16384), (60_000, 65536)],
)
def test_a_packet_tells_only_a_power_of_two_of_its_length(length: int, size: int) -> None:
    packet = seal(KEY, b"x" * length, "draft")

    assert len(packet) == size + 12 + 16  # and the nonce and the seal


def test_what_was_sealed_is_opened_by_its_key() -> None:
    for content in (b"", b"words", b"\x00" * 10, "آپ".encode(), b"x" * 5000):
        assert unseal(KEY, seal(KEY, content, "draft"), "draft") == content


def test_nothing_else_opens_it() -> None:
    packet = seal(KEY, b"words", "draft 1")

    assert unseal(OTHER, packet, "draft 1") is None
    assert unseal(KEY, packet, "draft 2") is None
    assert unseal(KEY, packet[:-1] + bytes([packet[-1] ^ 1]), "draft 1") is None


@pytest.mark.parametrize("packet", [b"", b"short", b"x" * 12, b"x" * 40])
def test_rubbish_is_not_opened_and_is_no_error(packet: bytes) -> None:
    assert unseal(KEY, packet, "draft") is None


def test_the_same_words_are_sealed_differently_each_time() -> None:
    assert seal(KEY, b"words", "draft") != seal(KEY, b"words", "draft")


def test_a_code_has_no_letters_that_are_mistaken_for_one_another() -> None:
    assert not set("01OIQ") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert set(code(500)) <= set(ALPHABET)
    assert ALPHABET.isupper(), "they are read out as capitals"


def test_a_code_made_from_bytes_is_the_same_each_time_and_another_for_others() -> None:
    assert code(8, b"\x01" * 12) == code(8, b"\x01" * 12)
    assert code(8, b"\x01" * 12) != code(8, b"\x02" * 12)


def test_a_code_is_not_made_from_too_little_chance() -> None:
    assert len(code(4, b"\x01" * 3)) == 4
    for length, random in ((5, 3), (10, 7), (25, 8)):
        with pytest.raises(ValueError, match=r"^Too few random bytes for a code of this length.$"):
            code(length, b"\x01" * random)


def test_references_are_random_and_fit_into_an_address() -> None:
    made = {reference() for _ in range(2000)}

    assert len(made) == 2000
    assert all(each.isalnum() and each == each.lower() and len(each) == 8 for each in made)


def test_a_key_for_one_purpose_tells_nothing_of_one_for_another() -> None:
    assert derive("drafts", key=KEY) != derive("receipts", key=KEY)
    assert derive("drafts", "1", key=KEY) != derive("drafts", "2", key=KEY)
    assert keyed_hash("a", "x", key=KEY) != keyed_hash("a", "x", key=OTHER)
    assert keyed_hash("a", "\ud800", key=KEY), "what no keyboard types is no error"


def test_comparing_takes_any_text() -> None:
    assert same("آپ", "آپ")
    assert not same("a", "\ud800")
    assert not same("\ud800", "a")
    assert same("\ud800", "\ud800")


def test_a_destroyed_key_is_overwritten_before_it_is_removed(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    key = ring.make("batch")
    hidden = tmp_path / "still-linked"
    hidden.hardlink_to(ring.folder / "batch")

    assert ring.get("batch") == key
    ring.destroy("batch")
    ring.destroy("batch")

    assert (ring.get("batch"), ring.names()) == (None, [])
    assert hidden.read_bytes() == bytes(32)


def test_a_key_that_cannot_be_written_is_no_key_and_leaves_no_empty_file(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    # Python does not listen to the signal that goes with it: the write fails as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(OSError) as told:
            ring.make("batch")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))

    assert told.value.errno in DISK_TROUBLE
    assert ring.names() == []


def test_a_key_is_never_replaced_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.make("batch")

    with pytest.raises(FileExistsError):
        ring.make("batch")
    assert (ring.folder / "batch").stat().st_mode & 0o077 == 0
    assert ring.folder.stat().st_mode & 0o077 == 0


def test_what_was_made_with_a_key_is_found_again_after_every_change_of_this_code() -> None:
    """If one of these changed, every receipt that somebody has written down would open nothing any more."""
    assert (
        derive("receipt", b"\xff", "0", key=KEY).hex()
        == "142b13a3eaa38f5d6a4a6232787877dc849fdbc83c7349d3e7374bfcbd87ffc9"
    )
    assert (
        keyed_hash("receipt-secret", "ABCDEFGH", "\ud800", key=KEY)
        == "d0dcbb02ddd242ce71c53bd90e7a9d31c9462d0c2bededc587b59bea41001f30"
    )
    assert code(8, bytes(range(12))) == "YWPUDS97"
    assert len(derive("any", key=KEY)) == 32, "as long as the cipher's key"


def test_the_parts_of_what_is_hashed_are_kept_apart() -> None:
    assert keyed_hash("a", "xy", "z", key=KEY) != keyed_hash("a", "x", "yz", key=KEY)
    assert keyed_hash("a", "x", key=KEY) != keyed_hash("a", "y", key=KEY)
    assert derive("a", "b", "c", key=KEY) != derive("a", "bc", key=KEY)


def test_without_a_key_of_its_own_it_is_the_secret_of_this_service(tmp_path: Path) -> None:
    app = Flask(__name__)
    app.config |= {"SECRET_KEY": "of this service", "KEYS": str(tmp_path / "keys")}

    with app.app_context():
        assert service_key() == b"of this service"
        assert keyed_hash("a", "x") == keyed_hash("a", "x", key=b"of this service")
        assert keyed_hash("a", "x") != keyed_hash("a", "x", key=KEY)
        assert key_ring().folder == tmp_path / "keys"


def test_two_services_in_one_process_have_two_secrets() -> None:
    """A key that is made once for a purpose is made once for each service."""
    hashes = []
    for secret in ("of one", "of the other"):
        app = Flask(__name__)
        app.config["SECRET_KEY"] = secret
        with app.app_context():
            hashes.append(keyed_hash("for two", "x"))

    assert hashes[0] != hashes[1]


def test_two_who_make_the_first_key_at_once_both_make_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring, is_dir, seen = KeyRing(tmp_path / "keys"), Path.is_dir, [False]
    mine = ring.make("mine")
    monkeypatch.setattr(Path, "is_dir", lambda path: seen.pop() if seen else is_dir(path))

    assert ring.make("theirs") != mine, "although the folder was not there when they looked"


def test_the_first_key_makes_its_folder_and_the_next_finds_it(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "instance" / "keys")
    assert ring.names() == []

    keys = {ring.make("two"), ring.make("one")}

    assert ring.names() == ["one", "two"]
    assert {len(key) for key in keys} == {32}
    assert len(keys) == 2


def test_two_who_destroy_a_key_at_once_are_not_in_each_others_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.make("batch")
    write = os.write

    def somebody_else_is_quicker(handle: int, content: bytes) -> int:
        (ring.folder / "batch").unlink()
        return write(handle, content)

    monkeypatch.setattr(os, "write", somebody_else_is_quicker)
    ring.destroy("batch")

    assert ring.names() == []
