import { escapeHtml } from "../lib/escape";

/** A page of one sentence as it comes, for a browser that may get no more, with or without scripts. */
export function plainPage(page: {
  status: number;
  title: string;
  sentence: string;
  back?: { href: string; text: string };
}): Response {
  const { status, title, sentence, back } = page;
  const link = back
    ? `<p><a href="${escapeHtml(back.href)}">${escapeHtml(back.text)}</a></p>\n`
    : "";
  return new Response(
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<style>body{margin:1.5rem 1rem;font:1rem/1.55 system-ui,sans-serif}</style>
<title>${escapeHtml(title)}</title>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(sentence)}</p>
${link}`,
    {
      status,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        ...(status === 401 && { "www-authenticate": "Bearer" }),
      },
    },
  );
}
