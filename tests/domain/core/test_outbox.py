"""Letters: none is lost with a killed worker, none is written twice unmarked, none goes where it must not."""

from __future__ import annotations

import ssl
from datetime import timedelta
from email.message import EmailMessage

import pytest
import time_machine
from sqlalchemy import select

from coprod.core import clock, outbox
from coprod.core.db import db, reading, writing
from coprod.core.outbox import LEASE, MOST_TRIES, Mail


class Killed(BaseException):
    """The worker, shot while it had a letter in its hand."""


def a_letter(to: str | None = "ada@people.example", subject: str = "Your code") -> None:
    with writing():
        outbox.write(to=to, kind="code", subject=subject, body="123456")


def mails() -> list[Mail]:
    with reading():
        rows = list(db.session.scalars(select(Mail).order_by(Mail.id)))
        db.session.expunge_all()
    return rows


def test_a_letter_goes_once_and_nothing_of_it_is_kept() -> None:
    a_letter()
    sent: list[EmailMessage] = []

    assert outbox.deliver(sent.append) == 1
    assert outbox.deliver(sent.append) == 0

    assert [letter["To"] for letter in sent] == ["ada@people.example"]
    (mail,) = mails()
    assert (mail.body, mail.to_address) == ("", "")


def test_a_letter_of_a_deed_that_did_not_happen_never_goes() -> None:
    with pytest.raises(RuntimeError), writing():
        outbox.write(to="ada@people.example", kind="code", subject="Your code", body="123456")
        raise RuntimeError

    assert outbox.deliver(lambda letter: None) == 0


def test_a_letter_in_the_hand_of_a_killed_worker_goes_again_under_the_same_name() -> None:
    a_letter()
    sent: list[EmailMessage] = []

    def shoot() -> None:
        raise Killed

    with pytest.raises(Killed):
        outbox.deliver(sent.append, after_taking=shoot)
    assert outbox.deliver(sent.append) == 0, "Somebody else still has it."

    with time_machine.travel(clock.now() + LEASE + timedelta(seconds=1)):
        assert outbox.deliver(sent.append) == 1

    (mail,) = mails()
    assert [letter["Message-ID"] for letter in sent] == [mail.message_id]
    assert mail.tries == 2


def test_a_worker_killed_after_sending_sends_a_double_that_can_be_told() -> None:
    a_letter()
    sent: list[EmailMessage] = []

    def send_and_die(letter: EmailMessage) -> None:
        sent.append(letter)
        raise Killed

    with pytest.raises(Killed):
        outbox.deliver(send_and_die)
    with time_machine.travel(clock.now() + LEASE + timedelta(seconds=1)):
        outbox.deliver(sent.append)

    assert len(sent) == 2
    assert sent[0]["Message-ID"] == sent[1]["Message-ID"]


def test_a_mail_server_that_is_away_is_asked_again_later_each_time_and_at_last_no_more() -> None:
    a_letter()

    def away(letter: EmailMessage) -> None:
        raise OSError("No route to host")

    moment = clock.now()
    for _ in range(MOST_TRIES):
        with time_machine.travel(moment):
            assert outbox.deliver(away) == 0
            assert outbox.deliver(away) == 0, "It does not hammer."
        moment = max(moment, mails()[0].due_at) + timedelta(seconds=1)

    (mail,) = mails()
    assert mail.given_up_at is not None
    assert mail.tries == MOST_TRIES
    with time_machine.travel(moment + timedelta(days=30)):
        assert outbox.deliver(lambda letter: None) == 0


def test_a_letter_that_could_not_go_is_written_down_without_whom_it_is_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_letter()

    def refuse(letter: EmailMessage) -> None:
        raise ssl.SSLCertVerificationError(f"certificate verify failed for {letter['To']}")

    outbox.deliver(refuse)

    told = capsys.readouterr().err
    assert "letter not sent" in told and "SSLCertVerificationError" in told
    assert "ada@people.example" not in told and "123456" not in told


def test_one_letter_that_cannot_go_does_not_keep_the_next() -> None:
    a_letter("gone@people.example")
    a_letter("ada@people.example")
    sent: list[str] = []

    def post(letter: EmailMessage) -> None:
        if letter["To"] == "gone@people.example":
            raise OSError
        sent.append(letter["To"])

    assert outbox.deliver(post) == 1
    assert sent == ["ada@people.example"]


def test_a_letter_to_nobody_costs_the_same_and_goes_nowhere() -> None:
    a_letter(to=None)
    sent: list[EmailMessage] = []

    outbox.deliver(sent.append)

    assert sent == []
    assert mails()[0].sent_at is not None


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        ("ada@people.example", "Hello\r\nBcc: all@people.example"),
        ("ada@people.example", "Hello\nX: y"),
        ("ada@people.example\r\nBcc: all@people.example", "Hello"),
        ("ada@people.example", "Hello\x00"),
        ("ada@people.example", "Hello\u2028there"),
        ("ada@people.example", "Hello\x7f"),
    ],
)
def test_nobody_smuggles_another_header_into_a_letter(to: str, subject: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        a_letter(to, subject)

    assert mails() == []


def test_a_forgotten_address_is_in_no_letter_and_gets_none() -> None:
    a_letter("ada@people.example")
    a_letter("ben@people.example")
    sent: list[str] = []

    with writing():
        outbox.forget("ada@people.example")
    outbox.deliver(lambda letter: sent.append(letter["To"]))

    assert sent == ["ben@people.example"]
    assert all("ada" not in mail.to_address for mail in mails())
