"""Which names are found in minutes: better too many than too few (domain rule M7)."""

from __future__ import annotations

import pytest

from coprod.meetings.rules.names import found

KNOWN = ["Ann Carter", "Ann", "The Hall", "Preston", "Lancashire and South Cumbria Trust", "Northern Voices"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Roe said that the letter is long.", ["Jane Roe"]),
        ("We heard from Jane.", ["Jane"]),
        ("Jane said no.", ["Jane"]),
        ("We heard from **Jane** *Roe*.", ["Jane Roe"]),
        ("We heard from\nJane\nRoe.", ["Jane Roe"]),
        ("A friend of Sam’s came, and Sam's mother.", ["Sam"]),
        ("We asked Dr Patel.", ["Dr Patel"]),
        ("Dr. Patel came.", ["Dr Patel"]),
        ("we asked mrs o'neill and dr roe", ["mrs o'neill", "dr roe"]),
        ("Nurse Roe was kind.", ["Nurse Roe"]),
        ("The nurse was kind. A doctor came.", []),
        ("It was J. R. Hartley who wrote.", ["J R Hartley"]),
        ("We saw Ludwig van Beethoven there.", ["Ludwig van Beethoven"]),
        ("We saw Jane Roe-Smith, Élise and Łukasz.", ["Jane Roe-Smith", "Élise", "Łukasz"]),
        ("Write to jane.roe@nhs.example today.", ["jane.roe@nhs.example"]),
        ("* Ann Lee to ring\n* Bob to write", ["Lee", "Bob"]),
        ("Mark is away. Will wrote.", ["Mark", "Will"]),
        ("Preston Jones was there.", ["Jones"]),
        ("Ann Carter and Ann said so.", []),
        ("Carter said so.", ["Carter"]),
        ("People said that letters are too long. The Trust is late.", []),
        ("Letters are long. The letters is what we read. Letters is a word.", []),
        ("On Monday 3 March we met at The Hall, Preston. Then in May.", []),
        ("The NHS, BSL and GPs. I said so, and I’m sure.", ["GPs"]),
        ("Lancashire and South Cumbria Trust with Northern Voices agreed.", []),
        ("## Budget\nNothing else.", []),
        ("See [the page](https://a.example/Jane-Roe).", []),
        ("جین رو نے کہا", []),
        ("", []),
    ],
)
def test_a_name_is_found_and_what_is_none_is_not(text: str, names: list[str]) -> None:
    assert found([text], KNOWN) == names


def test_each_name_is_told_once_in_the_order_of_reading() -> None:
    assert found(["We saw Jane Roe.", "Then Bob, and JANE ROE, and Jane Roe."]) == ["Jane Roe", "Bob"]


def test_what_is_settled_is_known() -> None:
    assert found(["We saw Jane Roe and write to j@roe.example."], ["Jane Roe", "j@roe.example"]) == []
