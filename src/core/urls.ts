/** Link targets that a page may hold; anything else prints as text (JSON Resume data is untrusted). */
export const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** An address as people read it, and where it leads. */
export interface Link {
  text: string;
  /** Empty where there is nothing safe to link to. */
  href: string;
}

export function linkTo(url: string | undefined): Link {
  return url ? { text: shownUrl(url), href: hrefOf(url) } : { text: '', href: '' };
}

/** The address itself where it may become a link, else nothing. */
export function hrefOf(url: string | undefined): string {
  return url !== undefined && SAFE_LINK.test(url) ? url : '';
}

/** `linkedin.com/in/ada` is a web address, too: https is assumed. */
export function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^[^/]*\.[^/]*:\d/.test(url) ? url : `https://${url}`;
}

/** An address as people read it: no scheme, no `www.`, no slash at the end. */
function shownUrl(url: string): string {
  return url
    .replace(/^[a-z][a-z0-9+.-]*:(\/\/)?/i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
}
