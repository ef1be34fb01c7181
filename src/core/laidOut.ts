/** The attribute of a page that was laid out once, by which its fonts are there. */
export const LAID_OUT = 'data-laid-out';
