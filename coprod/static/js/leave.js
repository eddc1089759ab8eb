// Leaving in a hurry by keyboard: Escape twice, or Shift three times. The link in the strip does the same without this.

const WITHIN = 1500; // Milliseconds in which the presses belong together: slower ones are somebody working.
const NEEDED = new Map([["Escape", 2], ["Shift", 3]]);

export function watchForLeaving(page) {
  const link = page.querySelector("[data-leave]");
  if (!link) return;

  const leave = () => {
    // Gone from the screen at once, even if the network is slow; `replace` so that Back does not come here again.
    page.documentElement.hidden = true;
    page.title = " ";
    page.defaultView.location.replace(link.href);
  };

  let key = null;
  let times = [];
  page.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    // A capital letter is Shift and then something else: that starts the count again.
    if (event.key !== key) times = [];
    key = event.key;
    const needed = NEEDED.get(key);
    if (!needed) return;
    const now = event.timeStamp;
    times = [...times.filter((then) => now - then < WITHIN), now];
    if (times.length >= needed) leave();
  });

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}
