"""A photo, a document, a video in sign language: told first what it shows, kept sealed, seen by those who read, gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select

from coprod import Service, timetable
from coprod.core import clock, scanning
from coprod.core.attachments import receiving
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import waiting
from coprod.feedback.rules import FormStage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires import jobs as questionnaires
from coprod.questionnaires.models import AnswerFile, SheetFile
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories import attached
from tests.factories.feedback import a_form
from tests.factories.programmes import a_programme
from tests.web.feedback.test_saying import code_in

SECTION = "/feedback/first-call/say/2"
FILES = f"{SECTION}/files/files"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def form(kept: Kept, programme: Programme) -> FeedbackForm:
    with kept():
        return a_form(programme, slug="first-call")


@pytest.fixture
def moderator(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.MODERATOR, programme)


def begin(client: Visitor) -> None:
    client.post("/feedback/first-call", data={"format": "standard"})


def add(client: Visitor, content: bytes, name: str = "IMG_20261126_0914.jpg") -> int:
    reply = client.post(FILES, data={"go": "add", "file": (io.BytesIO(content), name)})
    return reply.status_code


def send(client: Visitor) -> str:
    client.post("/feedback/first-call/reach", data={"way": "code", "go": "on"})
    check = client.get("/feedback/first-call/check").text
    slip = check.split('name="slip" value="')[1].split('"')[0]
    return client.post("/feedback/first-call/done", data={"slip": slip}).text


def on_the_disk(app: Service) -> list[Path]:
    return sorted(Path(app.config["UPLOADS"]).iterdir())


def rows(app: Service) -> tuple[int, int]:
    with app.app_context(), reading():
        return tuple(  # type: ignore[return-value]
            db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in (AnswerFile, SheetFile)
        )


def item_key(app: Service, form: FeedbackForm) -> str:
    with app.test_request_context(), reading():
        return next(iter(waiting.today([form.id]).items))


def a_day_later(app: Service) -> None:
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context():
        jobs.move_due()


def test_somebody_signs_a_video_and_is_told_first_what_it_shows(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    begin(client)
    client.post(SECTION, data={"q-happened": "What I wrote stays.", "go": "files:files"})
    page = client.see(FILES)
    assert "British Sign Language" in page.main.text
    assert "confidential, and not anonymous" in page.main.text

    assert add(client, attached.video("mov"), "VID_20261126_0914.mov") == 302

    assert "video-1.mp4" in client.see(FILES).main.text
    section = client.get(SECTION).text
    assert "video-1.mp4" in section and "What I wrote stays." in section
    check = client.get("/feedback/first-call/check").text
    assert "video-1.mp4" in check and "confidential, and not anonymous" in check
    receipt = send(client)
    assert "we do not know who you are" not in receipt
    for name in ("VID_20261126", "0914"):
        assert name not in section + check + receipt


def test_a_photo_alone_says_enough_and_the_next_page_does_not_take_it_away(
    client: Visitor, form: FeedbackForm
) -> None:
    begin(client)
    add(client, attached.photo("HEIC"))
    client.post(SECTION, data={"q-happened": "", "go": "on"})

    assert "photo-1.jpg" in client.get("/feedback/first-call/check").text
    assert code_in(send(client))


def test_a_file_added_twice_stands_there_twice_and_each_can_be_removed(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    begin(client)
    add(client, attached.photo())
    add(client, attached.photo())
    client.post(FILES, data={"go": "remove:photo-1.jpg"})
    page = client.see(FILES).main.text

    assert "photo-2.jpg" in page and "photo-1.jpg" not in page
    assert len(on_the_disk(app)) == 1 and rows(app) == (1, 0)


@pytest.mark.parametrize("is_moved", [False, True], ids=["the same day", "a day later"])
def test_those_who_read_see_it_in_the_page_and_every_look_is_written_down(
    app: Service, client: Visitor, moderator: Visitor, form: FeedbackForm, is_moved: bool
) -> None:
    begin(client)
    add(client, attached.video())
    add(client, attached.pdf())
    send(client)
    key = item_key(app, form)
    if is_moved:
        a_day_later(app)
    item = moderator.see(f"/manage/feedback/items/{key}").main.text
    assert "video-1.mp4" in item and "document-1.pdf" in item and "confidential" in item

    page = moderator.see(f"/manage/feedback/items/{key}/files/video-1.mp4")
    whole = moderator.get(f"/manage/feedback/items/{key}/files/video-1.mp4/content")
    part = moderator.get(
        f"/manage/feedback/items/{key}/files/video-1.mp4/content", headers={"Range": "bytes=10-19"}
    )
    document = moderator.get(f"/manage/feedback/items/{key}/files/document-1.pdf/content")

    assert "keep it to yourself" in page.main.text
    assert whole.mimetype == "video/mp4" and whole.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    assert (part.status_code, part.data) == (206, whole.data[10:20])
    assert document.headers["Content-Disposition"].startswith("attachment")
    assert document.data.startswith(b"%PDF-")
    with app.app_context(), reading():
        looks = db.session.scalars(select(AuditRow).where(AuditRow.deed == "opened a file of feedback")).all()
    assert len(looks) == 2  # The part that a player comes back for is no second look.
    assert moderator.get(f"/manage/feedback/items/{key}/files/video-9.mp4").status_code == 404


@pytest.mark.parametrize("part", ["bytes=1-", "bytes=-40", "bytes=5-6"])
def test_whoever_asks_for_no_more_than_a_later_part_has_opened_it_as_well(
    app: Service, client: Visitor, moderator: Visitor, form: FeedbackForm, part: str
) -> None:
    begin(client)
    add(client, attached.video())
    add(client, attached.video())
    send(client)
    address = f"/manage/feedback/items/{item_key(app, form)}/files"

    for name in ("video-1.mp4", "video-2.mp4", "video-2.mp4"):
        assert moderator.get(f"{address}/{name}/content", headers={"Range": part}).status_code == 206

    with app.app_context(), reading():
        asked = select(AuditRow.details).where(AuditRow.deed == "opened a file of feedback")
        looks = db.session.scalars(asked).all()
    assert [each["name"] for each in looks] == ["video-1.mp4", "video-2.mp4"]


def test_nobody_else_sees_a_file_and_on_the_disk_nobody_can_read_it(
    app: Service, client: Visitor, form: FeedbackForm, programme: Programme, as_role: Callable[..., Visitor]
) -> None:
    begin(client)
    add(client, attached.photo("PNG"))
    send(client)
    key = item_key(app, form)
    address = f"/manage/feedback/items/{key}/files/photo-1.png/content"

    assert client.get(address).status_code == 404
    assert as_role(Role.LEAD, programme).get(address).status_code == 404
    (file,) = on_the_disk(app)
    assert file.read_bytes().startswith(b"age-encryption.org") and b"PNG" not in file.read_bytes()


@pytest.mark.parametrize("is_moved", [False, True], ids=["the same day", "a day later"])
def test_whoever_takes_it_back_takes_the_files_back(
    app: Service, client: Visitor, form: FeedbackForm, is_moved: bool
) -> None:
    begin(client)
    add(client, attached.photo())
    code = code_in(send(client))
    if is_moved:
        a_day_later(app)
    assert on_the_disk(app) and "photo-1.jpg" in client.post("/receipts", data={"code": code}).text

    client.post("/receipts/withdraw", data={"code": code, "sure": "yes"})

    assert on_the_disk(app) == [] and rows(app) == (0, 0)


def test_a_draft_that_nobody_comes_back_to_leaves_no_file_and_one_that_was_sent_stays(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    begin(client)
    add(client, attached.photo())
    send(client)
    begin(client)
    add(client, attached.photo())
    assert len(on_the_disk(app)) == 2

    with time_machine.travel(clock.now() + timedelta(hours=23)), app.app_context():
        questionnaires.erase_unused_drafts()
        timetable.sweep_uploads()

    assert len(on_the_disk(app)) == 1 and rows(app) == (1, 0)
    a_day_later(app)
    with time_machine.travel(clock.now() + timedelta(days=9)), app.app_context():
        questionnaires.erase_unused_drafts()
        timetable.sweep_uploads()
    assert len(on_the_disk(app)) == 1 and rows(app) == (1, 1)


REFUSED = {
    "no file": (b"", "", "Choose a file"),
    "an empty one": (b"", "a.jpg", "This file is empty"),
    "another kind": (b"<html>", "a.jpg", "We cannot take this file"),
    "a broken photo": (attached.photo()[:150], "a.jpg", "We cannot take this file"),
    "a document with macros": (
        attached._zipped({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}),
        "a.docx",
        "We cannot take this file",
    ),
    "too big a document": (b"%PDF-1.7\n" + bytes(10 * 1024 * 1024), "a.pdf", "up to 10 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_said_in_words_and_nothing_typed_is_lost(
    app: Service, client: Visitor, form: FeedbackForm, name: str
) -> None:
    content, called, words = REFUSED[name]
    begin(client)
    client.post(SECTION, data={"q-happened": "What I wrote stays.", "go": "files:files"})

    reply = client.post(FILES, data={"go": "add", "file": (io.BytesIO(content), called)})

    assert reply.status_code == 422 and words in reply.text
    assert "What I wrote stays." in client.get(SECTION).text
    assert on_the_disk(app) == []


def test_there_is_an_end_to_files(app: Service, client: Visitor, form: FeedbackForm) -> None:
    begin(client)
    for _one in range(5):
        assert add(client, attached.photo()) == 302
    assert add(client, attached.photo()) == 422
    assert "Remove one to add another" in client.see(FILES).main.text

    app.config["MOST_UNSENT_MB"] = 0
    client.post(FILES, data={"go": "remove:photo-1.jpg"})
    assert (
        "Very many files" in client.post(FILES, data={"file": (io.BytesIO(attached.photo()), "a.jpg")}).text
    )
    # What was refused after it was cleaned takes no room either.
    assert len(on_the_disk(app)) == 4 and rows(app) == (4, 0)


def test_a_file_for_a_form_that_was_paused_meanwhile_is_not_kept(
    app: Service, client: Visitor, form: FeedbackForm, kept: Kept
) -> None:
    begin(client)
    with kept():
        db.session.get_one(FeedbackForm, form.id).stage = FormStage.PAUSED

    assert add(client, attached.photo()) == 410
    assert on_the_disk(app) == []


@pytest.mark.parametrize("cookie", ["", "answers-abcdefgh"], ids=["without a key", "with a made-up key"])
def test_whoever_has_not_begun_cannot_make_us_work(
    client: Visitor, form: FeedbackForm, monkeypatch: pytest.MonkeyPatch, cookie: str
) -> None:
    if cookie:
        client.set_cookie(cookie, "k" * 43)

    def work(*_arguments: object) -> None:
        raise AssertionError("It was cleaned for somebody who has begun nothing.")

    monkeypatch.setattr(receiving.cleaning, "clean", work)
    assert add(client, attached.photo()) == 302


@pytest.mark.parametrize("verdict", [False, scanning.NotScanned()], ids=["it finds something", "it is away"])
def test_with_a_scanner_nothing_is_taken_that_it_has_not_called_clean(
    app: Service,
    client: Visitor,
    form: FeedbackForm,
    monkeypatch: pytest.MonkeyPatch,
    verdict: bool | Exception,
) -> None:
    def is_clean(_stream: object) -> bool:
        if isinstance(verdict, Exception):
            raise verdict
        return verdict

    monkeypatch.setitem(app.config, "MALWARE_SCANNER", "unix:/nowhere")
    monkeypatch.setattr(scanning, "is_clean", is_clean)
    begin(client)

    reply = client.post(FILES, data={"file": (io.BytesIO(attached.photo()), "a.jpg")})

    assert reply.status_code == 422 and on_the_disk(app) == []
    assert "could harm a computer" in reply.text or "cannot check files just now" in reply.text


def test_only_a_question_for_files_has_a_page_for_files(client: Visitor, form: FeedbackForm) -> None:
    begin(client)
    for address in (
        f"{SECTION}/files/happened",
        "/feedback/first-call/say/1/files/files",
        f"{SECTION}/files/x",
    ):
        assert client.get(address).status_code == 404


def test_whoever_starts_again_leaves_no_file_behind(
    app: Service, client: Visitor, form: FeedbackForm
) -> None:
    begin(client)
    add(client, attached.photo())

    begin(client)

    assert on_the_disk(app) == [] and rows(app) == (0, 0)
    assert "photo-1.jpg" not in client.see(FILES).main.text


def test_a_file_that_did_not_come_back_with_a_backup_is_not_promised(
    app: Service, client: Visitor, moderator: Visitor, form: FeedbackForm
) -> None:
    begin(client)
    add(client, attached.video())
    send(client)
    key = item_key(app, form)
    for file in on_the_disk(app):
        file.unlink()

    page = moderator.see(f"/manage/feedback/items/{key}/files/video-1.mp4")

    assert "not here any more" in page.main.text and not page.main.all("video")
    assert moderator.get(f"/manage/feedback/items/{key}/files/video-1.mp4/content").status_code == 404
