// Formatting of the selected Markdown. Every change goes in as typed text, so that undo takes it back.

/** Replaces the selection and keeps the browser's undo history. */
export function insert(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  // The only way into the undo history of a textarea; where it is gone, the text still goes in.
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Applies bold, italic, code, link, list or quote to the selection, or takes it away again. */
export function format(box: HTMLTextAreaElement, kind: string): void {
  if (kind === "bold") wrap(box, "**");
  else if (kind === "italic") wrap(box, "*");
  else if (kind === "code") code(box);
  else if (kind === "link") link(box);
  else if (kind === "list") prefix(box, "- ");
  else if (kind === "quote") prefix(box, "> ");
}

function wrap(box: HTMLTextAreaElement, mark: string): void {
  const { selectionStart: from, selectionEnd: to, value } = box;
  const size = mark.length;
  const chosen = value.slice(from, to);
  const outside = value.slice(0, from).endsWith(mark) && value.slice(to).startsWith(mark) && !(mark === "*" && value.slice(0, from).endsWith("**"));
  if (outside) {
    box.setSelectionRange(from - size, to + size);
    insert(box, chosen);
    box.setSelectionRange(from - size, to - size);
    return;
  }
  // Spaces stay outside the marks: "**word **" is not bold in Markdown.
  const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(chosen) ?? [];
  insert(box, `${before}${mark}${core}${mark}${after}`);
  const start = from + before.length + size;
  box.setSelectionRange(start, start + core.length);
}

function code(box: HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = box;
  const chosen = value.slice(from, to);
  if (!chosen.includes("\n")) return wrap(box, "`");
  insert(box, `\`\`\`\n${chosen.replace(/\n$/, "")}\n\`\`\`\n`);
  box.setSelectionRange(from + 4, from + 4 + chosen.length);
}

function link(box: HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = box;
  const chosen = value.slice(from, to);
  if (/^https?:\/\/\S+$/.test(chosen)) {
    insert(box, `[](${chosen})`);
    box.setSelectionRange(from + 1, from + 1);
    return;
  }
  insert(box, `[${chosen}](https://)`);
  const address = from + chosen.length + 3;
  box.setSelectionRange(chosen ? address : from + 1, chosen ? address + 8 : from + 1);
}

function prefix(box: HTMLTextAreaElement, mark: string): void {
  const { selectionStart, selectionEnd, value } = box;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", selectionEnd);
  const lines = value.slice(from, end < 0 ? value.length : end).split("\n");
  const marked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n");
  box.setSelectionRange(from, end < 0 ? value.length : end);
  insert(box, changed);
  box.setSelectionRange(lines.length > 1 ? from : from + changed.length, from + changed.length);
}
