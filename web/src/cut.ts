// <ly-cut data-original="/address"> around three ranges named x, y and zoom, and a preview: the picture is dragged, or
// moved by the arrow keys, in place of the server's previews. Without script the form asks for those.
const STEP = 2;

class Cut extends HTMLElement {
  private readonly image = new Image();
  private frame: HTMLElement | null = null;
  private held: { x: number; y: number } | null = null;

  connectedCallback(): void {
    this.frame = this.querySelector<HTMLElement>(".cut-frame");
    const preview = this.frame?.querySelector("img");
    if (!this.frame || !preview) return;
    this.image.alt = preview.alt;
    this.image.draggable = false;
    this.image.addEventListener("load", () => {
      preview.replaceWith(this.image);
      this.live();
    }, { once: true });
    this.image.src = this.dataset.original ?? "";
  }

  private live(): void {
    const frame = this.frame!;
    frame.classList.add("is-live");
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", this.dataset.textDrag ?? "");
    frame.title = this.dataset.textDrag ?? "";
    this.querySelector<HTMLElement>("[data-look]")!.hidden = true;
    this.addEventListener("input", () => this.draw());
    frame.addEventListener("keydown", (event) => this.pressed(event));
    frame.addEventListener("pointerdown", (event) => {
      this.held = { x: event.clientX, y: event.clientY };
      frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", (event) => this.dragged(event));
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => { this.held = null; });
    addEventListener("resize", () => this.draw());
    this.draw();
  }

  private field(name: string): HTMLInputElement {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  }

  private move(name: string, by: number): void {
    const field = this.field(name);
    field.value = String(Number(field.value) + by);
    this.draw();
  }

  private pressed(event: KeyboardEvent): void {
    const moves: Record<string, [string, number]> = {
      ArrowLeft: ["x", -STEP], ArrowRight: ["x", STEP], ArrowUp: ["y", -STEP], ArrowDown: ["y", STEP],
      "+": ["zoom", 10], "=": ["zoom", 10], "-": ["zoom", -10],
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.move(...move);
  }

  /** What is dragged follows the hand: the way that is free is what lies outside the frame. */
  private dragged({ clientX, clientY }: PointerEvent): void {
    if (!this.held) return;
    const { width, height, side } = this.sizes();
    for (const [name, free, by] of [["x", width - side, this.held.x - clientX], ["y", height - side, this.held.y - clientY]] as const) {
      if (free <= 0) continue;
      const way = Math.round((by / free) * 100);
      if (way === 0) continue;
      this.move(name, way);
      this.held = { ...this.held, [name]: name === "x" ? clientX : clientY };
    }
  }

  private sizes(): { width: number; height: number; side: number } {
    const side = this.frame!.clientWidth;
    const { naturalWidth, naturalHeight } = this.image;
    const scale = (side / Math.min(naturalWidth, naturalHeight)) * (Number(this.field("zoom").value) / 100);
    return { width: naturalWidth * scale, height: naturalHeight * scale, side };
  }

  private draw(): void {
    const { width, height, side } = this.sizes();
    const { style } = this.image;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.left = `${((side - width) * Number(this.field("x").value)) / 100}px`;
    style.top = `${((side - height) * Number(this.field("y").value)) / 100}px`;
  }
}

customElements.define("ly-cut", Cut);
