import { lineage, readDocument } from '../core/document.ts';
import { SENT_SETTINGS } from '../core/sentResume.ts';
import { tailor, type Tailored } from '../core/tailor.ts';
import { hasErrors } from '../diagnostic.ts';

/** A variant's name in the document that is made of what was sent; nobody sees it. */
const SENT = 'sent';

/**
 * The variant that was sent, of the JSON that went with it; undefined where that is other JSON: broken, no
 * résumé, or without the settings that we write beside the data.
 */
export function tailorSent(json: string, name: string): Tailored | undefined {
  // What was sent has no facts any more: a `${` in it is text.
  const data = dataIn(json.replaceAll('${', '\\\\${'));
  const settings = mapIn(mapIn(data, 'meta'), SENT_SETTINGS);
  if (!settings) return undefined;
  const source = (part: object) => ({ file: name, text: JSON.stringify(part), foreign: true });
  const document = readDocument(source({ ...data }), [{ name: SENT, source: source(settings) }]);
  const { layers, diagnostics } = lineage(document, SENT);
  if (!document.base || hasErrors(diagnostics)) return undefined;
  const tailored = tailor(document.base, layers);
  return hasErrors(tailored.diagnostics) ? undefined : tailored;
}

type Data = Readonly<Record<string, unknown>>;

function dataIn(json: string): Data | undefined {
  try {
    return mapIn({ json: JSON.parse(json) as unknown }, 'json');
  } catch {
    // Another program's file, or a damaged one.
    return undefined;
  }
}

function mapIn(data: Data | undefined, key: string): Data | undefined {
  const value = data?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : undefined;
}
