import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import webExtension from "vite-plugin-web-extension";
import { licences } from "./tools/licences";

/** The plugin starts child builds that read this file again, so the target is an environment variable and not a mode. */
const target = process.env["QINGYE_TARGET"] === "firefox" ? "firefox" : "chrome";
const root = import.meta.dirname;
const outDir = resolve(root, "dist", target);
/** The version stands in package.json alone. */
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { version: string };

/** Icons and locales are named in the manifest by their place in the package; the plugin copies neither. */
function copyStaticFiles(): Plugin {
  return {
    name: "qingye:static-files",
    closeBundle() {
      cpSync(resolve(root, "icons"), resolve(outDir, "icons"), { recursive: true, filter: (path) => !path.endsWith(".svg") });
      cpSync(resolve(root, "src/_locales"), resolve(outDir, "_locales"), { recursive: true });
      writeFileSync(resolve(outDir, "LICENSES.txt"), licences());
    },
  };
}

/**
 * Readability assigns `innerHTML` in two places, on elements of its own document. Mozilla's linter warns of every such
 * assignment in an add-on, rightly: parsed apart, the same text cannot run anything either.
 */
function parseInsteadOfInnerHtml(): Plugin {
  const assignment = /(\w+)\.innerHTML = ([\w.]+);/gu;
  return {
    name: "qingye:no-inner-html",
    transform(code, id) {
      if (!id.endsWith("/@mozilla/readability/Readability.js")) return null;
      if (code.match(assignment)?.length !== 2) this.error("Readability has changed: look at its assignments of innerHTML again");
      return { code: code.replace(assignment, '$1.replaceChildren(...new DOMParser().parseFromString($2, "text/html").body.childNodes);'), map: null };
    },
  };
}

export default defineConfig({
  root,
  publicDir: false,
  logLevel: "warn",
  build: { outDir, emptyOutDir: true, target: ["chrome120", "firefox140"], minify: true, sourcemap: false, modulePreload: false },
  plugins: [
    webExtension({
      // Scripts are bundled by child builds, which know only the plugins that are named here.
      scriptViteConfig: { plugins: [parseInsteadOfInnerHtml()] },
      browser: target,
      transformManifest: (manifest) => ({ ...manifest, version }),
      // Scripts are loaded into a page only when it needs them: see src/browser/inject.ts. The pages are opened by their addresses.
      additionalInputs: ["src/welcome/welcome.html", "src/full-reader/full-reader.html", "src/page/part-repair.ts", "src/page/part-script-hant.ts", "src/page/part-article.ts", "src/page/part-picker.ts"],
      disableAutoLaunch: true,
      // The validator downloads a schema, and builds must work without a network.
      skipManifestValidation: true,
      printSummary: false,
    }),
    copyStaticFiles(),
  ],
});
