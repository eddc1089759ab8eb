"""What is handed to whoever runs the service (units, containers, proxy, settings, their page) agrees with the code."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from coprod import config
from coprod.core import logs, readiness
from coprod.timetable import TIMETABLE
from tests.house.source import ROOT

DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "operating.md").read_text()
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
# Names of settings as config.py reads them.
READ = set(re.findall(r'env\.get\("([A-Z_]+)"', (ROOT / "coprod" / "config.py").read_text()))
OF_COMPOSE = {"POSTGRES_PASSWORD"}


def unit(path: Any) -> dict[str, list[str]]:
    """What a unit says of its service: a name may stand there several times."""
    told: dict[str, list[str]] = {}
    for line in path.read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            told.setdefault(name, []).append(value)
    return told


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_unit_reaches_nothing_but_its_own_folder_and_network(path: Any) -> None:
    told = unit(path)

    assert told["User"] == ["coprod"]
    assert told["ProtectSystem"] == ["strict"]
    for wanted in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictNamespaces"):
        assert told[wanted] == ["yes"], wanted
    assert told["CapabilityBoundingSet"] == [""]
    assert told["EnvironmentFile"] == ["/etc/coprod/environment"]


def test_the_units_start_what_there_is() -> None:
    started = {path.stem: unit(path)["ExecStart"][0].removeprefix("/opt/coprod/.venv/bin/") for path in UNITS}

    assert started == {
        "coprod-web": "gunicorn wsgi:app --bind 127.0.0.1:8000",
        "coprod-worker": "python -m coprod.worker",
        "coprod-backup": "flask --app wsgi coprod backup /var/backups/coprod",
    }
    timer = ConfigParser(strict=False)
    timer.read(DEPLOY / "systemd" / "coprod-backup.timer")
    assert timer["Timer"]["Persistent"] == "yes"


def test_the_containers_are_a_database_a_queue_steps_a_web_server_and_a_worker() -> None:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = told["services"]

    assert set(services) == {"db", "queue", "steps", "web", "worker"}
    for ours in ("steps", "web", "worker"):
        assert services[ours]["read_only"] is True
        assert services[ours]["cap_drop"] == ["ALL"]
        assert set(services[ours]["environment"]) <= READ
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert "ports" not in services["db"] and "ports" not in services["queue"]
    assert {
        volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", [])
    } == set(told["volumes"])
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)


def test_the_proxy_writes_down_nobody_and_puts_no_form_on_its_disk(tmp_path: Path) -> None:
    told = re.sub(r"#.*", "", (DEPLOY / "nginx" / "coprod.conf").read_text())
    servers = told.split("\nserver {")[1:]

    assert len(servers) == 2
    for server in servers:
        assert re.search(r"^    access_log off;$", server, re.M)
        assert re.search(r"^    error_log /dev/null emerg;$", server, re.M)
    assert not re.search(r"access_log (?!off)|error_log (?!/dev/null)", told)
    (held,) = re.findall(r"client_body_buffer_size (\d+)k", told)
    (most,) = re.findall(r"^    client_max_body_size (\d+)k", told, re.M)
    assert (
        int(held)
        == int(most)
        >= config.from_environment({"COPROD_INSTANCE": str(tmp_path)})["MAX_CONTENT_LENGTH"] / 1024
    )
    assert "proxy_max_temp_file_size 0;" in told
    assert "location = /metrics { return 404; }" in told
    assert "X-Forwarded-For $remote_addr;" in told


def test_every_setting_of_the_example_is_one_that_is_read() -> None:
    told = set(re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "environment.example").read_text(), re.M))

    assert told <= READ
    assert {"PUBLIC_ADDRESS", "SMTP_HOST", "MAIL_FROM", "MAIL_DOMAIN", "AUDIT_ANCHOR"} <= told


def test_the_page_for_operators_knows_every_figure_word_event_and_job_and_no_other() -> None:
    source = "".join((ROOT / "coprod" / path).read_text() for path in ("site/watched.py", "core/metrics.py"))
    figures = {name.removesuffix("_total") for name in re.findall(r'"(coprod_[a-z_]+)"', source)}
    told = {name.removesuffix("_total") for name in re.findall(r"`[^`]*?(coprod_[a-z_]+)", PAGE)}

    assert figures - told <= {"coprod_job_began"}
    assert told <= figures
    for word in (*readiness.WORDS, *logs.EVENTS.values()):
        assert f"`{word}`" in PAGE, word
    assert set(re.findall(r'\{job="([^"]+)"\}', PAGE)) <= {job.name for job in TIMETABLE}
