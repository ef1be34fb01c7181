/** The Content-Security-Policies of pages: what one may do, wherever it is opened. */

/** Show what it holds itself as data: URLs; no more, and no script. */
export const STILL_ONLY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline' data:";

/** The same, and run the scripts that stand in it. */
export const INLINE_ONLY = `${STILL_ONLY}; script-src 'unsafe-inline'`;

/** Of a page in a file of its own, without a header that says more: it may not send anything, either. */
export const FILE_ONLY = `${STILL_ONLY}; base-uri 'none'; form-action 'none'`;
