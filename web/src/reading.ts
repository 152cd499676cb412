// <ly-reading data-position="/address" data-read="12"> around posts with data-number: tells the server the
// highest post seen, at most every two seconds and when the page is left.
const PAUSE = 2000;

class Reading extends HTMLElement {
  private seen = 0;
  private told = 0;
  private timer = 0;
  private readonly leaving = (): void => this.tell();
  private readonly watcher = new IntersectionObserver((entries) => entries.forEach((entry) => this.noted(entry)), { threshold: [0, 0.25, 0.5, 0.75, 1] });
  private readonly newcomers = new MutationObserver(() => this.watch());

  connectedCallback(): void {
    this.told = Number(this.dataset.read ?? 0);
    this.watch();
    this.newcomers.observe(this, { childList: true, subtree: true });
    addEventListener("pagehide", this.leaving);
    document.addEventListener("visibilitychange", this.leaving);
  }

  disconnectedCallback(): void {
    this.watcher.disconnect();
    this.newcomers.disconnect();
    removeEventListener("pagehide", this.leaving);
    document.removeEventListener("visibilitychange", this.leaving);
    this.tell();
  }

  private watch(): void {
    for (const post of this.querySelectorAll("[data-number]")) this.watcher.observe(post);
  }

  /** A post counts as seen when three quarters of it, its end, or half a screen of it has been in view. */
  private noted({ isIntersecting, intersectionRatio, boundingClientRect, intersectionRect, rootBounds, target }: IntersectionObserverEntry): void {
    if (!isIntersecting || document.visibilityState === "hidden") return;
    const screen = rootBounds?.height ?? innerHeight;
    const enough = intersectionRatio >= 0.75 || intersectionRect.height >= screen / 2 || boundingClientRect.bottom <= screen;
    if (!enough) return;
    this.seen = Math.max(this.seen, Number((target as HTMLElement).dataset.number));
    if (this.seen > this.told && !this.timer) this.timer = window.setTimeout(() => this.tell(), PAUSE);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const address = this.dataset.position;
    if (!address || this.seen <= this.told) return;
    const before = this.told;
    this.told = this.seen;
    fetch(address, { method: "POST", body: new URLSearchParams({ number: String(this.seen) }), keepalive: true, headers: { "HX-Request": "true" } })
      .catch(() => { this.told = Math.min(this.told, before); });
  }
}

customElements.define("ly-reading", Reading);
