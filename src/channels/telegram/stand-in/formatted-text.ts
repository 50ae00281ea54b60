import { badRequest } from "./api-failure.ts";
import type { Params } from "./params.ts";

/** A text as it reads once its markup is parsed; throws where the Bot API would refuse it. */
export function formattedText(params: Params, name: "text" | "caption"): string {
  const text = params.string(name);
  const mode = params.string("parse_mode").toLowerCase();
  if (mode === "") return text.trim();
  if (mode === "html") return parseHtml(text).trim();
  if (mode === "markdownv2") return parseMarkdown(text).trim();
  throw badRequest("unsupported parse_mode");
}

const TAGS = new Set(
  ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "code", "pre"].concat([
    "blockquote",
    "tg-emoji",
  ]),
);
const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

function parseHtml(text: string): string {
  const open: string[] = [];
  const plain = text.replace(/<(\/?)([a-z0-9-]*)[^>]*(>?)/gi, (_, slash: string, name: string, end: string) => {
    const tag = name.toLowerCase();
    if (end === "" || !TAGS.has(tag)) throw badRequest(`can't parse entities: Unsupported start tag "${tag}"`);
    if (slash === "") open.push(tag);
    else if (open.pop() !== tag) throw badRequest("can't parse entities: Unmatched end tag");
    return "";
  });
  if (open.length > 0) throw badRequest(`can't parse entities: Can't find end tag corresponding to "${open.at(-1)}"`);
  return plain
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|amp|quot);/g, (_, entity: string) => NAMED[entity] ?? "");
}

function parseMarkdown(text: string): string {
  const open: string[] = [];
  const plain = text.replace(/\\(.)|(__|\|\||[*_~`])|([[\](){}>#+\-=.!|])/gs, (all, escaped, mark, reserved) => {
    if (escaped !== undefined) return escaped;
    if (reserved !== undefined && !"[]()".includes(reserved)) {
      throw badRequest(`can't parse entities: Character '${all}' is reserved and must be escaped`);
    }
    if (mark !== undefined && open.at(-1) === mark) open.pop();
    else if (mark !== undefined) open.push(mark);
    return "";
  });
  if (open.length > 0) throw badRequest("can't parse entities: Can't find end of the entity");
  return plain;
}
