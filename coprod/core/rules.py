"""Permission as a sentence: small rules about a viewer and a thing, joined by and, or, not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Grant:
    """One role that somebody holds today, in one programme or (``None``) in the whole service."""

    role: str
    programme_id: int | None
    organisation_id: int | None = None


@dataclass(frozen=True)
class Viewer:
    """Whoever is looking: a number, and the roles held today. Core knows no more of a person."""

    person_id: int | None = None
    grants: frozenset[Grant] = field(default_factory=frozenset)
    # Whether one of the roles brings work to do: then the menu leads to what is to be done today.
    has_work: bool = False
    # Roles that somebody holds today and may not use before they have done the second step of signing in.
    withheld: frozenset[Grant] = field(default_factory=frozenset)
    # Whether they have shown in the last minutes that it is they who sit there.
    has_confirmed: bool = False

    def with_what_is_withheld(self) -> Viewer:
        """The same viewer after the second step: to see whether it is all that is missing, never to let in."""
        return replace(self, grants=self.grants | self.withheld, withheld=frozenset())

    @property
    def is_signed_in(self) -> bool:
        return self.person_id is not None

    def has(self, role: str, programme_id: int | None) -> bool:
        """Whether the viewer holds this role in this programme today."""
        return any(grant.role == role and grant.programme_id == programme_id for grant in self.grants)

    def has_anywhere(self, role: str) -> bool:
        """Whether the viewer holds this role in any programme today."""
        return any(grant.role == role for grant in self.grants)

    def on_behalf_of(self, role: str) -> frozenset[int]:
        """The organisations on whose behalf the viewer holds this role today, in whatever programme."""
        return frozenset(
            grant.organisation_id
            for grant in self.grants
            if grant.role == role and grant.organisation_id is not None
        )

    def programmes(self, *roles: str) -> frozenset[int]:
        """The programmes in which the viewer holds one of these roles today."""
        return frozenset(
            grant.programme_id
            for grant in self.grants
            if grant.role in roles and grant.programme_id is not None
        )


NOBODY = Viewer()
Test = Callable[[Viewer, Any], bool]


class Rule:
    """A sentence that is true or not of a viewer and a thing."""

    words: str

    def __call__(self, viewer: Viewer, thing: Any = None) -> bool:
        raise NotImplementedError

    def atoms(self) -> Iterator[Atom]:
        """The smallest parts, each of which a test replaces by "everyone" in turn."""
        raise NotImplementedError

    def __and__(self, other: Rule) -> Rule:
        return _Both(self, other)

    def __or__(self, other: Rule) -> Rule:
        return _Either(self, other)

    def __invert__(self) -> Rule:
        return _Not(self)

    def __str__(self) -> str:
        return self.words


class Atom(Rule):
    """One part of a rule: a name in words and a test."""

    everyone_of_them: dict[str, Atom] = {}

    def __init__(self, words: str, test: Test) -> None:
        if words in self.everyone_of_them:
            raise ValueError(f"Two rules are called “{words}”.")
        self.words = words
        self.test = test
        self.everyone_of_them[words] = self

    def __call__(self, viewer: Viewer, thing: Any = None) -> bool:
        return self.test(viewer, thing)

    def atoms(self) -> Iterator[Atom]:
        yield self


class _Both(Rule):
    def __init__(self, one: Rule, two: Rule) -> None:
        self.one, self.two = one, two
        self.words = f"{one} and {two}"

    def __call__(self, viewer: Viewer, thing: Any = None) -> bool:
        return self.one(viewer, thing) and self.two(viewer, thing)

    def atoms(self) -> Iterator[Atom]:
        yield from self.one.atoms()
        yield from self.two.atoms()


class _Either(_Both):
    def __init__(self, one: Rule, two: Rule) -> None:
        super().__init__(one, two)
        self.words = f"({one} or {two})"

    def __call__(self, viewer: Viewer, thing: Any = None) -> bool:
        return self.one(viewer, thing) or self.two(viewer, thing)


class _Not(Rule):
    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.words = f"not ({rule})"

    def __call__(self, viewer: Viewer, thing: Any = None) -> bool:
        return not self.rule(viewer, thing)

    def atoms(self) -> Iterator[Atom]:
        yield from self.rule.atoms()


def rule(words: str) -> Callable[[Test], Atom]:
    """Name a test in words: ``@rule("leads the programme")``."""
    return lambda test: Atom(words, test)


@rule("everyone")
def everyone(viewer: Viewer, thing: Any) -> bool:
    return True


@rule("is signed in")
def is_signed_in(viewer: Viewer, thing: Any) -> bool:
    return viewer.is_signed_in
