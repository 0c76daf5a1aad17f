/** What the extension asks of a reader, exactly. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(resolve(ROOT, path), "utf8")) as Record<string, unknown>;
const manifest = read("manifest.json");

test("permissions are exactly those that the README explains", () => {
  expect(manifest["permissions"]).toEqual(["storage", "activeTab", "scripting"]);
  expect(manifest["host_permissions"]).toEqual(["*://*.china.com/*"]);
  expect(manifest["optional_host_permissions"]).toEqual(["*://*/*"]);
  for (const key of ["optional_permissions", "web_accessible_resources", "externally_connectable"]) {
    expect(manifest).not.toHaveProperty(key);
  }
});

test("pages of the extension load their own scripts and styles, pictures, and nothing else", () => {
  const { extension_pages: policy } = manifest["content_security_policy"] as { readonly extension_pages: string };
  expect(policy.split("; ")).toEqual([
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src http: https: data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ]);
});

test("Firefox is told that no data is collected", () => {
  expect(manifest["{{firefox}}.browser_specific_settings"]).toMatchObject({ gecko: { data_collection_permissions: { required: ["none"] } } });
});

test("the version stands in package.json only, and the change log's newest entry is of it", () => {
  const { version } = read("package.json");
  expect(manifest).not.toHaveProperty("version");
  expect(/^## (\S+)/mu.exec(readFileSync(resolve(ROOT, "CHANGELOG.md"), "utf8"))?.[1]).toBe(version);
});

test("versions of dependencies are exact", () => {
  const { dependencies, devDependencies } = read("package.json") as { dependencies: Record<string, string>; devDependencies: Record<string, string> };
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version));
  expect(loose).toEqual([]);
});

test("the lock file names no registry", () => {
  expect(readFileSync(resolve(ROOT, "package-lock.json"), "utf8")).not.toMatch(/"resolved":/u);
});
