"""Drafting: the words, options, ways, files and controllers of a consultation."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import current_app

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import controllers, documents, drafting, options, ways, wording
from coprod.consultations.rules import OptionStatus, Stage, WayKind
from coprod.core import clock, editions
from coprod.core.db import writing
from coprod.core.editions import Format, fingerprint
from coprod.core.errors import Refused
from tests.factories.consultations import a_consultation, a_consultation_edition
from tests.factories.programmes import a_programme, an_organisation

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _draft() -> str:
    with writing():
        return drafting.start(a_programme(), title="First contact", by=None).reference


def _whole(reference: str) -> Consultation:
    found = queries.one_whole(reference)
    assert found is not None
    return found


def test_words_are_kept_by_edition_and_unknown_keys_are_left_out() -> None:
    reference = _draft()

    with writing():
        words = {"purpose": "To decide.", "who.hacked": "No", "title": ""}
        wording.write_words(_whole(reference), "en", Format.STANDARD, words, by=None)

    with writing():
        assert _whole(reference).editions[0].text == {"purpose": "To decide."}


def test_a_translation_falls_behind_when_the_english_words_change_and_catches_up_when_it_is_said() -> None:
    reference = _draft()
    with writing():
        wording.write_words(_whole(reference), "ur", Format.STANDARD, {"title": "پہلا رابطہ"}, by=None)
    with writing():
        wording.write_words(_whole(reference), "en", Format.STANDARD, {"title": "The first contact"}, by=None)

    with writing():
        whole = _whole(reference)
        urdu = next(each for each in whole.editions if each.language == "ur")
        assert editions.is_behind(urdu, whole.editions)
        wording.write_words(whole, "ur", Format.STANDARD, {}, by=None, from_present=False)
        assert editions.is_behind(urdu, whole.editions)
        wording.write_words(whole, "ur", Format.STANDARD, {}, by=None, from_present=True)
        assert not editions.is_behind(urdu, whole.editions)


def test_what_somebody_else_wrote_in_the_meantime_is_not_overwritten_unawares() -> None:
    reference = _draft()
    with writing():
        seen = fingerprint(_whole(reference).editions[0].text)
        wording.write_words(_whole(reference), "en", Format.STANDARD, {"purpose": "Mine"}, by=None)

    with writing(), pytest.raises(Refused):
        wording.write_words(
            _whole(reference), "en", Format.STANDARD, {"purpose": "Mine too"}, by=None, seen=seen
        )


def test_the_english_words_do_not_change_under_people_who_answer_them_but_a_translation_may_come_late() -> (
    None
):
    with writing():
        reference = a_consultation().reference

    with writing():
        with pytest.raises(Refused):
            wording.write_words(_whole(reference), "en", Format.STANDARD, {"title": "Other"}, by=None)
        wording.write_words(_whole(reference), "ur", Format.STANDARD, {"title": "پہلا"}, by=None)


def test_an_option_that_is_ruled_out_says_why() -> None:
    reference = _draft()

    with writing():
        whole = _whole(reference)
        with pytest.raises(Refused):
            options.add_option(whole, {"title": "A new building"}, status=OptionStatus.DISCARDED, by=None)
        kept = options.add_option(
            whole,
            {"title": "A new building", "reason": "No money"},
            status=OptionStatus.DISCARDED,
            by=None,
        )
        first = options.add_option(whole, {"title": "One page"}, by=None)
        options.move_option(whole, first, up=True, by=None)
        options.move_option(whole, first, up=True, by=None)
        assert kept.status is OptionStatus.DISCARDED

    with writing():
        whole = _whole(reference)
        text = whole.editions[0].text
        assert [text[f"option.{each.key}.title"] for each in whole.options] == ["One page", "A new building"]
        options.remove_option(whole, whole.options[1], by=None)

    with writing():
        whole = _whole(reference)
        assert len(whole.options) == 1 and "No money" not in whole.editions[0].text.values()


def test_removing_an_option_does_not_make_a_translation_fall_behind() -> None:
    reference = _draft()

    with writing():
        whole = _whole(reference)
        option = options.add_option(whole, {"title": "One page"}, by=None)
        wording.write_words(whole, "ur", Format.STANDARD, {"title": "پہلا"}, by=None)
        whole = _whole(reference)
        options.remove_option(whole, option, by=None)
        whole = _whole(reference)
        urdu = next(each for each in whole.editions if each.language == "ur")
        assert not editions.is_behind(urdu, whole.editions)


def test_a_wrong_telephone_number_can_be_mended_while_people_answer_but_the_last_way_stays() -> None:
    with writing():
        reference = a_consultation().reference

    with writing():
        whole = _whole(reference)
        ways.change_way(whole, whole.ways[0], "Call 01632 960111.", by=None)
        with pytest.raises(Refused):
            ways.remove_way(whole, whole.ways[0], by=None)
        with pytest.raises(Refused):
            ways.add_way(whole, WayKind.PAPER, "  ", by=None)
        added = ways.add_way(whole, WayKind.TELEPHONE, "Call 01632 960222 in Urdu.", by=None)
        assert added.key == "telephone-2"
        ways.remove_way(whole, whole.ways[0], by=None)

    with writing():
        whole = _whole(reference)
        assert [way.key for way in whole.ways] == ["telephone-2"]
        assert "way.telephone.text" not in whole.editions[0].text


def test_a_file_is_kept_by_what_it_is_and_a_program_is_refused() -> None:
    reference = _draft()

    with writing():
        whole = _whole(reference)
        with pytest.raises(Refused):
            documents.add_document(
                whole, BytesIO(b"MZ\x90"), "letter.pdf", title="Letter", language="en", by=None
            )
        kept = documents.add_document(
            whole, BytesIO(PDF), "../../etc/plan.exe", title="The plan", language="en", by=None
        )
        assert kept.file_name == "plan.pdf" and (Path(current_app.config["UPLOADS"]) / kept.key).exists()
        assert kept.key in queries.file_keys()

    with writing():
        whole = _whole(reference)
        documents.remove_document(whole, whole.documents[0], by=None)
        assert queries.file_keys() == set()


def test_somebody_always_answers_for_the_personal_data_of_an_open_consultation() -> None:
    today = clock.today()
    with writing():
        consultation = a_consultation()
        trust, board = an_organisation("A trust"), an_organisation("A board")
        whole = _whole(consultation.reference)
        first = controllers.add_controller(whole, trust, from_day=today - timedelta(days=9), by=None)
        with pytest.raises(Refused):
            controllers.add_controller(whole, trust, from_day=today, by=None)

        with pytest.raises(Refused):
            controllers.end_controller(whole, first, to_day=today, by=None)
        controllers.add_controller(whole, board, from_day=today, by=None)
        with pytest.raises(Refused):
            controllers.end_controller(whole, first, to_day=today - timedelta(days=10), by=None)
        controllers.end_controller(whole, first, to_day=today, by=None)

    with writing():
        whole = _whole(consultation.reference)
        assert [each.organisation.name for each in controllers.on_day(whole, today + timedelta(days=1))] == [
            "A board"
        ]


def test_a_decision_cannot_come_before_people_have_answered() -> None:
    reference = _draft()
    today = clock.today()

    with writing(), pytest.raises(Refused):
        drafting.set_dates(
            _whole(reference), closes_on=today + timedelta(days=9), reads_on=None, decides_on=today, by=None
        )


def test_a_search_finds_words_in_any_script_and_size_and_takes_signs_for_themselves() -> None:
    with writing():
        programme = a_programme()
        one = a_consultation(programme, texts={"title": "École and CARE 100%"})
        a_consultation_edition(one, {"title": "پہلا رابطہ"}, "ur")
        a_consultation(programme, stage=Stage.DRAFT, texts={"title": "école in draft"})
        a_consultation(programme, texts={"title": "Another one"})

    with writing():
        for search in ("ÉCOLE", "care école", "رابطہ", "100%"):
            found = queries.public_list(search=search)
            assert [each.reference for each in found.rows] == [one.reference], search
        assert queries.public_list(search="c_re").total == 0
        assert queries.public_list(search="\0").total == 2
        assert queries.mine([programme.id], search="école").total == 2
        assert queries.mine([], search="école").total == 0
