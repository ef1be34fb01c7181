import { parse } from '../core/parse.ts';
import type { Source } from '../core/source.ts';
import { hasErrors, report } from '../diagnostic.ts';
import type { Draft, GivenPdf, Importer } from './importer.ts';
import { readSent } from './readSent.ts';

/** A PDF that this program printed: it carries the data that it shows, and how they were set. */
export const sentPdf: Importer<GivenPdf> = {
  name: 'pdf',
  title: 'a PDF that this program printed',
  recognizes: () => true,
  read: async ({ bytes, whole }) => {
    const { readAttachment } = await import('../pdf/readAttachment.ts');
    const attachment = await readAttachment(bytes);
    if ('json' in attachment)
      return readAttached({ file: `${whole.source.file}#resume.json`, text: attachment.json, foreign: true });
    return refused(report(REFUSALS[attachment.failed], whole, '', {}));
  },
};

const REFUSALS = {
  'no-attachment': 'no-attachment',
  encrypted: 'locked-pdf',
  damaged: 'damaged-pdf',
  'not-a-pdf': 'damaged-pdf',
} as const;

function refused(...diagnostics: Draft['diagnostics']): Draft {
  return { root: undefined, diagnostics, facts: false };
}

function readAttached(source: Source): Draft {
  const { root, diagnostics } = parse(source);
  if (!root || hasErrors(diagnostics)) return refused(...diagnostics);
  if (root.kind !== 'map') return refused(report('no-attachment', root.at, '', {}));
  const sent = readSent(root);
  return { ...sent, diagnostics: [...diagnostics, ...sent.diagnostics] };
}
