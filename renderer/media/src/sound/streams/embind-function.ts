/**
 * In place of `Function`, for scripts that Emscripten's embind builds: they compose the callers of WASM functions as text,
 * which pages with a content security policy forbid. There are two kinds of text, and both can be done by closures.
 *
 * @param parts names of parameters, then the text of the body
 */
export function functionOf(...parts: string[]): unknown {
  const body = parts.pop() ?? "";
  if (parts[0] === "body") return (inner: Inner) => named(inner);
  return (...values: unknown[]) => caller(new Map(parts.map((name, index) => [name, values[index]])), body);
}

// `x instanceof Function` holds of it, as of the real one.
Object.defineProperty(functionOf, Symbol.hasInstance, { value: (value: unknown) => typeof value === "function" });

type Inner = (...values: unknown[]) => unknown;

/** Converts between values of JavaScript and of WASM. */
interface WireType {
  toWireType(destructors: unknown[] | null, value: unknown): unknown;
  fromWireType(value: unknown): unknown;
}

function named(inner: Inner): Inner {
  return function (this: unknown, ...values) {
    return inner.apply(this, values);
  };
}

/** Converts the arguments, calls the WASM function, frees what the arguments took, converts the result. */
function caller(given: ReadonlyMap<string, unknown>, body: string): Inner {
  const { invoker, fn, runDestructors, retType, classParam, throwBindingError } = Object.fromEntries(given) as {
    invoker: Inner;
    fn: unknown;
    runDestructors: (destructors: unknown[]) => void;
    retType: WireType;
    classParam: WireType | undefined;
    throwBindingError: (message: string) => never;
  };
  const argumentTypes = [...given].flatMap(([name, type]) => (/^argType\d+$/.test(name) ? [type as WireType] : []));
  const isMethod = body.includes("thisWired");
  const collects = body.includes("runDestructors(");
  const returns = body.includes("return ret;");
  return function (this: unknown, ...values) {
    if (values.length !== argumentTypes.length) {
      throwBindingError(`called with ${values.length} arguments, not ${argumentTypes.length}`);
    }
    const destructors: unknown[] | null = collects ? [] : null;
    const wired: (readonly [name: string, value: unknown])[] = [];
    if (isMethod) wired.push(["thisWired", classParam?.toWireType(destructors, this)]);
    argumentTypes.forEach((type, index) => {
      wired.push([`arg${index}Wired`, type.toWireType(destructors, values[index])]);
    });
    const result = invoker(fn, ...wired.map(([, value]) => value));
    if (destructors) runDestructors(destructors);
    else for (const [name, value] of wired) (given.get(`${name}_dtor`) as Inner | undefined)?.(value);
    return returns ? retType.fromWireType(result) : undefined;
  };
}
