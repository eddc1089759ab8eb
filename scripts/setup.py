"""Make this folder ready to run the site, or to test it. Standard library only, since it runs first.

    python3 scripts/setup.py --for run     an environment, the styles, the translations
    python3 scripts/setup.py --for test    those, the checkers, and a browser for the tests that need one
    python3 scripts/setup.py --for soak    those, and what the long runs look through: strace, LibreOffice

A second run finds a stamp of everything that went in and ends at once. Whatever is missing from the system
itself is installed by apt-get where we may; where we may not, the one line to run is printed.
"""

from __future__ import annotations

import argparse
import fcntl
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import build_assets

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CACHE = ROOT / ".cache"
SCANNER = CACHE / "scanner"
VENV_STAMP = VENV / ".coprod-stamp"
WORDS = ROOT / "translations"
WORDS_STAMP = CACHE / "translations-stamp"
OLDEST_PYTHON = (3, 11)

# The smaller first: an environment made for testing also serves for running.
PURPOSES = {"run": "run.txt", "test": "dev.txt"}
SOAK = "soak"  # the environment for testing, and SOAK_PACKAGES

# Chromium for the tests that look at pages, and letters for the scripts that pages are written in:
# without Noto, Urdu is drawn as empty boxes; Liberation has the widths of Arial, which the styles ask for.
BROWSER_PACKAGES = ["chromium", "fonts-liberation", "fonts-noto-core"]
# The same Chromium without windows of its own: it draws the same pages in half the time (docs/decisions/0022).
QUICK_BROWSER = "chromium-headless-shell"
QUICK_BROWSER_STAMP = CACHE / "quick-browser-asked-for"
# What the long runs look through: every write of a server, another time of day, a spreadsheet that opens what we export.
SOAK_PACKAGES = ["strace", "libreoffice-calc-nogui", "nginx-light"]
# For the tests that cut the power: every write and sync of the server is noted.
TRACING_PACKAGES = ["strace"]


class CannotGoOn(Exception):
    """Something that only the person at the keyboard can put right; the message says how."""


def say(words: str) -> None:
    print(words, flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """One sentence for what is being done, and how long it took, so that waiting is never silent."""
    print(f"{words} …", end="", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" done in {time.monotonic() - start:.0f} s.", flush=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two set-ups in one folder would undo each other's work, so the second waits for the first."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this folder. Waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def call(command: list[str], failure: str, **environment: str) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **build_assets.trust(), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise CannotGoOn(f"{failure}. What it said:\n\n{done.stdout.strip()}")


# The system's own packages


def how_to_be_root() -> list[str] | None:
    """What goes before a command to run it as root: nothing, a sudo that asks no password; None if no way."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    tried = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if tried.returncode == 0 else None


def line_to_run(packages: list[str]) -> str:
    become_root = "" if os.geteuid() == 0 else "sudo "
    return f"    {become_root}apt-get update && {become_root}apt-get install -y {' '.join(packages)}"


def is_installed(package: str) -> bool:
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout == "installed"


def install_from_debian(packages: list[str], reason: str) -> bool:
    """Install Debian packages where we may; False (and nothing done) where we may not."""
    root = how_to_be_root()
    if root is None or not shutil.which("apt-get"):
        return False
    # dpkg refuses to work when it cannot find the tools in sbin, which an ordinary PATH leaves out.
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"])
    settings = ["env", f"PATH={path}", "DEBIAN_FRONTEND=noninteractive"]
    patient = ["-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]
    with step(f"Installing {', '.join(packages)} from Debian, {reason}"):
        call([*root, *settings, "apt-get", "update", *patient], "Debian's package lists could not be fetched")
        install = [
            *root,
            *settings,
            "apt-get",
            "install",
            "-y",
            "--no-install-recommends",
            *patient,
            *packages,
        ]
        call(install, f"Debian could not install {' '.join(packages)}")
    return True


# The environment


def need_python() -> str:
    """The Python to build the environment with: never one that itself lives in an environment."""
    if sys.version_info < OLDEST_PYTHON:
        have = ".".join(map(str, sys.version_info[:2]))
        want = ".".join(map(str, OLDEST_PYTHON))
        raise CannotGoOn(
            f"Coprod needs Python {want} or newer, and this is {have}. With another one: make PYTHON=…"
        )
    python = str(getattr(sys, "_base_executable", sys.executable))
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return python
    # Debian keeps the two in a package of its own, which a fresh machine lacks.
    package = f"python3.{sys.version_info.minor}-venv"
    reason = "because Python cannot make environments without it"
    if not (os.path.realpath(python).startswith("/usr/bin/") and install_from_debian([package], reason)):
        raise CannotGoOn(
            f"Python here cannot make environments: its venv or ensurepip module is missing. "
            f"On Debian, run this and then try again:\n\n{line_to_run([package])}"
        )
    return python


def venv_stamp(purpose: str) -> str:
    pins = [ROOT / "requirements" / name for name in ("tools.txt", PURPOSES[purpose])]
    return f"{purpose} {build_assets.fingerprint(pins)} {VENV}"


def prepare_environment(purpose: str) -> bool:
    """True if there was something to do."""
    made = VENV_STAMP.read_text() if VENV_STAMP.is_file() else ""
    if PYTHON.exists() and made in {venv_stamp(purpose), venv_stamp("test")}:
        return False
    if made.startswith("test "):
        # Someone tests here, and only asks to run just now: bring all of it up to date rather than half.
        purpose = "test"
    tools = ROOT / "requirements" / "tools.txt"
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    # Programs in an environment hold its path, so one whose folder has been moved must be made again.
    if not (made.endswith(f" {VENV}") and PYTHON.exists() and (VENV / "bin/uv").exists()):
        python = need_python()
        with step("Making an environment for Python in .venv"):
            call([python, "-m", "venv", "--clear", str(VENV)], "Python could not make an environment")
    else:
        VENV_STAMP.unlink()
    with step(f"Installing {count_pins(purpose)} Python packages, each checked against its hash"):
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(tools)]
        call(pip, "The installer could not be installed", **quiet)
        sync = [str(VENV / "bin/uv"), "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode"]
        sync += ["--python", str(PYTHON), str(ROOT / "requirements" / PURPOSES[purpose])]
        call(sync, "The Python packages could not be installed")
    for packages in VENV.glob("lib/python3*/site-packages"):
        # So that `import coprod` works from every folder, without a copy that could grow old.
        (packages / "coprod.pth").write_text(f"{ROOT}\n")
    VENV_STAMP.write_text(venv_stamp(purpose))
    return True


def count_pins(purpose: str) -> int:
    lines = (ROOT / "requirements" / PURPOSES[purpose]).read_text().splitlines()
    return sum("==" in line and not line.startswith((" ", "#")) for line in lines)


# Styles, translations, browser


def prepare_assets(purpose: str) -> bool:
    with_checkers = purpose == "test"
    built = build_assets.assets_are_current()
    if built and (not with_checkers or build_assets.modules_are_current(with_checkers=True)):
        return False
    words = (
        "Installing what pages are checked with"
        if built
        else "Building the styles and the script of the pages"
    )
    try:
        with step(words):
            build_assets.build(with_checkers=with_checkers)
    except build_assets.BuildFailed as failed:
        raise CannotGoOn(str(failed)) from failed
    return True


def prepare_words() -> bool:
    """Compile the translations: the .po files are in git, the .mo files that the site reads are not."""
    catalogues = sorted(WORDS.glob("*/LC_MESSAGES/*.po"))
    if not catalogues:
        return False
    stamp = build_assets.fingerprint(catalogues)
    compiled = all(catalogue.with_suffix(".mo").exists() for catalogue in catalogues)
    if compiled and WORDS_STAMP.is_file() and WORDS_STAMP.read_text() == stamp:
        return False
    with step("Compiling the translations"):
        command = [str(PYTHON), "-m", "babel.messages.frontend", "compile", "--directory", str(WORDS)]
        call(command, "The translations could not be compiled")
    WORDS_STAMP.write_text(stamp)
    return True


def prepare_browser() -> bool:
    missing = [package for package in BROWSER_PACKAGES if not is_installed(package)] if has_dpkg() else []
    if shutil.which("chromium") and not missing:
        return False
    if install_from_debian(missing or BROWSER_PACKAGES, "for the tests that look at pages in a browser"):
        return True
    if shutil.which("chromium"):
        say("Some fonts are missing, so pages in Urdu or Arabic may be drawn as boxes. To have them, run:")
        say(line_to_run(missing))
        return False
    advice = f"To have one, run:\n\n{line_to_run(BROWSER_PACKAGES)}\n"
    if os.environ.get("CI"):
        raise CannotGoOn(f"There is no browser here, and continuous integration leaves no test out. {advice}")
    say("There is no browser here. The tests marked “browser” (journeys, accessibility, pages at several")
    say(f"widths) will be left out. {advice}")
    return False


def prepare_quick_browser() -> bool:
    """Only time depends on it: it is asked for once, and where it cannot be had Chromium itself draws the pages."""
    if shutil.which(QUICK_BROWSER) or not shutil.which("chromium") or QUICK_BROWSER_STAMP.exists():
        return False
    QUICK_BROWSER_STAMP.touch()
    try:
        if install_from_debian([QUICK_BROWSER], "which draws the pages of the tests in half the time"):
            return True
    except CannotGoOn:
        pass
    say(f"Without {QUICK_BROWSER} the tests that look at pages take twice as long. To have it, run:")
    say(line_to_run([QUICK_BROWSER]))
    return False


def prepare_tracing() -> bool:
    if shutil.which("strace"):
        return False
    if install_from_debian(TRACING_PACKAGES, "for the tests that look at what the server does"):
        return True
    advice = f"To have it, run:\n\n{line_to_run(TRACING_PACKAGES)}\n"
    if os.environ.get("CI"):
        raise CannotGoOn(f"There is no strace here, and continuous integration leaves no test out. {advice}")
    say(f"There is no strace here. The tests marked “traced” (power cuts) will be left out. {advice}")
    return False


def prepare_scanner() -> bool:
    """The scanner of web sites, in an environment of its own: what it needs would disturb the site's."""
    pins, stamp = ROOT / "requirements" / "scan.txt", SCANNER / ".coprod-stamp"
    wanted = f"{build_assets.fingerprint([pins])} {SCANNER}"
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    with step("Making an environment for the scanner in .cache/scanner"):
        call([need_python(), "-m", "venv", "--clear", str(SCANNER)], "Python could not make an environment")
        install = [str(VENV / "bin/uv"), "pip", "install", "--quiet", "--require-hashes"]
        install += ["--python", str(SCANNER / "bin/python"), "-r", str(pins)]
        call(install, "The scanner could not be installed")
    stamp.write_text(wanted)
    return True


def prepare_instruments() -> bool:
    """What a soak cannot do without. Nothing is left out: without them the long runs would show less than they say."""
    if not has_dpkg():
        raise CannotGoOn(f"The long runs need Debian and these packages: {' '.join(SOAK_PACKAGES)}")
    missing = [package for package in SOAK_PACKAGES if not is_installed(package)]
    if not missing:
        return False
    if not install_from_debian(missing, "for the long runs"):
        raise CannotGoOn(f"The long runs need more of Debian. Run:\n\n{line_to_run(missing)}")
    return True


def has_dpkg() -> bool:
    return shutil.which("dpkg-query") is not None


def main() -> int:
    parser = argparse.ArgumentParser(description="Make this folder ready to run the site, or to test it.")
    parser.add_argument(
        "--for", dest="purpose", choices=[*PURPOSES, SOAK], default="run", help="default: run"
    )
    asked = parser.parse_args().purpose
    purpose = "test" if asked == SOAK else asked
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without … or “ shows a question mark, which is no reason to stop.
        sys.stdout.reconfigure(errors="replace")
    start = time.monotonic()
    try:
        with one_at_a_time():
            done = [prepare_environment(purpose), prepare_assets(purpose), prepare_words()]
            if purpose == "test":
                done += [prepare_browser(), prepare_quick_browser(), prepare_tracing()]
            if asked == SOAK:
                done += [prepare_instruments(), prepare_scanner()]
    except CannotGoOn as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    if any(done):
        say(f"Everything is ready, after {time.monotonic() - start:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
