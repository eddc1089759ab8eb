"""The disk that the power cuts are tried on keeps what was synced, and nothing that was not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from soak.disk import Disk
from soak.trace import Event, events


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "old").write_bytes(b"before")
    return folder


@pytest.fixture
def disk(root: Path) -> Disk:
    return Disk(root)


def _write(disk: Disk, path: Path, data: bytes, at: int = 0) -> None:
    disk.take(Event("write", False, 1, path=str(path), data=data, offset=at))


def _sync(disk: Disk, path: Path) -> None:
    disk.take(Event("fsync", True, 1, path=str(path)))
    disk.take(Event("fsync", False, 1, path=str(path)))


def _cut(disk: Disk, to: Path, chance: random.Random | None = None) -> dict[str, bytes]:
    disk.cut(to, chance)
    return {path.name: path.read_bytes() for path in to.iterdir()}


def test_what_was_not_synced_is_gone_and_what_was_is_there(disk: Disk, root: Path, tmp_path: Path) -> None:
    _write(disk, root / "old", b"synced")
    _sync(disk, root / "old")
    _write(disk, root / "old", b"later!")

    assert _cut(disk, tmp_path / "cut") == {"old": b"synced"}


def test_what_was_written_after_a_sync_had_begun_is_not_kept_by_it(
    disk: Disk, root: Path, tmp_path: Path
) -> None:
    disk.take(Event("fsync", True, 1, path=str(root / "old")))
    _write(disk, root / "old", b"meanwhile")
    disk.take(Event("fsync", False, 1, path=str(root / "old")))

    assert _cut(disk, tmp_path / "cut") == {"old": b"before"}


def test_a_new_file_is_there_only_once_its_folder_was_synced(disk: Disk, root: Path, tmp_path: Path) -> None:
    disk.take(Event("open", False, 1, path=str(root / "key"), flags="O_CREAT"))
    _write(disk, root / "key", b"secret")
    _sync(disk, root / "key")
    without = _cut(disk, tmp_path / "without")
    _sync(disk, root)

    assert without == {"old": b"before"}
    assert _cut(disk, tmp_path / "with") == {"old": b"before", "key": b"secret"}


def test_a_file_that_was_removed_comes_back_until_its_folder_was_synced(
    disk: Disk, root: Path, tmp_path: Path
) -> None:
    disk.take(Event("unlink", False, 1, path=str(root / "old")))
    before = _cut(disk, tmp_path / "before")
    _sync(disk, root)

    assert before == {"old": b"before"}
    assert _cut(disk, tmp_path / "after") == {}


def test_of_what_was_not_synced_any_part_may_be_there(disk: Disk, root: Path, tmp_path: Path) -> None:
    _write(disk, root / "old", b"x" * 4096)
    chance = random.Random(1)

    seen = {_cut(disk, tmp_path / str(number), chance)["old"].count(b"x") for number in range(40)}

    assert 4096 in seen
    assert any(0 < each < 4096 and each % 512 == 0 for each in seen)


def test_the_notes_of_strace_are_read_in_the_order_in_which_things_ended(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.write_bytes(
        b'7 pwrite64(5</d/a b>, "A\\n\\0\\"\\377", 5, 4096 <unfinished ...>\n'
        b"8 fdatasync(6</d/other> <unfinished ...>\n"
        b"7 <... pwrite64 resumed>) = 5\n"
        b'7 sendto(9<socket:[1]>, "HTTP/1.1 200 OK", 15, 0, NULL, 0) = 15\n'
        b"8 <... fdatasync resumed>) = 0\n"
        b"7 fsync(5</d/a b>) = -1 EIO (Input/output error) (INJECTED)\n"
        b'7 openat(AT_FDCWD</d>, "key", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3</d/key>\n'
    )

    read = [(each.call, each.begun, each.path, each.data, each.offset) for each in events(notes)]

    assert read == [
        ("fdatasync", True, "/d/other", b"", -1),
        ("write", False, "/d/a b", b'A\n\0"\xff', 4096),
        ("reply", True, "", b"HTTP/1.1 200 OK", -1),
        ("fdatasync", False, "/d/other", b"", -1),
        ("fsync", True, "/d/a b", b"", -1),
        ("open", False, "/d/key", b"", -1),
    ]
