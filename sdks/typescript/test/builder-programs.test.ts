/** Programs made at random: whatever the calls, what comes out is a valid document, and the same one each time. */

import fc from "fast-check";
import { expect, it } from "vitest";
import VideoFlow, { canonicalJson, type TextLayer, VideoJSONError, type VisualLayerHandle } from "../src/index.js";

type Step =
  | {
      readonly do: "add";
      readonly startTime?: number | undefined;
      readonly duration?: number | undefined;
      readonly index: number;
    }
  | { readonly do: "wait"; readonly time: number }
  | {
      readonly do: "animate";
      readonly layer: number;
      readonly property: Animated;
      readonly length: number;
      readonly wait: boolean;
      readonly oneSided: boolean;
    }
  | { readonly do: "set"; readonly layer: number; readonly property: Animated }
  | { readonly do: "fade" | "hide" | "remove"; readonly layer: number; readonly after: number }
  | { readonly do: "group"; readonly steps: readonly Step[]; readonly duration?: number | undefined }
  | { readonly do: "parallel"; readonly branches: ReadonlyArray<readonly Step[]> };
type Animated = "opacity" | "rotation" | "visible" | "color";

const values = { opacity: 0.25, rotation: 90, visible: false, color: "#123456" } as const;

// Few distinct times, so that keyframes often meet; one of them is no whole number of microseconds.
const time = fc.constantFrom(0, 0.1, 0.5, 1, 1 / 3);
const someTime = fc.option(fc.constantFrom(0.1, 1, 2.5), { nil: undefined });
const layer = fc.nat(9);
const property = fc.constantFrom<Animated>("opacity", "rotation", "visible", "color");

const { step: anyStep } = fc.letrec<{ step: Step }>((tie) => {
  const steps = fc.array(tie("step"), { maxLength: 6 });
  return {
    step: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({
        do: fc.constant("add"),
        startTime: someTime,
        duration: someTime,
        index: fc.integer({ min: -1, max: 1 }),
      }),
      fc.record({ do: fc.constant("wait"), time }),
      fc.record({
        do: fc.constant("animate"),
        layer,
        property,
        length: time,
        wait: fc.boolean(),
        oneSided: fc.boolean(),
      }),
      fc.record({ do: fc.constant("set"), layer, property }),
      fc.record({ do: fc.constantFrom("fade", "hide", "remove"), layer, after: time }),
      fc.record({ do: fc.constant("group"), steps, duration: someTime }),
      fc.record({ do: fc.constant("parallel"), branches: fc.array(steps, { maxLength: 3 }) }),
    ) as fc.Arbitrary<Step>,
  };
});

/** Runs a program; steps that act on a layer that has ended, or would end it at once, are refused and change nothing. */
function run(program: readonly Step[]): VideoFlow {
  const $ = new VideoFlow({ duration: 100 });
  const layers: VisualLayerHandle<TextLayer>[] = [];
  const perform = (step: Step): void => {
    const handle = "layer" in step ? layers[step.layer % Math.max(1, layers.length)] : undefined;
    if (step.do === "add") {
      layers.push(
        $.addText({ text: "a" }, { startTime: step.startTime, duration: step.duration }, { index: step.index }),
      );
    } else if (step.do === "wait") $.wait(step.time);
    else if (step.do === "group") $.group({}, { duration: step.duration }, () => step.steps.forEach(perform));
    else if (step.do === "parallel") $.parallel(step.branches.map((branch) => () => branch.forEach(perform)));
    else if (handle) act(handle, step);
  };
  program.forEach(perform);
  return $;
}

function act(handle: VisualLayerHandle<TextLayer>, step: Extract<Step, { layer: number }>): void {
  try {
    if (step.do === "set") handle.set({ [step.property]: values[step.property] });
    else if (step.do === "hide") handle.hide();
    else if (step.do === "fade") handle.fadeOut(step.after);
    else if (step.do === "remove") handle.remove({ in: step.after });
    else if (step.do === "animate") {
      const target = { [step.property]: values[step.property] };
      handle.animate(step.oneSided ? {} : target, target, { duration: step.length, wait: step.wait });
    }
  } catch (error) {
    if (!(error instanceof VideoJSONError) || error.code !== "BUILDER_CALL_INVALID") throw error;
  }
}

it("gives a valid document, and the same bytes each time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (program) => {
      const document = await run(program).compile();
      expect(canonicalJson(await run(program).compile())).toBe(canonicalJson(document));
    }),
    { numRuns: 300 },
  );
});

it("moves the pointer only by waiting: groups and branches end where their calls end", async () => {
  /** The length of a flow, worked out apart from the builder, in microseconds. */
  const lengthOf = (steps: readonly Step[], from = 0): number =>
    steps.reduce((at, step) => {
      if (step.do === "wait") return at + Math.floor(step.time * 1e6 + 0.5);
      if (step.do === "group") return at + lengthOf(step.steps);
      if (step.do === "parallel") return Math.max(at, ...step.branches.map((branch) => lengthOf(branch, at)));
      return at;
    }, from);
  const { step } = fc.letrec<{ step: Step }>((tie) => {
    const steps = fc.array(tie("step"), { maxLength: 6 });
    return {
      step: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.record({ do: fc.constant("wait"), time: fc.double({ min: 0, max: 1000, noNaN: true }) }),
        fc.record({ do: fc.constant("group"), steps }),
        fc.record({ do: fc.constant("parallel"), branches: fc.array(steps, { maxLength: 3 }) }),
      ) as fc.Arbitrary<Step>,
    };
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (program) => {
      const $ = run(program);
      $.addText({ text: "marker", metadata: { marker: true } });
      const { startTime = 0 } = (await $.compile()).layers.at(-1) ?? {};
      expect(startTime).toBe(lengthOf(program) / 1e6);
    }),
  );
});
