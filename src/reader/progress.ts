/** How long an article takes to read, and how far the reader is. */
import type { Article } from "../contract/article";
import { articleLines } from "./text";

// IReST, the standardised texts for reading research (Trauzettel-Klosinski and Dietz 2012): means of adults reading aloud.
const CHARACTERS_A_MINUTE = 255;
const WORDS_A_MINUTE = 228;

/** Whole minutes, at least 1: Chinese by its characters, everything else by its words. */
export function readingMinutes(article: Article): number {
  const text = [article.title, ...articleLines(article)].join("\n");
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}\p{Nd}]+/gu)?.length ?? 0;
  return Math.max(1, Math.round(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE));
}

/** How far the article is scrolled, from 0, its start in sight, to 1, its end; `null` when it fits into the window. Numbers in px of the window. */
export function shareRead(top: number, height: number, windowHeight: number): number | null {
  const hidden = top + height - windowHeight;
  if (height <= windowHeight) return null;
  return Math.min(1, Math.max(0, 1 - hidden / (height - windowHeight)));
}

/** Keeps `--read` on `bar` at the share of the article that was read. */
export function followProgress(doc: Document, bar: HTMLElement, article: () => Element | null): void {
  let asked = false;
  const update = (): void => {
    asked = false;
    const box = article()?.getBoundingClientRect();
    const share = box === undefined ? null : shareRead(box.top, box.height, doc.defaultView?.innerHeight ?? 0);
    bar.hidden = share === null;
    bar.style.setProperty("--read", (share ?? 0).toFixed(4));
  };
  const later = (): void => {
    if (asked) return;
    asked = true;
    doc.defaultView?.requestAnimationFrame(update);
  };
  // Scrolling does not bubble from elements.
  doc.addEventListener("scroll", later, { capture: true, passive: true });
  doc.defaultView?.addEventListener("resize", later);
}
