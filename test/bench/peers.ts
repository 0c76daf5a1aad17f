/** Builds `peers-page.ts` and runs it in a page. */
import { fileURLToPath } from "node:url";
import type { CDPSession } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import type { Step } from "./peers-page";

const GLOBAL = "qingyeBench";

/** The source text of the peers, as a script that sets a global. */
export async function bundlePeers(): Promise<string> {
  const entry = fileURLToPath(new URL("peers-page.ts", import.meta.url));
  const lib = { entry, formats: ["iife" as const], name: GLOBAL };
  const outputs = await build({ configFile: false, logLevel: "error", build: { lib, write: false, minify: true } });
  const [output] = Array.isArray(outputs) ? (outputs as Rolldown.RolldownOutput[]) : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("the bundle is empty");
  return `${chunk.code.replace(/^(?:var|const) \w+ ?=/u, `globalThis.${GLOBAL} =`)};0`;
}

/** Runs one step and gives the milliseconds that its call took by the clock. Rejects with what it throws. */
export type RunStep = (step: Step) => Promise<number>;

/** A world of its own in the page, with the peers in it; loading them is not counted against them. */
export async function openPeers(session: CDPSession, frameId: string, source: string): Promise<RunStep> {
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(source);
  return async (step) => Number(await evaluate(`{ const began = performance.now(); ${GLOBAL}.steps.${step}(); performance.now() - began; }`));
}
