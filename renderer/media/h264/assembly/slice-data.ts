/** The macroblocks of a slice (clause 7.3.4). */
import { bits, hasMore, readUnsigned } from "./bit-reader";
import { decodeTerminate, initializeContexts, startArithmetic } from "./cabac";
import { decodeSkip } from "./cabac-syntax";
import { current, moveTo, NO_SLICE, referenceCache, sliceOf, vectorCache } from "./current";
import { prepareDirect } from "./direct";
import { DAMAGED, fail, faultCode } from "./fault";
import { layout } from "./frame";
import { prepareWeights } from "./inter-prediction";
import { decodeMacroblock, decodeSkipped, setQp } from "./macroblock";
import { parameters } from "./parameter-sets";
import { B, I, slice } from "./slice-header";
import { prepareScales } from "./transform";

/** Decodes the slice whose header has been read. @returns how many macroblocks it has */
export function decodeSlice(): i32 {
  prepareScales();
  setQp(slice.qp);
  current.lastQpDelta = 0;
  if (slice.type == B) {
    prepareDirect();
    prepareWeights();
  }
  // In slices of type P nothing refers to list 1.
  memory.fill(referenceCache + 40, 0xff, 40);
  memory.fill(vectorCache + 160, 0, 160);
  return parameters.cabac ? decodeArithmetic() : decodeCodes();
}

/** Goes to a macroblock. @returns false where there is none, or it has been decoded already */
function begin(address: i32): bool {
  if (address < layout.count && sliceOf(address) == NO_SLICE) {
    moveTo(address);
    return true;
  }
  fail(DAMAGED);
  return false;
}

function decodeCodes(): i32 {
  let address = slice.firstMacroblock;
  while (!faultCode()) {
    if (slice.type != I) {
      const run = readUnsigned();
      if (run > <u32>(layout.count - address)) {
        fail(DAMAGED);
        break;
      }
      for (let index: u32 = 0; index < run; index++) {
        if (!begin(address)) break;
        decodeSkipped();
        address++;
      }
      if (!hasMore()) break;
    }
    if (!begin(address)) break;
    decodeMacroblock();
    address++;
    if (!hasMore()) break;
  }
  return address - slice.firstMacroblock;
}

function decodeArithmetic(): i32 {
  initializeContexts(slice.cabacInit, slice.qp);
  bits.position = (bits.position + 7) & ~7;
  startArithmetic();
  let address = slice.firstMacroblock;
  while (!faultCode()) {
    if (!begin(address)) break;
    if (slice.type != I && decodeSkip(slice.type)) decodeSkipped();
    else decodeMacroblock();
    address++;
    if (decodeTerminate()) break;
  }
  return address - slice.firstMacroblock;
}
