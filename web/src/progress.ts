// Work that goes on elsewhere: data-progress="address" asks every two seconds how far it is, and moves the bar and the words
// in it. Once it stands elsewhere than data-state, the page is loaded again. Without script its own link does that.
const EVERY = 2000;

interface Progress {
  state: string;
  value: number;
  max: number;
  text: string;
}

async function ask(box: HTMLElement): Promise<void> {
  if (!document.hidden) {
    const answer = await fetch(box.dataset.progress ?? "", { headers: { accept: "application/json" } }).catch(() => null);
    // Whoever was signed out meanwhile gets a page instead.
    const progress: Progress | null = answer?.ok ? await answer.json().catch(() => null) : null;
    if (progress && progress.state !== box.dataset.state) {
      location.reload();
      return;
    }
    if (progress) show(box, progress);
  }
  setTimeout(() => void ask(box), EVERY);
}

function show(box: HTMLElement, { value, max, text }: Progress): void {
  const bar = box.querySelector("progress");
  if (bar) {
    bar.max = Math.max(max, 1);
    bar.value = value;
  }
  const words = box.querySelector("[data-progress-text]");
  if (words && words.textContent !== text) words.textContent = text;
}

for (const box of document.querySelectorAll<HTMLElement>("[data-progress]")) setTimeout(() => void ask(box), EVERY);
