/** News of a browser's end, for pages that come and go while it runs: one that has ended its interest is not kept in memory. */
export class Loss {
  readonly #listeners = new Set<(reason: string) => void>();
  #reason: string | undefined;

  /** Tells all who listen, and all who will. Only the first reason counts. */
  tell(reason: string): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    for (const listener of this.#listeners) listener(reason);
    this.#listeners.clear();
  }

  /** Resolves with the reason, unless `ignore` is called before. */
  listen(): { readonly lost: Promise<string>; readonly ignore: () => void } {
    let ignore = () => {};
    const lost = new Promise<string>((resolve) => {
      if (this.#reason !== undefined) resolve(this.#reason);
      else this.#listeners.add(resolve);
      ignore = () => void this.#listeners.delete(resolve);
    });
    return { lost, ignore };
  }
}
