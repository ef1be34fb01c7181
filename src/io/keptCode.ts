import { precompile } from '../core/handlebars.ts';
import type { Store } from './openStore.ts';

/** Handlebars as the code that prints it, compiled where it was not kept. */
export function keptCode(store: Store): (text: string) => string {
  return (text) => {
    const kept = store.read('handlebars', text);
    if (kept) return kept.toString();
    const code = precompile(text);
    store.keep(Buffer.from(code), 'handlebars', text);
    return code;
  };
}
