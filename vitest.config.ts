import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { findChromium } from "./tools/find-browser";

const executablePath = findChromium();

/** How many made-up inputs are tried, and which: see test/fuzz/property.ts. */
const fuzz = { runs: Number(process.env["FUZZ_RUNS"] ?? 2000), seed: Number(process.env["FUZZ_SEED"] ?? 20_251_018) };

/** End-to-end tests are written once; each browser is a project of its own. */
function endToEnd(browser: "chromium" | "firefox") {
  return {
    test: {
      name: `e2e-${browser}`,
      include: ["test/e2e/**/*.test.ts"],
      env: { QINGYE_BROWSER: browser },
      // Browsers starve each other on small machines.
      fileParallelism: false,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 15_000 } },
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts", "test/policy/**/*.test.ts", "test/fuzz/*.fuzz.ts"], provide: { fuzz } } },
      {
        // Found late, a dependency would make vite reload the page in the middle of a run.
        optimizeDeps: { include: ["@mozilla/readability", "fast-check", "turndown"] },
        test: {
          name: "dom",
          include: ["test/dom/**/*.test.ts", "test/fuzz/dom/*.fuzz.ts"],
          provide: { fuzz },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { args: ["--no-sandbox"], ...(executablePath === null ? {} : { executablePath }) } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      endToEnd("chromium"),
      endToEnd("firefox"),
    ],
  },
});
