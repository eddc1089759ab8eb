"""``flask --app wsgi coprod …``: what is done from the command line. It only calls operations and queries."""

from __future__ import annotations

import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from coprod.backup import commands as backup
from coprod.consultations import queries as consultations
from coprod.consultations.operations import answering
from coprod.core import access, audit, clock
from coprod.core.db import reading, writing
from coprod.core.errors import Refused
from coprod.feedback.operations import restored
from coprod.feedback.queries import forms
from coprod.migrations import present
from coprod.payments.operations import bank_keys
from coprod.people import operations as people
from coprod.people import queries as people_queries
from coprod.programmes import operations as programmes
from coprod.rates.operations import seeding

group = AppGroup("coprod", help="Coprod's own commands.")


@group.command("demo")
def demo() -> None:
    """Fill an empty database with a small believable world."""
    from coprod import demo as world

    present.bring_up_to_date()
    try:
        world.load()
    except Refused as refusal:
        _refuse(refusal.message)
    click.echo("The demo world is there.")


@group.command("administrator")
@click.option("--name", required=True, help="What the person is called.")
@click.option("--email", required=True, help="Where sign-in codes go.")
def administrator(name: str, email: str) -> None:
    """Let somebody serve the whole service: the first one, before anybody can sign in."""
    present.bring_up_to_date()
    try:
        with writing():
            person = people.enrol(name=name, email=email, by=None)
            programmes.appoint_administrator(person, from_day=clock.today(), by=None)
            seeding.seed(by=None)
    except Refused as refusal:
        _refuse(refusal.message)
    click.echo("They can sign in now, with a code that is sent to this address.")


@group.command("figures")
def figures() -> None:
    """Set the figures that nobody has set yet: miles, the living wage, limits of benefits. Each has its source."""
    present.bring_up_to_date()
    with writing():
        laid = seeding.seed(by=None)
    click.echo(f"{laid} values are set. Whoever keeps the service looks at each of them under Settings.")


@group.command("reset-second-step")
@click.option("--email", required=True, help="Where the person's sign-in codes go.")
def reset_second_step(email: str) -> None:
    """Let somebody begin again with the second step, when no administrator can get in to do it."""
    try:
        with writing():
            person = people_queries.by_email(email)
            if person is None:
                raise Refused("Nobody here has this e-mail address.")
            people.second_step.reset(person, by=None)
    except Refused as refusal:
        _refuse(refusal.message)
    click.echo("They set up another when they sign in next. The audit trail says so, and they are told.")


@group.command("rotate-bank-key")
def rotate_bank_key() -> None:
    """Seal all bank details with a new key, and destroy the old one. Backups from before keep their own."""
    try:
        with writing():
            sealed = bank_keys.rotate(by=None)
    except Refused as refusal:
        _refuse(refusal.message)
    click.echo(f"{sealed} packets are sealed with a new key, and the old one is gone. Take a backup now.")


@group.command("give-up-waiting")
@click.argument("reference")
def give_up_waiting(reference: str) -> None:
    """Let go of answers that wait under a key that is gone for good, so that people can answer again."""
    try:
        with writing():
            if (consultation := consultations.one(reference)) is not None:
                lost = answering.give_up(consultation, by=None)
            elif (form := forms.one(reference)) is not None:
                lost = restored.give_up(form, by=None)
            else:
                raise Refused(
                    "There is no consultation with this reference, and no feedback form at this address."
                )
    except Refused as refusal:
        _refuse(refusal.message)
    click.echo(f"{lost} waiting answers are given up, and the audit trail says so.")


@group.command("check")
def check() -> None:
    """Say what is wrong with this machine and its neighbours, before the service is started."""
    from coprod import checking

    found = list(checking.everything())
    for each in found:
        click.echo(f"{'well ' if each.is_well else 'WRONG'}  {each.sentence}")
    if wrong := sum(not each.is_well for each in found):
        _refuse(f"{wrong} of {len(found)} things are wrong.")
    click.echo("Everything is well.")


@group.command("doors")
def doors() -> None:
    """List every address with the rule about who may enter."""
    for line in door_lines(current_app):
        click.echo(line)


@group.command("tick")
def tick() -> None:
    """Run whatever the timetable says is due, once."""
    from coprod import timetable

    for name in timetable.tick() or ["Nothing is due."]:
        click.echo(name)


@group.command("anchor")
def anchor() -> None:
    """Join new audit rows into the chain, mail its head to the outside address, and show it."""
    from coprod import timetable

    timetable.send_audit_head()
    with reading():
        number, head = audit.head()
    click.echo(f"Rows: {number}\nHead: {head}")


@group.command("verify-audit")
@click.option("--row", type=int, help="A row whose hash left the service earlier …")
@click.option("--head", help="… and that hash, as the letter has it.")
def verify_audit(row: int | None, head: str | None) -> None:
    """Look whether the audit trail is what was chained and, with a letter's figures, what was sent outside."""
    if (row is None) != (head is None):
        _refuse("Give both figures of the letter: --row and --head.")
    with reading():
        faults = audit.faults((row, head) if row is not None and head is not None else None)
        number, _hash = audit.head()
    if faults:
        _refuse("\n".join(faults))
    click.echo(f"The audit trail holds: {number} rows are chained, and each is what it was.")


def door_lines(app: Flask) -> list[str]:
    """Every address, one line each: methods, address, who may enter, and what is special about it."""
    lines = []
    for address, methods, _endpoint, door in access.doors(app):
        if door is None:
            lines.append(f"{methods:<9} {address:<70} NO RULE")
            continue
        marks = [
            f"seen by: {door.see}" if str(door.see) != "everyone" else "",
            # Visits to every other door are written down fully (core/logs.py).
            door.route_class if door.route_class != "identified" else "",
            "kept" if door.kept else "",
            "confirms again" if door.fresh else "",
            f"reads: {door.reads}" if door.reads else "",
        ]
        told = "; ".join([str(door.rule), *(mark for mark in marks if mark)])
        lines.append(f"{methods:<9} {address:<70} {told}")
    return lines


def _refuse(words: str) -> None:
    click.echo(words, err=True)
    sys.exit(1)


def init_app(app: Flask) -> None:
    """Give the service its commands."""
    for command in (backup.backup, backup.backup_key, backup.restore):
        group.add_command(command)
    app.cli.add_command(group)
