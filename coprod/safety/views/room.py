"""The room of the safeguarding leads: what is open, what was closed, and one concern with its log."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from coprod.core import editions, paging
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page, tidy
from coprod.core.words import language
from coprod.people.current import me
from coprod.programmes.rules import Role
from coprod.safety import operations, permissions, queries
from coprod.safety.models import Concern
from coprod.safety.rules import (
    CONCERNS,
    DEED_WORDS,
    FEAR_WORDS,
    OUTCOME_WORDS,
    REACH_WORDS,
    SOURCE_WORDS,
    STAGE_TAGS,
    STAGE_WORDS,
    Stage,
)
from coprod.safety.views import bp

ROOM = "/manage/concerns"
ONE = f"{ROOM}/<reference>"


@dataclass(frozen=True)
class Room:
    """The programmes whose concerns somebody deals with."""

    programmes: frozenset[int]


def room_of_viewer() -> Room | None:
    """The viewer's room; ``None`` for whoever is signed in and has none: to them there is nothing here."""
    mine = viewer().programmes(Role.SAFEGUARDING.value)
    return Room(mine) if mine or not viewer().is_signed_in else None


def known(concern: Concern) -> dict[str, object]:
    """What every page about one concern says of it, besides anybody's words."""
    return {
        "concern": concern,
        "name": editions.read(concern.programme.editions, language()).name,
        "fear": FEAR_WORDS[concern.fear],
        "stage_words": STAGE_WORDS[concern.stage],
        "stage_tag": STAGE_TAGS[concern.stage],
    }


@bp.get(ROOM)
@permit(permissions.enter, on=room_of_viewer, confidential=True)
def room(mine: Room) -> Reply:
    """What is open, the oldest first; it says of each what is feared, and none of the words."""
    search, closed = str(tidy(request.args.get("q", ""))), request.args.get("show") == "closed"
    found = queries.listed(mine.programmes, paging.wanted(), search=search, closed=closed)
    return page(
        "safety/room.html",
        found=found,
        names={
            each.programme_id: editions.read(each.programme.editions, language()).name for each in found.rows
        },
        search=search,
        closed=closed,
        fears=FEAR_WORDS,
        stages=STAGE_WORDS,
        tags=STAGE_TAGS,
        outcomes=OUTCOME_WORDS,
    )


@bp.get(ONE)
@permit(permissions.deal, on=queries.one, see=permissions.deal, reads="a concern", confidential=True)
def concern(concern: Concern) -> Reply:
    """The words, the log with who was told, and what can be done now. That it was read stands in its log."""
    operations.read(concern, by=me().id)
    return page(
        "safety/concern.html",
        **known(concern),
        entries=queries.entries(concern),
        source=SOURCE_WORDS[concern.source],
        reach=REACH_WORDS[concern.reach],
        deeds=DEED_WORDS,
        outcomes=OUTCOME_WORDS,
        moves={
            move.name: move.words
            for move in CONCERNS.offered(concern.stage)
            if not (move.name == "take" and concern.holder_id == me().id)
        },
        is_closed=concern.stage is Stage.CLOSED,
    )
