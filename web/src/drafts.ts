// Drafts of <ly-composer>, kept in this browser. A draft is dropped when the server has taken the text and
// not before, so that a failed sending loses nothing. This module comes before the composer: what was sent
// is dropped before a composer could bring it back.
const SENT = "sent-draft";

/** The storage key of a composer's draft; empty where none is kept. */
export function draftKey(element: Element | null | undefined): string {
  const key = element?.closest<HTMLElement>("ly-composer")?.dataset.draft;
  return key ? `draft:${key}` : "";
}

/** What was typed, by the names of the fields. */
export type Draft = Record<string, string>;

/** Whether nothing was typed. */
export function isEmpty(draft: Draft): boolean {
  return Object.values(draft).every((typed) => !typed.trim());
}

/** Keeps a draft, or forgets an empty one. */
export function keep(key: string, draft: Draft): void {
  guarded(() => (isEmpty(draft) ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(draft))));
}

/** The draft kept under the key, or an empty one. */
export function recall(key: string): Draft {
  const kept = guarded(() => localStorage.getItem(key)) ?? "";
  const draft = guarded((): unknown => JSON.parse(kept));
  // Earlier, the text was kept alone.
  return draft && typeof draft === "object" ? draft as Draft : { text: kept };
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
