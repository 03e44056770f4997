import { issue, VideoJSONError } from "@videoflow/core";
import type { Command, CommanderError, Option } from "commander";

/**
 * Commander's error as one of the registry. What it knows beyond the kind of error is in its message only; the tests hold every
 * kind to the words of the version in use.
 */
export function commandLineError(error: CommanderError, args: readonly string[], program: Command): VideoJSONError {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] as string);
  const [first = "", second = ""] = quoted;
  const suggestions = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1]?.split(", ") ?? [];
  const names = program.commands.map((command) => command.name());
  const command = args.find((arg) => names.includes(arg)) ?? "";
  const one = (...parameters: Parameters<typeof issue>) => new VideoJSONError([issue(...parameters)]);
  switch (error.code) {
    case "commander.unknownCommand":
      return one("COMMAND_UNKNOWN", "", { command: first, allowed: names.join(", ") }, suggestions);
    case "commander.unknownOption":
      return one("OPTION_UNKNOWN", "", { option: first, command: command || "videoflow" }, suggestions);
    case "commander.invalidArgument":
      return one("OPTION_INVALID", "", { option: first, value: `"${second}"`, expected: expectation(error.message) });
    case "commander.excessArguments":
      return one("ARGUMENT_UNEXPECTED", "", { argument: args.at(-1) ?? "", command });
    case "commander.missingArgument":
      return one("OPTION_MISSING", "", { option: `<${first}>`, expected: "a VideoJSON file, or - for standard input" });
    case "commander.optionMissingArgument":
      return one("OPTION_MISSING", "", { option: first, expected: describeOption(first, command, program) });
    default:
      return one("INTERNAL", "", { reason: error.message });
  }
}

/** What may be written instead, the last part of the message of an invalid value. */
function expectation(message: string): string {
  const text = message.replace(/^.*? is invalid\. /s, "").replace(/\.$/, "");
  return text.replace(/^Allowed choices are /, "one of: ");
}

function describeOption(flags: string, command: string, program: Command): string {
  const options = program.commands.find((candidate) => candidate.name() === command)?.options ?? [];
  return options.find((option) => option.flags === flags)?.description ?? "a value";
}

/**
 * Checks what must be there. Commander's own check would hide a misspelt option behind the one it should have been.
 *
 * @throws VideoJSONError `OPTION_MISSING` for each that is not there.
 */
export function requireOptions(command: Command, ...names: readonly string[]): void {
  const missing = command.options.filter(
    (option: Option) =>
      names.includes(option.attributeName()) && command.getOptionValue(option.attributeName()) === undefined,
  );
  if (missing.length === 0) return;
  throw new VideoJSONError(
    missing.map(({ flags, description }) => issue("OPTION_MISSING", "", { option: flags, expected: description })),
  );
}
