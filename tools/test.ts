/**
 * `npm test`: every check, one step after the other. A failing step is printed in full and the others still run. The last
 * line says how many checks passed and failed: each test of a test run counts, every other step counts as one.
 */
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build, extensionDir } from "./build";
import { ensureBrowsers } from "./ensure-browsers";
import { packageBin, ROOT, run, runMain } from "./run";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Tests over data that is not in the repository, where it is missing. */
  readonly skipped?: number;
  /** Printed when something failed. */
  readonly output: string;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const RESULTS = join(ROOT, ".cache/test-results");

/** A program that passes by exit code 0. */
function program(name: string, bin: string, args: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const { code, output } = await run(packageBin(bin), args);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
    },
  };
}

/** A vitest project. Its JSON report is what counts; a run that ends without one is a failure. */
function vitest(name: string, project: string): Step {
  return {
    name,
    run: async () => {
      const report = join(RESULTS, `${project}.json`);
      await rm(report, { force: true });
      const { code, output } = await run(packageBin("vitest"), ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
      const text = await readFile(report, "utf8").catch(() => null);
      if (text === null) return { passed: 0, failed: 1, output };
      const { numPassedTests: passed, numFailedTests, numTotalTests } = JSON.parse(text) as Record<string, number>;
      if (passed === undefined || numFailedTests === undefined || numTotalTests === undefined) throw new Error(`${report} has another form`);
      // Errors outside of tests, and no tests at all, show in the exit code only.
      const failed = Math.max(numFailedTests, code === 0 && passed > 0 ? 0 : 1);
      return { passed, failed, skipped: numTotalTests - passed - numFailedTests, output };
    },
  };
}

const buildStep: Step = {
  name: "build",
  run: async () => {
    try {
      await build();
      return { passed: 1, failed: 0, output: "" };
    } catch (error) {
      return { passed: 0, failed: 1, output: String(error) };
    }
  },
};

const STEPS: readonly Step[] = [
  program("types", "tsc", ["-b"]),
  program("lint", "oxlint", ["--deny-warnings"]),
  program("unused code", "knip", []),
  vitest("unit and policy tests", "unit"),
  vitest("DOM tests in Chromium", "dom"),
  buildStep,
  program("add-on linter", "web-ext", ["lint", "--source-dir", extensionDir("firefox"), "--warnings-as-errors", "--no-config-discovery"]),
  vitest("end-to-end in Chromium", "e2e-chromium"),
  vitest("end-to-end in Firefox", "e2e-firefox"),
];

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  await ensureBrowsers(["chromium", "firefox"]);
  await mkdir(RESULTS, { recursive: true });
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    const began = performance.now();
    const outcome = await step.run();
    passed += outcome.passed;
    failed += outcome.failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const skipped = outcome.skipped ? `, ${String(outcome.skipped)} skipped` : "";
    print(`${outcome.failed === 0 ? "pass" : "FAIL"}  ${step.name.padEnd(24)} ${seconds.padStart(6)} s  ${String(outcome.passed)} passed, ${String(outcome.failed)} failed${skipped}`);
    if (outcome.failed > 0) print(outcome.output.trimEnd());
  }
  print(`qingye: ${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

runMain(main);
