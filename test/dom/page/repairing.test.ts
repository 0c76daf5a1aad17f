/** The repair of a page that goes on changing while the words are unpacked: nothing is written over, and nothing waits for what is gone. */
import { afterEach, describe, expect, test } from "vitest";
import { createApplied } from "../../../src/page/apply";
import { createRepairing, type Repairing } from "../../../src/page/repairing";
import { textGroups } from "../../../src/page/text-groups";

const ANNOTATED = "戰(zhàn)略發(fā)展與國(guó)際經(jīng)濟(jì)，漁民說(shuō)風(fēng)浪很大。";
const ANNOTATED_TRUTH = "战略发展与国际经济，渔民说风浪很大。";
/** Out of step: to explain it takes the words. */
const STRADDLED = "海風(fēng)停了，漁船?？吭诟劭?，工人關(guān)掉電(diàn)燈。";
const STRADDLED_TRUTH = "海风停了，渔船停靠在港口，工人关掉电灯。";

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function paragraphs(...texts: readonly string[]): HTMLElement {
  const box = document.body.appendChild(document.createElement("div"));
  for (const text of texts) box.appendChild(document.createElement("p")).textContent = text;
  return box;
}

function start(controller = new AbortController()): Repairing {
  const loadScriptHant = (): Promise<never> => Promise.reject(new Error("nobody asked for Traditional"));
  return createRepairing({ applied: createApplied(controller.signal), script: "hans", uncertainHint: () => "", loadScriptHant, signal: controller.signal });
}

const shown = (box: Element): (string | null)[] => [...box.children].map(({ textContent }) => textContent);

describe("a page that changes while it is repaired", () => {
  afterEach(() => document.body.replaceChildren());

  test("keeps what it wrote meanwhile, repaired, and what it took away stays away", async () => {
    // The first test, as the words are unpacked once.
    const box = paragraphs(ANNOTATED, STRADDLED, "第二天", ANNOTATED, "原來的話");
    const [, , changed, emptied, removed] = [...box.children];
    const repairing = start();
    const done = repairing.repair([box], [...textGroups(box)]);
    await nextTask();
    expect(shown(box)[0]).toBe(ANNOTATED);
    if (changed?.firstChild) changed.firstChild.nodeValue = STRADDLED;
    emptied?.replaceChildren("漁港");
    removed?.remove();
    await done;
    expect(shown(box)).toEqual([ANNOTATED_TRUTH, STRADDLED_TRUTH, STRADDLED_TRUTH, "漁港"]);
    expect(removed?.textContent).toBe("原来的话");
  });

  test("keeps what it writes between the finding of a repair and the writing of it", async () => {
    const repairing = start();
    const texts = Array.from({ length: 400 }, (_none, day) => `${String(day)}日，${STRADDLED}`);
    const box = paragraphs(ANNOTATED, ...texts);
    const done = repairing.repair([box], [...textGroups(box)]);
    // Slices look at the texts, which are written together every tenth of a second.
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(shown(box).slice(1)).toEqual(texts);
    const CHANGED = 50;
    for (const paragraph of [...box.children].slice(1, 1 + CHANGED)) if (paragraph.firstChild) paragraph.firstChild.nodeValue = ANNOTATED;
    await done;
    expect(new Set(shown(box).slice(0, 1 + CHANGED))).toEqual(new Set([ANNOTATED_TRUTH]));
    expect(shown(box).slice(1 + CHANGED)).toEqual(texts.slice(CHANGED).map((text) => text.replace(STRADDLED, STRADDLED_TRUTH)));
  });

  test("is left as it is where the cleaning stops first", async () => {
    const controller = new AbortController();
    const box = paragraphs(ANNOTATED, STRADDLED);
    const done = start(controller).repair([box], [...textGroups(box)]);
    controller.abort();
    await done;
    expect(shown(box)).toEqual([ANNOTATED, STRADDLED]);
  });

  test("has a short text repaired in the same task once the tables are there", async () => {
    const repairing = start();
    const page = paragraphs(ANNOTATED, STRADDLED);
    await repairing.repair([page], [...textGroups(page)]);
    const late = paragraphs(STRADDLED);
    let tasks = 0;
    const timer = setInterval(() => tasks++);
    await repairing.repair([late], [...textGroups(late)]);
    clearInterval(timer);
    expect(shown(late)).toEqual([STRADDLED_TRUTH]);
    expect(tasks).toBe(0);
  });
});
