"""Reading what a template drew, as a browser would find it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "coprod" / "templates"

# What somebody who means harm would write wherever words may be written.
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}"


class Drawn(HTMLParser):
    """What a browser would find in a piece of HTML: tags with their attributes, and the words between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.scripts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says an attribute twice: {names}"
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.scripts and not self.scripts[-1] and data.strip():
            self.scripts[-1] = data
        self.words += data

    @property
    def text(self) -> str:
        return " ".join(self.words.split())

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for name, attributes in self.tags
            if name == tag
            and all(attributes.get(key.replace("_", "-")) == value for key, value in wanted.items())
        ]

    def values(self, attribute: str) -> list[str]:
        return [found for _, attributes in self.tags if (found := attributes.get(attribute)) is not None]

    def must_be_sound(self) -> None:
        """No code in attributes, no style in attributes, ids used once, and every reference leads somewhere."""
        for tag, attributes in self.tags:
            assert "style" not in attributes, f"<{tag}> carries a style: {attributes}"
            assert not [name for name in attributes if name.startswith("on")], (
                f"<{tag}> carries code: {attributes}"
            )
            assert not (attributes.get("href") or "").startswith("javascript:")
        ids = self.values("id")
        assert len(ids) == len(set(ids)), f"used twice: {sorted(one for one in ids if ids.count(one) > 1)}"
        assert not [one for one in ids if not one or one.split() != [one]], "an id is one word"
        for attribute in (
            "for",
            "aria-describedby",
            "aria-labelledby",
            "data-aria-controls",
            "aria-controls",
        ):
            for value in self.values(attribute):
                missing = set(value.split()) - set(ids)
                assert not missing, f"{attribute} leads nowhere: {missing}"

    def must_hold_no_harm(self) -> None:
        """The hostile words are there as words only."""
        assert not [tag for tag, _ in self.tags if tag in {"img", "script"}], self.source
        assert "49" not in self.words
