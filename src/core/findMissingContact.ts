import { report, type Diagnostic } from '../diagnostic.ts';
import type { Tailored } from './tailor.ts';

/** What a reader would miss in a résumé that is otherwise right. */
export function findMissingContact({ root, resume }: Tailored): Diagnostic[] {
  const basics = resume.basics ?? {};
  const basicsAt = root.kind === 'map' ? root.fields.get('basics')?.key : undefined;
  const at = basicsAt ?? { ...root.at, end: root.at.start };
  const reachable = basics.email ?? basics.phone ?? basics.url ?? basics.profiles?.[0];
  return [
    ...(basics.name ? [] : [report('no-name', at, 'basics.name', {})]),
    ...(reachable ? [] : [report('no-contact', at, 'basics', {})]),
  ];
}
