/** What the renderer of SVG draws besides SVG, and what such files begin with. It passes over everything else. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  "image/png": "\x89PNG",
  "image/jpeg": "\xff\xd8\xff",
  "image/jpg": "\xff\xd8\xff",
  "image/gif": "GIF8",
};

/** Whether what an `href` holds would be missing in the drawing. Of a file only its beginning is looked at. */
export function isLostPicture(reference: string): boolean {
  const [, type = "", packing, data = ""] = /^data:([^;,]*)[^,]*?(;base64)?,([\s\S]*)$/i.exec(reference) ?? [];
  if (data === "" || /^image\/svg\+xml$/i.test(type)) return false;
  const beginning = BEGINNINGS[type.toLowerCase()];
  if (beginning === undefined || !packing) return true;
  try {
    return !atob(data.slice(0, 400).replace(/\s/g, "").slice(0, 8)).startsWith(beginning);
  } catch {
    return true;
  }
}
