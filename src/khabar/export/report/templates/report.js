"use strict";
(() => {
  const root = document.documentElement;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = still ? "auto" : "smooth";
  let active = null;

  // -- language ---------------------------------------------------------------------------------

  const group = document.querySelector(".switch");
  const buttons = [...group.querySelectorAll("button")];

  function speak(language) {
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    root.dataset.language = language;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.set === language));
    try { localStorage.setItem("khabar-language", language); } catch { /* a file may not be allowed to keep it */ }
  }

  function remembered() {
    try { return localStorage.getItem("khabar-language"); } catch { return null; }
  }

  for (const button of buttons) button.addEventListener("click", () => speak(button.dataset.set));
  group.hidden = false;
  if (remembered() === "en") speak("en");

  // -- claims and their evidence ----------------------------------------------------------------

  const claim = (anchor) => document.getElementById("c" + anchor);
  const words = (anchor) => document.querySelectorAll(`[data-claims~="${CSS.escape(anchor)}"]`);

  function clear() {
    if (active === null) return;
    for (const element of document.querySelectorAll(".on")) element.classList.remove("on");
    claim(active)?.removeAttribute("aria-current");
    active = null;
  }

  function mark(anchor) {
    clear();
    active = anchor;
    const card = claim(anchor);
    if (!card) return false;
    card.classList.add("on");
    card.setAttribute("aria-current", "true");
    for (const element of words(anchor)) element.classList.add("on");
    history.replaceState(null, "", "#c" + anchor);
    return true;
  }

  // The story scrolls in its own pane, so that a claim and its words can both be in view.
  function bringWords(anchor) {
    const spot = document.getElementById("e" + anchor);
    if (!spot) return;
    const pane = spot.closest(".story");
    const page = pane.closest(".page");
    if (pane.scrollHeight > pane.clientHeight + 4 && getComputedStyle(pane).overflowY !== "visible") {
      const top = spot.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
      pane.scrollTo({ top: top - pane.clientHeight / 3, behavior });
    } else if (getComputedStyle(pane).position !== "sticky") {
      spot.nextElementSibling.scrollIntoView({ block: "center", behavior });
    }
    return page;
  }

  function bringClaim(anchor) {
    const card = claim(anchor);
    const box = card.getBoundingClientRect();
    if (box.top < 64 || box.bottom > innerHeight) card.scrollIntoView({ block: "center", behavior });
  }

  function show(anchor) {
    if (!mark(anchor)) return;
    claim(anchor).scrollIntoView({ block: "center", behavior: "auto" });
    bringWords(anchor);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const evidence = target.closest("a.ev, sup.n");
    if (evidence) {
      event.preventDefault();
      const anchors = evidence.dataset.claims.split(" ");
      // Words of several claims: each click goes on to the next.
      mark(anchors[(anchors.indexOf(active) + 1) % anchors.length]);
      bringClaim(active);
      return;
    }
    const link = target.closest("a.ref, a.cell");
    if (link) {
      event.preventDefault();
      show(link.hash.slice(2));
      claim(active)?.querySelector("a.go").focus({ preventScroll: true });
      return;
    }
    const card = target.closest(".claim");
    if (card && String(getSelection()) === "") {
      event.preventDefault();
      mark(card.dataset.claim);
      bringWords(card.dataset.claim);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });

  addEventListener("hashchange", () => {
    const found = /^#[ce](\d+-\d+)$/.exec(location.hash);
    if (found && found[1] !== active) show(found[1]);
  });

  const first = /^#[ce](\d+-\d+)$/.exec(location.hash);
  if (first) show(first[1]);

  addEventListener("beforeprint", clear);
})();
