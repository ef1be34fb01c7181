import { SENT_SETTINGS } from '../core/sentResume.ts';
import { child } from '../core/source.ts';
import type { GivenDocument, Importer } from './importer.ts';
import { readSent } from './readSent.ts';

/** JSON Resume that this program wrote: it says how the page was set, too. */
export const sentJson: Importer<GivenDocument> = {
  name: 'sent-json',
  title: 'JSON Resume that this program wrote',
  recognizes: ({ root }) => child(child(root, 'meta'), SENT_SETTINGS)?.kind === 'map',
  read: ({ root }) =>
    root.kind === 'map' ? readSent(root) : { root: undefined, diagnostics: [], facts: false },
};
