/** The pages in `test/fixtures/pages`; its README says what each field of the JSON means. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageProxy } from "./proxy";

const FOLDER = join(import.meta.dirname, "../fixtures/pages");

export interface FixtureArticle {
  readonly title: string;
  readonly titleHans?: string;
  readonly time: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly keywords: readonly string[];
  readonly paragraphs: readonly string[];
  readonly paragraphsHans?: readonly string[];
  readonly images?: readonly { readonly src: string; readonly caption: string }[];
}

export interface Fixture {
  readonly html: string;
  readonly url: string;
  readonly status?: number;
  readonly contentType?: string;
  readonly article: FixtureArticle | null;
  readonly mustHide: readonly string[];
  readonly mustKeep: readonly string[];
}

/** Throws when there is no such fixture. */
export function loadFixture(name: string): Fixture {
  const truth = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8")) as Omit<Fixture, "html">;
  return { ...truth, html: readFileSync(join(FOLDER, `${name}.html`), "utf8") };
}

/**
 * The fixture without the page's own lazy loading: which pictures it loads depends on what stands above them, and so on what is hidden.
 * For tests that compare a page with how it was.
 */
export function withoutLazyLoading(fixture: Fixture): Fixture {
  const html = fixture.html.replace("lazy();addEventListener('scroll',lazy);", "");
  if (html === fixture.html) throw new Error("the fixture's lazy loading has another form");
  return { ...fixture, html };
}

/** Serves a fixture under its address, `html` in the place of its own text when given. */
export function serveFixture(proxy: PageProxy, fixture: Fixture, html = fixture.html): void {
  proxy.serve(fixture.url, {
    body: html,
    ...(fixture.status === undefined ? {} : { status: fixture.status }),
    ...(fixture.contentType === undefined ? {} : { contentType: fixture.contentType }),
  });
}
