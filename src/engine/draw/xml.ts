type Value = string | number | null | undefined;

/** An element with its attributes escaped; `children` are elements, or words that `words` has escaped. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${words(typeof value === "number" ? short(value) : `${value}`)}"`);
  return children.length > 0
    ? `<${name}${written.join("")}>${children.join("")}</${name}>`
    : `<${name}${written.join("")}/>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What XML may not hold at all. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Words as XML may hold them. */
export function words(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** A tenth of a pixel is more than anybody sees. */
export function short(value: number): string {
  return `${Math.round(value * 10) / 10}`;
}
