// Drafts of <ly-composer>, kept in this browser. A draft is dropped when the server has taken the text and
// not before, so that a failed sending loses nothing. This module comes before the composer: what was sent
// is dropped before a composer could bring it back.
const SENT = "sent-draft";

/** The storage key of a composer's draft; empty where none is kept. */
export function draftKey(element: Element | null | undefined): string {
  const key = element?.closest<HTMLElement>("ly-composer")?.dataset.draft;
  return key ? `draft:${key}` : "";
}

/** Keeps the text, or forgets an empty one. */
export function keep(key: string, text: string): void {
  guarded(() => (text.trim() ? localStorage.setItem(key, text) : localStorage.removeItem(key)));
}

/** The text kept under the key, or an empty one. */
export function recall(key: string): string {
  return guarded(() => localStorage.getItem(key)) ?? "";
}

/** Notes that the draft is on its way; the next page or answer tells whether it arrived. */
export function sent(key: string): void {
  guarded(() => sessionStorage.setItem(SENT, key));
}

/** What was on its way has been `taken` by the server, or has `failed` and stays. */
export function settle(outcome: "taken" | "failed"): void {
  guarded(() => {
    const key = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (key && outcome === "taken") localStorage.removeItem(key);
  });
}

/** A full or forbidden storage costs the draft, not the text on the screen. */
function guarded<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

const [arrival] = performance.getEntriesByType("navigation") as (PerformanceNavigationTiming & { responseStatus?: number })[];
const complaint = document.querySelector(".error-summary, .error-page, .field-error");
// A form that was taken leads on by a redirect; somebody who comes back another way finds the draft again.
const ledOn = arrival?.type === "navigate" && arrival.redirectCount > 0 && (arrival.responseStatus || 200) < 400;
settle(ledOn && !complaint ? "taken" : "failed");
