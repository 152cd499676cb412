// <time datetime="2026-11-23T17:42:00Z" data-relative>: "2 hours ago" in the page's language, a date after
// a week, the exact moment as a tooltip. The server writes a date that stands without script.
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
const root = document.documentElement;
const language = root.lang || undefined;
const timeZone = root.dataset.zone || undefined;
const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const exact = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });

function words(then: Date, now: number): string {
  const seconds = Math.round((then.getTime() - now) / 1000);
  const age = Math.abs(seconds);
  if (age < 45) return ago.format(0, "second");
  for (const [unit, length] of UNITS) {
    if (age < 7 * 86_400 && age >= length * (unit === "minute" ? 0.75 : 1)) return ago.format(Math.round(seconds / length), unit);
  }
  const year = then.getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year, timeZone }).format(then);
}

function refresh(within: ParentNode): void {
  const now = Date.now();
  for (const time of within.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const then = new Date(time.dateTime);
    if (Number.isNaN(then.getTime())) continue;
    const text = words(then, now);
    if (time.textContent !== text) time.textContent = text;
    if (!time.title) time.title = exact.format(then);
  }
}

// Whoever comes for the first time is asked for no zone: the browser knows it.
for (const field of document.querySelectorAll<HTMLInputElement>("input[data-zone]")) field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;

refresh(document);
setInterval(() => refresh(document), 60_000);
document.addEventListener("htmx:after:settle", () => refresh(document));
