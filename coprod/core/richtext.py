"""Staff's Markdown becomes HTML here and nowhere else; people's words are plain text and never HTML.

Three layers: raw HTML is off in the Markdown reader; bleach keeps a short list of tags; nh3, which is maintained
where bleach no longer is, has the last word. Done when the text is saved, because it is slow.
"""

from __future__ import annotations

from functools import lru_cache

import bleach
import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = frozenset({"p", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "a", "br", "hr"})
ATTRIBUTES = {"a": {"href"}}
PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})
_reader = MarkdownIt("commonmark", {"html": False})


def to_html(markdown: str) -> Markup:
    """The HTML of a staff member's Markdown, safe to show as it stands. Headings begin at the second level."""
    raw = str(_reader.render(markdown)).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    once = bleach.clean(raw, tags=TAGS, attributes={"a": ["href"]}, protocols=PROTOCOLS, strip=True)
    twice = nh3.clean(
        once, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=set(PROTOCOLS), link_rel="noopener"
    )
    return Markup(twice)  # noqa: S704 - cleaned twice above; this is the one place that says so


@lru_cache(maxsize=2048)
def _kept(markdown: str) -> Markup:
    return to_html(markdown)


def rich(text: object) -> Markup:
    """A staff member's Markdown on a page: ``{{ words.purpose | rich }}``. Made once and kept, because it is slow."""
    return _kept(str(text))
