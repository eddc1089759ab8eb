"""The source as the inspectors read it: templates and modules, taken apart."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "coprod"
TEMPLATES = PACKAGE / "templates"

_reader = Environment(
    extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True, autoescape=True
)


@cache
def templates() -> dict[str, str]:
    """Every template by its name."""
    return {str(path.relative_to(TEMPLATES)): path.read_text() for path in sorted(TEMPLATES.rglob("*.*"))}


@cache
def parsed_templates() -> dict[str, nodes.Template]:
    """Every template as a tree."""
    return {name: _reader.parse(text) for name, text in templates().items()}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the service as a tree, by its path from the root; the steps of the database are not read."""
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in paths}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module, by the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield function.id, node
            elif isinstance(function, ast.Attribute):
                yield function.attr, node


def without_code(text: str) -> str:
    """A template's own HTML and words, without expressions, statements, comments and translated sentences.

    An expression that names an element leaves an ``x``; line ends stay, so that a fault can be found.
    """
    kept: list[str] = []
    translated = False
    for _line, kind, value in _reader.lex(text):
        if kind == "name" and value in {"trans", "endtrans"}:
            translated = value == "trans"
        if kind == "data" and not translated:
            kept.append(value)
        elif kind == "variable_begin" and kept and kept[-1].endswith(("<", "</")):
            kept.append("x")
        else:
            kept.append("\n" * str(value).count("\n"))
    return "".join(kept)
