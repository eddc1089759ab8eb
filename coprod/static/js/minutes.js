// Saves minutes while they are written. Without it the page's own buttons do the same. What was typed stays in the box,
// and nowhere else in the browser: it would outlive signing out.

const EVERY = 4000; // milliseconds

function watch(form) {
  const box = form.querySelector("textarea");
  const time = form.querySelector("[data-saves-time]");
  const status = form.querySelector("[data-saves-said]");
  const heard = form.querySelector("[data-saves-heard]");
  const { revision, turn, csrf_token: token } = form.elements;
  let arrived = box.value; // what the server is known to have got from this page
  let sending = false;
  let composing = false;
  let leaving = false;
  let staleToken = false;
  let refused = null; // what was refused is not sent again as it stands

  const tell = (words) => {
    if (status.textContent !== words) status.textContent = words;
    if (words) heard.textContent = "";
  };

  box.addEventListener("compositionstart", () => (composing = true));
  box.addEventListener("compositionend", () => (composing = false));
  form.addEventListener("submit", () => {
    leaving = true;
    turn.value = Number(turn.value) + 1;
  });

  function request(keepalive) {
    turn.value = Number(turn.value) + 1;
    const body = new URLSearchParams(new FormData(form));
    return fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
      // Browsers refuse to carry more than this when the page is closed.
      keepalive: keepalive && body.toString().length < 60000,
    });
  }

  async function freshToken() {
    const reply = await fetch(form.action, { redirect: "manual" });
    if (!reply.ok) return false;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const found = page.querySelector("form[data-saves] [name=csrf_token]");
    if (found) token.value = found.value;
    return Boolean(found);
  }

  async function save(keepalive = false) {
    if (box.value === arrived || box.value === refused || leaving) return;
    if (sending && !keepalive) return;
    sending = true;
    try {
      if (staleToken && !(await freshToken())) {
        tell(form.dataset.signedOut);
        return;
      }
      staleToken = false;
      const sent = box.value;
      const reply = await request(keepalive);
      const isOurs = (reply.headers.get("Content-Type") || "").startsWith("application/json");
      if (reply.ok && isOurs) {
        take(await reply.json(), sent);
      } else if (isOurs) {
        refused = sent;
        tell((await reply.json()).refused);
      } else if (reply.type === "opaqueredirect" || reply.status === 400 || reply.status === 403) {
        staleToken = true;
        tell(form.dataset.signedOut);
      } else {
        tell(form.dataset.offline);
      }
    } catch {
      tell(form.dataset.offline);
    } finally {
      sending = false;
    }
  }

  function take(told, sent) {
    arrived = sent;
    time.textContent = told.told;
    // Read aloud the first time, and again after trouble: every few seconds would talk over whoever writes.
    if (!heard.textContent) heard.textContent = told.told;
    if (!told.merged) {
      revision.value = told.revision;
      tell("");
      return;
    }
    tell(form.dataset.others);
    // Whoever has typed on meanwhile goes on from what they had: the server knows what this page sent last.
    if (box.value !== sent || composing) return;
    const end = box.value.length - box.value.trimEnd().length;
    show(told.text + box.value.slice(box.value.length - end));
    revision.value = told.revision;
    arrived = box.value;
  }

  // The cursor stays beside the words that it stood beside.
  function show(text) {
    const before = box.value;
    let head = 0;
    while (head < before.length && before[head] === text[head]) head += 1;
    let tail = 0;
    const most = Math.min(before.length, text.length) - head;
    while (tail < most && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
    const moved = (place) => {
      if (place <= head && place < before.length) return place;
      if (place >= before.length - tail) return text.length - (before.length - place);
      return Math.min(place, text.length);
    };
    const [from, to, scrolled] = [moved(box.selectionStart), moved(box.selectionEnd), box.scrollTop];
    box.value = text;
    box.setSelectionRange(from, to);
    box.scrollTop = scrolled;
  }

  setInterval(save, EVERY, false);
  addEventListener("online", () => save());
  addEventListener("pagehide", () => save(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
}

const form = document.querySelector("form[data-saves]");
if (form) watch(form);
