"use strict";
// The slider beside the field of a day: each step is a month, the last whatever is known. It asks once it comes to rest.
(() => {
  const REST_MS = 500;
  const slide = document.getElementById("slide");
  if (!slide) return;
  const field = slide.form.elements.as_of;
  const shown = slide.form.querySelector("output");
  let waiting = 0;

  function month() {
    const [year, first] = slide.dataset.first.split("-").map(Number);
    const at = year * 12 + first - 1 + Number(slide.value);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  }

  function tell() {
    const isLast = slide.value === slide.max;
    const words = isLast ? slide.dataset.last : month();
    shown.textContent = words;
    slide.setAttribute("aria-valuetext", words);
    return isLast ? "" : month();
  }

  slide.closest(".slide").hidden = false;
  if (field.value && field.value !== month()) {
    shown.textContent = field.value;
    slide.setAttribute("aria-valuetext", field.value);
  } else tell();
  slide.addEventListener("input", () => {
    field.value = tell();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      document.getElementById("busy").classList.add("htmx-request");
      sessionStorage.setItem("khabar-slid", location.pathname);
      slide.form.requestSubmit();
    }, REST_MS);
  });
  // Whoever moves it by keyboard goes on where they were.
  if (sessionStorage.getItem("khabar-slid") === location.pathname) {
    sessionStorage.removeItem("khabar-slid");
    slide.focus({ preventScroll: true });
  }
})();
