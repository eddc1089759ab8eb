// The table under a chart is open on a narrow screen and without scripts. On a wide screen it folds away; for printing
// everything is opened, since paper cannot be pressed.

export function foldTables(page) {
  const view = page.defaultView;
  if (view.matchMedia("(min-width: 48em)").matches) {
    for (const table of page.querySelectorAll("[data-open-when-narrow]")) table.open = false;
  }

  let opened = [];
  view.addEventListener("beforeprint", () => {
    opened = [...page.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}
