/** The coefficients of a macroblock (clause 7.3.5.3), in either code. */
import { CHROMA_DC, readBlock } from "./cavlc";
import {
  CHROMA_AC, CHROMA_DC_BLOCK, decodeBlock, decodeCodedBlock, decodeCodedDc, INTRA16_AC, INTRA16_DC, LUMA_4X4, LUMA_8X8,
} from "./cabac-syntax";
import {
  cacheIndex, chromaCoefficients, coefficients, countCache, current, dcCoefficients, INTRA, INTRA_16X16, loadCounts, NO_COUNT,
} from "./current";
import { parameters, sequence } from "./parameter-sets";
import { blockX, blockY, INTERLEAVED_8X8, ZIGZAG_4X4, ZIGZAG_8X8 } from "./scan-order";
import { scales8x8Of, scalesOf, transformChromaDc, transformLumaDc } from "./transform";

const LUMA_DC_FLAG: i32 = 0x100;

/** Reads all coefficients; `countCache` then has how many there are. */
export function readResidual(): void {
  const isIntra = (current.kind & INTRA) != 0;
  loadCounts(parameters.cabac && !isIntra ? 0 : NO_COUNT);
  if (current.kind & INTRA_16X16) readIntra16();
  else if (current.transform8x8) readLuma8x8(isIntra ? 0 : 1);
  else readLuma4x4(isIntra ? 0 : 3);
  if (!sequence.isMonochrome && current.pattern & 0x30) readChroma(isIntra ? 0 : 3);
}

/** nC (clause 9.2.1). */
@inline function context(cache: usize): i32 {
  const sum = <i32>load<u8>(cache - 1) + <i32>load<u8>(cache - 8);
  return (sum < 64 ? (sum + 1) >> 1 : sum) & 63;
}

/** Reads a block of the coded kind with its count. */
function readCounted(
  cache: usize, target: usize, category: i32, count: i32, scan: usize, scales: usize,
): void {
  let total = 0;
  if (!parameters.cabac) {
    total = readBlock(target, context(cache), count, scan, scales, 4);
  } else if (decodeCodedBlock(category, (load<u8>(cache - 1) ? 1 : 0) | (load<u8>(cache - 8) ? 2 : 0))) {
    total = decodeBlock(target, category, count, scan, scales, 4);
  }
  store<u8>(cache, total);
}

function readIntra16(): void {
  const scales = scalesOf(0, current.qp);
  let total = 0;
  if (!parameters.cabac) {
    total = readBlock(dcCoefficients, context(countCache + 12), 16, ZIGZAG_4X4, 0, 0);
  } else if (decodeCodedDc(INTRA16_DC, LUMA_DC_FLAG)) {
    total = decodeBlock(dcCoefficients, INTRA16_DC, 16, ZIGZAG_4X4, 0, 0);
    current.pattern |= LUMA_DC_FLAG;
  }
  if ((current.pattern & 15) != 0) {
    for (let block = 0; block < 16; block++) {
      const cache = countCache + cacheIndex(blockX(block), blockY(block));
      readCounted(cache, coefficients + (block << 5), INTRA16_AC, 15, ZIGZAG_4X4 + 1, scales);
    }
  }
  if (total == 0) return;
  transformLumaDc(dcCoefficients, coefficients, load<i32>(scales));
  memory.fill(dcCoefficients, 0, 32);
}

function readLuma4x4(list: i32): void {
  const scales = scalesOf(list, current.qp);
  for (let block = 0; block < 16; block++) {
    if (((current.pattern >> (block >> 2)) & 1) == 0) continue;
    const cache = countCache + cacheIndex(blockX(block), blockY(block));
    readCounted(cache, coefficients + (block << 5), LUMA_4X4, 16, ZIGZAG_4X4, scales);
  }
}

function readLuma8x8(list: i32): void {
  const scales = scales8x8Of(list, current.qp);
  for (let block = 0; block < 4; block++) {
    if (((current.pattern >> block) & 1) == 0) continue;
    const cache = countCache + cacheIndex((block & 1) << 1, block & 2);
    const target = coefficients + (block << 7);
    if (parameters.cabac) {
      const total = decodeBlock(target, LUMA_8X8, 64, ZIGZAG_8X8, scales, 6);
      store<u16>(cache, total * 0x0101);
      store<u16>(cache, total * 0x0101, 8);
      continue;
    }
    for (let part = 0; part < 4; part++) {
      const counts = cache + (part & 1) + ((part & 2) << 2);
      store<u8>(counts, readBlock(target, context(counts), 16, INTERLEAVED_8X8 + (part << 4), scales, 6));
    }
  }
}

function readChroma(firstList: i32): void {
  for (let plane = 0; plane < 2; plane++) readChromaDc(plane, firstList);
  if ((current.pattern & 0x20) == 0) return;
  for (let plane = 0; plane < 2; plane++) {
    const scales = scalesOf(firstList + 1 + plane, plane == 0 ? current.cbQp : current.crQp);
    for (let block = 0; block < 4; block++) {
      const cache = countCache + (plane + 1) * 40 + cacheIndex(block & 1, block >> 1);
      readCounted(cache, chromaCoefficients(plane) + (block << 5), CHROMA_AC, 15, ZIGZAG_4X4 + 1, scales);
    }
  }
}

/** Chroma DC is sent row by row. */
const IN_ORDER = memory.data<u8>([0, 1, 2, 3]);

function readChromaDc(plane: i32, firstList: i32): void {
  const source = dcCoefficients + 32 + (plane << 3);
  const flag = 0x200 << plane;
  let total = 0;
  if (!parameters.cabac) {
    total = readBlock(source, CHROMA_DC, 4, IN_ORDER, 0, 0);
  } else if (decodeCodedDc(CHROMA_DC_BLOCK, flag)) {
    total = decodeBlock(source, CHROMA_DC_BLOCK, 4, IN_ORDER, 0, 0);
    current.pattern |= flag;
  }
  if (total == 0) return;
  const scales = scalesOf(firstList + 1 + plane, plane == 0 ? current.cbQp : current.crQp);
  transformChromaDc(source, chromaCoefficients(plane), load<i32>(scales));
  store<u64>(source, 0);
}
