"use strict";
// What every page shares. Shortcuts go by event.code: on an Arabic keyboard the key A sends ش.
(() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  window.khabar = {
    behavior: still ? "auto" : "smooth",

    // Whether a key is meant for the page: not while writing, and without a modifier.
    isShortcut(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
      return !event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
    },

    // Bring `element` into the middle of the pane that scrolls, or of the window.
    bring(element) {
      if (element) element.scrollIntoView({ block: "center", behavior: this.behavior });
    },
  };

  document.addEventListener("keydown", (event) => {
    if (!khabar.isShortcut(event)) return;
    if (event.code === "Slash") {
      const field = document.querySelector("#words, #find") ?? document.getElementById("find-all");
      if (field) { event.preventDefault(); field.focus(); }
    }
  });

  // A page that is long in coming is said to be on its way; whoever comes back finds nothing waiting.
  const WAIT_MS = 250;
  let waiting = 0;
  const leaves = (event, to) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    const target = new URL(to, location.href);
    if (target.origin !== location.origin || (target.pathname === location.pathname && target.hash)) return;
    waiting = setTimeout(() => document.getElementById("busy").classList.add("htmx-request"), WAIT_MS);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]:not([download], [target], [hx-get])");
    if (link) leaves(event, link.href.baseVal ?? link.href);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.hasAttribute("hx-get")) leaves(event, event.target.action);
  });
  addEventListener("pageshow", () => {
    clearTimeout(waiting);
    document.getElementById("busy").classList.remove("htmx-request");
  });

  // A request that fails on its way is told in the pane that waited for it.
  document.addEventListener("htmx:sendError", () => {
    const busy = document.getElementById("busy");
    busy.classList.add("htmx-request");
    busy.firstElementChild.textContent = document.documentElement.lang === "ar" ? "انقطع الاتصال بخبر" : "khabar does not answer";
  });
})();
