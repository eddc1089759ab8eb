"""Letters go to the mail server of the settings over a connection that nobody reads, and to no impostor."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from coprod import Service
from coprod.core import outbox

HERE = "127.0.0.1"


class Received:
    """What the server was given."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert session.ssl is not None, "The letter came in the open."
        self.letters.append(envelope.content or b"")
        return "250 OK"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that nobody vouches for but itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HERE)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HERE))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def received(certificate: Path, app: Service) -> Iterator[Received]:
    """A mail server that takes letters only after STARTTLS; the settings lead to it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    handler = Received()
    server = Controller(handler, hostname=HERE, port=port, tls_context=context, require_starttls=True)
    server.start()
    app.config.update(SMTP_HOST=HERE, SMTP_PORT=port, SMTP_STARTTLS=True, SMTP_USER="")
    with app.app_context():
        yield handler
    server.stop()


def a_letter() -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@coprod.example", "b@people.example", "Your code"
    letter.set_content("Your code is 1234 5678")
    return letter


def test_nothing_is_told_to_a_server_whose_name_nobody_vouches_for(received: Received) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        outbox.smtp(a_letter())

    assert received.letters == []


def test_a_server_that_somebody_we_trust_vouches_for_gets_the_letter(
    received: Received, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    outbox.smtp(a_letter())

    assert len(received.letters) == 1
