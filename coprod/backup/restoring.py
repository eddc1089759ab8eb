"""From a backup back to a working site: looked through, built beside, counted, and only then put in its place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flask import current_app
from pyrage import x25519

from coprod.backup import building, replaying, swapping, taking, walking
from coprod.backup.replaying import Replayed, Waiting
from coprod.backup.snapshot import Sums
from coprod.backup.walking import Manifest, Onlooker
from coprod.core import clock, erasures, secret
from coprod.core.db import reading, writing
from coprod.core.errors import Refused
from coprod.migrations import present


@dataclass(frozen=True)
class Wishes:
    """What somebody who restores has said explicitly."""

    replace: bool = False
    give_up_waiting: bool = False
    though_expired: bool = False
    fingerprint: str = ""
    erasures: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Restored:
    """What came of it: what was put back, what was erased again, what waits, and where a copy of the old one lies."""

    manifest: Manifest
    sums: Sums
    replayed: Replayed
    waiting: Waiting
    replaced: Path | None


def check(path: Path, identity: x25519.Identity, wishes: Wishes) -> tuple[Manifest, Sums]:
    """Look through a backup and change nothing. Errors: ``Refused`` in words."""
    if not path.is_file():
        raise Refused(f"There is no file {path}.")
    if wishes.fingerprint and taking.fingerprint(path) != wishes.fingerprint.lower():
        raise Refused(
            f"{path} does not have this fingerprint: it is another file than the one that was made."
        )
    manifest, sums = walking.walk(path, identity, Onlooker())
    if manifest.step not in present.steps():
        raise Refused(
            f"The backup was made by a version of the service that is not known here (step {manifest.step} of its "
            f"database; this version knows {present.newest()}). Restore it with that version or a later one."
        )
    if clock.today() > manifest.keep_until and not wishes.though_expired:
        raise Refused(
            f"The backup was to be kept until {manifest.keep_until.isoformat()}. What was erased before is no longer "
            "remembered, and would come back. If that is right, say --though-expired."
        )
    return manifest, sums


def restore(path: Path, identity: x25519.Identity, wishes: Wishes) -> Restored:
    """Put a backup in the place of what is there. Errors: ``Refused`` in words; then nothing was changed."""
    manifest, sums = check(path, identity, wishes)
    _insist_on_secret(manifest)
    full = swapping.how_full()
    if full and not wishes.replace:
        raise Refused(
            f"There is a database with {full} rows here already. To put the backup in its place (a sealed copy of "
            "what is there is made first), say --replace."
        )
    swapping.insist_on_nobody()
    names = _known_erasures(wishes.erasures, is_there=bool(full))
    replaced = _keep_copy(identity) if full else None
    with building.site(manifest.secret) as site:
        with building.inside(site):
            _put_back(path, identity, manifest, sums)
            done, waiting = _go_through(manifest, names, wishes)
        swapping.swap(site)
    _keep_secret(manifest.secret)
    for name, key in manifest.bank_keys.items():
        secret.bank_ring().put_back(name, key)
    erasures.write_file(names)
    return Restored(manifest, sums, done, waiting, replaced)


def _put_back(path: Path, identity: x25519.Identity, manifest: Manifest, sums: Sums) -> None:
    """The tables as they were on the day of the backup, then its rows and files, then all of it counted."""
    from flask_migrate import upgrade

    upgrade(revision=manifest.step)
    with building.builder() as builder:
        again = walking.walk(path, identity, builder)
    if again != (manifest, sums):
        raise Refused(f"{path} was changed while it was read. Nothing was changed here.")
    there = building.counted(manifest)
    if (there.rows, there.digests) != (sums.rows, sums.digests):
        names = sorted(name for name in sums.rows if there.digests[name] != sums.digests[name])
        raise Refused(
            f"What was put back is not what the backup holds: {', '.join(names)}. Nothing was changed."
        )
    present.bring_up_to_date()


def _go_through(manifest: Manifest, names: erasures.Names, wishes: Wishes) -> tuple[Replayed, Waiting]:
    """Erase again, and look what waits under keys that are gone."""
    with writing():
        done = replaying.replay(names)
        waiting = replaying.waiting()
        if waiting.lost and not wishes.give_up_waiting:
            raise Refused(
                f"{waiting.lost} answers wait under keys that are not in {current_app.config['KEYS']}. If you have "
                "that folder from the old machine, put it there and restore again. If it is gone, these answers are "
                "lost, and nobody can answer these before you say --give-up-waiting: "
                + ", ".join(waiting.places)
            )
        replaying.give_up(waiting.places)
        replaying.write_down(manifest.made_at, done)
    building.press()
    return done, waiting


def _known_erasures(files: Iterable[Path], *, is_there: bool) -> erasures.Names:
    """Every erasure that is remembered anywhere: in the database that is there, in the file, in letters."""
    lists = []
    if is_there and present.taken() == present.newest():
        with reading():
            lists.append(erasures.known())
        swapping.let_go()
    if (kept := erasures.file_path()).exists():
        lists.append(erasures.read(kept.read_text()))
    for path in files:
        try:
            lists.append(erasures.read(path.read_text(errors="replace")))
        except OSError as reason:
            raise Refused(f"{path} cannot be read.") from reason
    return erasures.merged(*lists)


def _keep_copy(identity: x25519.Identity) -> Path:
    """What is there goes into a backup of its own, for whoever holds the same key."""
    stamp = clock.now().strftime("%Y%m%dT%H%M%S.%fZ")
    place = Path(current_app.config["INSTANCE"]) / f"replaced-{stamp}{taking.ENDING}"
    taken = taking.take(place, [identity.to_public()])
    swapping.let_go()
    return taken.path


def _secret_path() -> Path:
    return Path(current_app.config["INSTANCE"]) / "secret.key"


def _insist_on_secret(manifest: Manifest) -> None:
    """Receipts open with the secret that they were made with. Errors: ``Refused`` when another one is set."""
    own = current_app.config["SECRET_KEY"]
    path = _secret_path()
    if own != manifest.secret and not (path.exists() and path.read_text().strip() == own):
        raise Refused(
            "SECRET_KEY is set, and is not the secret with which this backup was made: no receipt would open. Leave "
            "it out, and the one in the backup is used; or set the one that was set then."
        )


def _keep_secret(secret: str) -> None:
    if current_app.config["SECRET_KEY"] == secret:
        return
    partial = _secret_path().with_name(".secret.part")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secret)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(_secret_path())
