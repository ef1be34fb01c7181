import { isTrue } from '../core/tree.ts';
import { report } from '../diagnostic.ts';
import { isPublic } from './contactLeak.ts';
import { concerning, type ResumeRule } from './rule.ts';

/** A variant that is called so is meant for its author. */
const OWN = /interview|prep|note|private|own|draft|internal|rehears/i;

export const privateNotes: ResumeRule = {
  code: 'private-notes',
  of: 'resume',
  level: 'warning',
  purpose: 'private notes that print in a variant which others will read',
  example: 'notes: true beside an email, or in a public variant',
  find: (variants) =>
    variants.flatMap((variant) => {
      const { tree } = variant.tailored;
      const setting = tree.fields.get('notes');
      const notes = variant.prose.filter(({ path }) => path.endsWith('.note'));
      if (!isTrue(tree, 'notes') || !setting || notes.length === 0 || OWN.test(variant.name)) return [];
      const about = { variant: variant.name, count: notes.length, isPublic: isPublic(variant, variants) };
      return [concerning(report('private-notes', setting.key, 'notes', about), [variant.name])];
    }),
};
