/** What is left of a tag whose `<` was eaten. */
export const TAG_REST = /\/?(?:p|br|strong|b|em|i|span|div|a|img|h[1-6]|li|ul|ol|td|tr|font|center|section)(?:\s[^<>\n]{0,200}|\s?\/)?>/iy;
/** And what is left of an entity whose `&` was eaten. */
export const ENTITY_REST = /(nbsp|ldquo|rdquo|lsquo|rsquo|quot|amp|lt|gt|middot|hellip|mdash);/y;
export const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: "\u00a0", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", quot: '"', amp: "&", lt: "<", gt: ">", middot: "·", hellip: "…", mdash: "—",
};

/** What a sticky pattern finds at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
