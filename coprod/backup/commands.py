"""``flask --app wsgi coprod backup``, ``backup-key`` and ``restore``: what is typed, and what is said about it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask import current_app

from coprod.backup import restoring, sealing, taking
from coprod.backup.restoring import Restored, Wishes
from coprod.core.errors import Refused

PATH = click.Path(path_type=Path)
# Counted together, whatever there is of each: nobody who restores learns from a count that there is a safety concern.
TOGETHER = frozenset({"concern", "concern_entry", "outbox"})


@click.command("backup-key")
@click.argument("file", type=PATH)
def backup_key(file: Path) -> None:
    """Make the key that opens backups. FILE must not stay on this machine."""
    try:
        public = sealing.make_identity(file)
    except Refused as refusal:
        _refuse(refusal)
    click.echo(f"Keep {file} in two places that are not this machine: without it no backup opens.")
    click.echo(f"COPROD_BACKUP_TO={public}")


@click.command("backup")
@click.argument("place", type=PATH)
def backup(place: Path) -> None:
    """Seal everything into one file at PLACE. In a folder it gets a name, and those past their day are removed."""
    try:
        taken = taking.take(place, sealing.recipients(current_app.config["BACKUP_TO"]))
        taking.tell_outside(taken)
    except Refused as refusal:
        _refuse(refusal)
    click.echo(
        f"{taken.path}: {taken.size} bytes, {sum(taken.sums.rows.values())} rows, "
        f"{len(taken.sums.files)} files."
    )
    click.echo(f"SHA-256: {taken.sha256}")
    click.echo(f"Keep until: {taken.keep_until.isoformat()}. Remove every copy after that day.")
    if place.is_dir():
        for gone in taking.remove_expired(place):
            click.echo(f"Removed, past its day: {gone.name}")


@click.command("restore")
@click.argument("file", type=PATH)
@click.option("--key", type=PATH, required=True, help="The file that backup-key made.")
@click.option("--only-check", is_flag=True, help="Look through the backup and change nothing.")
@click.option("--replace", is_flag=True, help="Put it in the place of a database that is not empty.")
@click.option("--give-up-waiting", is_flag=True, help="Let go of waiting answers whose keys are gone.")
@click.option("--though-expired", is_flag=True, help="Take a backup that is past its day.")
@click.option("--fingerprint", default="", help="The SHA-256 that the letter about the backup has.")
@click.option("--erasures", type=PATH, multiple=True, help="A saved letter, or a copy of instance/erasures.")
def restore(
    file: Path, key: Path, only_check: bool, erasures: tuple[Path, ...], fingerprint: str, **said: bool
) -> None:
    """Make a working site of the backup FILE. The web server and the worker must not be running."""
    wishes = Wishes(erasures=erasures, fingerprint=fingerprint, **said)
    try:
        identity = sealing.read_identity(key)
        if only_check:
            manifest, sums = restoring.check(file, identity, wishes)
            click.echo(
                f"{file} is whole: {sum(sums.rows.values())} rows, {len(sums.files)} files, made at "
                f"{manifest.made_at}, to be kept until {manifest.keep_until.isoformat()}."
            )
            return
        done = restoring.restore(file, identity, wishes)
    except Refused as refusal:
        _refuse(refusal)
    for line in told(done):
        click.echo(line)


def told(done: Restored) -> list[str]:
    """What a restore has done, line by line."""
    replayed, waiting = done.replayed, done.waiting
    rows = done.sums.rows
    apart = {table: many for table, many in rows.items() if table not in TOGETHER}
    together = sum(many for table, many in rows.items() if table in TOGETHER)
    lines = [
        *(f"{many:>9}  {table}" for table, many in sorted(apart.items()) if many),
        f"{together:>9}  letters, and what nobody counts",
        f"Restored: {sum(done.sums.rows.values())} rows and {len(done.sums.files)} files, each as it was at "
        f"{done.manifest.made_at}.",
        f"Erased again: people {replayed.people}, answers {replayed.answers}, quotations {replayed.quotes}.",
        f"Waiting answers: still to be released {waiting.usable}, lost {waiting.lost}.",
    ]
    if done.replaced:
        lines.append(f"What was there before is in {done.replaced}, sealed to the same key.")
    return [*lines, "Everybody signs in anew. Drafts that were being typed are gone."]


def _refuse(refusal: Refused) -> None:
    click.echo(refusal.message, err=True)
    sys.exit(1)
