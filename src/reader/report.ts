/** A report of a page that came out wrong: a file that the reader can attach to an issue. Nothing of it is sent. */
import type { Article, ArticleResult } from "../contract/article";
import type { PageState } from "../contract/messages";
import { fileName } from "./file-name";
import { articleLines } from "./text";

/** What is known when a report is made. Parts that nobody answers for are `null`. */
export interface ReportFacts {
  readonly version: string;
  readonly browser: string;
  readonly language: string;
  /** When the report is made, ISO 8601. */
  readonly madeAt: string;
  /** Of the page, when nothing else tells it. */
  readonly url: string;
  readonly state: PageState | null;
  readonly result: ArticleResult | null;
  /** The page's HTML as it came; `null` unless the reader adds it. */
  readonly html: string | null;
  /** What the reader says is wrong. */
  readonly note: string;
}

/** Name and form of the file. It grows by fields only; a field that is dropped or changes its meaning counts up. */
const FORMAT = "qingye-report/1";

export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

/** The report as JSON, readable by people: two spaces a level, the long HTML last. */
export function reportFile(facts: ReportFacts): ReportFile {
  const { state, result, html, url, madeAt } = facts;
  const address = state?.url ?? url;
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  const report = {
    format: FORMAT,
    note: facts.note,
    url: address,
    madeAt,
    version: facts.version,
    browser: facts.browser,
    language: facts.language,
    page: state && { cleaning: state.cleaning, original: state.original, html: state.html, damaged: state.damaged },
    article: result && (result.article ? articleFacts(result.article) : { reason: result.reason }),
    hidden: state?.findings.map(({ rule, reason, text, shown }) => ({ rule, reason, text, shown })) ?? null,
    repairs: state?.repairs ?? null,
    timings: state?.timings ?? null,
    failures: state?.failures ?? null,
    ...(html === null ? {} : { pageHtml: html }),
  };
  return { name: fileName(`qingye-report ${host}`, madeAt, "json", "qingye-report"), text: `${JSON.stringify(report, null, 2)}\n` };
}

/** Everything that was read, and of the text its lines: pictures and links are in the page's HTML. */
function articleFacts(article: Article): object {
  const { blocks, ...fields } = article;
  const count = (kind: Article["blocks"][number]["kind"]): number => blocks.filter((block) => block.kind === kind).length;
  return {
    ...fields,
    pictures: count("image"),
    videos: count("video"),
    tables: count("table"),
    lines: articleLines(article),
  };
}
