"""Every address that a page or a view speaks of is one that we have, with every part that it needs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from jinja2 import nodes

from coprod import Service
from tests.house.source import calls, modules, parsed_templates


def test_every_address_in_a_template_exists(app: Service) -> None:
    faults = [
        f"{name}:{line}: {fault}"
        for name, line, endpoint, parts in _in_templates()
        if (fault := _fault(app, endpoint, parts))
    ]

    assert not faults, "\n".join(faults)


def test_every_address_in_a_view_exists(app: Service) -> None:
    faults = [
        f"{path}:{line}: {fault}"
        for path, line, endpoint, parts in _in_modules()
        if (fault := _fault(app, endpoint, parts))
    ]

    assert not faults, "\n".join(faults)


def test_every_page_that_a_view_draws_exists_and_every_page_is_drawn_somewhere() -> None:
    drawn = {
        argument.value
        for tree in modules().values()
        for name, call in calls(tree)
        if name in {"page", "render_template"}
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    }
    # A page whose name is put together in a view has at least its last part written there as a text.
    named = {
        node.value.removesuffix(".html").rsplit("/", 1)[-1]
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    included = {
        template.value
        for tree in parsed_templates().values()
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import))
        if isinstance(template := getattr(node, "template", None), nodes.Const)
    }

    assert drawn <= parsed_templates().keys()
    chosen_by_name = ("errors/", "components/question/", "pictures/")
    forgotten = [
        name
        for name in parsed_templates()
        if name not in included
        and not name.startswith(chosen_by_name)
        and name.removesuffix(".html").rsplit("/", 1)[-1] not in named
    ]
    assert not forgotten, f"Nobody draws these: {forgotten}"


def _in_templates() -> Iterator[tuple[str, int, str, set[str] | None]]:
    for name, tree in parsed_templates().items():
        for call in tree.find_all(nodes.Call):
            told = call.node.name if isinstance(call.node, nodes.Name) else ""
            if told in {"url_for", "may"} and call.args and isinstance(call.args[0], nodes.Const):
                anything = told == "may" or call.dyn_kwargs is not None
                endpoint = call.args[0].value
                yield (
                    name,
                    call.lineno,
                    name.split("/")[0] + endpoint if endpoint.startswith(".") else endpoint,
                    None if anything else {each.key for each in call.kwargs},
                )


def _in_modules() -> Iterator[tuple[str, int, str, set[str] | None]]:
    for path, tree in modules().items():
        for name, call in calls(tree):
            if name != "url_for" or not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            endpoint = str(call.args[0].value)
            if endpoint.startswith("."):
                endpoint = path.split("/")[1] + endpoint
            parts = {each.arg for each in call.keywords if each.arg}
            anything = any(each.arg is None for each in call.keywords)
            yield path, call.lineno, endpoint, None if anything else parts


def _fault(app: Service, endpoint: str, parts: set[str] | None) -> str | None:
    if endpoint not in app.view_functions:
        return f"there is no {endpoint}"
    if parts is None:
        return None
    needs = [rule.arguments - set(rule.defaults or ()) for rule in app.url_map.iter_rules(endpoint)]
    if any(need <= parts for need in needs):
        return None
    return f"{endpoint} also needs {', '.join(sorted(needs[0] - parts))}"
