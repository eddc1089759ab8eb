"""No sentence escapes translation, and none uses the words that we do not use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import nodes

from coprod.core.words import LANGUAGES
from tests.house.source import calls, modules, parsed_templates, templates, without_code

SPOKEN = {"alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary"}
A_WORD = re.compile(r"[^\W\d_]{2,}")
# A page tells its layout a class in a block of its own; the address of another site is a name.
A_CLASS = re.compile(r"\b(app|nhsuk)-[\w-]+|\b[\w.-]+\.(uk|com|org)\b\S*")
A_SENTENCE = re.compile(r"[A-Z][a-z’']*[ .?!:,]|[A-Z][a-z]{3,}$")
TRANSLATES = {"_", "_l", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext", "pgettext", "N_"}
# Names of files, fields and components have no spaces; these functions take such names and show none of them.
QUIET = {
    "url_for",
    "may",
    "asset",
    "join",
    "strftime",
    "replace",
    "split",
    "startswith",
    "endswith",
    "format",
}
# Calls whose words a person sees: which argument holds them.
SHOWN = {"say": (0,), "flash": (0,), "Refused": (0,), "ValidationError": (0,), "StopValidation": (0,)}
SHOWN_BY_NAME = {"label", "description", "message", "subject", "body"}
# Said to whoever runs the service, not to whoever uses it; and the demo world, which is what people said.
FOR_OPERATORS = (
    "coprod/demo/",
    "coprod/cli",
    "coprod/run",
    "coprod/config",
    "coprod/timetable",
    "coprod/backup/",
)
BANNED = re.compile(
    r"\b(please|submit(s|ted|ting)?|stakeholders?|service[ -]users?|hard[ -]to[ -]reach|challenging|"
    r"click here|utilis\w+|leverage\w*|patience)\b",
    re.I,
)


class _Spoken(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        for name, value in attrs:
            if name in SPOKEN and value and A_WORD.search(value):
                self.found.append((self.getpos()[0], f"{name}={value!r}"))

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent and A_WORD.search(A_CLASS.sub("", data)):
            self.found.append((self.getpos()[0], data.strip()))


@pytest.mark.parametrize("name", templates())
def test_a_template_says_nothing_that_is_not_translated(name: str) -> None:
    reader = _Spoken()
    reader.feed(without_code(templates()[name]) if name.endswith(".html") else "")
    reader.close()
    told = [*reader.found, *_literals(parsed_templates()[name])]

    assert not told, "\n".join(f"{name}:{line}: {words}" for line, words in told)


def _literals(node: nodes.Node, quiet: bool = False) -> Iterator[tuple[int, str]]:
    """Texts inside expressions that look like words for people and are not translated."""
    if isinstance(node, nodes.Call):
        function = node.node
        name = getattr(function, "name", getattr(function, "attr", ""))
        if name in TRANSLATES:
            return
        quiet = name in QUIET
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and not quiet and _is_said(node.value):
        yield node.lineno, node.value
    if isinstance(node, nodes.Compare | nodes.FromImport | nodes.Import | nodes.Extends | nodes.Include):
        return
    for child in node.iter_child_nodes():
        yield from _literals(child, quiet)


def _is_said(words: str) -> bool:
    return bool(A_SENTENCE.match(words)) and words not in LANGUAGES.values()


def test_no_view_form_or_operation_says_anything_that_is_not_translated() -> None:
    told = [
        f"{path}:{line}: {words}"
        for path, tree in modules().items()
        if not path.startswith(FOR_OPERATORS)
        for name, call in calls(tree)
        for line, words in _bare(name, call)
    ]

    assert not told, "\n".join(told)


def _bare(name: str, call: ast.Call) -> Iterator[tuple[int, str]]:
    shown = [call.args[index] for index in SHOWN.get(name, ()) if index < len(call.args)]
    if name.endswith("Field"):
        shown += call.args[:1]
    if name not in {"getLogger", "record", "Key"}:
        shown += [each.value for each in call.keywords if each.arg in SHOWN_BY_NAME]
    for each in shown:
        if isinstance(each, ast.JoinedStr) and any(
            " " in str(part.value) for part in each.values if isinstance(part, ast.Constant)
        ):
            yield each.lineno, ast.unparse(each)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and A_SENTENCE.match(each.value):
            yield each.lineno, each.value


def test_what_is_translated_is_one_whole_sentence_and_not_put_together() -> None:
    glued = [
        f"{path}:{call.lineno}: {ast.unparse(call)}"
        for path, tree in modules().items()
        for name, call in calls(tree)
        if name in TRANSLATES and call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]

    assert not glued, "\n".join(glued)


def test_nobody_is_spoken_to_in_words_that_we_do_not_use() -> None:
    told = [f"{path}:{line}: {words}" for path, line, words in sentences() if BANNED.search(words)]

    assert not told, "\n".join(told)


def sentences() -> Iterator[tuple[str, int, str]]:
    """Every sentence that is translated."""
    for path, tree in modules().items():
        for name, call in calls(tree):
            if name in TRANSLATES:
                for argument in call.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield path, call.lineno, argument.value
    for name, template in parsed_templates().items():
        for said in template.find_all(nodes.Call):
            if getattr(said.node, "name", "") in TRANSLATES:
                for each in said.args[:2]:
                    if isinstance(each, nodes.Const) and isinstance(each.value, str):
                        yield name, said.lineno, each.value
