/** What readers call the licence that an address names; the address itself where none is known. */
export function licenceName(url: string): string {
  const path = /^https?:\/\/(?:www\.)?(creativecommons|arxiv)\.org\/(.*?)\/?$/i.exec(url);
  if (path === null) return url;
  const [site = "", kind = "", name = "", version, ...rest] = [
    path[1] ?? "",
    ...(path[2] ?? "").split("/"),
  ];
  const place = rest[0] ? ` ${rest[0].toUpperCase()}` : "";
  const numbered = `${version ? ` ${version}` : ""}${place}`;
  if (site.toLowerCase() === "arxiv") {
    if (name === "nonexclusive-distrib") return "arXiv's nonexclusive licence to distribute";
    if (name === "assumed-1991-2003") return "arXiv's assumed licence for papers of 1991 to 2003";
    return url;
  }
  if (kind === "licenses" && /^by(-[a-z]{2}){0,2}$/.test(name)) {
    return `CC ${name.toUpperCase()}${numbered}`;
  }
  if (kind === "licenses" && name === "publicdomain") return "Public domain";
  if (kind === "publicdomain" && name === "zero") return `CC0${numbered}`;
  if (kind === "publicdomain" && name === "mark") return `Public Domain Mark${numbered}`;
  return url;
}
