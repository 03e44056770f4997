/** A part of an XML file: a tag, or what stands between two. */
export type SvgToken =
  | { readonly kind: "start" | "empty"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "end"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** The tags and texts of an XML file without comments, in their order. What is neither is passed over. */
export function* svgTokens(svg: string): Generator<SvgToken> {
  const tag = /<(\/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:"[^"<]*"|'[^'<]*'|[^"'<>])*)>/y;
  for (let at = 0; at < svg.length; ) {
    tag.lastIndex = at;
    const [whole, slash, name = "", rest = ""] = tag.exec(svg) ?? [];
    if (whole !== undefined) {
      if (slash) yield { kind: "end", name };
      else yield { kind: rest.endsWith("/") ? "empty" : "start", name, attributes: attributesOf(rest) };
      at += whole.length;
    } else if (svg.startsWith(CDATA, at)) {
      const end = svg.indexOf("]]>", at);
      if (end < 0) return;
      yield { kind: "text", text: svg.slice(at + CDATA.length, end) };
      at = end + 3;
    } else {
      const next = svg.indexOf("<", at + 1);
      const end = next < 0 ? svg.length : next;
      if (svg[at] !== "<") yield { kind: "text", text: unescaped(svg.slice(at, end)) };
      at = end;
    }
  }
}

const CDATA = "<![CDATA[";

function attributesOf(rest: string): Map<string, string> {
  const found = rest.matchAll(/\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map(([, name = "", first, second]) => [name, unescaped(first ?? second ?? "")]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text of an XML file as it reads. */
export function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] as string;
    const codePoint = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}

/** Text as it may stand anywhere in an XML file. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
