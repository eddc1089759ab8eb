"""A programme's own words: the English is the source, nothing is overwritten unseen, nothing old is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from coprod.core import clock, editions
from coprod.core.db import db, writing
from coprod.core.editions import Format, Standing, fingerprint
from coprod.core.errors import Refused
from coprod.programmes import operations, queries
from coprod.programmes.models import Programme, ProgrammeEdition
from coprod.programmes.operations.notices import NoticeWords
from tests.factories.people import a_person
from tests.factories.programmes import a_programme, a_workstream


def write(
    programme: Programme,
    text: Mapping[str, str],
    language: str = "ur",
    *,
    standing: Standing = Standing.DRAFT,
    checker: str = "",
    made_from_present: bool = False,
    seen: str | None = None,
) -> ProgrammeEdition:
    edition = operations.write_words(
        programme,
        language=language,
        format=Format.STANDARD,
        text=text,
        standing=standing,
        checker=checker,
        made_from_present=made_from_present,
        seen=seen,
        by=a_person().id,
    )
    db.session.flush()
    return edition


def whole(programme: Programme) -> Programme:
    db.session.flush()
    db.session.expire_all()
    found = queries.whole(programme.slug)
    assert found is not None
    return found


def test_a_translation_falls_behind_when_the_english_changes_and_catches_up_when_its_writer_says_so() -> None:
    with writing():
        programme = a_programme("Example")
        urdu = write(programme, {"name": "مثال"})
        assert not editions.is_behind(urdu, whole(programme).editions)

        write(programme, {"name": "Example", "why": "Because it was needed."}, "en")
        assert editions.is_behind(urdu, whole(programme).editions)

        write(programme, {"name": "مثال", "why": "ضرورت"})
        assert editions.is_behind(urdu, whole(programme).editions)

        write(programme, {"name": "مثال", "why": "ضرورت"}, made_from_present=True)
        assert not editions.is_behind(urdu, whole(programme).editions)


def test_what_somebody_else_saved_in_the_meantime_is_not_overwritten() -> None:
    with writing():
        programme = a_programme("Example")
        edition = queries.edition(programme.id, "en", Format.STANDARD)
        assert edition
        seen = fingerprint(edition.text)
        write(programme, {"name": "Example", "vision": "Hers"}, "en", seen=seen)

        with pytest.raises(Refused):
            write(programme, {"name": "Example", "vision": "His"}, "en", seen=seen)

        assert edition.text["vision"] == "Hers"


def test_two_people_who_begin_the_same_translation_do_not_lose_each_others_words() -> None:
    with writing():
        programme = a_programme("Example")
        write(programme, {"name": "مثال"}, seen="")

        with pytest.raises(Refused):
            write(programme, {"name": "دوسرا"}, seen="")


def test_nobody_can_call_a_translation_checked_without_saying_by_whom() -> None:
    with writing():
        programme = a_programme("Example")

        with pytest.raises(Refused):
            write(programme, {"name": "مثال"}, standing=Standing.CHECKED)

        assert write(programme, {"name": "مثال"}, standing=Standing.CHECKED, checker="Sana").checker == "Sana"


def test_a_programme_keeps_a_name_in_english() -> None:
    with writing(), pytest.raises(Refused):
        write(a_programme("Example"), {"name": "", "why": "Because"}, "en")


def test_what_is_left_empty_in_a_translation_is_shown_in_english() -> None:
    with writing():
        programme = a_programme("Example", why="Because it was needed.")
        write(programme, {"name": "مثال", "why": ""})

        reading = editions.read(whole(programme).editions, "ur")

        assert (str(reading.name), str(reading.why), reading.why.lang) == (
            "مثال",
            "Because it was needed.",
            "en",
        )


@pytest.mark.parametrize(
    "slug", ["", "ab", "new", "Up-Per", "a b c", "a--b", "-abc", "ü-ber", "a" * 61, "a/b/c"]
)
def test_an_address_that_could_not_be_typed_or_is_taken_is_refused(slug: str) -> None:
    with writing():
        a_programme("Example", "taken")
        for each in (slug, "taken"):
            with pytest.raises(Refused):
                operations.start_programme(slug=each, name="Example", by=a_person().id)


def test_an_aim_is_added_moved_and_ended_and_its_words_stay() -> None:
    with writing():
        programme, by = a_programme("Example"), a_person().id
        for title in ("First", "Second", "Third"):
            operations.add_aim(whole(programme), title=title, text="", by=by)

        def titles() -> list[str]:
            found = whole(programme)
            words = editions.read(found.editions, "en")
            return [str(words[f"aim.{aim.key}.title"]) for aim in found.present_aims]

        programme = whole(programme)
        operations.move_part(programme, programme.aims[2], up=True, by=by)
        assert titles() == ["First", "Third", "Second"]

        programme = whole(programme)
        operations.move_part(programme, programme.aims[0], up=True, by=by)
        assert titles() == ["First", "Third", "Second"]

        programme = whole(programme)
        operations.end_part(programme, programme.aims[0], last_day=clock.today(), by=by)
        assert titles() == ["First", "Third", "Second"]
        with clock.at(clock.now() + timedelta(days=1)):
            assert titles() == ["Third", "Second"]
        words = editions.read(whole(programme).editions, "en")
        assert any(str(passage) == "First" for passage in words.passages.values())


def test_moving_a_part_passes_over_those_that_have_ended() -> None:
    with writing():
        programme, by = a_programme("Example"), a_person().id
        for key, to_day in (("a", None), ("gone", clock.today() - timedelta(days=1)), ("b", None)):
            a_workstream(programme, key, to_day=to_day)
        programme = whole(programme)

        operations.move_part(programme, programme.present_workstreams[1], up=True, by=by)

        assert [each.key for each in whole(programme).present_workstreams] == ["b", "a"]


def test_nothing_ends_before_it_began() -> None:
    with writing():
        programme = a_programme("Example")
        a_workstream(programme, "a", from_day=clock.today())
        programme = whole(programme)

        with pytest.raises(Refused):
            operations.end_part(
                programme,
                programme.workstreams[0],
                last_day=clock.today() - timedelta(days=1),
                by=a_person().id,
            )


def test_a_new_privacy_notice_leaves_the_one_that_people_were_shown_as_it_was() -> None:
    with writing():
        programme, by = a_programme("Example"), a_person().id
        first = queries.latest_notice(programme.id)
        assert first
        before = first.editions[0].text

        second = operations.publish_notice(
            programme,
            [
                NoticeWords("en", "We keep it for two years."),
                NoticeWords("ur", "ہم اسے دو سال رکھتے ہیں۔", translator="Sana"),
            ],
            by=by,
        )
        db.session.flush()
        db.session.expire_all()

        kept = queries.notices(programme.id)
        assert [notice.version for notice in kept] == [2, 1] and kept[0].id == second.id
        assert kept[1].editions[0].text == before
        standing = {each.language: each.standing for each in kept[0].editions}
        assert standing == {"en": Standing.CHECKED, "ur": Standing.DRAFT}


def test_a_privacy_notice_without_english_is_not_published() -> None:
    with writing(), pytest.raises(Refused):
        operations.publish_notice(
            a_programme("Example"), [NoticeWords("en", ""), NoticeWords("ur", "…")], by=a_person().id
        )
