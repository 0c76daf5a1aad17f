/** Hosts of china.com that name no channel. */
const NO_CHANNEL: ReadonlySet<string> = new Set(["www", "3g", "m", "wap"]);

/** The channel in a host of the site: `military.china.com` -> `military`. C: all article addresses. */
function channelOf(hostname: string): string | null {
  if (!isSiteHost(hostname)) return null;
  const label = /^([\w-]+)\.china\.com$/.exec(hostname)?.[1] ?? null;
  return label === null || NO_CHANNEL.has(label) ? null : label;
}

const isSiteHost = (hostname: string): boolean => hostname === "china.com" || hostname.endsWith(".china.com");

/** `<column>[/<sub>]/<id>/<YYYYMMDD>/<number>`: mirrors keep this path of the site. C: all article addresses. */
const SITE_PATH = /^(?:\/[a-z][\w-]*)+\/\d+\/\d{8}\//i;

/** The folders before the first number: `/socialgd/10000169/20251105/47310880.html` -> `socialgd`. */
function columnsOf(pathname: string): string[] {
  const folders = pathname.split("/").slice(1, -1);
  const number = folders.findIndex((folder) => /^\d+$/.test(folder));
  return number < 0 ? folders : folders.slice(0, number);
}

/**
 * Channel and column of an article as its address names them, e.g. `news/socialgd`; `null` when it names none. Of a mirror's
 * address only the column, and only when its path is one of the site.
 */
export function sectionOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const channel = channelOf(hostname);
  const isKnown = isSiteHost(hostname) || SITE_PATH.test(pathname);
  const parts = [...(channel === null ? [] : [channel]), ...(isKnown ? columnsOf(pathname) : [])];
  return parts.length === 0 ? null : parts.join("/");
}

/** True for an address of china.com itself. */
export function isOfSite(address: string): boolean {
  return URL.canParse(address) && isSiteHost(new URL(address).hostname);
}
