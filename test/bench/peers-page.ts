/**
 * The part of the benchmark that runs in the page, in a world of its own as a content script does: what others do, and our extraction by
 * itself. Each is a function without arguments, so that the benchmark can time the call; the first call meets cold code.
 */
import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { Converter, HTMLConverter, type HTMLConvertHandler } from "opencc-js/t2cn";
import { createConverterMap, LangType, walkNode } from "tongwen-core";
import characters from "tongwen-core/dictionaries/t2s-char.json";
import phrases from "tongwen-core/dictionaries/t2s-phrase.json";
import { extractByTemplate } from "../../src/article/extract";
import { extractGeneric } from "../../src/article/generic";
import type { ExtractOptions } from "../../src/article/options";
import { classifySpam } from "../../src/clutter/spam-text";
import { isInvisible } from "../../src/page/visibility";

/** As in the product, but for what only the rules for clutter know. */
const OPTIONS: ExtractOptions = {
  isSpam: (text, context) => classifySpam(text, context).spam,
  isHidden: isInvisible,
};

let copy: Document | null = null;
let converted: HTMLConvertHandler | null = null;
let written: { node: Node; before: string }[] = [];

/** The copy for a reader that destroys what it reads; making it is timed apart, not counted against it. */
function takeCopy(): Document {
  if (copy === null) throw new Error("there is no copy");
  const taken = copy;
  copy = null;
  return taken;
}

function isArticle(found: object | null | undefined): void {
  if (!found) throw new Error("no article found");
}

export const steps = {
  nothing: (): void => {},
  /** By the time at which the article is asked for, the page is cleaned: the classifier of spam has been at work. */
  afterCleaning: (): void => void classifySpam("注册送88 首存返水", "banner"),
  makeCopy: (): void => void (copy = document.cloneNode(true) as Document),
  readability: (): void => isArticle(new Readability(takeCopy()).parse()),
  defuddle: (): void => {
    if (new Defuddle(takeCopy(), { url: location.href }).parse().content === "") throw new Error("no article found");
  },
  /** What the extension does when the reader asks for the article. */
  ourTemplate: (): void => isArticle(extractByTemplate(document, location.href, OPTIONS)?.article),
  ourGeneric: (): void => {
    // On a page that no template fits, finding that out is part of the work.
    if (extractByTemplate(document, location.href, OPTIONS)) throw new Error("a template fits");
    isArticle(extractGeneric(document, location.href, OPTIONS).article);
  },
  /** Traditional to Simplified, as opencc-js offers it for pages. */
  opencc: (): void => {
    converted = HTMLConverter(Converter({ from: "t", to: "cn" }), document.documentElement, document.documentElement.lang, "zh-CN");
    converted.convert();
  },
  /** The same of the page's text as one string: no nodes to read and to write. */
  openccText: (): void => {
    if (Converter({ from: "t", to: "cn" })(document.body.textContent ?? "") === "") throw new Error("the page has no text");
  },
  undoOpencc: (): void => converted?.restore(),
  /** The same as the extension New Tongwentang does it. */
  tongwen: (): void => {
    const converter = createConverterMap({ s2t: [], t2s: [characters, phrases] });
    for (const found of walkNode(document.documentElement)) {
      const after = converter.phrase(LangType.t2s, found.text);
      if (after === found.text || found.type !== "TEXT") continue;
      written.push({ node: found.node, before: found.text });
      found.node.nodeValue = after;
    }
  },
  undoTongwen: (): void => {
    for (const { node, before } of written) node.nodeValue = before;
    written = [];
  },
};

export type Step = keyof typeof steps;
