/** The params of a text, in the order written. */
export function paramsOf(text: string): string[] {
  return [...text.matchAll(/\{\{([a-z][a-z0-9_]*)\}\}/g)].map((match) => match[1] ?? "");
}
