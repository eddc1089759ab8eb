"""Everything that mutmut's operators would change in one file, each change as a whole new source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

# The sentences of the site. The catalogue holds them: one that changed makes tests/house/test_catalogue.py fail.
SENTENCES = {"_", "N_", "_l", "ngettext", "lazy_gettext"}
# Names of types for the type checker, and what a star import would bring. Nothing that runs depends on them.
NOT_RUN = {"__all__", "TypeVar"}


@dataclass(frozen=True)
class Change:
    """One mutant. ``where``, ``was`` and ``now`` together name it, whatever line it moves to."""

    path: str
    where: str
    was: str
    now: str
    source: str

    @property
    def name(self) -> tuple[str, str, str, str]:
        return self.path, self.where, self.was, self.now


class _Visitor(MutationVisitor):
    """mutmut's own, but for two things: decorated functions are looked into, and the place is remembered."""

    def __init__(self) -> None:
        super().__init__(mutation_operators, IgnoredCode(set(), set(), set()))
        self.scope: list[str] = []
        self.places: list[str] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self.scope.append(node.name.value)
        return super().on_visit(node)

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self.scope.pop()
        super().on_leave(original_node)

    def _create_mutations(self, node: cst.CSTNode) -> None:
        super()._create_mutations(node)
        place = ".".join(self.scope) or "the module"
        self.places += [place] * (len(self.mutations) - len(self.places))

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            # What a decorator is told is left alone as mutmut does; the function under it is not.
            node = node.with_changes(decorators=())
        return _is_not_run(node) or super()._skip_node_and_children(node)


def _is_not_run(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        return node.func.value in SENTENCES | NOT_RUN
    if isinstance(node, cst.Assign):
        return any(
            isinstance(each.target, cst.Name) and each.target.value in NOT_RUN for each in node.targets
        )
    return False


def changes(path: str, root: Path) -> list[Change]:
    """Every mutant of one file, in the order of the file."""
    visitor = _Visitor()
    module = MetadataWrapper(cst.parse_module((root / path).read_text())).visit(visitor)
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for where, was, now, source in _sources(module, zip(visitor.places, visitor.mutations, strict=True)):
        seen[where, was, now] += 1
        again = f" (again, {seen[where, was, now]})" if seen[where, was, now] > 1 else ""
        found.append(Change(path, where + again, was, now, source))
    return found


def _sources(
    module: cst.Module, mutations: Iterator[tuple[str, Mutation]]
) -> Iterator[tuple[str, str, str, str]]:
    before = module.code
    for where, mutation in mutations:
        after = cst.ensure_type(
            module.deep_replace(mutation.original_node, mutation.mutated_node), cst.Module
        )
        source = after.code
        if source != before:
            yield where, *_difference(before, source), source


def _difference(before: str, after: str) -> tuple[str, str]:
    """The lines that differ, before and after, each as one line of text."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return " ".join(line.strip() for line in old), " ".join(line.strip() for line in new)
