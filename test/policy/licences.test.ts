/** What is shipped is named, with its version and a licence that lets us ship it. */
import { builtinModules } from "node:module";
import { expect, test } from "vitest";
import { licences, SHIPPED } from "../../tools/licences";
import { read, typescriptFiles } from "../support/sources";
import { importsOf, parse } from "../support/syntax";

/** SPDX names. All of them let anybody ship the code beside code under the MIT licence. */
const ALLOWED = ["MIT", "Apache-2.0", "MPL-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD"];

interface Package {
  readonly version: string;
  readonly license: string;
}

const packageOf = (name: string): Package => JSON.parse(read(`node_modules/${name}/package.json`)) as Package;
const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;
const [shippedTable = "", unshippedTable = ""] = read("THIRD_PARTY_NOTICES.md").split("## Used to build and to test");
const shipped = SHIPPED.map(([name]) => name);

/** `@scope/name/file` and `name/file` without the file. */
const packageName = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier;

test("every package that src imports is a dependency, and among those whose licences are shipped", () => {
  const imported = new Set(typescriptFiles("src/").flatMap((path) => importsOf(parse(read(path), path))).filter((specifier) => !specifier.startsWith(".")).map(packageName));
  expect([...imported]).toContain("webextension-polyfill");
  expect([...imported].filter((name) => !Object.hasOwn(dependencies, name) || !shipped.includes(name) || builtinModules.includes(name))).toEqual([]);
});

test.each(shipped)("%s is in the table with its version, under a licence that lets us ship it", (name) => {
  const { version, license } = packageOf(name);
  const row = shippedTable.split("\n").find((line) => line.includes(`[${name}]`)) ?? "";
  expect(row).toContain(`| ${version} |`);
  const names = license.split(/\s+(?:AND|OR)\s+|[()]/u).filter((part) => part !== "");
  expect(names.filter((part) => !ALLOWED.includes(part))).toEqual([]);
  expect(names.filter((part) => !row.includes(part))).toEqual([]);
});

test("every package that is not shipped is in the other table", () => {
  const unshippedNames = unshippedTable.split("\n").flatMap((line) => line.split(" | ")[0]?.replace(/^\| /u, "").split(", ") ?? []);
  const named = (name: string): boolean => unshippedNames.includes(name);
  expect(Object.keys(devDependencies).filter((name) => !shipped.includes(name) && !named(name))).toEqual([]);
});

test("the file that goes into every build has each licence in full", () => {
  const text = licences();
  for (const name of shipped) expect(text).toContain(`\n${name} ${packageOf(name).version}\n`);
  expect(text.length).toBeGreaterThan(15_000);
});
