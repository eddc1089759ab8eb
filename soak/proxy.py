"""The proxy of deploy/nginx in front of the real server: it writes down nobody, whatever happens to a visit.

``python -m soak.proxy``. It needs Debian's nginx (``apt-get install nginx-light``); the site of deploy/ is used as it
stands, with its ports, its certificate and its folders put elsewhere.
"""

from __future__ import annotations

import http.client
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from soak.processes import ROOT
from soak.report import Report, alone
from soak.server import Server, free_port
from soak.world import world

PROMISE = "The proxy writes down no address, no browser and no word of anybody who answers."
SITE = ROOT / "deploy" / "nginx" / "coprod.conf"
ADDRESS, AGENT, WORDS = "127.0.0.77", "AgentOfOneVisitor/7.7", "something-only-I-could-say"
AROUND = """daemon off; pid {folder}/pid; error_log {folder}/error.log notice; events {{}}
http {{ access_log {folder}/access.log; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/site.conf; }}
"""


class Visitor:
    """Somebody at one address with one browser, over https, who keeps cookies."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        context = ssl._create_unverified_context()  # noqa: S323 - our own proxy, with a certificate made for it
        line = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=20, source_address=(ADDRESS, 0), context=context
        )
        headers = {"User-Agent": AGENT, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, urlencode(fields) if fields is not None else None, headers)
        reply = line.getresponse()
        for told in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = told.partition(";")[0].partition("=")
            self.cookies[name] = value
        words = reply.read().decode(errors="replace")
        line.close()
        return reply.status, words


@contextmanager
def proxy(folder: Path, port: int, behind: int, *, silent: bool) -> Iterator[None]:
    """nginx with the site of deploy/; without ``silent`` its logs are those of nginx's own settings."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=involve.example",
         "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"], check=True, capture_output=True,
    )  # fmt: skip
    site = (
        SITE.read_text()
        .replace("/etc/ssl/coprod/", f"{folder}/")
        .replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    )
    site = re.sub(r"listen \[::\].*", "", site).replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    site = site.replace("listen 443", f"listen 127.0.0.1:{port}")
    if not silent:
        site = re.sub(r"access_log off;|error_log /dev/null emerg;", "", site)
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
    command = ["nginx", "-c", str(folder / "nginx.conf")]
    running = subprocess.Popen(command, stderr=(folder / "standard-error.log").open("w"))
    try:
        time.sleep(0.5)
        yield
    finally:
        running.terminate()
        running.wait(10)


def visited(port: int, reference: str, server: Server) -> list[int]:
    """Somebody answers; then come a flood, a request that is none, and a visit while the server is away."""
    visitor, where = Visitor(port), f"/consultations/{reference}/respond"
    token = _value(visitor.ask("GET", where)[1], "csrf_token")
    visitor.ask("POST", where, {"csrf_token": token, "format": "standard"})
    said = {"csrf_token": token, "q-said": f"{WORDS} {'x' * 4000}", "go": "check"}
    visitor.ask("POST", f"{where}/1", said)
    slip = _value(visitor.ask("GET", f"{where}/check")[1], "slip")
    seen = [visitor.ask("POST", f"{where}/done", {"csrf_token": token, "slip": slip})[0]]
    seen += [max(visitor.ask("GET", "/help-now")[0] for _ in range(120))]
    seen += [visitor.ask("GET", "/metrics")[0], visitor.ask("POST", where, {"q": WORDS * 40000})[0]]
    server.stop()
    return [*seen, visitor.ask("GET", where)[0]]


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) or re.search(
        rf'value="([^"]*)"[^>]*name="{name}"', page
    )
    if found is None:
        raise ValueError(f"A page has no field {name}.")
    return found.group(1)


def found(*folders: Path) -> list[str]:
    """The files in which something of the visitor stands."""
    wanted = [told.encode() for told in (ADDRESS, AGENT, WORDS)]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(each in path.read_bytes() for each in wanted)]


def run(report: Report, *, short: bool = False) -> None:
    """Answer through the proxy, and look into every file; then through one that keeps nginx's own logs."""
    if shutil.which("nginx") is None:
        report.must("Debian's nginx is there (apt-get install nginx-light)", False)
        return
    for silent in (True, False):
        with world("sqlite") as site, tempfile.TemporaryDirectory() as told:
            folder = Path(told)
            site.more = {"TRUSTED_PROXIES": "1"}
            server, port = site.server(), free_port()
            server.start()
            try:
                with proxy(folder, port, server.port, silent=silent):
                    seen = visited(port, site.asked(), server)
            finally:
                server.stop()
            traces = found(folder, site.folder)
        report.figures("as deployed" if silent else "with nginx's own logs", answers=seen, traces=traces)
        if silent:
            # Whether 120 pages are a flood depends on how quickly this machine asks for them.
            well = seen[:1] + seen[2:] == [200, 404, 413, 502] and seen[1] in {200, 503}
            report.must("the answer was taken, and the rest refused as it should be", well)
            report.must(
                "nothing of the visitor stands in any file of proxy, server or database", traces == []
            )
        else:
            report.control(
                "the same visits, with logs as nginx comes", "access.log" in traces and "error.log" in traces
            )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
