import type { FormatName, RenderEngine, SoundCodec, VideoCodec } from "@videoflow/renderer-server";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type AssetArguments, withAssetOptions } from "./asset-options.js";
import { commandLineError, requireOptions } from "./command-line-error.js";
import { parseFrameList } from "./frame-list.js";
import { languages } from "./models/languages.js";

/** Options every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface RenderOptions extends CommonOptions, AssetArguments {
  readonly output: string;
  readonly engine: RenderEngine;
  readonly encoder?: "exact" | "webcodecs";
  readonly progress?: boolean;
  readonly workers?: number;
  readonly quality?: "low" | "medium" | "high";
  readonly format?: FormatName;
  readonly codec?: VideoCodec;
  readonly bitrate?: number;
  readonly audioCodec?: SoundCodec;
  readonly audioBitrate?: number;
}

export interface FrameOptions extends CommonOptions, AssetArguments {
  readonly engine?: RenderEngine;
  readonly frame: number;
  readonly output: string;
}

export interface HashOptions extends CommonOptions, AssetArguments {
  readonly engine: "node" | "worker" | "chromium" | "firefox";
  readonly frames?: readonly number[];
}

export interface NormalizeOptions extends CommonOptions {
  readonly output: string;
}

export interface CaptionsOptions extends CommonOptions {
  readonly output: string;
  readonly format?: "srt" | "vtt" | "whisperx";
}

export interface TypesOptions extends CommonOptions {
  readonly lang: string;
  readonly output: string;
  readonly package?: string;
  readonly namespace?: string;
  readonly plain?: boolean;
}

/** What every command is given besides its own arguments. It returns the exit code. */
export interface Context {
  /** Aborted when the user interrupts; every command then stops and leaves nothing half-written. */
  readonly signal: AbortSignal;
}

const FORMAT_NAMES: readonly FormatName[] = ["mp4", "webm", "gif", "png", "wav"];
const CODEC_NAMES: readonly VideoCodec[] = ["h264", "vp9", "av1"];
const AUDIO_CODEC_NAMES: readonly SoundCodec[] = ["aac", "opus", "pcm-s16", "pcm-f32"];

const EXAMPLES = `
Examples:
  $ videoflow render digest.json -o digest.mp4
  $ videoflow render digest.json -o digest.webm --codec av1
  $ videoflow render digest.json -o frames/
  $ python3 digest.py | videoflow render - -o - > digest.mp4
  $ videoflow frame digest.json -n 15 -o frame.png
  $ videoflow hash digest.json --engine chromium --frames 0,10-20 --json
  $ videoflow validate digest.json --json
  $ videoflow normalize digest.json -o canonical.json
  $ videoflow captions talk.srt -o captions.json
  $ videoflow types --lang kotlin --package com.example.video -o VideoJSON.kt
  $ videoflow doctor

Exit codes:
  0 fine, 1 a bug of ours, 2 usage, 3 invalid document, 4 asset or font,
  5 rendering, 6 something missing on this machine, 130 interrupted`;

const DOCUMENT = ["<document>", "a VideoJSON file, or - for standard input"] as const;

/**
 * Runs the command that the arguments ask for. Each command's code is loaded when it is called, so that starting is quick.
 *
 * @param args what follows the program's name.
 * @returns the exit code.
 * @throws VideoJSONError an error of the command line, or what the command throws.
 */
export async function runProgram(args: readonly string[], version: string, context: Context): Promise<number> {
  let exit = 0;
  const program = createProgram(version);

  withAssetOptions(program.command("render"))
    .summary("render a document to a video")
    .description("Render a document to a video, a GIF, pictures in a ZIP file or a folder, or a WAV file of its sound.")
    .argument(...DOCUMENT)
    .option("-o, --output <file>", "the file to write, the folder for pictures (frames/), or - for standard output")
    .addOption(
      new Option("--format <name>", "what to write (default: by the name of the file, else mp4)").choices(FORMAT_NAMES),
    )
    .addOption(
      new Option("--codec <name>", "how the picture is coded (default: h264 in mp4, vp9 in webm)").choices(CODEC_NAMES),
    )
    .addOption(
      new Option("--engine <name>", "what draws and encodes; node needs no browser")
        .choices(["chromium", "firefox", "node"])
        .default("chromium"),
    )
    .addOption(
      new Option(
        "--encoder <name>",
        "exact: the same bytes in every engine; webcodecs: the browser's own, faster (default in chromium)",
      ).choices(["exact", "webcodecs"]),
    )
    .option("--progress", "tell programs how far it is: lines of JSON on standard error")
    .option("--workers <count>", "how many threads render; the file is the same for any number", wholeFrom(1, 64))
    .addOption(new Option("--quality <name>", "picture quality").choices(["low", "medium", "high"]).default("medium"))
    .option("--bitrate <rate>", "bits per second of the picture, in place of a quality: 800k, 4M", bitRate)
    .addOption(
      new Option("--audio-codec <name>", "how the sound is coded (default: by the format)").choices(AUDIO_CODEC_NAMES),
    )
    .option("--audio-bitrate <rate>", "bits per second of the sound: 128k", bitRate)
    .action(async (document: string, _: unknown, command: Command) => {
      requireOptions(command, "output");
      const { render } = await import("./commands/render.js");
      exit = await render(document, command.optsWithGlobals<RenderOptions>(), context);
    });

  withAssetOptions(program.command("frame"))
    .summary("render one frame to a PNG picture")
    .description("Render one frame to a PNG picture.")
    .argument(...DOCUMENT)
    .option("-n, --frame <number>", "which frame, counted from 0", wholeFrom(0))
    .option("-o, --output <file>", "the file to write, or - for standard output")
    .addOption(
      new Option(
        "--engine <name>",
        "what draws; the pixels are the same (default: node, for documents with video layers chromium)",
      ).choices(["chromium", "firefox", "node"]),
    )
    .action(async (document: string, _: unknown, command: Command) => {
      requireOptions(command, "frame", "output");
      const { frame } = await import("./commands/frame.js");
      exit = await frame(document, command.optsWithGlobals<FrameOptions>(), context);
    });

  withAssetOptions(program.command("hash"))
    .summary("print the SHA-256 of each frame's pixels")
    .description(
      "Print the SHA-256 of each frame's pixels (premultiplied RGBA, 8 bits), which is the same in every engine.",
    )
    .argument(...DOCUMENT)
    .addOption(
      new Option("--engine <name>", "what runs the renderer")
        .choices(["node", "worker", "chromium", "firefox"])
        .default("node"),
    )
    .option("--frames <list>", "which frames, for example 0,10-20 (default: all)", frameList)
    .action(async (document: string, _: unknown, command: Command) => {
      const { hash } = await import("./commands/hash.js");
      exit = await hash(document, command.optsWithGlobals<HashOptions>(), context);
    });

  program
    .command("validate")
    .summary("list every problem of a document")
    .description("List every problem of a document, each with its place and how to mend it.")
    .argument(...DOCUMENT)
    .action(async (document: string, _: unknown, command: Command) => {
      const { validate } = await import("./commands/validate.js");
      exit = await validate(document, command.optsWithGlobals<CommonOptions>(), context);
    });

  program
    .command("normalize")
    .summary("write a document in its canonical form")
    .description(
      "Write a document in its canonical form (RFC 8785): documents that mean the same become the same bytes.",
    )
    .argument(...DOCUMENT)
    .option("-o, --output <file>", "the file to write, or - for standard output", "-")
    .action(async (document: string, _: unknown, command: Command) => {
      const { normalize } = await import("./commands/normalize.js");
      exit = await normalize(document, command.optsWithGlobals<NormalizeOptions>(), context);
    });

  program
    .command("captions")
    .summary("turn subtitles into the captions of a layer")
    .description('Turn a subtitle file or a transcript into the "captions" of a captions layer, as JSON.')
    .argument("<file>", "an SRT, WebVTT or WhisperX JSON file, or - for standard input")
    .addOption(
      new Option("--format <name>", "what kind of file it is (default: by its name)").choices([
        "srt",
        "vtt",
        "whisperx",
      ]),
    )
    .option("-o, --output <file>", "the file to write, or - for standard output", "-")
    .action(async (file: string, _: unknown, command: Command) => {
      const { captions } = await import("./commands/captions.js");
      exit = await captions(file, command.optsWithGlobals<CaptionsOptions>(), context);
    });

  program
    .command("types")
    .summary("print models of documents in another language")
    .description(
      "Print types of VideoJSON documents in a language without an SDK, ready to be written as JSON (docs/LANGUAGES.md).",
    )
    .option("--lang <name>", "the language: kotlin, swift, csharp, java, dart, php, ruby, cpp or another")
    .option(
      "-o, --output <file>",
      "the file to write, for Java and Objective-C the folder, or - for standard output",
      "-",
    )
    .option("--package <name>", "the package, namespace or module the code is in; also --namespace")
    .addOption(new Option("--namespace <name>").hideHelp())
    .option("--plain", "only the types, without code that reads and writes JSON")
    .addHelpText("after", `\nLanguages:\n  ${Object.keys(languages).join(", ")}`)
    .action(async (_: unknown, command: Command) => {
      requireOptions(command, "lang");
      const { types } = await import("./commands/types.js");
      exit = await types(command.optsWithGlobals<TypesOptions>(), context);
    });

  program
    .command("doctor")
    .summary("say what is installed and what is missing")
    .description("Say what this machine has, what is missing and how to get it.")
    .action(async (_: unknown, command: Command) => {
      const { doctor } = await import("./commands/doctor.js");
      exit = await doctor(command.optsWithGlobals<CommonOptions>());
    });

  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and the version are asked for, and printed by then; without a command the help is the answer too.
    if (error.code === "commander.help") return 2;
    if (error.exitCode !== 0) throw commandLineError(error, args, program);
  }
  return exit;
}

/** The program without its commands; commands inherit these settings. */
function createProgram(version: string): Command {
  return new Command("videoflow")
    .description("Render, check and compare VideoJSON documents.")
    .version(version, "--version", "print the version")
    .option("--json", "print results and errors as one line of JSON on standard output")
    .option("--quiet", "print no progress and no summary")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ outputError: () => undefined });
}

function wholeFrom(least: number, most?: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= (most ?? number)) return number;
    throw new InvalidArgumentError(`a whole number from ${least}${most === undefined ? "" : ` to ${most}`}`);
  };
}

/** Bits per second, with "k" for a thousand and "M" for a million. */
function bitRate(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,9}(?:\.\d{1,6})?)([kM]?)$/.exec(text) ?? [];
  if (digits === undefined) throw new InvalidArgumentError("a number of bits per second, such as 800k or 4M");
  return Math.round(Number(digits) * (unit === "M" ? 1e6 : unit === "k" ? 1e3 : 1));
}

function frameList(text: string): number[] {
  const frames = parseFrameList(text);
  if (frames) return frames;
  throw new InvalidArgumentError('frame numbers and ranges, such as "0,10-20"');
}
