// After signing out, Back must not show what was on the screen before. Browsers keep whole pages in memory and give
// them back without asking the server, whatever the headers say; so a page given back is loaded again.

export function neverShowOldPages(view) {
  view.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    view.document.documentElement.hidden = true;
    view.location.reload();
  });
}
