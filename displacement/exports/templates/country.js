// Leaves out lines until all fits on one sheet: of the longest list first, and it is told how many are left out. Where
// short lists do not fit either, pictures become smaller, step by step with shorter lists. It is measured once the
// typefaces are there: in others, lines have other lengths. What prints the page waits for `arranged`.
window.arranged = Promise.all([...document.fonts].map(face => face.load())).then(() => {
  const sheet = document.body, room = sheet.clientHeight;
  const main = document.querySelector("main");
  const over = () => sheet.scrollHeight > room || main.scrollWidth > main.clientWidth + 1;
  const lists = [...document.querySelectorAll("ul[data-more]")];
  const lines = list => [...list.querySelectorAll("li:not(.more):not([hidden])")];
  const leaveOut = list => {
    lines(list).at(-1).hidden = true;
    const more = list.querySelector(".more"), left = Number(list.dataset.left || 0) + 1;
    list.dataset.left = left;
    more.hidden = false;
    more.textContent = list.dataset.more.replace("0", left);
  };
  const shorten = least => {
    for (;;) {
      const longest = lists.reduce((one, other) => (lines(other).length >= lines(one).length ? other : one), lists[0]);
      if (!over() || !longest || lines(longest).length <= least) return;
      leaveOut(longest);
    }
  };
  for (const [least, width] of [[6, 100], [4, 100], [3, 100], [2, 94], [1, 88], [1, 80]]) {
    if (over()) document.documentElement.style.setProperty("--picture", `${width}%`);
    shorten(least);
  }
  sheet.dataset.fits = String(!over());
});
