/** The two pages that show what the extension does: a clean one, and a damaged copy of one on a mirror host. */
import { loadFixture, type Fixture } from "./fixtures";
import { damageHtml } from "./damage-html";

export interface Sample {
  readonly name: "clean" | "mirror";
  readonly fixture: Fixture;
  /** What the server sends. */
  readonly html: string;
}

export function loadSamples(): readonly [clean: Sample, mirror: Sample] {
  const clean = loadFixture("t4-clean");
  const mirror = loadFixture("mirror-truth");
  return [
    { name: "clean", fixture: clean, html: clean.html },
    { name: "mirror", fixture: mirror, html: damageHtml(mirror.html) },
  ];
}
