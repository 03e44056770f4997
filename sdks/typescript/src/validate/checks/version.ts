import { stringMember } from "../layers.js";
import { cut } from "../words.js";
import type { Check } from "./check.js";

/** The version of the specification these checks are written for. */
const supported = { major: 1, minor: 0 };

/** SPEC: a newer minor version is taken with a warning, another major version is refused. */
export const checkVersion: Check = ({ document, report }) => {
  const version = stringMember(document, "version");
  if (version === undefined) return;
  const match = /^([0-9]{1,4})\.([0-9]{1,4})$/.exec(version);
  if (match === null) {
    report.add("VERSION_INVALID", "/version", { version: cut(version) });
    return;
  }
  const parameters = { version, supported: `${supported.major}.${supported.minor}` };
  const [major, minor] = [Number(match[1]), Number(match[2])];
  if (major !== supported.major) report.add("VERSION_UNSUPPORTED", "/version", parameters);
  else if (minor > supported.minor) report.add("VERSION_NEWER", "/version", parameters);
};
