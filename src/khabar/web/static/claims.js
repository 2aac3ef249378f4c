"use strict";
// The list and the text beside it: the chosen claim is marked in both, by mouse and by keyboard.
(() => {
  const narrow = matchMedia("(max-width: 700px)");
  const links = () => [...document.querySelectorAll(".cards a.go")];
  const current = () => document.querySelector(".cards a.go[aria-current]");
  const pane = () => document.getElementById("text");

  function choose(link) {
    current()?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
  }

  function step(by) {
    const all = links();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus({ preventScroll: true });
    khabar.bring(next.closest("article"));
    next.click();
  }

  // Asked for directly: a link that was put in a moment ago may not be htmx's yet, and would lead away.
  function toggle() {
    const link = pane()?.querySelector("a.toggle");
    if (link) htmx.ajax("GET", link.getAttribute("hx-get"), { target: "#text", swap: "outerHTML" });
  }

  // In a pane that scrolls by itself only the pane moves.
  function bringWords() {
    const words = pane()?.querySelector(".ev.on");
    if (!words) return;
    const box = pane();
    if (box.scrollHeight > box.clientHeight + 4 && getComputedStyle(box).overflowY === "auto") {
      const top = words.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      box.scrollTo({ top: top - box.clientHeight / 3, behavior: khabar.behavior });
    } else if (narrow.matches) {
      khabar.bring(words);
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.go");
    if (link && link.closest(".cards")) choose(link);
    const words = event.target.closest(".ev[data-claims]");
    if (!words || String(getSelection()) !== "") return;
    // Words of several claims: each click goes on to the next.
    const ids = words.dataset.claims.trim().split(/\s+/);
    const at = ids.findIndex((id) => current()?.closest("article").id === "c" + id);
    const card = document.getElementById("c" + ids[(at + 1) % ids.length]);
    const go = card?.querySelector("a.go");
    if (go) { go.click(); khabar.bring(card); }
  });

  document.addEventListener("keydown", (event) => {
    if (!khabar.isShortcut(event)) return;
    if (event.code === "KeyJ") { event.preventDefault(); step(1); }
    if (event.code === "KeyK") { event.preventDefault(); step(-1); }
    if (event.code === "KeyO") { event.preventDefault(); toggle(); }
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt.id === "text" || event.target.id === "text") bringWords();
  });
  if (!narrow.matches) bringWords();
})();
