/** What must not get into the repository: places of one person's machine, and large files. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read, repositoryFiles, ROOT } from "../support/sources";

const BINARY = /\.(?:png|ico|woff2?|zip)$/u;
/** Folders that are somebody's, and hosts that packages come from. The lock file is checked with the manifest. */
const MACHINE = /(?<![\w.])\/(?:work|root|home\/\w+|Users\/\w+|mnt|srv)\/|[A-Z]:\\Users\\|https?:\/\/[^/\s"]*(?:registry|artifactory|nexus)\b/u;
const MAX_BYTES = 1_500_000;

const texts = repositoryFiles().filter((path) => !BINARY.test(path) && path !== "package-lock.json");

test("no file names a place of one machine, or a registry", () => {
  expect(texts.length).toBeGreaterThan(300);
  // This file has to write down what it looks for.
  const naming = texts.filter((path) => path !== "test/policy/repository.test.ts").flatMap((path) => {
    const found = MACHINE.exec(read(path));
    return found ? [`${path}: ${found[0]}`] : [];
  });
  expect(naming).toEqual([]);
});

test.each([`/${"work"}/main/a.ts`, `see /${"root"}/x`, "/home/anna/qingye", "C:\\Users\\anna", "https://registry.example.org/"])("the check sees %s", (text) => {
  expect(text).toMatch(MACHINE);
});

test("no file is larger than 1.5 MB", () => {
  expect(repositoryFiles().filter((path) => statSync(join(ROOT, path)).size > MAX_BYTES)).toEqual([]);
});
