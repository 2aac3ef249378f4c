"use strict";
// Review by keyboard, by event.code; words selected in the page's text fill the form's fields.
(() => {
  const form = document.getElementById("correcting");
  const choose = document.getElementById("choose");
  const byId = (id) => document.getElementById(id);
  const story = () => document.querySelector("#text .story");
  const keys = {
    KeyA: () => byId("do-accept")?.click(),
    KeyR: () => byId("do-reject")?.click(),
    KeyC: () => open("correct"),
    KeyN: () => open("add"),
    KeyJ: () => byId("do-skip")?.click(),
    KeyU: () => document.querySelector(".undo")?.click(),
  };

  // -- a selection → offsets into the readable text, in code points ---------------------------------

  function offsetOf(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest("[data-at]");
    if (!piece) return null;
    const before = document.createRange();
    before.selectNodeContents(piece);
    before.setEnd(node, offset);
    return Number(piece.dataset.at) + [...before.toString()].length;
  }

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !story()?.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const pieces = [...story().querySelectorAll("[data-at]")].filter((p) => range.intersectsNode(p) && p.textContent);
    if (!pieces.length) return null;
    const inside = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    const last = pieces[pieces.length - 1];
    let start = inside(range.startContainer) ? offsetOf(range.startContainer, range.startOffset) : Number(pieces[0].dataset.at);
    let end = inside(range.endContainer) ? offsetOf(range.endContainer, range.endOffset) : Number(last.dataset.at) + [...last.textContent].length;
    const text = [...range.toString()];
    while (text.length && /\s/.test(text[0])) { text.shift(); start += 1; }
    while (text.length && /\s/.test(text[text.length - 1])) { text.pop(); end -= 1; }
    return end > start ? { place: `t${start}-${end}`, text: text.join("").replace(/\s+/g, " ") } : null;
  }

  // -- the form ---------------------------------------------------------------------------------

  function open(mode) {
    if (!form) return;
    const words = selected();
    form.hidden = false;
    byId("form-verdict").value = mode;
    for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== mode;
    byId("do-correct").setAttribute("aria-expanded", String(mode === "correct"));
    byId("do-add").setAttribute("aria-expanded", String(mode === "add"));
    if (mode === "add") {
      empty();
      if (words) fill("evidence", words);
    }
    caret(true);
    form.scrollIntoView({ block: "nearest", behavior: khabar.behavior });
    form.querySelector("select, input:not([type=hidden])").focus({ preventScroll: true });
  }

  function close() {
    form.reset();
    form.hidden = true;
    caret(false);
    choose.hidden = true;
    byId("do-correct").setAttribute("aria-expanded", "false");
    byId("do-add").setAttribute("aria-expanded", "false");
    byId("do-correct").focus();
  }

  function empty() {
    byId("evidence").replaceChildren();
    form.elements.trigger.value = "";
    form.querySelector("[data-trigger]").textContent = "";
    for (const field of form.querySelectorAll("[data-row]")) for (const input of field.querySelectorAll("input")) input.value = "";
    for (const name of ["condition", "time_text", "time_from", "time_to"]) form.elements[name].value = "";
    byId("modality").value = "asserted";
    byId("polarity").value = "affirmed";
  }

  // A caret lets the keyboard select words; nothing that it types is let through.
  function caret(on) {
    const text = story();
    if (!text) return;
    text.closest(".pane").classList.toggle("selecting", on);
    if (on) {
      text.setAttribute("contenteditable", "true");
      text.setAttribute("role", "textbox");
      text.setAttribute("aria-readonly", "true");
      text.setAttribute("aria-multiline", "true");
      text.setAttribute("aria-label", text.closest(".pane").getAttribute("aria-label"));
    } else {
      for (const name of ["contenteditable", "role", "aria-readonly", "aria-multiline", "aria-label"]) text.removeAttribute(name);
    }
  }
  for (const kind of ["beforeinput", "paste", "drop", "cut"]) {
    document.addEventListener(kind, (event) => { if (event.target.closest?.(".story")) event.preventDefault(); });
  }

  function free(role) {
    const rows = [...form.querySelectorAll(`[data-role="${role}"] [data-row]`)];
    const row = rows.find((r) => !r.querySelector(".name").value);
    if (row) return row;
    const copy = rows[rows.length - 1].cloneNode(true);
    for (const field of copy.querySelectorAll("[name]")) field.name = field.name.replace(/\.\d+\./, `.${rows.length}.`);
    for (const input of copy.querySelectorAll("input")) input.value = "";
    rows[rows.length - 1].after(copy);
    return copy;
  }

  function fill(as, words) {
    if (as === "evidence") {
      const item = document.createElement("li");
      item.dataset.evidence = "";
      const input = Object.assign(document.createElement("input"), { type: "hidden", name: "evidence", value: words.place });
      const quote = document.createElement("q");
      quote.lang = "ar";
      quote.textContent = words.text;
      item.append(input, quote);
      // Words chosen anew stand instead of those that khabar read, and beside those that were chosen before.
      for (const old of byId("evidence").querySelectorAll("input[value^=r]")) old.closest("li").remove();
      byId("evidence").append(item);
    } else if (as === "trigger") {
      form.elements.trigger.value = words.place;
      form.querySelector("[data-trigger]").textContent = words.text;
    } else if (as === "condition" || as === "time_text") {
      form.elements[as].value = words.text;
    } else {
      const row = free(as);
      row.querySelector(".name").value = words.text;
      row.querySelector("[data-place]").value = words.place;
      suggest(row.querySelector("[data-pick]"), words.text);
    }
  }

  function use(as) {
    const words = selected();
    if (!words) return;
    fill(as, words);
    getSelection().removeAllRanges();
    choose.hidden = true;
  }

  // -- entities to pick from --------------------------------------------------------------------------

  let asked = 0;
  async function suggest(field, text) {
    const number = ++asked;
    if (!text.trim()) return;
    const answer = await fetch(`/api/parties?q=${encodeURIComponent(text)}`);
    if (!answer.ok || number !== asked) return;
    const { parties } = await answer.json();
    const options = parties.map((p) => {
      const option = document.createElement("option");
      option.value = p.id;
      option.label = [p.label.ar, p.label.en].filter(Boolean).join(" · ");
      return option;
    });
    byId("entities").replaceChildren(...options);
  }

  // A decision leads on to the next claim; a second key on the way there must not decide on this one again.
  let leaving = false;
  document.addEventListener("submit", (event) => {
    if (!event.target.closest(".verdicts, .recent")) return;
    if (leaving) event.preventDefault();
    leaving = true;
  });
  addEventListener("pageshow", () => { leaving = false; });

  // -- events -----------------------------------------------------------------------------------------

  document.addEventListener("selectionchange", () => {
    if (choose && form) choose.hidden = form.hidden || !selected();
  });
  choose?.addEventListener("pointerdown", (event) => event.preventDefault());
  choose?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-as]");
    if (button) use(button.dataset.as);
  });
  form?.addEventListener("input", (event) => {
    if (event.target.matches("[data-pick]")) suggest(event.target, event.target.value);
  });
  form?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    const row = button.closest("[data-row]");
    if (row) for (const input of row.querySelectorAll("input")) input.value = "";
    else button.closest("li").remove();
  });
  byId("leave-form")?.addEventListener("click", close);
  byId("do-correct")?.addEventListener("click", () => open("correct"));
  byId("do-add")?.addEventListener("click", () => open("add"));

  document.addEventListener("keydown", (event) => {
    const formOpen = form && !form.hidden;
    if (formOpen && event.code === "Escape") { event.preventDefault(); close(); return; }
    if (formOpen && (event.ctrlKey || event.metaKey) && event.code === "Enter") { event.preventDefault(); form.requestSubmit(); return; }
    if (formOpen && /^Digit[1-8]$/.test(event.code) && event.target.closest(".story")) {
      event.preventDefault();
      use(choose.querySelectorAll("[data-as]")[Number(event.code.slice(5)) - 1].dataset.as);
      return;
    }
    if (!khabar.isShortcut(event) || !keys[event.code]) return;
    event.preventDefault();
    keys[event.code]();
  });
})();
