"""Settings: defaults that are safe in production, each with its reason, and the refusal to start without them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TRUE = frozenset({"1", "true", "yes", "on"})


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
        # A batch of anonymous answers is released when it holds this many, or at closing.
        "RELEASE_BATCH": int(env.get("RELEASE_BATCH", "25")),
        "DEBUG": env.get("FLASK_DEBUG", "").lower() in TRUE,
        "TESTING": False,
        "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 1000,
        "SEND_FILE_MAX_AGE_DEFAULT": 31536000,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,  # A form is good for as long as a draft: 20 hours and more (domain rule A5).
        "WTF_CSRF_SSL_STRICT": False,  # Referrer is never sent; Sec-Fetch-Site and the token do this work.
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_DEFAULT_TIMEZONE": "Europe/London",
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent.parent / "translations"),
        "SQLALCHEMY_TRACK_MODIFICATIONS": False,
        "SQLALCHEMY_ENGINE_OPTIONS": {},
    }
    settings["SECURE"] = urlsplit(settings["PUBLIC_ADDRESS"]).scheme == "https"
    settings["SESSION_COOKIE_SECURE"] = settings["SECURE"]
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
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as kept:
        kept.write(secrets.token_hex(32))
        kept.flush()
        os.fsync(kept.fileno())
    return path.read_text().strip()


def unsafe(settings: Mapping[str, Any]) -> list[str]:
    """What must not be so in production: one sentence a setting, empty when all is well (threat T46).

    The demo world is allowed more, but only on this machine.
    """
    address = urlsplit(settings["PUBLIC_ADDRESS"])
    here = address.hostname in {"127.0.0.1", "localhost", "::1"}
    said = []
    if settings["DEMO"] and not here:
        said.append("COPROD_DEMO is on: anyone could sign in as anyone; it may only run at http://127.0.0.1.")
    if len(settings["SECRET_KEY"]) < 32 or len(set(settings["SECRET_KEY"])) < 8:
        said.append("SECRET_KEY is too short or too simple: leave it out, and a good one is made and kept.")
    if settings["DEBUG"]:
        said.append("FLASK_DEBUG is on: an error page would show the inside of the service.")
    if not 5 <= settings["RELEASE_BATCH"] <= 1000:
        said.append("RELEASE_BATCH must be 5 to 1000: smaller batches do not hide anyone.")
    if settings["DEMO"]:
        return said
    if settings["TESTING"]:
        said.append("TESTING is on: guards are switched off.")
    if address.scheme != "https":
        said.append("PUBLIC_ADDRESS must begin with https://, or what people write can be read on the way.")
    if not address.hostname or "." not in address.hostname:
        said.append("PUBLIC_ADDRESS must name the host under which people know the site.")
    if not settings["SESSION_COOKIE_SECURE"] or not settings["SESSION_COOKIE_HTTPONLY"]:
        said.append("Session cookies must be Secure and HttpOnly.")
    if not settings["SMTP_HOST"]:
        said.append("SMTP_HOST is missing: sign-in codes could not be sent.")
    elif not settings["SMTP_STARTTLS"] and settings["SMTP_HOST"] not in {"127.0.0.1", "localhost", "::1"}:
        said.append("SMTP_STARTTLS is off: sign-in codes would travel in the open.")
    if "@" not in settings["MAIL_FROM"] or not settings["MAIL_DOMAIN"]:
        said.append("MAIL_FROM and MAIL_DOMAIN are missing: say who sends the letters.")
    if "@" not in settings["AUDIT_ANCHOR"]:
        said.append(
            "AUDIT_ANCHOR is missing: without an outside address nobody would notice a rewritten audit trail."
        )
    if not settings.get("WTF_CSRF_ENABLED", True):
        said.append("WTF_CSRF_ENABLED is off: another site could act in a person's name.")
    return said


def prepare(settings: Mapping[str, Any]) -> None:
    """Refuse to start on unsafe settings, and make the folders that the service keeps things in."""
    if settings.get("SKIP_SAFETY_CHECK") is not True and (said := unsafe(settings)):
        raise UnsafeSettings(said)
    for folder in ("INSTANCE", "KEYS", "UPLOADS"):
        Path(settings[folder]).mkdir(mode=0o700, parents=True, exist_ok=True)
