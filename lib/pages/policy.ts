/**
 * What a browser may do with anything this server sends: load styles and scripts from here, and
 * nothing from elsewhere. No style and no script stands in a page itself, so a text that slipped
 * through unescaped would be a blemish and no more. `next.config.ts` puts these on every answer.
 *
 * Addresses say what somebody reads, on a private deployment they hold its key: no site that is
 * linked to learns them.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy":
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), " +
    "payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};
