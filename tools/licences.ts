/** The licences of what the extension ships, as one text file in every build. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Packages whose code or data is shipped, with the files that hold their licences. The list in THIRD_PARTY_NOTICES.md says why each is there. */
export const SHIPPED: readonly (readonly [name: string, ...files: readonly string[]])[] = [
  ["webextension-polyfill", "LICENSE"],
  ["opencc-js", "LICENSE", "THIRD_PARTY_LICENSES.md"],
  ["@mozilla/readability", "LICENSE.md"],
  ["turndown", "LICENSE"],
  ["pinyin-pro", "LICENSE"],
  ["@node-rs/jieba", "LICENSE"],
];

const ROOT = resolve(import.meta.dirname, "..");
const RULE = `\n\n${"=".repeat(80)}\n\n`;

/** Qingye's own licence, then each package's, under a line with its name and version. Throws when a licence file is missing. */
export function licences(): string {
  const own = readFileSync(resolve(ROOT, "LICENSE"), "utf8").trim();
  const others = SHIPPED.map(([name, ...files]) => {
    const folder = resolve(ROOT, "node_modules", name);
    const { version } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8")) as { version: string };
    return [`${name} ${version}`, ...files.map((file) => readFileSync(resolve(folder, file), "utf8").trim())].join("\n\n");
  });
  return `${[`Qingye\n\n${own}`, ...others].join(RULE)}\n`;
}
