import { describe, expect, it } from "vitest";
import { videoflow } from "./videoflow.js";

/** A compiled video of VideoFlow 1.2, with one name that VideoJSON does not know. */
const old = {
  ...{ name: "Old", duration: 1, width: 64, height: 48, fps: 2, backgroundColor: "navy" },
  layers: [
    {
      ...{
        id: "a",
        type: "shape",
        settings: { enabled: true, startTime: 0, sourceDuration: 2, speed: 2, shapeType: "ellipse" },
      },
      properties: { width: 50, fill: "red", colour: "red" },
      animations: [
        {
          property: "opacity",
          keyframes: [
            { time: 0, value: 0 },
            { time: 2, value: 1 },
          ],
        },
      ],
    },
  ],
};
const loss = { pointer: "/layers/0/properties/colour", what: 'the property "colour"' };
const stdin = JSON.stringify(old);

describe("a document of VideoFlow 1.2", () => {
  it("is written as VideoJSON by normalize, its losses told as warnings", async () => {
    const { exit, stdout, stderr } = await videoflow(["normalize", "-"], { stdin });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({
      version: "1.0",
      backgroundColor: "#000080",
      layers: [
        {
          type: "shape",
          shapeType: "ellipse",
          width: 37.5,
          duration: 1,
          keyframes: { opacity: [{}, { time: 1, value: 1 }] },
        },
      ],
    });
    expect(stderr).toContain("warning not taken over from VideoFlow at /layers/0/properties/colour");
    expect((await videoflow(["validate", "-"], { stdin: stdout })).exit).toBe(0);
  });

  it("is rendered as what it is converted to", async () => {
    const document = (await videoflow(["normalize", "-"], { stdin })).stdout;
    const [before, after] = await Promise.all(
      [stdin, document].map((text) => videoflow(["hash", "-"], { stdin: text })),
    );
    expect(before?.stdout.toString()).toMatch(/^0 [0-9a-f]{64}\n1 [0-9a-f]{64}\n$/);
    expect(after?.stdout.equals(before?.stdout ?? Buffer.alloc(0))).toBe(true);
  });

  it("is valid, with its losses in JSON", async () => {
    const { exit, stdout } = await videoflow(["validate", "-", "--json"], { stdin });
    expect({ exit, ...JSON.parse(stdout.toString()) }).toMatchObject({
      exit: 0,
      valid: true,
      issues: [],
      losses: [loss],
    });
  });

  it("is refused where it says nothing that can be drawn", async () => {
    const { exit, stdout } = await videoflow(["validate", "-", "--json"], {
      stdin: JSON.stringify({ ...old, fps: 0 }),
    });
    expect({ exit, ...JSON.parse(stdout.toString()) }).toMatchObject({
      exit: 3,
      valid: false,
      issues: [{ code: "FPS_INVALID" }],
    });
  });
});
