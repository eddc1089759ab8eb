"""The HTML checker itself: it must find what it is there to find, and pass what is sound."""

from tests.browser.html_validate import faults

SOUND = """<!DOCTYPE html>
<html lang="cy">
  <head><meta charset="utf-8"><title>Croeso</title></head>
  <body><main id="main"><h1>Croeso</h1><p>Helô</p></main></body>
</html>
"""


def test_a_sound_page_has_no_faults_and_a_doubled_id_is_found_on_its_own_page() -> None:
    doubled = SOUND.replace("<p>", '<p id="main">')

    found = faults({"sound": SOUND, "doubled": doubled})

    assert [(fault.page, fault.rule) for fault in found] == [("doubled", "no-dup-id")]


def test_a_rule_can_be_set_aside_for_a_stated_reason() -> None:
    doubled = SOUND.replace("<p>", '<p id="main">')

    found = faults({"doubled": doubled}, rules={"no-dup-id": "off"})

    assert found == []
