/** What an address says about who stands behind a link, frame or picture. */

/** The site itself and its picture hosts. */
const SITE = /(?:^|\.)(?:china\.com|chinaso\.com|imgcdc\.com|utuku\.com|china\.com\.cn)$/u;
const AD_SERVERS =
  /(?:^|\.)(?:dvs|dvser|sssvd)\.china\.com$|(?:^|\.)(?:doubleclick\.net|googlesyndication\.com|googleadservices\.com|adnxs\.com|tanx\.com|mediav\.com|allyes\.com|xsfaya\.com|mlt01\.com|lianmeng\.360\.cn|gdt\.qq\.com)$|^(?:pos|cpro|cpu|eclick|dup|cbjs|ubmcmm)\.baidu(?:static)?\.com$|^(?:ad|ads|union|adv|gg)\d*\./u;
const PLAYERS =
  /(?:^|\.)(?:v\.qq\.com|youku\.com|bilibili\.com|cctv\.com|cntv\.cn|ixigua\.com|iqiyi\.com|sohu\.com|sina\.com\.cn|163\.com|weibo\.com|youtube\.com|douyin\.com|kuaishou\.com|people\.com\.cn|xinhuanet\.com|news\.cn|huanqiu\.com|ifeng\.com|thepaper\.cn|baidu\.com|amap\.com|map\.qq\.com|mgtv\.com|le\.com|56\.com|tudou\.com)$/u;
/** Names with digits that are household names. */
const KNOWN_NUMBERS =
  /(?:^|\.)(?:163|126|360|58|51job|51cto|4399|7k7k|17173|39|12306|12321|12377|12371|19lou|360doc|8684|1688|21cn|2345|3dmgame|52pk|54|66law|91|99|178|37|120ask|360kan|36kr|zol|81)\.(?:com|cn|net|com\.cn)$/u;
const CHEAP_ZONES = /\.(?:vip|cc|top|xyz|bet|win|casino|live|icu|club|fun|shop|buzz|work|tv|app|me|life|store|site|online|pro|one|poker|games?|cyou|sbs|cfd|pw|ink|today|world|ltd|la|ag)$/u;

const HOST = /^\s*(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:\s]+)/iu;
const OTHER_SCHEME = /^\s*(?:[a-z][a-z\d+.-]*:(?!\/\/)|#|$)/iu;

/** @returns the host of an address as it stands on the page, lower case; empty when it has none (`javascript:`, `#`, `data:`) */
export function hostOf(address: string | null, base: string): string {
  if (address === null || OTHER_SCHEME.test(address)) return "";
  return (HOST.exec(address) ?? HOST.exec(base))?.[1]?.toLowerCase() ?? "";
}

/** True when the host is another one than the page's, and not the site's own. */
export function isForeignHost(host: string, pageHost: string): boolean {
  return host !== "" && baseOf(host) !== baseOf(pageHost) && !SITE.test(host);
}

function baseOf(host: string): string {
  return host.split(".").slice(-2).join(".");
}

export function isAdServer(host: string): boolean {
  return AD_SERVERS.test(host);
}

export function isPlayer(host: string): boolean {
  return PLAYERS.test(host) || (SITE.test(host) && !AD_SERVERS.test(host));
}

/** True for a host name with digits, as betting sites use and drop them (`js5599`, `17929209`), or with a port. Household names with digits are not meant. */
export function hasThrowAwayName(address: string | null, base: string): boolean {
  const host = hostOf(address, base);
  if (host === "" || SITE.test(host) || KNOWN_NUMBERS.test(host) || PLAYERS.test(host)) return false;
  if (/\d{2}/u.test(host.split(".").slice(0, -1).join("."))) return true;
  try {
    return new URL(address ?? "", base).port !== "";
  } catch {
    return false;
  }
}

/** True for a throw-away name or a cheap top-level domain. Honest sites have those too: it takes more than that to hide a link. */
export function isThrowAway(address: string | null, base: string): boolean {
  return hasThrowAwayName(address, base) || CHEAP_ZONES.test(hostOf(address, base));
}
