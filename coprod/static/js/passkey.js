// Lets the browser make or use a passkey, and sends what it answers with the page's own form. It is the one thing here
// that no page can do without a script; a code from an app or from paper does the same.

const bytes = (letters) =>
  Uint8Array.from(atob(letters.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const opened = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

function understood(told) {
  const options = { ...told, challenge: bytes(told.challenge) };
  if (told.user) options.user = { ...told.user, id: bytes(told.user.id) };
  if (told.excludeCredentials) options.excludeCredentials = opened(told.excludeCredentials);
  if (told.allowCredentials) options.allowCredentials = opened(told.allowCredentials);
  return options;
}

function written(key) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (key.response[part]) response[part] = letters(key.response[part]);
  return JSON.stringify({ id: key.id, rawId: letters(key.rawId), type: key.type, response });
}

async function answer(form) {
  const reply = await fetch(form.dataset.options, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value },
    redirect: "manual",
  });
  if (!reply.ok) return null;
  const publicKey = understood(await reply.json());
  const makes = form.dataset.passkey === "make";
  const key = await (makes ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
  return written(key);
}

function watch(form) {
  const said = form.querySelector("[data-passkey-said]");
  const button = form.querySelector("button");
  if (!window.PublicKeyCredential) {
    said.textContent = form.dataset.unknown;
    button.hidden = true;
    return;
  }
  let waits = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waits) return;
    waits = true;
    said.textContent = "";
    try {
      const credential = await answer(form);
      // Signed out, or too long ago: the page itself says what to do.
      if (credential === null) return window.location.reload();
      form.elements.credential.value = credential;
      form.submit();
    } catch {
      said.textContent = form.dataset.failed;
      waits = false;
    }
  });
}

document.querySelectorAll("form[data-passkey]").forEach(watch);
