import { afterEach, expect, test, vi } from "vitest";
import { nameOf, prepareCoding } from "../src/encode/prepare-coding.js";
import { configurations } from "../src/encode/webcodecs/configurations.js";
import { syntheticFilm } from "./synthetic-film.js";

const FILM = syntheticFilm({ width: 16, height: 16, frameCount: 4, pixel: () => [0, 0, 0, 255] });
const CODING = { codec: "h264", encoder: "webcodecs", quality: "medium" } as const;

afterEach(() => vi.unstubAllGlobals());

/** A browser that supports everything, and whose encoders fail when they are used. */
function brokenBrowser() {
  const broken = vi.fn(() => {
    throw new DOMException("broken", "OperationError");
  });
  const isConfigSupported = vi.fn(async () => ({ supported: true }));
  vi.stubGlobal("VideoEncoder", Object.assign(broken, { isConfigSupported }));
  return { broken, isConfigSupported };
}

test("every way is tried out before the exact encoder takes over", async () => {
  const { broken } = brokenBrowser();
  const { coding, notice } = await prepareCoding(FILM, CODING, []);
  expect(coding.encoder).toBe("exact");
  expect(notice?.code).toBe("ENCODER_FALLBACK");
  expect(broken).toHaveBeenCalledTimes(configurations(FILM, CODING).length);
});

test("a way that has worked before is not tried out again, and no other is looked for", async () => {
  const { broken, isConfigSupported } = brokenBrowser();
  const [first] = configurations(FILM, CODING);
  if (!first) throw new Error("no configuration");
  const { coding, notice } = await prepareCoding(FILM, CODING, [nameOf(first)]);
  expect(coding.prepared).toEqual({ type: "webcodecs", ...first });
  expect(notice).toBeUndefined();
  expect(broken).not.toHaveBeenCalled();
  expect(isConfigSupported).not.toHaveBeenCalled();
});

test("what is proven of one size is not of another", async () => {
  const { broken } = brokenBrowser();
  const proven = configurations({ ...FILM, width: 32 }, CODING).map(nameOf);
  await prepareCoding(FILM, CODING, proven);
  expect(broken).toHaveBeenCalled();
});
