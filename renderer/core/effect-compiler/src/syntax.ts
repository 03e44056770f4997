import type { Position } from "./compile-error.js";

/** Values of the language. A colour parameter is read as vec4 (straight alpha), an option only compares. */
export type ValueType = "float" | "vec2" | "vec3" | "vec4" | "bool";

/** How a surface is read outside its edges. The order is the number that a blur and an option carry. */
export const EDGE_MODES = ["clamp", "transparent", "mirror"] as const;
export type EdgeMode = (typeof EDGE_MODES)[number];

export type BinaryOperator = "+" | "-" | "*" | "/" | "<" | ">" | "<=" | ">=" | "==" | "!=" | "&&" | "||";

/** The parser writes type "float" everywhere; the checker puts in the real one. */
interface Typed {
  readonly position: Position;
  type: ValueType;
}

/** Where a name leads; filled in by the checker. */
export type Binding =
  | { readonly kind: "variable"; readonly variable: Variable }
  | { readonly kind: "parameter"; readonly parameter: Parameter }
  | { readonly kind: "constant"; readonly constant: Constant }
  | { readonly kind: "builtin"; readonly name: BuiltinVariable };

export type BuiltinVariable = "pixel" | "uv" | "resolution" | "em" | "time" | "seed" | "self";

/** A local variable, function argument or loop counter; identity is the object itself. */
export interface Variable {
  readonly name: string;
  readonly type: ValueType;
  readonly position: Position;
}

export type Expression = Typed &
  (
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "name"; readonly name: string; binding?: Binding }
    | { readonly kind: "negate" | "not"; readonly operand: Expression }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "conditional";
        readonly condition: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
    | {
        readonly kind: "swizzle";
        readonly operand: Expression;
        readonly letters: string;
        components: readonly number[];
      }
    | { readonly kind: "call"; readonly callee: string; readonly arguments: readonly Expression[]; target?: CallTarget }
    /** `parameter == value` of an option; produced by the checker from a binary comparison. */
    | { readonly kind: "option"; readonly parameter: Parameter; readonly index: number; readonly equal: boolean }
  );

export type CallTarget =
  | { readonly kind: "function"; readonly definition: FunctionDefinition; readonly perComponent: boolean }
  | { readonly kind: "builtin"; readonly name: string }
  | {
      readonly kind: "sample";
      readonly texture: string;
      readonly at?: Expression;
      readonly edge: SampleEdge;
      readonly nearest: boolean;
    };

/** A fixed edge mode, or an option parameter whose values are exactly the edge modes. */
export type SampleEdge = EdgeMode | Parameter;

export type Statement = { readonly position: Position } & (
  | { readonly kind: "declare"; readonly variable: Variable; readonly value: Expression }
  | {
      readonly kind: "assign";
      readonly name: string;
      readonly letters: string;
      readonly value: Expression;
      variable?: Variable;
      components: readonly number[];
    }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: "for";
      readonly counter: Variable;
      readonly from: number;
      readonly to: Expression;
      readonly body: readonly Statement[];
    }
  | { readonly kind: "return"; readonly value: Expression }
);

interface ParameterBase {
  readonly name: string;
  readonly position: Position;
}
export type Parameter =
  | (ParameterBase & {
      readonly type: "float";
      readonly default: number;
      readonly minimum: number;
      readonly maximum: number;
      readonly unit: string;
    })
  | (ParameterBase & { readonly type: "color"; readonly default: string })
  | (ParameterBase & { readonly type: "bool"; readonly default: boolean })
  | (ParameterBase & { readonly type: "option"; readonly default: string; readonly values: readonly string[] });

export interface Constant {
  readonly name: string;
  readonly type: ValueType;
  readonly position: Position;
  readonly value: Expression;
}

export interface FunctionDefinition {
  /** The file the function stands in: a library's functions are inlined into other files. */
  readonly file: string;
  readonly name: string;
  readonly position: Position;
  readonly returns: ValueType;
  readonly arguments: readonly Variable[];
  readonly body: readonly Statement[];
}

/** One step of an effect: a shader pass into a new texture, or a blur of an earlier texture. */
export type Step = { readonly name: string; readonly position: Position } & (
  | { readonly kind: "pass"; readonly reduction: number; readonly body: readonly Statement[] }
  | { readonly kind: "blur"; readonly source: string; readonly radius: Expression; readonly edge: SampleEdge }
);

/** A parsed file. `steps` is empty in a library (the prelude) and ends with the pass "output" in an effect. */
export interface Program {
  readonly file: string;
  readonly parameters: readonly Parameter[];
  readonly constants: readonly Constant[];
  readonly functions: readonly FunctionDefinition[];
  readonly steps: readonly Step[];
}

export const COMPONENT_COUNT: Readonly<Record<ValueType, number>> = { float: 1, bool: 1, vec2: 2, vec3: 3, vec4: 4 };
