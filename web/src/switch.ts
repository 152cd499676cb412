// <ly-switch data-unread="/address"> is a <ly-menu> of one's communities. Alt+J opens it wherever one is on the page. Open, it
// offers the places of the rail as well, tells what is unread in the communities, and finds among all of them as one types.
// Without script it is the plain list that the page brings.
import { Menu } from "./menu";

/** With fewer entries, a field to find them would be one more thing to step over. */
const MANY = 6;

class Switch extends Menu {
  private filled = false;
  private readonly called = (event: KeyboardEvent): void => {
    if (event.code !== "KeyJ" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !this.checkVisibility()) return;
    event.preventDefault();
    const details = this.querySelector("details");
    if (details) details.open = !details.open;
    if (!details?.open) this.querySelector("summary")?.focus();
  };

  connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.called);
    this.querySelector("details")?.addEventListener("toggle", () => this.toggled());
    this.field()?.addEventListener("input", () => this.find());
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.called);
  }

  protected override pressed(event: KeyboardEvent): void {
    const field = this.field();
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      this.items().find((item) => !item.hidden)?.click();
    } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // What is typed on an entry goes into the field.
      if (field && !field.hidden) field.focus();
    } else {
      super.pressed(event);
    }
  }

  private field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(".menu-find");
  }

  private items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".menu-item")];
  }

  private toggled(): void {
    if (!this.querySelector("details")?.open) return;
    if (!this.filled) this.fill();
    const field = this.field();
    if (field && !field.hidden) {
      field.value = "";
      this.find();
      field.focus();
    } else {
      (this.querySelector<HTMLElement>("[aria-current]") ?? this.items()[0])?.focus();
    }
  }

  private fill(): void {
    this.filled = true;
    const none = this.querySelector(".menu-none");
    const doors = [...document.querySelectorAll<HTMLAnchorElement>(".rail .nav a:has(> .door)")];
    if (doors.length) none?.before(title(this.dataset.textPlaces ?? ""), ...doors.map(entry));
    const field = this.field();
    if (field) field.hidden = this.items().length < MANY;
    void this.tell();
  }

  private async tell(): Promise<void> {
    const answer = await fetch(this.dataset.unread ?? "", { headers: { accept: "application/json" } }).catch(() => null);
    // Whoever was signed out meanwhile gets a page instead.
    const unread: Record<string, string> | null = answer?.ok ? await answer.json().catch(() => null) : null;
    for (const [slug, words] of Object.entries(unread ?? {})) {
      const item = this.items().find((item) => item.getAttribute("href") === `/communities/${slug}`);
      item?.append(span("dot push", ""), span("visually-hidden", ` ${words}`));
      if (item) item.title = words;
    }
  }

  private find(): void {
    const typed = folded(this.field()?.value ?? "");
    let found = 0;
    for (const item of this.items()) {
      item.hidden = !folded(item.textContent ?? "").includes(typed);
      if (!item.hidden) found += 1;
    }
    for (const heading of this.querySelectorAll<HTMLElement>(".menu-title")) heading.hidden = typed !== "";
    const none = this.querySelector<HTMLElement>(".menu-none");
    if (none) none.hidden = found > 0;
  }
}

function entry(door: HTMLAnchorElement): HTMLElement {
  const copy = door.cloneNode(true) as HTMLElement;
  copy.className = "menu-item";
  return copy;
}

function title(text: string): HTMLElement {
  const line = document.createElement("p");
  line.className = "menu-title";
  line.textContent = text;
  return line;
}

function span(name: string, text: string): HTMLElement {
  const part = document.createElement("span");
  part.className = name;
  part.textContent = text;
  return part;
}

/** Without accents and capitals, as one types in haste. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

customElements.define("ly-switch", Switch);
