"use strict";
// A file dropped on the form is given as the file field; claims and their words light each other without the server.
(() => {
  const form = document.getElementById("give");
  const field = document.getElementById("file");

  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  }
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) form.classList.remove("over"); });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", () => {
    form.setAttribute("aria-busy", "true");
    const busy = document.getElementById("busy");
    busy.firstElementChild.textContent = form.dataset.busy;
    busy.classList.add("htmx-request");
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.go.local");
    if (!link) return;
    event.preventDefault();
    const id = link.hash.slice(2);
    for (const words of document.querySelectorAll(".ev.on")) words.classList.remove("on");
    for (const words of document.querySelectorAll(`.ev[data-claims~="${CSS.escape(id)}"]`)) words.classList.add("on");
    khabar.bring(document.querySelector(".ev.on"));
  });
})();
