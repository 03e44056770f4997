/**
 * The harness of the TypeScript SDK: reads requests as JSON lines, answers each on one line. The protocol is described in
 * conformance/builders/README.md. Only the public API of @videoflow/core is used.
 */

import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import VideoFlow, { canonicalJson, normalize, parseDocument, VideoJSONError } from "@videoflow/core";

async function answer(request) {
  if (request.program) return { json: canonicalJson(await compile(request.program)) };
  if (request.document !== undefined) return { json: roundTrip(request.document) };
  return {
    sha256: createHash("sha256")
      .update(canonicalJson(doubles(request.doubles)))
      .digest("hex"),
  };
}

async function compile({ settings, calls }) {
  const video = new VideoFlow(settings);
  run(video, calls, new Map());
  return video.compile();
}

/** Functions given to group and parallel are not async: `compile` there is `toJSON`, which is what it calls first. */
function run(video, calls, handles) {
  for (const call of calls) perform(video, call, handles);
}

function perform(video, call, handles) {
  const { properties = {}, settings = {}, options = {} } = call;
  const keep = (handle) => (call.as === undefined ? undefined : handles.set(call.as, handle));
  const handle = handles.get(call.on);
  switch (call.call) {
    case "addText":
    case "addImage":
    case "addVideo":
    case "addAudio":
    case "addCaptions":
    case "addShape":
      keep(video[call.call](properties, settings, options));
      return;
    case "group":
      video.group(
        properties,
        settings,
        (group) => {
          keep(group);
          run(video, call.calls, handles);
        },
        options,
      );
      return;
    case "parallel":
      video.parallel(call.branches.map((branch) => () => run(video, branch, handles)));
      return;
    case "compile":
      video.toJSON();
      return;
    case "wait":
      video.wait(call.time);
      return;
    case "animate":
      handle.animate(call.from, call.to, options);
      return;
    case "set":
      handle.set(call.values);
      return;
    case "fadeIn":
    case "fadeOut":
      handle[call.call](call.duration, call.easing, call.wait);
      return;
    case "show":
    case "hide":
      handle[call.call]();
      return;
    case "remove":
      handle.remove(options);
      return;
    case "transitionIn":
    case "transitionOut":
      handle[call.call](call.transition, call.duration, call.parameters);
      return;
    case "addEffect":
      handle.addEffect(call.effect, call.parameters);
      return;
    default:
      throw new Error(`There is no call ${call.call}.`);
  }
}

function roundTrip(text) {
  const { document, issues } = parseDocument(text);
  if (!document) throw new VideoJSONError(issues);
  return canonicalJson(normalize(document));
}

/** The numbers of the double check: see "Doubles" in conformance/builders/README.md. */
function doubles({ seed, count }) {
  const bits = new BigUint64Array(1);
  const pattern = new Float64Array(bits.buffer);
  const mask = (1n << 64n) - 1n;
  const numbers = [];
  let state = BigInt(seed);
  const next = () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let mixed = ((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
    return mixed ^ (mixed >> 31n);
  };
  while (numbers.length < count) {
    const drawn = next();
    if (numbers.length % 2 === 1) {
      numbers.push(Number(drawn >> 11n) / Number(`1e${(drawn & 2047n) % 23n}`));
      continue;
    }
    bits[0] = drawn;
    if (Number.isFinite(pattern[0])) numbers.push(pattern[0]);
  }
  return numbers;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const { id, ...request } = JSON.parse(line);
  let reply;
  try {
    reply = await answer(request);
  } catch (error) {
    if (!(error instanceof VideoJSONError)) throw error;
    reply = { errors: error.issues.map(({ code, pointer }) => ({ code, pointer })) };
  }
  process.stdout.write(`${JSON.stringify({ id, ...reply })}\n`);
}
