import { child, mapping, type Field, type Mapping, type Node } from '../core/source.ts';
import { SENT_SETTINGS } from '../core/sentResume.ts';
import { entry, isNothing } from './fields.ts';
import type { Draft } from './importer.ts';
import { readJsonResume } from './jsonResume.ts';

/** The data as they were sent; how they were set is the variant `default`, the titles are the résumé’s. */
export function readSent(root: Mapping): Draft {
  const { data, settings } = withoutSettings(root);
  const { root: resume = root, diagnostics } = readJsonResume(data, false);
  const titles = child(settings, 'titles');
  const fields = new Map(resume.kind === 'map' ? resume.fields : []);
  if (titles && !isNothing(titles)) fields.set('titles', { key: titles.at, value: titles });
  const variant = settings && readVariant(settings);
  if (settings && variant) {
    const all = entry(settings.at, { default: variant });
    if (all) fields.set('variants', { key: settings.at, value: all });
  }
  return { root: mapping(fields, root.at), diagnostics, facts: false };
}

function withoutSettings(root: Mapping): { data: Mapping; settings: Node | undefined } {
  const meta = root.fields.get('meta');
  if (meta?.value.kind !== 'map') return { data: root, settings: undefined };
  const fields = new Map(meta.value.fields);
  const settings = fields.get(SENT_SETTINGS)?.value;
  fields.delete(SENT_SETTINGS);
  const all = new Map<string, Field>(root.fields);
  if (fields.size === 0) all.delete('meta');
  else all.set('meta', { ...meta, value: { ...meta.value, fields } });
  return { data: { ...root, fields: all }, settings };
}

function readVariant(settings: Node): Mapping | undefined {
  const template = child(settings, 'template');
  const options = child(template, 'options');
  const name = child(template, 'name');
  const page = child(settings, 'page');
  const filled = (node: Node | undefined) => (node && !isNothing(node) ? node : undefined);
  return entry(settings.at, {
    sections: filled(child(settings, 'sections')),
    template: template && entry(template.at, { name, options: filled(options) }),
    page: page?.kind === 'map' ? withoutNulls(page) : undefined,
    locale: filled(child(settings, 'locale')),
  });
}

function withoutNulls(page: Mapping): Mapping | undefined {
  const fields = [...page.fields].filter(([, { value }]) => !isNothing(value));
  return fields.length === 0 ? undefined : mapping(fields, page.at);
}
