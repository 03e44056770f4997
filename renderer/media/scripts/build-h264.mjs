/**
 * Turns the page build of `h264-mp4-encoder` (minih264 in WASM) into an ES module: assets/minih264.js.
 *
 * The published scripts hand their exports to a global variable or to CommonJS, and the one for Node takes over the process's
 * error handling. The one for pages needs nothing of either, so that it serves Node, pages and workers alike, once it does without
 * code made from text, which the security policies of pages forbid.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const script = createRequire(import.meta.url).resolve("h264-mp4-encoder/embuild/dist/h264-mp4-encoder.web.js");
const assets = fileURLToPath(new URL("../assets/", import.meta.url));

/** Text of the script, and what stands in its place. The short names are those of the pinned release. */
const REPLACEMENTS = [
  [/\n\/\/# sourceMappingURL=.*\s*$/, ""],
  ['new Function("return this")()', "globalThis"],
  // Belongs to a substitute of Node's `vm`, which nothing here runs.
  ["return eval(this.code)", 'throw new TypeError("not supported")'],
  // The glue between JavaScript and WASM writes its functions as text: one that has a name, one whose first argument is
  // given, and one that converts arguments and result.
  [/new Function\("body",.*?\)\(B\)/, "function(){return B.apply(this,arguments)}"],
  ['new Function("dynCall","rawFunction",E+"};\\n")(g,Q)', "g.bind(null,Q)"],
  [/g=function\(A\)\{var B=Function;.*?\}\(a\)\.apply\(null,o\)/, "g=converting(g,r,h,n,o)"],
];

/**
 * A function that calls WASM. Its parts are Emscripten's: `types` of the result, of `this` and of each argument;
 * `toolbox` has at 1 what calls the function, at 2 the function, at 3 what runs a list of destructors.
 */
function converting(types, isMethod, hasDestructors, hasResult, toolbox) {
  const [, invoke, callee, runDestructors] = toolbox;
  const [result, owner, ...parameters] = types;
  return function (...values) {
    if (values.length !== parameters.length) throw new TypeError(`${parameters.length} arguments are needed`);
    const destructors = hasDestructors ? [] : null;
    const converted = parameters.map((type, index) => type.toWireType(destructors, values[index]));
    if (isMethod) converted.unshift(owner.toWireType(destructors, this));
    const returned = invoke(callee, ...converted);
    if (hasDestructors) runDestructors(destructors);
    else types.slice(isMethod ? 1 : 2).forEach((type, index) => void type.O?.(converted[index]));
    return hasResult ? result.fromWireType(returned) : undefined;
  };
}

function replaced(text) {
  return REPLACEMENTS.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`h264-mp4-encoder is not as expected: ${from} is not in it`);
    return after;
  }, text);
}

mkdirSync(assets, { recursive: true });
writeFileSync(
  `${assets}minih264.js`,
  `// h264-mp4-encoder, Copyright Trevor Sundberg, MIT; minih264, CC0. Wrapped by scripts/build-h264.mjs.
${converting}
${replaced(readFileSync(script, "utf8"))}
export const { createH264MP4Encoder } = HME;
`,
);
writeFileSync(
  `${assets}minih264.d.ts`,
  `import type { H264MP4Encoder } from "h264-mp4-encoder";
export declare function createH264MP4Encoder(): Promise<H264MP4Encoder>;
`,
);
