// Small gestures, by attribute:
//   Ctrl+K                                focuses the page's search, or follows a[data-search]
//   data-copy="text" | data-copy-from="id"   copies; data-text-done replaces the label for two seconds
//   data-dialog="id"                      opens a <dialog>; without script its href leads to a page
//   data-close, a click beside it         close a dialog;  data-dismiss  removes the notice around it
//   data-reveal="id"                      shows and hides a passphrase
const SHOWN = 2000;

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.defaultPrevented) return;
  const search = [...document.querySelectorAll<HTMLInputElement>("input[type=search]")].find((input) => input.checkVisibility());
  const link = document.querySelector<HTMLAnchorElement>("a[data-search]");
  if (!search && !link) return;
  event.preventDefault();
  if (search) search.select();
  else link?.click();
});

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const on = target.closest<HTMLElement>("[data-copy],[data-copy-from],[data-dialog],[data-close],[data-dismiss],[data-reveal]");
  if (!on) {
    if (target instanceof HTMLDialogElement && beside(target, event as PointerEvent)) target.close();
    return;
  }
  const { copy, copyFrom, dialog, close, dismiss, reveal } = on.dataset;
  if (dialog !== undefined) open(dialog, event);
  else if (close !== undefined) on.closest("dialog")?.close();
  else if (dismiss !== undefined) on.closest(".flash, .notice")?.remove();
  else if (reveal !== undefined) toggle(on, reveal);
  else void copied(on, copy ?? (document.getElementById(copyFrom ?? "") as HTMLInputElement | null)?.value ?? "", event);
});

function open(id: string, event: Event): void {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
}

/** The backdrop belongs to the dialog: only the place of the click tells them apart. */
function beside(dialog: HTMLDialogElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

function toggle(button: HTMLElement, id: string): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
}

async function copied(button: HTMLElement, text: string, event: Event): Promise<void> {
  event.preventDefault();
  const absolute = text.startsWith("/") ? new URL(text, location.href).href : text;
  try {
    await navigator.clipboard.writeText(absolute);
  } catch {
    return; // Refused by the browser: the text stands in the field beside the button.
  }
  const label = button.querySelector<HTMLElement>("[data-label]") ?? button;
  const before = label.textContent;
  if (!button.dataset.textDone || label.dataset.shown) return;
  label.dataset.shown = "yes";
  label.textContent = button.dataset.textDone;
  setTimeout(() => {
    label.textContent = before;
    delete label.dataset.shown;
  }, SHOWN);
}
