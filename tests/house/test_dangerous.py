"""What the service never does: run words as code, start programs, fetch addresses, read XML, build statements."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import calls, modules

# By what they could do, whoever reached them: run code, start programs, unpack objects, read XML, fetch addresses.
MODULES = {
    *("code", "codeop", "runpy", "subprocess", "pty", "pickle", "marshal", "shelve", "dill", "yaml"),
    *("xml", "lxml", "html5lib", "defusedxml", "xmlrpc"),
    *("http", "urllib.request", "ftplib", "telnetlib", "requests", "httpx", "aiohttp", "urllib3", "pycurl"),
    *("ldap", "ldap3", "memcache", "pymemcache", "pylibmc"),
}
CALLS = {
    *("eval", "exec", "compile", "__import__", "render_template_string", "from_string", "popen", "system"),
    *("execl", "execv", "spawnl", "spawnv", "urlopen", "populate_obj", "format_map"),
}
ALLOWED = {
    # A pattern of ours, written out where it stands.
    ("coprod/core/files.py", "from_string"): "puremagic's way of naming a file by its first bytes",
}
# Where the words of a statement are given as text, they are written out and never put together.
STATEMENTS = {"text", "exec_driver_sql", "executescript", "literal_column"}
PUT_TOGETHER = {
    ("coprod/core/db.py", "exec_driver_sql"): "one of two words of ours, ON or OFF",
    ("coprod/core/db.py", "execute"): "the settings of a connection, written out above it",
}
# What a pattern matches is decided by us and not by whoever types.
PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# A field of the address and one of the form are two things, and nobody mixes them up.
MIXED = {"values"}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
            yield from (f"{node.module}.{each.name}" for each in node.names)


def faults(path: str, tree: ast.Module) -> list[str]:
    """What this module does that none of ours may, in words."""
    found = [
        f"{path} imports {name}"
        for name in imported(tree)
        if any(name == bad or name.startswith(f"{bad}.") for bad in MODULES)
    ]
    # The made-up world alone must be the same each time.
    if not path.startswith("coprod/demo/") and _draws_lots(tree):
        found.append(f"{path} draws lots that can be foreseen")
    for name, call in calls(tree):
        is_pattern = name == "compile" and isinstance(call.func, ast.Attribute)
        if name in CALLS and not is_pattern and (path, name) not in ALLOWED:
            found.append(f"{path}:{call.lineno} calls {name}")
        if (path, name) not in PUT_TOGETHER and _is_put_together(name, call):
            found.append(f"{path}:{call.lineno} puts a statement together for {name}")
        if name in PATTERNS and _of(call, "re") and not isinstance(call.args[0], ast.Constant):
            found.append(f"{path}:{call.lineno} makes a pattern of something")
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in MIXED
            and isinstance(node.value, ast.Name)
            and node.value.id == "request"
        ):
            found.append(f"{path}:{node.lineno} takes what is asked from anywhere")
    return found


def _draws_lots(tree: ast.Module) -> bool:
    """Whether chance comes from anything but the system's own generator."""
    names = set(imported(tree))
    return any(name.startswith("random.") and name != "random.SystemRandom" for name in names) or (
        "random" in names and "random.SystemRandom" not in names
    )


def _of(call: ast.Call, module: str) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id == module


def _is_put_together(name: str, call: ast.Call) -> bool:
    if name == "execute":
        return bool(call.args) and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    return name in STATEMENTS and not all(isinstance(each, ast.Constant) for each in call.args)


def test_no_module_does_what_none_may() -> None:
    found = [fault for path, tree in modules().items() for fault in faults(path, tree)]

    assert not found, "\n".join(found)


def test_every_exception_is_still_one() -> None:
    for path, name in (*ALLOWED, *PUT_TOGETHER):
        assert any(called == name for called, _call in calls(modules()[path])), f"{path}: {name}"


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess",
        "from xml.etree import ElementTree",
        "from urllib import request",
        "from http.client import HTTPSConnection",
        "import os\nos.system('ls ' + name)",
        "eval(typed)",
        "render_template_string(typed)",
        "form.populate_obj(person)",
        "db.session.execute(text(f'SELECT {typed}'))",
        "connection.exec_driver_sql('SELECT ' + typed)",
        "cursor.execute(f'SELECT {typed}')",
        "request.values['code']",
        "re.search(typed, text)",
        "import random",
        "from random import choice",
    ],
)
def test_control_a_module_that_does_is_found(source: str) -> None:
    assert faults("coprod/made_up.py", ast.parse(source))
