/** Switched off in the middle of its work, a cleaning writes nothing any more: what it planned before, it forgets. */
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/contract/settings";
import type * as cleaningModule from "../../../src/page/cleaning";

const DAMAGED = `<p title="戰(zhàn)略">戰(zhàn)略發(fā)展的現(xiàn)狀，<b>業(yè)</b>務聯(lián)合，數(shù)據(jù)優(yōu)化。</p>`;
const DAYS = 400;

let startCleaning: typeof cleaningModule.startCleaning;

/** Modules of the content script ask for the extension API when they are loaded. None of it is called: the part that repairs is there already. */
beforeAll(async () => {
  Object.assign(globalThis, { chrome: { ...(globalThis as { chrome?: object }).chrome, runtime: { id: "test" } } });
  await import("../../../src/page/part-repair");
  ({ startCleaning } = await import("../../../src/page/cleaning"));
});

const serialised = (): string => new XMLSerializer().serializeToString(document.body);
const isRepaired = (): boolean => document.body.textContent.includes("战略发展的现状");
const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Puts damage onto the page that takes many slices. */
function addDamage(): void {
  const days = Array.from({ length: DAYS }, (_none, day) => DAMAGED.replace("戰", `${String(day)}日，戰`));
  document.body.append(...new DOMParser().parseFromString(days.join(""), "text/html").body.childNodes);
}

describe("a cleaning that is switched off midway", () => {
  afterEach(() => document.body.replaceChildren());

  test("writes no text after the page was given back", async () => {
    addDamage();
    const before = serialised();
    // Once for the tables, so that the next one is caught while it writes.
    const first = startCleaning(document, DEFAULTS, () => {});
    await first.settled;
    expect(isRepaired()).toBe(true);
    first.undo();
    expect(serialised()).toBe(before);
    const midway = startCleaning(document, DEFAULTS, () => {});
    while (!isRepaired()) await task();
    expect(document.body.textContent).toContain("戰(zhàn)略");
    midway.undo();
    expect(serialised()).toBe(before);
    await midway.settled;
    await task();
    expect(serialised()).toBe(before);
  });

  test("leaves the window's title alone after the page was given back", async () => {
    const [title, hijacked] = [document.title, "渔港的一天_澳门新葡京 注册送88"];
    document.body.append(Object.assign(document.createElement("h1"), { textContent: "渔港的一天" }));
    try {
      addDamage();
      const cleaning = startCleaning(document, DEFAULTS, () => {});
      await cleaning.settled;
      document.title = hijacked;
      await expect.poll(() => document.title).toBe("渔港的一天");
      addDamage();
      await task();
      document.title = hijacked;
      cleaning.undo();
      for (let tasks = 0; tasks < 20; tasks++) await task();
      expect(document.title).toBe(hijacked);
    } finally {
      document.title = title;
    }
  });
});
