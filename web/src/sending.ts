// A form is sent once, however often its button is pressed.
import { draftKey, sent, settle } from "./drafts";

const BY_HTMX = "[hx-post],[hx-put],[hx-patch],[hx-delete],[hx-boost]";

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post") return;
  if (form.dataset.sending !== undefined) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const button = event.submitter;
  // Afterwards it is known whether another listener kept the form from being sent; htmx sends it itself.
  setTimeout(() => {
    if (event.defaultPrevented && !form.matches(BY_HTMX)) return;
    form.dataset.sending = "";
    button?.setAttribute("aria-busy", "true");
    const key = draftKey(form);
    if (key) sent(key);
  });
}, { capture: true });

document.addEventListener("htmx:finally:request", (event) => {
  const { ctx } = (event as CustomEvent<{ ctx?: { response?: { status: number } } }>).detail;
  const form = (event.target as Element).closest("form");
  if (!form) return;
  settle((ctx?.response?.status ?? 500) < 400 ? "taken" : "failed");
  release(form);
});

// A page that comes back from the browser's cache must not stay locked.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll<HTMLFormElement>("form[data-sending]").forEach(release);
});

function release(form: HTMLFormElement): void {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}
