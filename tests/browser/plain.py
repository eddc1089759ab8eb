"""A Chromium as anybody starts it, told what to do over its debugging port.

Test tools switch off the cache that gives whole pages back on Back, and so report that nothing comes back
(security §0.2). This one keeps it on; the positive controls in ``test_back_button.py`` show that it is.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = "/usr/bin/chromium"
# Nothing here touches how pages are kept or shown. The last line keeps it from asking anybody but this machine.
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NO_SCRIPTS = {"profile": {"default_content_setting_values": {"javascript": 2}}}
PATIENCE = 30  # Seconds until a browser that says nothing is given up; no test depends on it.


class Wire:
    """A WebSocket, as much of one as the debugging port needs: text frames to and fro."""

    def __init__(self, port: int, path: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._kept = b""
        while b"\r\n\r\n" not in self._kept:
            self._kept += self._socket.recv(4096)
        answer, _, self._kept = self._kept.partition(b"\r\n\r\n")
        if b" 101 " not in answer.splitlines()[0]:
            raise ConnectionError(answer.decode())

    def send(self, text: str) -> None:
        content, mask = text.encode(), os.urandom(4)
        if len(content) < 126:
            head = struct.pack("!BB", 0x81, 0x80 | len(content))
        elif len(content) < 65536:
            head = struct.pack("!BBH", 0x81, 0x80 | 126, len(content))
        else:
            head = struct.pack("!BBQ", 0x81, 0x80 | 127, len(content))
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(content))
        self._socket.sendall(head + mask + masked)

    def receive(self) -> str:
        whole = b""
        while True:
            first, size = struct.unpack("!BB", self._take(2))
            if size == 126:
                (size,) = struct.unpack("!H", self._take(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", self._take(8))
            content = self._take(size)
            if first & 0x0F == 8:
                raise ConnectionError("The browser hung up.")
            if first & 0x0F in {0, 1}:
                whole += content
                if first & 0x80:
                    return whole.decode()

    def _take(self, size: int) -> bytes:
        while len(self._kept) < size:
            got = self._socket.recv(65536)
            if not got:
                raise ConnectionError("The browser is gone.")
            self._kept += got
        taken, self._kept = self._kept[:size], self._kept[size:]
        return taken

    def close(self) -> None:
        self._socket.close()


class Tab:
    """One tab, used by keyboard. Everything is asked from outside the page, so that scripts may be off."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._numbers = itertools.count(1)
        self._events: list[dict[str, Any]] = []
        self._session = ""
        # A tab with no past of its own, in the window that is there: a window for each takes twice the time.
        self._target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "DOM", "DOMStorage", "IndexedDB", "Network", "Accessibility"):
            self.ask(f"{domain}.enable")
        # Whatever was kept for another tab is not there for this one. Each service has an origin of its own besides.
        for kept in ("Cookies", "Cache"):
            self.ask(f"Network.clearBrowser{kept}")
        self.frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def close(self) -> None:
        self._session = ""
        self.ask("Target.closeTarget", targetId=self._target)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Tell the browser something, and wait for what it says."""
        while (answer := self._once(method, parameters)) is None:
            pass
        return answer

    def _once(self, method: str, parameters: dict[str, Any]) -> dict[str, Any] | None:
        """One try: ``None`` while the browser is still changing from one page to the next."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._wire.send(json.dumps(message))
        while True:
            said = json.loads(self._wire.receive())
            if said.get("id") == number:
                if "Not attached to an active page" in str(said.get("error")):
                    return None
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                return dict(said["result"])
            self._events.append(said)

    def _wait_for(self, method: str) -> dict[str, Any]:
        while True:
            for place, event in enumerate(self._events):
                if event.get("method") == method and self._is_mine(event):
                    del self._events[: place + 1]
                    return dict(event["params"])
            self._events.append(json.loads(self._wire.receive()))

    def _is_mine(self, event: dict[str, Any]) -> bool:
        frame = event["params"].get("frame", {}).get("id", self.frame)
        return event.get("sessionId") == self._session and bool(frame == self.frame)

    # Going somewhere

    def go(self, address: str) -> None:
        """Type an address."""
        self._events.clear()
        self.ask("Page.navigate", url=address)
        self.arrive()

    def arrive(self) -> bool:
        """Wait until another page is there. Returns whether it was given back from memory, without asking anybody."""
        navigated = self._wait_for("Page.frameNavigated")
        if navigated["type"] == "BackForwardCacheRestore":
            return True
        self._wait_for("Page.loadEventFired")
        return False

    def history(self) -> list[dict[str, Any]]:
        """Every page that Back and Forward can come to: ``id``, ``url``, ``title``."""
        return list(self.ask("Page.getNavigationHistory")["entries"])

    def back(self, steps: int = 1) -> bool:
        """Press Back so many times at once. Returns whether the page was given back from memory."""
        told = self.ask("Page.getNavigationHistory")
        entry = told["entries"][told["currentIndex"] - steps]
        self._events.clear()
        self.ask("Page.navigateToHistoryEntry", entryId=entry["id"])
        return self.arrive()

    # Doing something

    def press(self, selector: str) -> None:
        """Enter on a link or a button; waits for the page that comes of it."""
        self._focus(selector)
        self._events.clear()
        for kind in ("keyDown", "keyUp"):
            self.ask(
                "Input.dispatchKeyEvent",
                type=kind,
                key="Enter",
                code="Enter",
                windowsVirtualKeyCode=13,
                text="\r",
            )
        self.arrive()

    def type(self, selector: str, words: str) -> None:
        """Words into a box."""
        self._focus(selector)
        self.ask("Input.insertText", text=words)

    def tap(self, key: str, code: int, times: int) -> None:
        """A key, several times."""
        self._events.clear()
        for _time in range(times):
            for kind in ("keyDown", "keyUp"):
                self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def _focus(self, selector: str) -> None:
        self.ask("DOM.focus", nodeId=self._node(selector))

    def _node(self, selector: str) -> int:
        root = self.ask("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        if not node:
            raise LookupError(f"Nothing on the page is {selector}:\n{self.text()[:1000]}")
        return int(node)

    # Looking

    def html(self) -> str:
        """The page as it stands."""
        whole = self.ask("DOM.getDocument", depth=0)["root"]["backendNodeId"]
        return str(self.ask("DOM.getOuterHTML", backendNodeId=whole)["outerHTML"])

    def text(self) -> str:
        """Everything that can be seen or heard: texts, and what stands in boxes."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        said = [
            node.get(part, {}).get("value") for node in nodes for part in ("name", "value", "description")
        ]
        return "\n".join(str(each) for each in said if each)

    def kept(self, origin: str) -> list[str]:
        """What the site has put into this browser besides cookies."""
        found: list[str] = []
        for local in (True, False):
            place = {"securityOrigin": origin, "isLocalStorage": local}
            found += [
                str(item) for item in self.ask("DOMStorage.getDOMStorageItems", storageId=place)["entries"]
            ]
        found += self.ask("IndexedDB.requestDatabaseNames", securityOrigin=origin)["databaseNames"]
        found += [
            str(each) for each in self.ask("CacheStorage.requestCacheNames", securityOrigin=origin)["caches"]
        ]
        return found

    def cookies(self, origin: str) -> dict[str, str]:
        """The site's cookies by name."""
        return {
            each["name"]: each["value"] for each in self.ask("Network.getCookies", urls=[origin])["cookies"]
        }


class PlainChromium:
    """A browser with a fresh profile."""

    def __init__(self, *, script: bool) -> None:
        self._profile = Path(tempfile.mkdtemp(prefix="coprod-plain-chromium-"))
        if not script:
            (self._profile / "Default").mkdir()
            (self._profile / "Default" / "Preferences").write_text(json.dumps(NO_SCRIPTS))
        self._browser = subprocess.Popen(
            [shutil.which("chromium") or CHROMIUM, *FLAGS, f"--user-data-dir={self._profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """A window of its own with one tab."""
        wire = Wire(*_door(self._profile, self._browser))
        tab = Tab(wire)
        yield tab
        tab.close()
        wire.close()

    def close(self) -> None:
        self._browser.terminate()
        self._browser.wait(PATIENCE)
        shutil.rmtree(self._profile, ignore_errors=True)


def _door(profile: Path, browser: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The port and path that the browser has written down once it listens."""
    told = profile / "DevToolsActivePort"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and browser.poll() is None:
        lines = told.read_text().split("\n") if told.exists() else []
        if len(lines) > 1 and lines[1]:
            return int(lines[0]), lines[1]
        time.sleep(0.02)
    raise ConnectionError("The browser does not listen.")
