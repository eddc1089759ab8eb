"""What the service never does: run words as code, start programs, fetch addresses, read XML, build statements."""

from __future__ import annotations

import ast

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
    ("coprod/core/files.py", "from_string"): "puremagic's way of naming a file by its first bytes",
    ("coprod/core/shells.py", "compile"): "the sign of a slot, which is ours",
}
# Who may have a module all the same, and for what.
LENT = {
    (
        "coprod/core/attachments/cleaning.py",
        "subprocess",
    ): "our own program cleans a stranger's file, in a room of its own",
}
# Where the words of a statement are given as text, they are written out and never put together.
STATEMENTS = {"text", "exec_driver_sql", "executescript", "literal_column"}
OUR_TABLES = "names of our own tables, as the database tells them"
PUT_TOGETHER = {
    (
        "coprod/core/db.py",
        "execute",
    ): "the settings of a connection, written out above it, and one of two words of ours",
    ("coprod/backup/building.py", "text"): "the schema in which a backup is built up",
    ("coprod/backup/building.py", "exec_driver_sql"): OUR_TABLES,
    ("coprod/backup/building.py", "execute"): OUR_TABLES,
    ("coprod/backup/snapshot.py", "text"): "written out at its head",
    ("coprod/backup/swapping.py", "exec_driver_sql"): OUR_TABLES,
}
# What a pattern matches is decided by us and not by whoever types.
PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# A field of the address and one of the form are two things, and nobody mixes them up.
MIXED = {"values"}


def imported(nodes: list[ast.AST]) -> set[str]:
    """Every module that is imported, and every name out of one."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {node.module or "", *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def faults(path: str, tree: ast.Module) -> list[str]:
    """What this module does that none of ours may, in words."""
    nodes = list(ast.walk(tree))
    names = imported(nodes)
    found = [
        f"{path} imports {name}"
        for name in sorted(names)
        if any(name == bad or name.startswith(f"{bad}.") for bad in MODULES) and (path, name) not in LENT
    ]
    # The made-up world alone must be the same each time.
    if not path.startswith("coprod/demo/") and _draws_lots(names):
        found.append(f"{path} draws lots that can be foreseen")
    for node in nodes:
        if isinstance(node, ast.Call):
            found += _fault_of(path, node)
        elif isinstance(node, ast.Compare) and path != "coprod/core/access.py" and _asks_for_get(node):
            found.append(f"{path}:{node.lineno} forgets that HEAD is asked like GET: compare with POST")
        elif isinstance(node, ast.Attribute) and node.attr in MIXED and _is(node.value, "request"):
            found.append(f"{path}:{node.lineno} takes what is asked from anywhere")
    return found


def _asks_for_get(compared: ast.Compare) -> bool:
    return any(isinstance(each, ast.Constant) and each.value == "GET" for each in compared.comparators)


def _fault_of(path: str, call: ast.Call) -> list[str]:
    function, of = call.func, None
    if isinstance(function, ast.Attribute):
        name, of = function.attr, function.value
    elif isinstance(function, ast.Name):
        name = function.id
    else:
        return []
    if name in CALLS and not (name == "compile" and of) and (path, name) not in ALLOWED:
        return [f"{path}:{call.lineno} calls {name}"]
    if (path, name) not in PUT_TOGETHER and _is_put_together(name, call):
        return [f"{path}:{call.lineno} puts a statement together for {name}"]
    is_ours = isinstance(call.args[0], ast.Constant) if call.args else True
    if name in PATTERNS and _is(of, "re") and not is_ours and (path, name) not in ALLOWED:
        return [f"{path}:{call.lineno} makes a pattern of something"]
    return []


def _is(node: ast.AST | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _draws_lots(names: set[str]) -> bool:
    """Whether chance comes from anything but the system's own generator."""
    drawn = {name for name in names if name == "random" or name.startswith("random.")}
    return bool(drawn) and drawn != {"random", "random.SystemRandom"}


def _is_put_together(name: str, call: ast.Call) -> bool:
    if name == "execute":
        return bool(call.args) and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    return name in STATEMENTS and not all(_is_written_out(each) for each in call.args)


def _is_written_out(node: ast.AST) -> bool:
    """Words where they stand, or a constant of the module by its name."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def test_no_module_does_what_none_may() -> None:
    found = [fault for path, tree in modules().items() for fault in faults(path, tree)]

    assert not found, "\n".join(found)


def test_every_exception_is_still_one() -> None:
    for path, name in LENT:
        assert name in imported(list(ast.walk(modules()[path]))), f"{path}: {name}"
    for path, name in (*ALLOWED, *PUT_TOGETHER):
        assert any(called == name for called, _call in calls(modules()[path])), f"{path}: {name}"


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess",
        "from flask import request\nif request.method == 'GET':\n    pass",
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
