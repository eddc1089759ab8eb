"""A page taken apart, without another package: elements, texts, forms and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
SILENT = frozenset({"script", "style", "template"})


@dataclass
class Element:
    """One element: its name, attributes, and everything inside."""

    name: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)
    line: int = 0

    def all(self, *names: str) -> list[Element]:
        """Every element of these names below this one, in order; every element for no name."""
        found = []
        for child in self.inside:
            if isinstance(child, Element):
                found += [child] if not names or child.name in names else []
                found += child.all(*names)
        return found

    def texts(self) -> list[str]:
        """Every piece of text that a person could read."""
        if self.name in SILENT:
            return []
        found = []
        for child in self.inside:
            found += child.texts() if isinstance(child, Element) else [child]
        return found

    @property
    def text(self) -> str:
        """What a person reads, blanks tidied."""
        return " ".join("".join(self.texts()).split())

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("", {})
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, line=self.getpos()[0])
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


class Page(Element):
    """A whole page."""

    @property
    def title(self) -> str:
        return next((each.text for each in self.all("title")), "")

    @property
    def h1(self) -> str:
        return next((each.text for each in self.all("h1")), "")

    @property
    def main(self) -> Element:
        """What this page is about, without the frame around it."""
        return next(iter(self.all("main")), self)

    def link(self, words: str) -> str:
        """The address behind the link that says this. Errors: ``LookupError``."""
        for each in self.all("a"):
            if each.text == words:
                return each.get("href")
        raise LookupError(f"No link says “{words}”: {[each.text for each in self.all('a')]}")

    def form(self, action: str | None = None) -> Element:
        """The form of the page's own content: the first, or the one that leads to an address."""
        found = [
            each
            for each in self.main.all("form")
            if action is None or each.get("action").split("?")[0] == action
        ]
        if not found:
            raise LookupError(f"No form leads to {action or 'anywhere'}.")
        return found[0]


def fields(form: Element) -> dict[str, list[str]]:
    """What a browser would send of a form that nobody has touched."""
    sent: dict[str, list[str]] = {}

    def add(name: str, value: str) -> None:
        if name:
            sent.setdefault(name, []).append(value)

    for each in form.all("input", "textarea", "select"):
        name, kind = each.get("name"), each.get("type", "text")
        if "disabled" in each.attributes:
            continue
        if each.name == "textarea":
            add(name, "".join(each.texts()).removeprefix("\n"))
        elif each.name == "select":
            options = each.all("option")
            chosen = [option for option in options if "selected" in option.attributes] or options[:1]
            for option in chosen:
                add(name, option.get("value", option.text))
        elif kind in {"checkbox", "radio"}:
            if "checked" in each.attributes:
                add(name, each.get("value", "on"))
        elif kind not in {"submit", "button", "reset", "image", "file"}:
            add(name, each.get("value"))
    return sent


@lru_cache(maxsize=4)
def read(html: str) -> Page:
    """Take a page apart, once for all who ask one after the other: whoever asks must leave it as it is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page("", {}, reader.top.inside)
