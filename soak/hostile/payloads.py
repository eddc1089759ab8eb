"""Forty ways to have a script run in somebody else's browser (R11).

Each calls ``ran`` when it runs, and marks whatever it makes with the class ``caught``, so that markup which got in is
noticed even where nothing could run.
"""

from __future__ import annotations

PAYLOADS: tuple[str, ...] = (
    # What could stand at the beginning of an address.
    "javascript:ran(1)",
    "JaVaScRiPt:ran(2)//",
    "\tjava\tscript:ran(3)",
    "data:text/html,<script class=caught>ran(4)</script>",
    "vbscript:ran(5)",
    "//evil.example/caught",
    "tel:1,javascript:ran(7)",
    "https://evil.example/\" class=caught onmouseover=\"ran(8)",
    # Elements.
    "<script class=caught>ran(9)</script>",
    "<ScRiPt class=caught>ran(10)</sCrIpT>",
    "</script><script class=caught>ran(11)</script>",
    "<scr<script class=caught>ipt>ran(12)</scr</script>ipt>",
    "<img class=caught src=x onerror=ran(13)>",
    "<img/class=caught/src=x/onerror=ran(14)>",
    "<svg class=caught onload=ran(15)>",
    "<svg class=caught><script>ran(16)</script></svg>",
    "<svg class=caught><animate onbegin=ran(17) attributeName=x dur=1s></svg>",
    "<math class=caught><a xlink:href=javascript:ran(18)>x</a></math>",
    "<iframe class=caught srcdoc='<script>parent.ran(19)</script>'></iframe>",
    "<iframe class=caught src=javascript:parent.ran(20)></iframe>",
    "<object class=caught data=javascript:ran(21)></object>",
    "<embed class=caught src=javascript:ran(22)>",
    "<details class=caught open ontoggle=ran(23)>x</details>",
    "<input class=caught autofocus onfocus=ran(24)>",
    "<video class=caught><source onerror=ran(25)></video>",
    "<body class=caught onload=ran(26)>",
    "<style class=caught>*{background:url(//evil.example)}</style>",
    "<link class=caught rel=stylesheet href=//evil.example/x.css>",
    "<base class=caught href=//evil.example/>",
    "<meta class=caught http-equiv=refresh content='0;url=javascript:ran(30)'>",
    "<form class=caught action=//evil.example><button formaction=javascript:ran(31)>x</button></form>",
    "<template class=caught><script>ran(32)</script></template>",
    # Out of what stands around.
    "\"><img class=caught src=x onerror=ran(33)>",
    "'><img class=caught src=x onerror=ran(34)>",
    "\" class=\"caught\" autofocus onfocus=\"ran(35)",
    "</textarea></title></style><svg class=caught onload=ran(36)>",
    "--><img class=caught src=x onerror=ran(37)>",
    "]]><img class=caught src=x onerror=ran(38)>",
    # Through what makes markup of signs.
    "[a](javascript:ran(39)) ![a](javascript:ran(39)) <javascript:ran(39)> [a]: javascript:ran(39)",
    "{{ 7*7 }}{% raw %}&lt;img class=caught src=x onerror=ran(40)&gt;&#60;script class=caught&#62;ran(40)",
)  # fmt: skip


def turned(turn: int) -> str:
    """All of them in one text, with another one at its beginning each time."""
    return " ".join([*PAYLOADS[turn % len(PAYLOADS) :], *PAYLOADS[: turn % len(PAYLOADS)]])


def raw_copies(html: str) -> list[str]:
    """The payloads with markup that stand in a page's source as they were typed."""
    return [each for each in PAYLOADS if "<" in each and each in html]
