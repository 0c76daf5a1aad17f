/** A CSS selector for something that the reader pointed at: it should fit on the site's other pages, and nothing else. */

/** Ids and classes with long numbers are made anew on every page. */
const STABLE_NAME = /^(?!.*\d{4})[\w\u00a0-\uffff-]{2,60}$/u;

/**
 * The shortest of: a stable id, stable classes, or the place below the nearest ancestor that has one of these; last the
 * path from the root. Always fits `element`, and on its own page nothing else.
 */
export function selectorOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const named = nameOf(at);
    if (named !== null) return [named, ...steps].join(" > ");
    steps.unshift(placeOf(at));
  }
  return steps.join(" > ");
}

/** A selector by id or classes that fits this element alone; `null` when there is none. */
function nameOf(element: Element): string | null {
  const root = element.getRootNode() as Document;
  const isUnique = (selector: string): boolean => root.querySelectorAll(selector).length === 1;
  const byId = `#${CSS.escape(element.id)}`;
  if (STABLE_NAME.test(element.id) && isUnique(byId)) return byId;
  const classes = [...element.classList].filter((name) => STABLE_NAME.test(name) && !name.startsWith("data-qingye"));
  if (classes.length === 0) return null;
  const byClass = `${element.localName}${classes.map((name) => `.${CSS.escape(name)}`).join("")}`;
  return isUnique(byClass) ? byClass : null;
}

function placeOf(element: Element): string {
  let index = 1;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) if (before.localName === element.localName) index++;
  const tag = CSS.escape(element.localName);
  return element.parentElement ? `${tag}:nth-of-type(${index})` : tag;
}
