"""What a patient reader can work out from published tables: the range that each true count must lie in.

The reader knows the rules of publication, and that figures of one table add up. Tables of one release are
joined by nothing but their base. Sums joined in this way form a tree, and on a tree passing ranges back and
forth until nothing changes gives exactly the values that are possible: no cleverer subtraction finds more
(domain rule E7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass
class Range:
    """The lowest and highest value that a true count can still have. Units: people."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def narrow(self, low: int, high: int) -> bool:
        """Keep what lies within these ends too, and say whether that changed anything."""
        before = self.low, self.high
        self.low, self.high = max(self.low, low), min(self.high, high)
        if self.low > self.high:
            raise ValueError("No count can be all of this at once.")
        return before != (self.low, self.high)


@dataclass
class Sheet:
    """One published table as a reader knows it: the answered, the other states, and the options."""

    one_each: bool
    options: Sequence[Range]
    answered: Range
    states: Sequence[Range]

    def everything(self) -> Iterator[Range]:
        """Every figure of the table."""
        yield from self.options
        yield self.answered
        yield from self.states

    def without(self) -> Iterator[Range]:
        """In a many-choice table, those who answered and did not choose an option: printed nowhere."""
        if not self.one_each:
            for index, option in enumerate(self.options):
                others = [each for place, each in enumerate(self.options) if place != index]
                yield Range(
                    max(0, self.answered.low - option.high),
                    min(self.answered.high - option.low, sum(each.high for each in others)),
                )

    def settle(self, base: Range) -> bool:
        """Narrow everything once by what adds up, and say whether anything changed."""
        changed = _add_up(base, [self.answered, *self.states])
        if not self.options:
            return changed
        return (_add_up(self.answered, self.options) if self.one_each else self._cover()) or changed

    def _cover(self) -> bool:
        """Each chooser is one who answered, and everyone who answered chose something."""
        changed = self.answered.narrow(
            max(option.low for option in self.options), sum(option.high for option in self.options)
        )
        reach = sum(min(option.high, self.answered.low) for option in self.options)
        for option in self.options:
            rest = reach - min(option.high, self.answered.low)
            changed |= option.narrow(self.answered.low - rest, self.answered.high)
        return changed


def settle(base: Range, sheets: Sequence[Sheet]) -> None:
    """Narrow every range, in place, to the values that are possible."""
    while any([sheet.settle(base) for sheet in sheets]):
        pass


def settle_together(total: Range, parts: Sequence[tuple[Range, Sequence[Sheet]]]) -> None:
    """The same for sets of responses that are the parts of one whole, each with its base and its tables.

    The bases add up to the total, and nothing else joins two parts: it is one tree still.
    """
    bases = [base for base, _sheets in parts]
    while any([_add_up(total, bases), *(sheet.settle(base) for base, sheets in parts for sheet in sheets)]):
        pass


def _add_up(total: Range, parts: Sequence[Range]) -> bool:
    """Narrow a total and its parts to what can add up."""
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    changed = total.narrow(low, high)
    for part in parts:
        rest_low, rest_high = low - part.low, high - part.high
        changed |= part.narrow(total.low - rest_high, total.high - rest_low)
    return changed
