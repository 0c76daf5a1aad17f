/** Names for files that a reader saves: they must be taken as they are by Windows, macOS and Linux. */

export type FileExtension = "md" | "html" | "json";

/** Most file systems take 255 bytes, some of them in UTF-16 or with an added number; browsers add " (1)". */
const MAX_BYTES = 200;

/** What Windows refuses in names, in the full-width form that Chinese text has for it. */
const FULL_WIDTH: Readonly<Record<string, string>> = { "<": "＜", ">": "＞", ":": "：", '"': "＂", "/": "／", "\\": "＼", "|": "｜", "?": "？", "*": "＊" };

/** Device names of Windows, taken with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu;

/**
 * `2025-11-18 标题.md`. `title` is text of a page; `time` is ISO 8601 or `null`, and its date is taken as the site wrote it.
 * `fallback` names the file when nothing of the title is left. At most 200 bytes in UTF-8; nothing throws.
 */
export function fileName(title: string, time: string | null, extension: FileExtension, fallback: string): string {
  const date = /^\d{4}-\d\d-\d\d/u.exec(time ?? "")?.[0];
  const kept = [title, fallback].map(cleanName).find((name) => name !== "") ?? "qingye";
  const full = date === undefined ? kept : `${date} ${kept}`;
  // A dot or space at the end would be dropped by Windows, and with it the match to what the browser says it saved.
  const short = cutToBytes(DEVICE.test(full) ? `_${full}` : full, MAX_BYTES - extension.length - 1).replace(/[.\s]+$/u, "");
  return `${short}.${extension}`;
}

function cleanName(text: string): string {
  return text
    .normalize("NFC")
    // A zero-width joiner goes too: what it joined falls apart into signs that can be read.
    .replaceAll(/[\p{Zl}\p{Zp}\t\n\r\f\v]+/gu, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\uFFFD]/gu, "")
    .replaceAll(/[<>:"/\\|?*]/gu, (sign) => FULL_WIDTH[sign] ?? "")
    .replaceAll(/\s+/gu, " ")
    // A dot in front hides a file on Unix, and a tilde means somebody's home.
    .replace(/^[.~\s]+/u, "")
    .replace(/[.\s]+$/u, "");
}

/** As much of `text` as fits, whole characters as a reader sees them. */
function cutToBytes(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= bytes) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)) {
    used += encoder.encode(segment).length;
    if (used > bytes) break;
    kept += segment;
  }
  return kept;
}
