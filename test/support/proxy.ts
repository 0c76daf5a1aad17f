/**
 * A local HTTP proxy that answers for every host on the web, so that a browser can be shown a saved page
 * "as if" it stood at its real address. Nothing is ever fetched from the network.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { generate } from "selfsigned";

/** A part of a slow answer: `data` is sent `afterMs` milliseconds after the part before it. */
export interface Chunk {
  readonly data: string | Uint8Array;
  readonly afterMs: number;
}

export interface Served {
  /** Text is sent as UTF-8. A list is sent part by part, as a slow server would. */
  readonly body: string | Uint8Array | readonly Chunk[];
  /** 200 when absent. */
  readonly status?: number;
  /** `text/html; charset=utf-8` when absent. */
  readonly contentType?: string;
  /** Further headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RecordedRequest {
  readonly method: string;
  /** Absolute URL; a tunnel to a TLS host stands as the request that came through it. */
  readonly url: string;
}

export interface PageProxy {
  /** `host:port`, for a browser's proxy setting. */
  readonly address: string;
  readonly port: number;
  /** Every request so far, oldest first, the browser's own ones included. */
  readonly requests: readonly RecordedRequest[];
  /** Answers `url` (with and without TLS; the fragment is ignored) with `page` from now on. */
  serve(url: string, page: Served): void;
  close(): Promise<void>;
}

/** A drawing in the place of every picture that no fixture provides; 4:3, so that a page has something to lay out. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360" viewBox="0 0 480 360">
<rect width="480" height="360" fill="#cfdde3"/><circle cx="370" cy="90" r="38" fill="#f4efe2"/>
<path d="M0 300 130 150 220 240 330 120 480 290V360H0Z" fill="#7f9f9a"/></svg>`;

const FRAME = "<!doctype html><meta charset=utf-8><title>frame</title><p>frame</p>";

/** The same page is served with and without TLS, so the scheme is no part of the key. */
const keyOf = (url: URL): string => url.host + url.pathname + url.search;

type Kind = "picture" | "script" | "style" | "frame" | "other";

const EXTENSION_KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["picture", /\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp)$/i],
  ["script", /\.m?js$/i],
  ["style", /\.css$/i],
];

const DESTINATION_KINDS: Readonly<Record<string, Kind>> = {
  image: "picture", script: "script", style: "style", iframe: "frame", frame: "frame", embed: "frame", object: "frame",
};

/** What a request asks for. `Sec-Fetch-Dest` says it, but only over TLS; else the path and the `Accept` header tell. */
function kindOf(request: IncomingMessage, url: URL): Kind {
  const destination = request.headers["sec-fetch-dest"];
  if (typeof destination === "string") return DESTINATION_KINDS[destination] ?? "other";
  const byPath = EXTENSION_KINDS.find(([, pattern]) => pattern.test(url.pathname));
  if (byPath !== undefined) return byPath[0];
  const accept = request.headers.accept ?? "";
  if (accept.startsWith("image/")) return "picture";
  if (accept.startsWith("text/css")) return "style";
  // A navigation by address has no referrer, a frame does; a script without an ending asks for anything.
  if (accept.startsWith("text/html")) return request.headers.referer === undefined ? "other" : "frame";
  return request.headers.referer === undefined ? "other" : "script";
}

const STUBS: Readonly<Record<Kind, Served>> = {
  picture: { body: PICTURE, status: 200, contentType: "image/svg+xml" },
  script: { body: "", status: 200, contentType: "text/javascript" },
  style: { body: "", status: 200, contentType: "text/css" },
  frame: { body: FRAME, status: 200, contentType: "text/html; charset=utf-8" },
  other: { body: "<!doctype html><title>404</title><h1>404</h1>", status: 404, contentType: "text/html; charset=utf-8" },
};

async function send(response: ServerResponse, page: Served): Promise<void> {
  response.writeHead(page.status ?? 200, {
    "content-type": page.contentType ?? "text/html; charset=utf-8",
    "cache-control": "no-store",
    ...page.headers,
  });
  const { body } = page;
  if (typeof body === "string" || body instanceof Uint8Array) {
    response.end(body);
    return;
  }
  for (const chunk of body) {
    await sleep(chunk.afterMs);
    if (response.destroyed) return;
    response.write(chunk.data);
  }
  response.end();
}

/** Starts a proxy on a free port of this machine. Its certificate is made on the spot: tell the browser to accept any. */
export async function startProxy(): Promise<PageProxy> {
  const pages = new Map<string, Served>();
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Duplex>();

  const answer = (scheme: "http" | "https") => (request: IncomingMessage, response: ServerResponse): void => {
    const raw = request.url ?? "/";
    const address = raw.startsWith("/") ? `${scheme}://${request.headers.host ?? "localhost"}${raw}` : raw;
    if (!URL.canParse(address)) {
      void send(response, STUBS.other);
      return;
    }
    const url = new URL(address);
    requests.push({ method: request.method ?? "GET", url: url.href });
    void send(response, pages.get(keyOf(url)) ?? STUBS[kindOf(request, url)]);
  };

  const pems = await generate([{ name: "commonName", value: "qingye-test" }], { keySize: 2048, algorithm: "sha256" });
  const tls = createTlsServer({ key: pems.private, cert: pems.cert }, answer("https"));
  const server = createServer(answer("http"));
  server.on("connect", (_request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    tls.emit("connection", socket);
  });
  // Browsers break connections off at will: that is no error of ours.
  const forget = (socket: Duplex): void => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };
  server.on("connection", (socket: Socket) => forget(socket));
  tls.on("tlsClientError", () => {});

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the proxy has no port");

  return {
    address: `127.0.0.1:${String(bound.port)}`,
    port: bound.port,
    requests,
    serve: (url, page) => void pages.set(keyOf(new URL(url)), page),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
