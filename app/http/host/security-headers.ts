/** Headers that tell browsers what a page may never do. Source: docs/decisions/013-browser-rules.md */

export type HeaderPolicy = {
  readonly isHttps: boolean;
  /** Origins besides our own to which a form may lead: the payment provider's page. */
  readonly formOrigins: readonly string[];
  /** Vite's own scripts and styles need more room while developing. */
  readonly isDev: boolean;
};

const MAX_AGE_S = 31_536_000;

/** The content security policy around a nonce; the page cache puts a fresh one in. */
export function contentPolicy(nonce: string, policy: HeaderPolicy): string {
  const { formOrigins, isDev } = policy;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    isDev ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    isDev ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formOrigins].join(" ")}`,
  ].join("; ");
}

/** The headers that are the same on every response. */
export function steadyHeaders({ isHttps }: HeaderPolicy): Readonly<Record<string, string>> {
  return {
    ...(isHttps ? { "Strict-Transport-Security": `max-age=${MAX_AGE_S}; includeSubDomains` } : {}),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
  };
}

/** Where the payment page may be: Stripe's, or the double's on this machine. */
export function formOriginsOf(stripe: { apiBase: string | undefined } | undefined): string[] {
  if (!stripe) return [];
  return [stripe.apiBase ?? "https://checkout.stripe.com"];
}
