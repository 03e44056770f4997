import type { Contract } from "../../ir/ir.js";
import type { ErrorEntry } from "../../source/error-registry.js";
import { mark } from "../banner.js";
import { emitBuilder } from "./builder.js";
import { emitContract } from "./contract.js";
import { emitPythonErrors } from "./errors.js";
import { emitTypes } from "./types.js";

/** The generated modules of the Python SDK by file name. */
export function emitPython(contract: Contract, errors: readonly ErrorEntry[]): ReadonlyMap<string, string> {
  const modules: readonly (readonly [string, string])[] = [
    ["__init__.py", '"""Generated from the specification."""\n'],
    ["types.py", emitTypes(contract)],
    ["contract.py", emitContract(contract)],
    ["builder.py", emitBuilder(contract)],
    ["errors.py", emitPythonErrors(errors)],
  ];
  return new Map(modules.map(([name, text]) => [name, `# ${mark}\n${text.trimEnd()}\n`]));
}
