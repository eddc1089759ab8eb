"""The slow way to try a change: everything of ours is imported anew, and one file from another source.

It is the way for what runs while files are imported: rules that are put together, constants, tables, defaults.
The process that forks has imported everything of others that the tests need, and nothing of ours.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

OURS = {"coprod", "tests", "mutation"}
# Quiet, one after the other, until the first that fails. PostgreSQL and browsers are left to make test.
HOW = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--capture=sys", "--no-header"]
HOW += ["-m", "not postgres and not browser"]


class _Told(SourceFileLoader):
    """Loads a module from a source that is told, and leaves no compiled file behind."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)


class _Instead(MetaPathFinder):
    """Finds the one module that is another in this process."""

    def __init__(self, file: Path, name: str, source: str) -> None:
        self.file, self.name, self.source = str(file), name, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        return spec_from_file_location(fullname, self.file, loader=_Told(fullname, self.file, self.source))


def run(root: Path, path: str, source: str, tests: Sequence[str]) -> int:
    """Run the tests in this process, which has imported nothing of ours, with this source of that file."""
    import pytest

    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    sys.meta_path.insert(0, _Instead(root / path, name, source))
    return int(pytest.main([*HOW, "-p", "mutation.schema", *tests]))


def import_beforehand(names: Iterable[str]) -> None:
    """Import what is not ours, so that the processes that are forked from this one need not."""
    for name in names:
        if name.split(".")[0] not in OURS and name not in sys.modules:
            try:
                importlib.import_module(name)
            except Exception:  # noqa: S112 - made while running, and nothing that can be asked for by its name
                continue
