/** Hosts of china.com that name no channel. */
const NO_CHANNEL: ReadonlySet<string> = new Set(["www", "3g", "m", "wap"]);

const isSiteHost = (hostname: string): boolean => hostname === "china.com" || hostname.endsWith(".china.com");

/** `<column>[/<sub>]/<id>/<YYYYMMDD>/<number>`: mirrors keep this path of the site. C: all article addresses. */
const SITE_PATH = /^(?:\/[A-Za-z][\w-]*)+\/\d+\/\d{8}\//;

/**
 * Channel and column of an article as its address names them, e.g. `news/socialgd`; `null` when it names none. The channel is the host's
 * first label: `military.china.com` -> `military`; the column the folders before the first number: `/socialgd/10000169/20251105/47310880.html`
 * -> `socialgd`. C: all article addresses. Of a mirror's address only the column, and only when its path is one of the site.
 */
export function sectionOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const ofSite = isSiteHost(hostname);
  const channel = ofSite ? hostname.slice(0, -".china.com".length) : "";
  const parts = /^[\w-]+$/.test(channel) && !NO_CHANNEL.has(channel) ? [channel] : [];
  if (ofSite || SITE_PATH.test(pathname)) {
    for (const folder of pathname.split("/").slice(1, -1)) {
      if (/^\d+$/.test(folder)) break;
      parts.push(folder);
    }
  }
  return parts.length === 0 ? null : parts.join("/");
}

/** True for an address of china.com itself. */
export function isOfSite(address: string): boolean {
  return URL.canParse(address) && isSiteHost(new URL(address).hostname);
}
