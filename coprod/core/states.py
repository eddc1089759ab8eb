"""A state machine is a table: from which states a move leads where."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask_babel import gettext as _

from coprod.core.errors import Refused

State = TypeVar("State", bound=enum.Enum)


@dataclass(frozen=True)
class Move(Generic[State]):
    """One move: its name, from where, to where, and the words on its button."""

    name: str
    sources: frozenset[State]
    target: State
    words: object


class Moves(Generic[State]):
    """The whole table. It decides, offers the buttons and draws the diagram in the docs."""

    def __init__(self, table: Mapping[str, tuple[Iterable[State], State, object]]) -> None:
        self._moves = {
            name: Move(name, frozenset(sources), target, words)
            for name, (sources, target, words) in table.items()
        }

    def after(self, state: State, move: str) -> State:
        """The state that this move leads to. Errors: ``Refused`` when it is not allowed from here."""
        found = self._moves[move]
        if state not in found.sources:
            raise Refused(
                _("This cannot be done now. Somebody may have changed it a moment ago. Look at it again.")
            )
        return found.target

    def allows(self, state: State, move: str) -> bool:
        """Whether the move leads on from this state."""
        return state in self._moves[move].sources

    def offered(self, state: State) -> list[Move[State]]:
        """The moves that lead on from this state, in the order of the table."""
        return [move for move in self._moves.values() if state in move.sources]

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        for move in self._moves.values():
            lines += [
                f"    {source.value} --> {move.target.value}: {move.name}"
                for source in sorted(move.sources, key=lambda state: str(state.value))
            ]
        return "\n".join(lines)
