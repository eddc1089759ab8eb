"""The public record of a meeting as a PDF to print and to read aloud: what the page says, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Response, abort, render_template

from coprod.core import easy_read, kept, typesetting
from coprod.core.access import Reply, permit
from coprod.core.rules import everyone
from coprod.core.typesetting import Unprintable, as_written, printable
from coprod.core.words import _, date_words, direction, hour_words, language
from coprod.meetings import permissions
from coprod.meetings.queries import public_record as queries
from coprod.meetings.queries.public_record import PublicRecord
from coprod.meetings.views import bp
from coprod.meetings.views.record import DAY, said

LAYOUT = Path(__file__).parent.parent / "record.typ"
LONGEST = 20_000  # characters of one text
Told = dict[str, Any]


@bp.get(f"{DAY}/record.pdf")
@permit(everyone, on=queries.one, see=permissions.is_public, anonymous=True)
def record_pdf(told: PublicRecord) -> Reply:
    """The published record. Made once for as long as nothing that people read has changed."""
    if not told.held.has_minutes:
        abort(404)
    try:
        made = kept.keep(
            ("record", told.held.reference, language()), lambda: typesetting.pdf(LAYOUT, words(told))
        )
    except Unprintable as reason:
        return render_template("errors/409.html", reason=str(reason), back=f"/groups/{told.group.slug}"), 409
    name = f"{told.held.on_day.isoformat()}.pdf"
    return Response(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def words(told: PublicRecord) -> Told:
    """Everything that stands in the document, in the language of the visit."""
    page = said(told)
    shown, about = told.shown, page["about"]
    return {
        "language": language(),
        "direction": direction(language()),
        "group": typesetting.passage(about.name, LONGEST),
        "title": _ours(_("Record of the meeting on %(day)s", day=date_words(told.held.on_day))),
        "facts": [
            _ours(
                _(
                    "%(begins)s to %(ends)s",
                    begins=hour_words(shown["begins"]),
                    ends=hour_words(shown["ends"]),
                )
            ),
            *([as_written(shown["venue"], LONGEST)] if shown["venue"] else []),
        ],
        "sections": list(_sections(page, shown)),
    }


def _ours(sentence: str) -> Told:
    """A sentence of ours, in the language of the page."""
    return {"words": printable(sentence, LONGEST), "language": language(), "direction": direction(language())}


def _section(title: Told, level: int = 1, blocks: Sequence[Told] = (), **more: Any) -> Told:
    return {
        "title": title,
        "level": level,
        "blocks": list(blocks),
        "head": [],
        "rows": [],
        "pictures": [],
        **more,
    }


def _line(*sentences: str, strong: str = "") -> Told:
    """One paragraph of plain words, its first ones bold."""
    rest = " ".join(each for each in sentences if each)
    runs = [{"words": f"{strong} ", "strong": True, "slanted": False}] if strong else []
    told = as_written(rest or strong, LONGEST)
    runs.append({"words": told["words"], "strong": False, "slanted": False})
    return {
        "kind": "paragraph",
        "depth": 0,
        "marker": "",
        "runs": runs,
        "language": told["language"],
        "direction": told["direction"],
    }


def _sections(page: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterable[Told]:
    yield _section(
        _ours(_("Summary")), blocks=[_line(line) for line in shown["summary"].splitlines() if line.strip()]
    )
    if page["attendance"]:
        yield _section(
            _ours(_("Who was there")),
            head=[
                _ours(each) for each in (_("Role"), _("How"), _("How many"), _("Names of those who agree"))
            ],
            rows=[
                [_ours(role), _ours(how), _ours(str(many)), as_written(", ".join(called), LONGEST)]
                for role, how, many, called in page["attendance"]
            ],
        )
    if shown["interests"]:
        yield _section(
            _ours(_("Interests that were declared")), blocks=[_interest(page, e) for e in shown["interests"]]
        )
    yield _section(_ours(_("What was talked about")))
    for item in shown["items"]:
        title = as_written(f"{item['number']}. {item['title']}", LONGEST)
        blocks = [*typesetting.written(item["minutes"], LONGEST), *_came_of_it(page, item)]
        yield _section(title, 2, blocks)
    if shown["actions"]:
        yield _section(_ours(_("Other actions")), blocks=[_action(page, each) for each in shown["actions"]])
    if shown["corrections"]:
        blocks = [each for entry in shown["corrections"] for each in _correction(page, entry)]
        yield _section(_ours(_("Corrections and objections")), blocks=blocks)
    if page["blocks"]:
        yield _section(_ours(_("Easy Read")), pictures=[_picture(each) for each in page["blocks"]])


def _interest(page: Mapping[str, Any], told: Mapping[str, Any]) -> Told:
    number = str(_("item %(number)s", number=told["number"])) if told["number"] else ""
    outcome = str(page["outcomes"][told["outcome"]]) if told["outcome"] else ""
    return _line(", ".join(each for each in (page["who"](told), number, outcome) if each))


def _came_of_it(page: Mapping[str, Any], item: Mapping[str, Any]) -> Iterable[Told]:
    for each in item["decisions"]:
        yield _line(each["words"], strong=_("Decided:"))
        if each["how"]:
            yield _line(f"{page['hows'][each['how']]}.")
        if each["decided_by"]:
            yield _line(each["decided_by"], strong=_("Decided by:"))
        if each["dissent"]:
            yield _line(each["dissent"], strong=_("Not everybody agreed:"))
        yield _line(f"{page['influences'][each['influence']]}.", each["influence_words"])
        if stands := page["advice"](each):
            yield _line(stands.told, strong=_("Advice:"))
    for each in item["actions"]:
        yield _action(page, each)


def _action(page: Mapping[str, Any], told: Mapping[str, Any]) -> Told:
    stands = page["action"](told)
    due = str(_("by %(day)s", day=date_words(stands["due_on"]))) if stands["due_on"] else ""
    facts = [str(stands["stage_words"]), page["who"](told["owner"]), due]
    return _line(told["words"], f"({', '.join(each for each in facts if each)})", strong=_("To do:"))


def _correction(page: Mapping[str, Any], told: Mapping[str, Any]) -> Iterable[Told]:
    day = date_words(page["day"](told["made_on"]))
    yield _line(day, str(page["rulings"][told["ruling"]]), strong=str(page["kinds"][told["kind"]]))
    for name, words in (
        ("passage", _("The passage")),
        ("proposed", _("What it should say")),
        ("why", _("Why")),
        ("ruling_why", _("The chair:")),
    ):
        if told[name]:
            yield _line(told[name], strong=f"{words}:" if not words.endswith(":") else words)


def _picture(block: easy_read.Block) -> Told:
    svg = (
        (easy_read.FOLDER / f"{block.picture}.svg").read_text() if block.picture in easy_read.PICTURES else ""
    )
    return {"svg": svg, "alt": block.alternative, "words": as_written(block.words, LONGEST)}
