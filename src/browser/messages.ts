/** The message map of `contract/messages.ts` over the extension API. On the wire a message is `{ name, request }`. */
import type { Runtime } from "webextension-polyfill";
import type { BackgroundMessages, PageMessages } from "../contract/messages";
import { api } from "./api";

type MessageMap<M> = { [Name in keyof M]: [request: object, response: unknown] };

/** Where a message came from, as the browser vouches for it. */
export interface Sender {
  /** True for the popup and other pages of the extension, false for a content script. */
  readonly isExtensionPage: boolean;
  readonly tabId: number | null;
  readonly frameId: number;
  /** Of the page of a content script; empty when there is none. */
  readonly hostname: string;
}

/** One handler for every message of the map: a missing one does not compile. */
export type Handlers<M extends MessageMap<M>> = {
  readonly [Name in keyof M]: (request: M[Name][0], sender: Sender) => Promise<M[Name][1]>;
};

function senderOf(sender: Runtime.MessageSender): Sender {
  return {
    isExtensionPage: sender.url?.startsWith(api.runtime.getURL("")) ?? false,
    tabId: sender.tab?.id ?? null,
    frameId: sender.frameId ?? 0,
    hostname: sender.url !== undefined && URL.canParse(sender.url) ? new URL(sender.url).hostname : "",
  };
}

/** Answers are sent back as they are. What a handler throws comes back under this name: the API itself would say nothing. */
const FAILURE = "qingye:failure";

/** Rejects with what the handler threw there, and when nobody answered. */
function answerIn(response: unknown, name: PropertyKey): unknown {
  if (response === undefined) throw new Error(`no answer to ${String(name)}`);
  if (typeof response === "object" && response !== null && FAILURE in response) throw new Error(String(response[FAILURE]));
  return response;
}

function listen<M extends MessageMap<M>>(handlers: Handlers<M>): void {
  // Chrome takes no promise as an answer; `sendResponse` works in both.
  api.runtime.onMessage.addListener(((message: unknown, sender: Runtime.MessageSender, sendResponse: (response: unknown) => void) => {
    // Messages of other shapes are none of ours: leave them to other listeners.
    if (sender.id !== api.runtime.id || typeof message !== "object" || message === null) return undefined;
    if (!("name" in message) || typeof message.name !== "string" || !Object.hasOwn(handlers, message.name)) return undefined;
    const request: unknown = "request" in message ? message.request : {};
    const handler = handlers[message.name as keyof M];
    handler(request as M[keyof M][0], senderOf(sender)).then(sendResponse, (failure: unknown) => sendResponse({ [FAILURE]: failure instanceof Error ? failure.message : String(failure) }));
    return true;
  }) as Runtime.OnMessageListener);
}

/** Answers the messages of the background; call it once, synchronously at start, or a waking worker misses messages. */
export function handleBackgroundMessages(handlers: Handlers<BackgroundMessages>): void {
  listen(handlers);
}

/** Answers the messages of a content script. */
export function handlePageMessages(handlers: Handlers<PageMessages>): void {
  listen(handlers);
}

/** Asks the content script of a tab. Rejects when none answers there. */
export async function askPage<Name extends keyof PageMessages>(
  tabId: number,
  name: Name,
  request: PageMessages[Name][0],
): Promise<PageMessages[Name][1]> {
  // Top frame only: a frame of the page must not answer for it.
  const response: unknown = await api.tabs.sendMessage(tabId, { name, request }, { frameId: 0 });
  return answerIn(response, name) as PageMessages[Name][1];
}

/** Asks the background. Rejects when the extension was updated or removed under an open page. */
export async function askBackground<Name extends keyof BackgroundMessages>(
  name: Name,
  request: BackgroundMessages[Name][0],
): Promise<BackgroundMessages[Name][1]> {
  const response: unknown = await api.runtime.sendMessage({ name, request });
  return answerIn(response, name) as BackgroundMessages[Name][1];
}
