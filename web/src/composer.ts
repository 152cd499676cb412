// <ly-composer> around a form with one textarea: formatting, shortcuts, a kept draft, a preview, quotes.
//
//   data-draft="key"         the text, and what has [data-kept], is kept in this browser under that key until it has been sent
//   data-preview="/address"  receives `text`, answers with safe HTML
//   [data-attach=/address]   receives `file`, answers with the `markdown` that shows it; its href works without script
//   data-text-kept, data-text-quoting="Answering {name}", data-text-failed
//
// Inside, each only where wanted: [data-status], [data-format=bold|italic|list|quote|link|code],
// [data-view=write|preview], [data-preview-pane], [data-quoted] > [data-quoted-text] + [data-unquote],
// input[name=quoted_post_id]. Elsewhere on the page: [data-quote=post id] in a post, with data-author.
import { draftKey, isEmpty, keep, recall } from "./drafts";
import { format, insert } from "./markdown";
import { policy } from "./trust";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const SHORTCUTS: Record<string, string> = { b: "bold", i: "italic", k: "link" };
const LONGEST_QUOTE = 280;
const preview = policy("lyceum-preview");

class Composer extends HTMLElement {
  private get box(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  /** What its draft is made of. */
  private get kept(): Field[] {
    return [...this.querySelectorAll<Field>("textarea, [data-kept]")];
  }

  connectedCallback(): void {
    this.addEventListener("click", (event) => this.clicked(event));
    // The text keeps the focus, and with it its selection, while a tool is pressed.
    this.addEventListener("pointerdown", (event) => {
      if ((event.target as Element).closest("[data-format]")) event.preventDefault();
    });
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.addEventListener("input", () => this.changed());
    this.addEventListener("paste", (event) => this.received(event, event.clipboardData));
    this.addEventListener("drop", (event) => this.received(event, event.dataTransfer));
    this.restore();
    this.grow();
  }

  /** Puts a passage of a post into the text and says which post it answers. */
  quote(id: string, author: string, passage: string): void {
    const box = this.box;
    if (!box) return;
    void this.show("write");
    const lines = passage.trim().split(/\n+/).map((line) => `> ${line.trim()}`).join("\n>\n");
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    if (lines !== "> ") insert(box, `${box.value && !box.value.endsWith("\n") ? "\n\n" : ""}${lines}\n\n`);
    this.answering(id, author);
    box.scrollIntoView({ block: "nearest" });
  }

  private answering(id: string, author: string): void {
    const input = this.querySelector<HTMLInputElement>("input[name=quoted_post_id]");
    if (input) input.value = id;
    const shown = this.querySelector<HTMLElement>("[data-quoted]");
    const text = shown?.querySelector("[data-quoted-text]");
    if (text && id) text.textContent = (this.dataset.textQuoting ?? "{name}").replace("{name}", author);
    if (shown) shown.hidden = !id;
  }

  private clicked(event: Event): void {
    const on = (event.target as Element).closest<HTMLElement>("[data-format],[data-view],[data-unquote],[data-attach]");
    if (!on || !this.box) return;
    if (on.dataset.attach) {
      event.preventDefault();
      choose((files) => void this.attach(files));
      return;
    }
    if (on.dataset.format) format(this.box, on.dataset.format);
    else if (on.dataset.view) void this.show(on.dataset.view);
    else this.answering("", "");
  }

  private received(event: Event, data: DataTransfer | null): void {
    if (!data?.files.length || !this.querySelector("[data-attach]")) return;
    event.preventDefault();
    void this.attach(data.files);
  }

  /** Sends files one after the other, and puts what shows them where the writer stands. */
  private async attach(files: Iterable<File>): Promise<void> {
    const tool = this.querySelector<HTMLElement>("[data-attach]");
    const box = this.box;
    if (!tool || !box) return;
    for (const file of files) {
      this.status((tool.dataset.textSending ?? "{name}").replace("{name}", file.name));
      const body = new FormData();
      body.append("file", file);
      try {
        const answer = await fetch(tool.dataset.attach ?? "", { method: "POST", body, headers: { Accept: "application/json" } });
        const said = await answer.json() as { markdown?: string; detail?: string };
        if (!said.markdown) {
          this.status(said.detail ?? tool.dataset.textFailed ?? "");
          return;
        }
        insert(box, `${box.value && !box.value.endsWith("\n") ? "\n\n" : ""}${said.markdown}\n`);
        this.changed();
      } catch {
        this.status(tool.dataset.textFailed ?? "");
        return;
      }
    }
  }

  private pressed(event: KeyboardEvent): void {
    const box = this.box;
    if (!box || event.target !== box || event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const shortcut = SHORTCUTS[event.key.toLowerCase()];
    if (event.key === "Enter") {
      event.preventDefault();
      box.form?.requestSubmit();
    } else if (shortcut && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      format(box, shortcut);
    }
  }

  private changed(): void {
    this.grow();
    const key = draftKey(this);
    if (!key || !this.box) return;
    const draft = Object.fromEntries(this.kept.map((field) => [field.name, field.value]));
    keep(key, draft);
    this.status(isEmpty(draft) ? "" : (this.dataset.textKept ?? ""));
  }

  private restore(): void {
    const key = draftKey(this);
    if (!key || !this.box || this.box.value) return;
    const draft = recall(key);
    if (isEmpty(draft)) return;
    for (const field of this.kept) field.value ||= draft[field.name] ?? "";
    this.status(this.dataset.textKept ?? "");
  }

  private status(text: string): void {
    const place = this.querySelector<HTMLElement>("[data-status]");
    if (!place) return;
    place.hidden = !text;
    (place.querySelector("span") ?? place).textContent = text;
  }

  private async show(view: string): Promise<void> {
    const pane = this.querySelector<HTMLElement>("[data-preview-pane]");
    if (!pane || !this.box) return;
    const reading = view === "preview";
    this.querySelector(".composer")?.classList.toggle("is-open", reading);
    for (const tab of this.querySelectorAll<HTMLElement>("[data-view]")) {
      tab.setAttribute("aria-selected", String(tab.dataset.view === view));
      tab.tabIndex = tab.dataset.view === view ? 0 : -1;
    }
    this.box.hidden = reading;
    pane.hidden = !reading;
    if (reading) await this.render(pane, this.box.value);
    else this.box.focus();
  }

  private async render(pane: HTMLElement, text: string): Promise<void> {
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(this.dataset.preview ?? "", { method: "POST", body: new URLSearchParams({ text }), headers: { "HX-Request": "true" } });
      if (!answer.ok) throw answer.status;
      pane.innerHTML = preview.createHTML(await answer.text());
    } catch {
      pane.textContent = this.dataset.textFailed ?? "";
    }
    pane.removeAttribute("aria-busy");
  }

  /** Browsers that know `field-sizing` grow the box by themselves. */
  private grow(): void {
    const box = this.box;
    if (!box || CSS.supports("field-sizing", "content")) return;
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight}px`;
  }
}

/** Asks for files with the browser's own dialog. */
function choose(then: (files: FileList) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => input.files && then(input.files));
  input.click();
}

/** What the reader marked in the post, or else its beginning, cut at a word's end. */
function passage(post: HTMLElement | null): string {
  const prose = post?.querySelector<HTMLElement>(".prose");
  if (!prose) return "";
  const marked = getSelection();
  if (marked && !marked.isCollapsed && prose.contains(marked.anchorNode) && prose.contains(marked.focusNode)) return marked.toString();
  const whole = prose.innerText.trim();
  if (whole.length <= LONGEST_QUOTE) return whole;
  return `${whole.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, "")} …`;
}

customElements.define("ly-composer", Composer);

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLElement>("[data-quote]");
  const composer = button && document.querySelector<Composer>("ly-composer:has(input[name=quoted_post_id])");
  if (!composer) return;
  event.preventDefault();
  composer.quote(button.dataset.quote ?? "", button.dataset.author ?? "", passage(button.closest("[data-number]")));
});
