import { defaultTreeAdapter } from 'parse5';

export { html as markup, parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';

/** How a parsed page is read and changed. */
export const tree = defaultTreeAdapter;
