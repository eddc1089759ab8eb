"""Staff's Markdown: what they mean comes through, and nothing that a browser would run."""

from __future__ import annotations

import re

import pytest

from coprod.core.richtext import to_html
from tests.base.html import read

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "![x](https://evil.example/track.gif)",
    '![x](x "onerror=alert(1)")',
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org" onclick="alert(1))',
    "<p style='position:fixed'>x</p>",
    "<form action=//evil.example><input name=q></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "<!--><script>alert(1)</script>-->",
    "<details open ontoggle=alert(1)>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<object data=x></object><embed src=x>",
    "<x\x00y onclick=alert(1)>",
]
HARMLESS = {"p", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "a", "br", "hr"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_runs_comes_through(payload: str) -> None:
    page = read(str(to_html(payload)))

    for each in page.all():
        assert each.name in HARMLESS
        assert set(each.attributes) <= {"href", "rel"}
        if each.get("href"):
            assert re.match(r"(https?|mailto|tel):|[^:]*$", each.get("href"))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Two *words* **here**", "<p>Two <em>words</em> <strong>here</strong></p>"),
        ("* one\n* two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("# Title", "<h2>Title</h2>"),
        ("[us](https://example.org/)", '<p><a href="https://example.org/" rel="noopener">us</a></p>'),
        ("[call](tel:+441632960000)", '<p><a href="tel:+441632960000" rel="noopener">call</a></p>'),
        ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
        ("", ""),
    ],
)
def test_what_was_meant_comes_through(markdown: str, html: str) -> None:
    assert str(to_html(markdown)).strip() == html


def test_long_and_twisted_text_is_read_in_time() -> None:
    assert to_html("*" * 20_000 + "[" * 20_000)
    assert to_html("> " * 5_000 + "x")
