import type { Picture } from "./worker/protocol.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ScreenOptions {
  /** See `DomRendererOptions`. */
  readonly size: "shown" | "document";
  readonly enlarge: boolean;
}

/** Shows pictures as large as its host has room for, and tells how large they should be drawn. */
export class Screen {
  /** Fills the host, or is as high as the video where the host leaves its height open. */
  readonly #frame: HTMLDivElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #options: ScreenOptions;
  readonly #observer: ResizeObserver;
  /** Pixels of the device; 0 while the host is not laid out. */
  #room: Size = { width: 0, height: 0 };
  #document: Size = { width: 16, height: 9 };

  /** `resized` is called when the pictures had better be drawn at another scale. */
  constructor(host: HTMLElement, options: ScreenOptions, resized: () => void) {
    this.#options = options;
    this.#frame = host.ownerDocument.createElement("div");
    this.#canvas = host.ownerDocument.createElement("canvas");
    Object.assign(this.#frame.style, { position: "relative", width: "100%", height: "100%", overflow: "hidden" });
    Object.assign(this.#canvas.style, { position: "absolute", display: "block" });
    this.#canvas.setAttribute("role", "img");
    // Small until the first picture comes.
    Object.assign(this.#canvas, { width: 1, height: 1 });
    const context = this.#canvas.getContext("2d", { colorSpace: "srgb" });
    if (!context) throw new Error("the page has no memory for a canvas");
    this.#context = context;
    this.#frame.append(this.#canvas);
    host.append(this.#frame);
    this.#measure();
    this.#observer = new ResizeObserver(([entry]) => {
      const before = this.scale;
      this.#measure(entry);
      this.#place();
      if (this.scale !== before) resized();
    });
    this.#observe();
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  /** Pixels to be drawn per pixel of the document. */
  get scale(): number {
    const { size, enlarge } = this.#options;
    const { width } = this.#shown();
    if (size === "document" || width === 0) return 1;
    const scale = width / this.#document.width;
    return enlarge ? scale : Math.min(1, scale);
  }

  /** Makes room for the pictures of another document. */
  fit({ width, height }: Size, label: string): void {
    this.#document = { width, height };
    this.#frame.style.aspectRatio = `${width} / ${height}`;
    this.#canvas.setAttribute("aria-label", label);
    this.#measure();
    this.#place();
  }

  show({ width, height, pixels }: Picture): void {
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      Object.assign(this.#canvas, { width, height });
    }
    const image = new ImageData(new Uint8ClampedArray(pixels), width, height, { colorSpace: "srgb" });
    this.#context.putImageData(image, 0, 0);
  }

  remove(): void {
    this.#observer.disconnect();
    this.#frame.remove();
  }

  #observe(): void {
    try {
      this.#observer.observe(this.#frame, { box: "device-pixel-content-box" });
    } catch {
      // Safari does not know that box.
      this.#observer.observe(this.#frame);
    }
  }

  #measure(entry?: ResizeObserverEntry): void {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    if (exact) {
      this.#room = { width: exact.inlineSize, height: exact.blockSize };
      return;
    }
    const { width, height } = this.#frame.getBoundingClientRect();
    const density = devicePixelRatio;
    this.#room = { width: Math.round(width * density), height: Math.round(height * density) };
  }

  /** Pixels of the device that the video covers. */
  #shown(): Size {
    const { width, height } = this.#document;
    const across = Math.round(Math.min(this.#room.width, (this.#room.height * width) / height));
    return { width: across, height: Math.floor((across * height) / width + 0.5) };
  }

  /** In the middle, on whole pixels of the device, so that a pixel drawn is a pixel seen. */
  #place(): void {
    const { width, height } = this.#shown();
    const { width: across, height: down } = this.#room;
    this.#frame.toggleAttribute("data-letterboxed", across - width > 1 || down - height > 1);
    const length = (pixels: number) => `${pixels / devicePixelRatio}px`;
    Object.assign(this.#canvas.style, {
      left: length(Math.floor((this.#room.width - width) / 2)),
      top: length(Math.floor((this.#room.height - height) / 2)),
      width: length(width),
      height: length(height),
    });
  }
}
