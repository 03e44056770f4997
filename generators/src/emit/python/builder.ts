import type { Contract, Field, StructDeclaration, UnionDeclaration } from "../../ir/ir.js";
import { docstring, snakeCase, usedNames } from "./names.js";
import { annotation, fieldDoc } from "./type-names.js";

/** Fields that say what and when a layer is: given when it is added, never set later. */
const FIXED = new Set(["id", "startTime", "duration", "keyframes", "transitionIn", "transitionOut", "effects"]);
/** Made by the builder itself. */
const MADE = new Set(["layers"]);

const optionFields = [
  [
    "wait_for",
    'Time | Literal["finish"]',
    'How far the pointer moves afterwards: a length of time, or `"finish"` for the end of the layer. Default: not at all; after a group, `"finish"`.',
  ],
  [
    "index",
    "float",
    "Place in the stack: siblings are drawn in rising order, equal ones as they were added. Default: `0`.",
  ],
] as const;

/** The typed face of the builder: what each method takes, a handle for each kind of layer, the methods that add layers. */
export function emitBuilder(contract: Contract): string {
  const layers = contract.layers.map((struct) => ({ struct, name: struct.name.replace(/Layer$/, "") }));
  const transitions = [...new Set(layers.map(({ struct }) => transitionUnion(struct, contract).name))];
  const code = [
    '"""The typed face of the builder."""\n\n',
    "from __future__ import annotations\n\n",
    COLLECTIONS_IMPORT,
    "from typing import TYPE_CHECKING, Any, Literal, TypedDict, overload\n\n",
    "from .._builder.handle import LayerHandle, VisualHandle\n",
    "from .._builder.host import GroupScope, Host\n",
    "from .._time import Time\n",
    `from .types import (\n${TYPES_IMPORT})\n\n`,
    "if TYPE_CHECKING:\n    from typing_extensions import Self, Unpack\n\n",
    exports(layers.map(({ name }) => name)),
    projectFields(contract),
    ...contract.effects.map((struct) => parametersOf(struct, "Effect", new Set(), contract)),
    ...contract.transitions.map((struct) => parametersOf(struct, "Transition", new Set(["duration"]), contract)),
    effectMethods(contract),
    ...transitions.map((name) => transitionMethods(name, contract)),
    ...layers.map(({ struct, name }) => layerTypes(struct, name, contract)),
    "class LayerMethods(Host):\n",
    '    """The methods that add layers."""\n',
    ...layers.map(({ struct, name }) => addMethod(struct, name, contract)),
  ].join("");
  return withImports(code, contract);
}

/** Where imports go that are known only when all of the code is written. */
const TYPES_IMPORT = "    …\n";
const COLLECTIONS_IMPORT = "from collections.abc import …\n";

function withImports(code: string, contract: Contract): string {
  const types = usedNames(code, [...contract.declarations.keys()]);
  return code
    .replace(COLLECTIONS_IMPORT, `from collections.abc import ${usedNames(code, ["Mapping", "Sequence"]).join(", ")}\n`)
    .replace(TYPES_IMPORT, types.map((name) => `    ${name},\n`).join(""));
}

function exports(layers: readonly string[]): string {
  const suffixes = ["Fields", "Handle", "Properties", "Settable", "Values"];
  const names = layers.flatMap((layer) => suffixes.map((suffix) => layer + suffix));
  const all = ["ProjectFields", "VisualLayerHandle", ...names].sort();
  return `__all__ = [\n${all.map((name) => `    "${name}",\n`).join("")}]\n\n\n`;
}

function typedDict(name: string, base: string, doc: string, members: readonly string[]): string {
  const body = members.length === 0 ? "" : `\n${members.join("")}`;
  return `class ${name}(${base}, total=False):\n${docstring("    ", [doc])}${body}\n\n`;
}

function member(name: string, type: string, doc: string): string {
  return `    ${name}: ${type}\n${docstring("    ", [doc])}`;
}

function fieldMember(field: Field, contract: Contract): string {
  return member(snakeCase(field.name), `${annotation(field.type, field.unit)} | None`, fieldDoc(field, contract));
}

function projectFields(contract: Contract): string {
  const fields = contract.root.fields.filter(({ name }) => name !== "layers" && name !== "version");
  return typedDict("ProjectFields", "TypedDict", "What a project is made with.", [
    ...fields.map((field) => fieldMember(field, contract)),
    member("default_easing", "Easing | None", 'Easing of animations and fades that name none. Default: `"easeInOut"`.'),
    member("default_font_family", "str | None", "Font family of text and captions layers that name none."),
  ]);
}

function parametersOf(
  struct: StructDeclaration,
  suffix: string,
  without: ReadonlySet<string>,
  contract: Contract,
): string {
  const fields = struct.fields.filter(({ name, type }) => type.kind !== "constant" && !without.has(name));
  const name = `${struct.name.slice(0, -suffix.length)}${suffix}Parameters`;
  return typedDict(
    name,
    "TypedDict",
    `Parameters of ${struct.name}.`,
    fields.map((field) => fieldMember(field, contract)),
  );
}

function effectMethods(contract: Contract): string {
  const overloads = contract.effects.map(
    ({ name, tag }) =>
      `    @overload\n    def add_effect(\n        self, effect: Literal["${tag?.value}"], /, **parameters: Unpack[${name}Parameters]\n    ) -> Self: ...\n`,
  );
  return [
    "class VisualLayerHandle(VisualHandle):\n",
    '    """The handle of a layer that can be seen: every type but audio."""\n\n',
    "    @overload\n    def add_effect(self, effect: Effect, /) -> Self: ...\n",
    ...overloads,
    "    def add_effect(self, effect: Any, /, **parameters: Any) -> Self:\n",
    docstring("        ", [
      "Adds an effect after those the layer has: by name with parameters, or as an object.",
      '```python\ntitle.add_effect("glow", radius=1)\ntitle.add_effect(GlowEffect(radius=1))\n```',
    ]),
    "        return self._add_effect(effect, parameters)\n\n\n",
  ].join("");
}

function transitionUnion(
  layer: StructDeclaration,
  contract: Contract,
): { name: string; members: readonly StructDeclaration[] } {
  const type = layer.fields.find(({ name }) => name === "transitionIn")?.type;
  if (type?.kind !== "reference") throw new Error(`${layer.name} has no transitions.`);
  return { name: type.name, members: transitionsIn(type.name, contract) };
}

function transitionsIn(name: string, { declarations }: Contract): readonly StructDeclaration[] {
  const target = declarations.get(name);
  if (target?.kind === "struct") return [target];
  return (target as UnionDeclaration).alternatives.flatMap((type) => {
    const declaration = type.kind === "reference" ? declarations.get(type.name) : undefined;
    return declaration?.kind === "struct" ? [declaration] : [];
  });
}

/** `Transitions` for text, `VisualTransitions` for what is seen, `FadeTransitions` for sound. */
function mixinName(union: string): string {
  return `${union}s`;
}

function transitionMethods(union: string, contract: Contract): string {
  const method = (name: string, doc: readonly string[]) => {
    const overloads = transitionsIn(union, contract).map(
      (struct) =>
        `    @overload\n    def ${name}(\n        self, transition: Literal["${struct.tag?.value}"], /, duration: Time | None = None, **parameters: Unpack[${struct.name}Parameters]\n    ) -> Self: ...\n`,
    );
    return [
      `    @overload\n    def ${name}(self, transition: ${union}, /) -> Self: ...\n`,
      ...overloads,
      `    def ${name}(self, transition: Any, /, duration: Time | None = None, **parameters: Any) -> Self:\n`,
      docstring("        ", doc),
      `        return self._transition("${name}", transition, duration, parameters)\n\n`,
    ].join("");
  };
  return [
    `class ${mixinName(union)}(LayerHandle):\n`,
    '    """How a layer comes in and goes out."""\n\n',
    method("transition_in", [
      "How the layer comes in: a transition by name with its length and parameters, or as an object. Called again, it replaces the earlier one. The pointer has no part in it.",
      '```python\ntitle.transition_in("fade", "300ms")\ntitle.transition_in(FadeTransition(duration=0.3))\n```',
    ]),
    method("transition_out", ["How the layer goes out, as `transition_in`."]),
    "\n",
  ].join("");
}

function layerTypes(struct: StructDeclaration, name: string, contract: Contract): string {
  const own = struct.fields.filter(({ type, name: field }) => type.kind !== "constant" && !MADE.has(field));
  const optional = own.filter(({ required, name: field }) => !required && !FIXED.has(field));
  const required = own.filter((field) => field.required);
  const placed = own.filter(({ name: field }) => FIXED.has(field));
  const title = (struct.title ?? struct.name).toLowerCase();
  const label = `${/^[aeiou]/.test(title) ? "an" : "a"} ${title}`;
  const keyframes = contract.declarations.get(`${struct.name}Keyframes`);
  const isAudio = struct.tag?.value === "audio";
  const transitions = mixinName(transitionUnion(struct, contract).name);
  const values = keyframes?.kind === "struct" ? keyframes.fields.map(({ name: field }) => field) : [];
  return [
    typedDict(
      `${name}Properties`,
      "TypedDict",
      `Properties of ${label} that may be left out.`,
      optional.map((field) => fieldMember(field, contract)),
    ),
    typedDict(`${name}Fields`, `${name}Properties`, `What ${label} is added with.`, [
      ...placed.map((field) => fieldMember(field, contract)),
      ...optionFields.map(([option, type, doc]) => member(option, `${type} | None`, doc)),
    ]),
    typedDict(
      `${name}Settable`,
      `${name}Properties`,
      `What \`set\` takes on ${label}.`,
      required.map((field) => fieldMember(field, contract)),
    ),
    typedDict(
      `${name}Values`,
      "TypedDict",
      `Properties of ${label} that can change over time.`,
      values.map((field) => {
        const property = struct.fields.find((candidate) => candidate.name === field);
        if (property === undefined) throw new Error(`${struct.name} has keyframes of ${field}, which it has not.`);
        return `    ${snakeCase(field)}: ${annotation(property.type, property.unit)} | None\n`;
      }),
    ),
    `class ${name}Handle(${isAudio ? transitions : `VisualLayerHandle, ${transitions}`}):\n`,
    `    """The handle of ${label}."""\n\n`,
    "    def animate(\n        self,\n        from_: " +
      name +
      "Values,\n        to: " +
      name +
      "Values,\n        *,\n",
    '        duration: Time = "250ms",\n        easing: Easing | None = None,\n        wait: bool = True,\n    ) -> Self:\n',
    docstring("        ", [
      "Moves properties from one set of values to another, from the pointer on.",
      "A property named in only one of the two goes from, or to, its current value: the value of its last keyframe at or before the pointer (a running animation is not evaluated), else what the layer was given, else its default. Keyframes of these properties that lie within the animation are replaced. A `duration` of 0 is a `set`. With `wait` the pointer moves to the end of the animation. `easing` is by default that of the project.",
    ]),
    "        return self._animate(from_, to, duration, easing, wait)\n\n",
    `    def set(self, **values: Unpack[${name}Settable]) -> Self:\n`,
    docstring("        ", [
      "Gives properties new values from the pointer on; until then they keep what they had.",
      "At the start of the layer a property without keyframes is simply given the value; so is a property that cannot be animated, which later than that is an error.",
    ]),
    "        return self._set(values)\n\n\n",
  ].join("");
}

const methodDocs: Readonly<Record<string, string>> = {
  text: "Adds text.",
  image: "Adds a picture; `source` says where it is.",
  video: "Adds a video; `source` says where it is.",
  audio: "Adds a sound; `source` says where it is.",
  captions: "Adds timed captions.",
  shape: "Adds a shape; `shape_type` says which.",
};

function addMethod(struct: StructDeclaration, name: string, contract: Contract): string {
  const type = struct.tag?.value ?? "";
  const isGroup = type === "group";
  const required = struct.fields.filter(
    ({ required: needed, type: kind, name: field }) => needed && kind.kind !== "constant" && !MADE.has(field),
  );
  const optional = struct.fields.filter((field) => !field.required && field.type.kind !== "constant");
  const method = isGroup ? "group" : `add_${snakeCase(type)}`;
  const parameters = required
    .map((field) => `${snakeCase(field.name)}: ${annotation(field.type, field.unit)}, `)
    .join("");
  const given = required.map((field) => `"${snakeCase(field.name)}": ${snakeCase(field.name)}, `).join("");
  const doc = isGroup
    ? "A group: layers drawn as one. What is added inside the `with` block belongs to it. There the pointer is the group's own and starts at 0, the group's start. Afterwards the outer pointer moves to the group's end, unless `wait_for` says otherwise; a group whose end is not known leaves it alone."
    : (methodDocs[type] ?? `Adds a ${type}.`);
  const lines = [
    ...[...required, ...optional].map((field) => `    ${snakeCase(field.name)}: ${fieldDoc(field, contract)}`),
    ...optionFields.map(([option, , text]) => `    ${option}: ${text}`),
  ];
  const handle = isGroup ? `GroupScope[${name}Handle]` : `${name}Handle`;
  const result = isGroup
    ? `GroupScope(self, "${method}()", {${given}**fields}, ${name}Handle)`
    : `${name}Handle(self._flow, self._add("${type}", "${method}()", {${given}**fields}))`;
  return [
    `\n    def ${method}(self, ${parameters}**fields: Unpack[${name}Fields]) -> ${handle}:\n`,
    docstring("        ", [doc, `Keyword arguments:\n${lines.join("\n")}`]),
    `        return ${result}\n`,
  ].join("");
}
