/**
 * What quicktype writes wrongly for documents of ours, language by language. Documents have no null: what is not given is left
 * out, and most of these make it so.
 */

/** Jackson has a node of its own for whole numbers; and what is set here is its default, by a name newer versions do not have. */
export function mendKotlin(code: string): string {
  return code
    .replaceAll(/\bis DoubleNode\b/g, "is NumericNode")
    .replace(/^ *propertyNamingStrategy = PropertyNamingStrategy\.LOWER_CAMEL_CASE\n/m, "");
}

export function mendJava(code: string): string {
  const inclusion = "com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL";
  return code.replaceAll(
    "        mapper.findAndRegisterModules();\n",
    `        mapper.findAndRegisterModules();\n        mapper.setSerializationInclusion(${inclusion});\n`,
  );
}

/** Lists and maps that are not given stay so, rather than becoming empty or failing. */
export function mendDart(code: string): string {
  return code
    .replaceAll(/(\S+) == null \? \[\] :/g, "$1 == null ? null :")
    .replaceAll(/: Map\.from\(([^()]+)!\)/g, ": $1 == null ? null : Map.from($1!)")
    .replaceAll(
      /^( *)(Map<String, dynamic> toJson\(\) => \{\n[\s\S]*?\n\1\});$/gm,
      "$1$2..removeWhere((_, value) => value == null);",
    );
}

/**
 * What is optional need not be named when an object is made, nor be in JSON that is read; objects that stand where anything may are
 * written like others.
 */
export function mendPhp(code: string): string {
  return code
    .replaceAll(/^ *public function __construct\(.*\) \{$/gm, (line) =>
      line.replaceAll(/(\?\w+ \$\w+|\|null \$\w+|mixed \$\w+)(?=[,)])/g, "$1 = null"),
    )
    .replaceAll(
      "        return $out;\n",
      "        return (object) array_filter((array) $out, fn ($value) => $value !== null);\n",
    )
    .replaceAll(
      /return (\$value|\$this->\w+); \/\*any\*\//g,
      "return is_object($1) && method_exists($1, 'to') ? $1->to() : $1; /*any*/",
    )
    .replaceAll(/\((\$obj->\{'\w+'\})\)/g, "($1 ?? null)");
}

/** What may be nil may also be left out when an object is made. */
export function mendRuby(code: string): string {
  return code
    .replaceAll(/^( *)attribute (:\w+, .*\.optional)$/gm, "$1attribute? $2")
    .replaceAll(/^( *)(def to_dynamic\n\1 {2}\{\n[\s\S]*?\n\1 {2}\})\n/gm, "$1$2.compact\n");
}

export function mendElixir(code: string): string {
  const reject = "|> Map.reject(fn {_, value} -> is_nil(value) end)";
  return code.replaceAll(/^( *)(def to_map\(struct\) do\n\1 {2}%\{\n[\s\S]*?\n\1 {2}\})\n/gm, `$1$2\n$1  ${reject}\n`);
}

export function mendObjectiveC(code: string): string {
  return code.replaceAll(
    /^(- \(NSDictionary \*\)JSONDictionary\n\{\n[\s\S]*?)\n {4}return dict;\n/gm,
    "$1\n    [dict removeObjectsForKeys:[dict allKeysForObject:NSNull.null]];\n    return dict;\n",
  );
}

/** A value that may be anything is asked whether it is null: as a condition it would have to be a truth. */
export function mendCpp(code: string): string {
  const anything = new Set([...code.matchAll(/^ *nlohmann::json (\w+);$/gm)].map((match) => match[1] ?? ""));
  return code.replaceAll(/\bif \(x\.(\w+)\) \{/g, (condition, name: string) =>
    anything.has(name) ? `if (json(x.${name}) != nullptr) {` : condition,
  );
}

/** The name it makes up for the text in a union with a number. */
export function mendRust(code: string): string {
  return code.replaceAll("PurpleString", "String");
}
