/** Running other programs, and the places of the project. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "..");

export interface RunResult {
  /** Exit code; 1 when the program could not be started or was killed. */
  readonly code: number;
  /** stdout and stderr as they came. */
  readonly output: string;
}

/** Path of a program that a package of the project brings, for example `vite`. */
export function packageBin(name: string): string {
  return join(ROOT, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
}

/** Runs a program in the project's folder to its end. Never rejects. With `live`, its output goes to stderr as it comes, too. */
export function run(
  command: string,
  args: readonly string[],
  { env = {}, live = false }: { env?: Readonly<Record<string, string>>; live?: boolean } = {},
): Promise<RunResult> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (data: Buffer): void => {
      output += data.toString();
      if (live) process.stderr.write(data);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** Starts a command line: what `main` throws becomes one sentence on stderr and exit code `failure`. */
export function runMain(main: () => Promise<void>, failure = 1): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : failure;
  });
}

/** The command was called wrongly: bad flag, missing file. Exit code 2. */
export class UsageError extends Error {}
