/**
 * `npm run fuzz [-- --runs N] [--seed N]`: the properties of test/fuzz on N made-up inputs in all, 100,000 when absent. Says how many each property
 * got. A seed of its own makes other inputs. Takes some minutes: for the night, or before a release.
 */
import { parseArgs } from "node:util";
import { ensureBrowsers } from "./ensure-browsers";
import { packageBin, run, runMain, UsageError } from "./run";

const USAGE = "npm run fuzz [-- --runs N] [--seed N]";

function readOptions(): { runs: string; seed: string | undefined } {
  try {
    const { values } = parseArgs({ options: { runs: { type: "string", default: "100000" }, seed: { type: "string" } } });
    if (![values.runs, values.seed ?? "0"].every((value) => /^\d+$/u.test(value))) throw new Error("--runs and --seed are numbers");
    return { runs: values.runs, seed: values.seed };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}; usage: ${USAGE}`, { cause: error });
  }
}

async function main(): Promise<void> {
  const { runs, seed } = readOptions();
  await ensureBrowsers(["chromium"]);
  const env = { FUZZ_RUNS: runs, ...(seed === undefined ? {} : { FUZZ_SEED: seed }) };
  const args = ["run", "--project", "unit", "--project", "dom", "--reporter=verbose", "test/fuzz"];
  const { code } = await run(packageBin("vitest"), args, { env, live: true });
  process.exitCode = code;
}

runMain(main);
