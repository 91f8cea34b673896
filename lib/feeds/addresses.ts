/**
 * Addresses in running text. Authors write them with a full stop behind, in brackets, and often
 * without the scheme where the host is a known one.
 */
export type Found = { text: string; url?: string };

const hosts =
  "github\\.com|gitlab\\.com|bitbucket\\.org|codeberg\\.org|huggingface\\.co|hf\\.co|zenodo\\.org|osf\\.io";
const written = new RegExp(
  `https?://[^\\s<>"{}|\\\\^\`“”«»\\u3000-\\u303f\\uff00-\\uffef]+|(?<![\\w.@/-])(?:www\\.)?(?:${hosts})/[\\w./~%#?=&+@-]+|(?<![\\w.@/-])[a-z\\d](?:[a-z\\d-]{0,60}[a-z\\d])?\\.github\\.io(?:/[\\w./~%#?=&+@-]*)?`,
  "gi",
);

/** Most texts have none, and this is told at once. */
const candidate = /:\/\/|\.(?:com|co|org|io)\b/i;

/** A text as the parts that are addresses and the parts between them, in order. */
export function addressesIn(text: string): Found[] {
  if (!candidate.test(text)) return text === "" ? [] : [{ text }];
  const parts: Found[] = [];
  let from = 0;
  for (const match of text.matchAll(written)) {
    const address = withoutSentence(match[0]);
    const url = webAddress(address);
    if (url === null) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, url });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Without what belongs to the sentence: punctuation, and brackets that were opened before it. */
function withoutSentence(address: string): string {
  const surplus = { ")": count(address, ")") - count(address, "("), "]": 0 };
  surplus["]"] = count(address, "]") - count(address, "[");
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? "";
    if (last === ")" || last === "]") {
      if (surplus[last] <= 0) break;
      surplus[last]--;
    } else if (!/[.,;:!?'’‘*…_]/.test(last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/**
 * The address as a link may have it, or null. Nothing but http and https, a host with a dot in it,
 * and no name or password before it, which is how one site poses as another. Without a scheme it
 * needs a path, or `main.py` would be a site.
 */
export function webAddress(address: string): string | null {
  const isBare = /^(?:www\.|[\w.-]+\/|[\w-]+\.github\.io$)/i.test(address);
  const whole = isBare ? `https://${address}` : address;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  const isPublic =
    /[^.]\.[^.\d][^.]*\.?$/.test(url.hostname) && url.username === "" && url.password === "";
  return isWeb && isPublic && url.href.length <= 2000 ? url.href : null;
}

/** Where papers keep code, models and data. */
const codeHosts =
  /^(?:www\.)?(?:github\.com|gitlab\.[a-z.]+|bitbucket\.org|codeberg\.org|huggingface\.co|hf\.co|zenodo\.org|osf\.io|kaggle\.com|figshare\.com|modelscope\.cn|anonymous\.4open\.science)$/;
const projectHosts = /^(?!www\.)[^.]+\.(?:github|gitlab|hf|huggingface)\.(?:io|space)$/;

/** Whether an address, as `webAddress` gives it, is of code, data or a project's page. */
export function isCodeOrData(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  if (projectHosts.test(hostname)) return true;
  if (hostname === "doi.org") return /^\/10\.5281\/zenodo\./i.test(pathname);
  return codeHosts.test(hostname) && pathname.length > 1;
}
