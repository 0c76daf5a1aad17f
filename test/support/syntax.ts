/** Reads TypeScript with its own compiler: for the tests of what the project holds to. */
import ts from "typescript";

/** Something in a source file, with its line from 1. */
export interface Place {
  readonly what: string;
  readonly line: number;
}

export interface FunctionSize {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

export function parse(source: string, name = "source.ts"): ts.SourceFile {
  return ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const lineOf = (file: ts.SourceFile, position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;

/** Every function of a file, methods and arrow functions included, from its first line to its last. */
export function functionsOf(file: ts.SourceFile): FunctionSize[] {
  const found: FunctionSize[] = [];
  for (const node of nodesOf(file)) {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) continue;
    const first = lineOf(file, node.getStart());
    const named = node.name ?? (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : undefined);
    found.push({ name: named?.getText() ?? "(no name)", line: first, lines: lineOf(file, node.getEnd()) - first + 1 });
  }
  return found;
}

/** The type `any`, wherever it is written. */
export function anyTypesOf(file: ts.SourceFile): Place[] {
  return [...nodesOf(file)].filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword).map((node) => ({ what: "any", line: lineOf(file, node.getStart()) }));
}

/** Modules that a file imports, and what it imports at run time by a name that is written out. */
export function importsOf(file: ts.SourceFile): string[] {
  return [...nodesOf(file)].flatMap((node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) return [node.moduleSpecifier.text];
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments.filter((argument) => ts.isStringLiteral(argument)).map(({ text }) => text);
    return [];
  });
}

const NETWORK = new Set(["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "RTCPeerConnection", "sendBeacon", "fetchLater", "importScripts", "Worker", "SharedWorker"]);
/** Elements that ask for something, or run it, as soon as they are made or put in. Pictures of the article are made by `createElement("img")`. */
const LOADING_ELEMENTS = new Set(["script", "iframe", "frame", "object", "embed", "applet", "link", "base", "form", "meta", "portal", "fencedframe"]);

const calledName = (node: ts.CallExpression | ts.NewExpression): string =>
  ts.isIdentifier(node.expression) ? node.expression.text : ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : "";

const textOf = (node: ts.Node | undefined): string | null => (node !== undefined && (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) ? node.text : null);

/** A name that stands for the thing itself: not the name of a declaration, of a property that is defined, or of a type. */
function isUse(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.name !== node;
  return !(ts.isTypeReferenceNode(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isFunctionDeclaration(parent) || ts.isImportSpecifier(parent) || ts.isJSDoc(parent));
}

/** A relative path, or a file of the package by the address that the browser gives it. */
function isOwnFile(node: ts.Node | undefined): boolean {
  if (node !== undefined && ts.isCallExpression(node)) return node.expression.getText() === "browser.runtime.getURL";
  return textOf(node)?.startsWith(".") === true;
}

function networkUse(node: ts.Node): string | null {
  if (isUse(node) && NETWORK.has(node.text)) return node.text;
  const literal = textOf(node);
  if (literal !== null && ts.isElementAccessExpression(node.parent) && NETWORK.has(literal)) return literal;
  if (ts.isNewExpression(node) && ["Image", "Audio", "FontFace"].includes(calledName(node))) return `new ${calledName(node)}`;
  if (!ts.isCallExpression(node)) return null;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return isOwnFile(node.arguments[0]) ? null : "import() of what is not ours";
  const made = /^createElement(?:NS)?$/u.test(calledName(node)) ? textOf(node.arguments.at(calledName(node).endsWith("NS") ? 1 : 0)) : null;
  return made !== null && LOADING_ELEMENTS.has(made.toLowerCase()) ? `<${made}>` : null;
}

/** Every way out to the network, by what it is called. */
export function networkUses(file: ts.SourceFile): Place[] {
  return placesOf(file, networkUse);
}

/** Properties and methods that take text as HTML or as code. */
const SINK_NAMES = new Set(["innerHTML", "insertAdjacentHTML", "srcdoc", "createContextualFragment", "setHTML", "setHTMLUnsafe", "parseHTMLUnsafe", "execCommand"]);

/** The name of an attribute that is only looked at. */
function isRead({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /^(?:get|has|remove)Attribute$/u.test(calledName(parent));
}

function sinkUse(node: ts.Node): string | null {
  if (ts.isIdentifier(node) && SINK_NAMES.has(node.text)) return node.text;
  const literal = textOf(node);
  if (literal !== null && SINK_NAMES.has(literal) && !isRead(node)) return literal;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && node.operatorToken.kind <= ts.SyntaxKind.LastAssignment) {
    return ts.isPropertyAccessExpression(node.left) && (node.left.name.text === "outerHTML" || /^on[a-z]+$/u.test(node.left.name.text)) ? node.left.name.text : null;
  }
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return null;
  const name = calledName(node);
  if (name === "eval" || name === "Function") return name;
  if (/^write(?:ln)?$/u.test(name) && /\b(?:doc|document)\b/u.test(node.expression.getText())) return name;
  const first = textOf(node.arguments?.[0]);
  if (/^set(?:Timeout|Interval)$/u.test(name) && first !== null) return `${name} of text`;
  return /^setAttribute(?:NS)?$/u.test(name) && /^(?:on.*|srcdoc)$/iu.test(first ?? "") ? `${name}("${first ?? ""}")` : null;
}

/** Every place where text becomes HTML or code. */
export function sinkUses(file: ts.SourceFile): Place[] {
  return placesOf(file, sinkUse);
}

function placesOf(file: ts.SourceFile, judge: (node: ts.Node) => string | null): Place[] {
  return [...nodesOf(file)].flatMap((node) => {
    const what = judge(node);
    return what === null ? [] : [{ what, line: lineOf(file, node.getStart()) }];
  });
}
