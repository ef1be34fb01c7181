/** Link targets that a page may hold; anything else prints as text (JSON Resume data is untrusted). */
export const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** An address that may become a link; else undefined. */
export function safeHref(url: string): string | undefined {
  return SAFE_LINK.test(url) ? url : undefined;
}

/** `linkedin.com/in/ada` is a web address, too: https is assumed. */
export function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^[^/]*\.[^/]*:\d/.test(url) ? url : `https://${url}`;
}

/** An address as people read it: no scheme, no `www.`, no slash at the end. */
export function shownUrl(url: string): string {
  return url
    .replace(/^[a-z][a-z0-9+.-]*:(\/\/)?/i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
}
