"""Settings: defaults that are safe in production, each with its reason, and the refusal to start without them."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TRUE = frozenset({"1", "true", "yes", "on"})
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class UnsafeSettings(SystemExit):
    """The service will not start like this. The message has one sentence for each setting."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__("Coprod will not start:\n" + "\n".join(f"  * {sentence}" for sentence in sentences))


def from_environment(environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Read the settings. ``COPROD_DEMO`` turns the demo world on; everything else has a safe default."""
    env = os.environ if environment is None else environment
    instance = Path(env.get("COPROD_INSTANCE") or Path(__file__).parent.parent / "instance").absolute()
    demo = env.get("COPROD_DEMO", "").lower() in TRUE
    settings: dict[str, Any] = {
        "DEMO": demo,
        "INSTANCE": str(instance),
        # One address is enough to run on PostgreSQL; without it everything is one file in the instance folder.
        "SQLALCHEMY_DATABASE_URI": database_address(env.get("DATABASE_URL", ""), instance),
        "SECRET_KEY": env.get("SECRET_KEY") or _kept_secret(instance),
        # The keys of waiting answers live outside the database and its backups. With several web servers
        # this is a folder that all of them share.
        "KEYS": env.get("COPROD_KEYS") or str(instance / "keys"),
        # The keys of bank details: beside the database, never in it. Empty: "bank-keys" in the instance folder.
        "BANK_KEYS": env.get("COPROD_BANK_KEYS", ""),
        "UPLOADS": env.get("COPROD_UPLOADS") or str(instance / "uploads"),
        "JOBS": env.get("COPROD_JOBS") or f"sqlite:///{instance / 'jobs.db'}",
        # The one address under which people know the site: links in letters are made with it, never with
        # whatever a request claims (T31).
        "PUBLIC_ADDRESS": env.get("PUBLIC_ADDRESS", "http://127.0.0.1:8000" if demo else ""),
        "TRUSTED_PROXIES": int(env.get("TRUSTED_PROXIES", "0")),
        "MAIL_FROM": env.get("MAIL_FROM", "Messages <messages@coprod.example>" if demo else ""),
        "MAIL_DOMAIN": env.get("MAIL_DOMAIN", "coprod.example" if demo else ""),
        "SMTP_HOST": env.get("SMTP_HOST", ""),
        "SMTP_PORT": int(env.get("SMTP_PORT", "587")),
        "SMTP_STARTTLS": env.get("SMTP_STARTTLS", "1").lower() in TRUE,
        "SMTP_USER": env.get("SMTP_USER", ""),
        "SMTP_PASSWORD": env.get("SMTP_PASSWORD", ""),
        # Where the head of the audit chain goes every day: somebody else's mailbox.
        "AUDIT_ANCHOR": env.get("AUDIT_ANCHOR", "anchor@reviewer.example" if demo else ""),
        # Whoever watches the service (Prometheus) sends this word; without it /metrics answers nobody.
        "METRICS_TOKEN": env.get("METRICS_TOKEN", ""),
        # Below this much free disk the service says that it is not ready, while there is still time.
        "LEAST_FREE_MB": int(env.get("LEAST_FREE_MB", "500")),
        # Where a malware scanner listens: "unix:/run/clamav/clamd.ctl" or "tcp:127.0.0.1:3310"; empty for none.
        "MALWARE_SCANNER": env.get("COPROD_MALWARE_SCANNER", ""),
        # The industry's table of sort codes, and the short one of those that are reckoned as others: two files that are
        # fetched, since they may not be passed on. Empty: only what no account can be is noticed (decision 0024).
        "SORT_CODES": env.get("COPROD_SORT_CODES", ""),
        "SORT_CODES_INSTEAD": env.get("COPROD_SORT_CODES_INSTEAD", ""),
        # Files that were added to what nobody has sent yet take so much room at most, all together.
        "MOST_UNSENT_MB": int(env.get("MOST_UNSENT_MB", "2000")),
        # A batch of anonymous answers is released when it holds this many, or at closing.
        "RELEASE_BATCH": int(env.get("RELEASE_BATCH", "25")),
        # To whom backups are sealed: "age1…", several with blanks between. Their secret halves are never here.
        "BACKUP_TO": env.get("COPROD_BACKUP_TO", ""),
        # For so many days a backup may be restored; erasures are remembered for longer than that (T43).
        "BACKUP_DAYS": int(env.get("COPROD_BACKUP_DAYS", "35")),
        "DEBUG": env.get("FLASK_DEBUG", "").lower() in TRUE,
        "TESTING": False,
        # A form of words is small; a door that takes files says so and is given more (core/access.py).
        "MAX_CONTENT_LENGTH": 512 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 1000,
        "SEND_FILE_MAX_AGE_DEFAULT": 31536000,
        "SESSION_COOKIE_HTTPONLY": True,
        # A cookie renewed with every answer would also ride on files that shared caches keep.
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,  # A form is good for as long as a draft: 20 hours and more (domain rule A5).
        "WTF_CSRF_SSL_STRICT": False,  # Referrer is never sent; Sec-Fetch-Site and the token do this work.
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_DEFAULT_TIMEZONE": "Europe/London",
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent.parent / "translations"),
        "SQLALCHEMY_TRACK_MODIFICATIONS": False,
        # What people typed must not stand in the words of a database's complaint.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
    }
    settings["SECURE"] = urlsplit(settings["PUBLIC_ADDRESS"]).scheme == "https"
    settings["SESSION_COOKIE_SECURE"] = settings["SECURE"]
    if settings["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        # Nobody waits for ever: for a lock, for a statement that has gone wrong, or for a machine that is not there.
        settings["SQLALCHEMY_ENGINE_OPTIONS"]["connect_args"] = {
            "options": "-c lock_timeout=5000 -c statement_timeout=30000",
            "connect_timeout": 5,  # seconds
            "keepalives_idle": 10,  # seconds
            "keepalives_interval": 5,  # seconds
            "keepalives_count": 3,
            "tcp_user_timeout": 20000,  # milliseconds
        }
    if host := urlsplit(settings["PUBLIC_ADDRESS"]).hostname:
        # Any other name in a request is refused: addresses must not be made with it (threat T31).
        settings["TRUSTED_HOSTS"] = sorted({host, *HERE})
    settings["SESSION_COOKIE_NAME"] = cookie_name("session", settings)
    return settings


def cookie_name(name: str, settings: Mapping[str, Any]) -> str:
    """A cookie that no other host and no plain http page can set, wherever the site runs under https."""
    return f"__Host-{name}" if settings["SECURE"] else name


def database_address(address: str, instance: Path) -> str:
    """The address of the database: PostgreSQL through psycopg, or one SQLite file."""
    if not address:
        return f"sqlite:///{instance / 'coprod.db'}"
    for short in ("postgres://", "postgresql://"):
        if address.startswith(short):
            return "postgresql+psycopg://" + address.removeprefix(short)
    return address


def _kept_secret(instance: Path) -> str:
    """The service's own secret, made at the first start and kept readable by its owner alone."""
    path = instance / "secret.key"
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        # Written whole beside it, then put in place: a start that is killed leaves no empty secret behind.
        handle, draft = tempfile.mkstemp(dir=instance, prefix=".secret-")
        with os.fdopen(handle, "w") as kept:
            kept.write(secrets.token_hex(32))
            kept.flush()
            os.fsync(kept.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
        # Its name as well: after a power cut a new secret would find none of the receipts that the old one made.
        folder = os.open(instance, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    return path.read_text().strip()


Fault = Callable[[Mapping[str, Any]], bool]


def _host(settings: Mapping[str, Any]) -> str:
    return urlsplit(settings["PUBLIC_ADDRESS"]).hostname or ""


# What must not be so: a sentence, and when it is to be said (threat T46).
UNSAFE_ANYWHERE: tuple[tuple[str, Fault], ...] = (
    (
        "COPROD_DEMO is on: anyone could sign in as anyone; it may only run at http://127.0.0.1.",
        lambda s: s["DEMO"] and _host(s) not in HERE,
    ),
    (
        "SECRET_KEY is too short or too simple: leave it out, and a good one is made and kept.",
        lambda s: len(s["SECRET_KEY"]) < 32 or len(set(s["SECRET_KEY"])) < 8,
    ),
    ("FLASK_DEBUG is on: an error page would show the inside of the service.", lambda s: s["DEBUG"]),
    (
        "METRICS_TOKEN is too short or too simple: leave it out, or give 32 characters that nobody can guess.",
        lambda s: (
            bool(s["METRICS_TOKEN"]) and (len(s["METRICS_TOKEN"]) < 32 or len(set(s["METRICS_TOKEN"])) < 8)
        ),
    ),
    (
        "RELEASE_BATCH must be 5 to 1000: smaller batches do not hide anyone.",
        lambda s: not 5 <= s["RELEASE_BATCH"] <= 1000,
    ),
)
UNSAFE_IN_PRODUCTION: tuple[tuple[str, Fault], ...] = (
    ("TESTING is on: guards are switched off.", lambda s: s["TESTING"]),
    (
        "PUBLIC_ADDRESS must begin with https://, or what people write can be read on the way.",
        lambda s: urlsplit(s["PUBLIC_ADDRESS"]).scheme != "https",
    ),
    (
        "PUBLIC_ADDRESS must name the host under which people know the site.",
        lambda s: "." not in _host(s),
    ),
    (
        "Session cookies must be Secure and HttpOnly.",
        lambda s: not s["SESSION_COOKIE_SECURE"] or not s["SESSION_COOKIE_HTTPONLY"],
    ),
    (
        "SMTP_HOST is missing, or SMTP_STARTTLS is off: sign-in codes could not be sent, or travel in the open.",
        lambda s: not s["SMTP_HOST"] or (not s["SMTP_STARTTLS"] and s["SMTP_HOST"] not in HERE),
    ),
    (
        "MAIL_FROM and MAIL_DOMAIN are missing: say who sends the letters.",
        lambda s: "@" not in s["MAIL_FROM"] or not s["MAIL_DOMAIN"],
    ),
    (
        "AUDIT_ANCHOR is missing: without an outside address nobody would notice a rewritten audit trail.",
        lambda s: "@" not in s["AUDIT_ANCHOR"],
    ),
    (
        "WTF_CSRF_ENABLED is off: another site could act in a person's name.",
        lambda s: not s.get("WTF_CSRF_ENABLED", True),
    ),
)


def unsafe(settings: Mapping[str, Any]) -> list[str]:
    """What must not be so: one sentence a setting, empty when all is well.

    The demo world is allowed more, but only on this machine.
    """
    faults = UNSAFE_ANYWHERE if settings["DEMO"] else UNSAFE_ANYWHERE + UNSAFE_IN_PRODUCTION
    return [sentence for sentence, so in faults if so(settings)]


def prepare(settings: Mapping[str, Any]) -> None:
    """Refuse to start on unsafe settings, and make the folders that the service keeps things in."""
    if settings.get("SKIP_SAFETY_CHECK") is not True and (said := unsafe(settings)):
        raise UnsafeSettings(said)
    for folder in ("INSTANCE", "KEYS", "UPLOADS"):
        Path(settings[folder]).mkdir(mode=0o700, parents=True, exist_ok=True)
