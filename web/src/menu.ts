// <ly-menu><details class="menu">…: closes on Escape, on a click elsewhere and when the focus leaves;
// arrow keys walk through the items.
export class Menu extends HTMLElement {
  private readonly elsewhere = (event: Event): void => {
    if (!this.contains(event.target as Node)) this.close();
  };

  connectedCallback(): void {
    document.addEventListener("pointerdown", this.elsewhere);
    this.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.contains(event.relatedTarget as Node)) this.close();
    });
    this.addEventListener("keydown", (event) => this.pressed(event));
  }

  disconnectedCallback(): void {
    document.removeEventListener("pointerdown", this.elsewhere);
  }

  protected close(): boolean {
    const details = this.querySelector("details");
    const wasOpen = details?.open ?? false;
    if (details) details.open = false;
    return wasOpen;
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.close()) {
      event.stopPropagation();
      this.querySelector("summary")?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !this.querySelector("details")?.open) return;
    const items = [...this.querySelectorAll<HTMLElement>(".menu-item:not([hidden])")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    event.preventDefault();
    items.at(at < 0 && step < 0 ? -1 : (at + step) % items.length)?.focus();
  }
}

customElements.define("ly-menu", Menu);
