import { type Issue, issue } from "@videoflow/core";
import type { OpenSound } from "../audio/sound.js";
import { mediaIssue } from "./media-info.js";
import { damaged, MediaProblem } from "./media-problem.js";
import { type Asset, type RequiredAsset, shownSource } from "./required-assets.js";

/** Samples per second: as many as fractions of them can be computed with exactly. */
const HIGHEST_RATE = 768_000;

/** What is known of a sound file before it is heard. */
export interface SoundInfo {
  /** Whole microseconds, rounded half up; above 0. */
  readonly length: number;
}

/**
 * The sound files among the `required`, by source, each opened once and closed again.
 *
 * @throws VideoJSONError
 */
export async function soundInfos(
  required: readonly RequiredAsset[],
  assets: readonly Asset[],
  openSound: OpenSound | undefined,
): Promise<{ readonly sounds: ReadonlyMap<string, SoundInfo>; readonly issues: readonly Issue[] }> {
  const bytes = new Map(assets.map((asset) => [asset.source, asset.bytes]));
  const sounds = new Map<string, SoundInfo>();
  const issues: Issue[] = [];
  for (const { source, kind, pointer } of required) {
    if (kind !== "audio" || sounds.has(source)) continue;
    const found = bytes.get(source);
    if (found === undefined) issues.push(issue("ASSET_MISSING", pointer, { source: shownSource(source) }));
    else if (openSound === undefined) issues.push(soundUnheard(pointer));
    else {
      try {
        sounds.set(source, await infoOf(found, openSound));
      } catch (error) {
        issues.push(mediaIssue(error, source, pointer));
      }
    }
  }
  return { sounds, issues };
}

/** The issue of a program that was given no decoder of sound. */
export function soundUnheard(pointer: string): Issue {
  return issue("UNSUPPORTED_FEATURE", pointer, { feature: "sound, as it was given no decoder (`openSound`)," });
}

/** Of files that were opened already: documents are opened anew after every change while they are edited. */
const known = new WeakMap<Uint8Array, SoundInfo>();

/** @throws MediaProblem */
async function infoOf(bytes: Uint8Array, openSound: OpenSound): Promise<SoundInfo> {
  const info = known.get(bytes) ?? (await readSoundInfo(bytes, openSound));
  known.set(bytes, info);
  return info;
}

async function readSoundInfo(bytes: Uint8Array, openSound: OpenSound): Promise<SoundInfo> {
  const sound = await openSound(bytes);
  if (sound === undefined) throw new MediaProblem("MEDIA_EMPTY", { kind: "sound" });
  const { sampleRate, length } = sound;
  sound.close();
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > HIGHEST_RATE) {
    throw damaged(`it claims ${sampleRate} samples a second`);
  }
  const lasts = Math.floor((length / sampleRate) * 1e6 + 0.5);
  if (lasts === 0) throw new MediaProblem("MEDIA_EMPTY", { kind: "sound" });
  return { length: lasts };
}
