"""Wherever a row points at a person, that person can have a copy of it, and can be forgotten there (rule D5)."""

from __future__ import annotations

from importlib import import_module

import pytest

from coprod.core.db import Base
from coprod.migrations import tables
from coprod.people.models import Person


def domains_with_people() -> list[str]:
    tables.known()
    return sorted(
        {
            mapper.class_.__module__.split(".")[1]
            for mapper in Base.registry.mappers
            if any(key.column.table.key == "person" for key in mapper.local_table.foreign_keys)
            or mapper.class_ is Person
        }
    )


@pytest.mark.parametrize("domain", domains_with_people())
def test_a_domain_with_people_in_it_can_copy_and_forget_them(domain: str) -> None:
    operations = import_module(f"coprod.{domain}.operations")
    queries = import_module(f"coprod.{domain}.queries")

    assert callable(getattr(operations, "forget", None)), f"coprod.{domain}.operations has no forget(person)."
    assert callable(getattr(queries, "copy_of", None)), f"coprod.{domain}.queries has no copy_of(person)."
