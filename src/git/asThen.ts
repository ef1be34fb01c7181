import { join } from 'node:path';
import type { VariantSource } from '../core/document.ts';
import { parse } from '../core/parse.ts';
import { toData, type Source } from '../core/source.ts';
import { readText } from '../io/files.ts';

/** A résumé's texts: what its own time took for sound is read as from elsewhere, where an unknown key is no error. */
interface Texts {
  source: Source;
  variants: readonly VariantSource[];
}

/**
 * The texts of a résumé of a revision, held against the schemas that the revision brings along in `schema/`:
 * a key that they know, and this program does not any more, was no mistake then.
 *
 * @param root the revision's folder
 * @returns undefined where it brings none, or they take none of the texts
 */
export async function asThen(root: string, { source, variants }: Texts): Promise<Texts | undefined> {
  const takes = await schemasOf(root);
  if (!takes) return undefined;
  const read = (text: Source, schema: Schema): Source =>
    takes(text, schema) ? { ...text, foreign: true } : text;
  const then = {
    source: read(source, 'resume'),
    variants: variants.map((variant) => ({ ...variant, source: read(variant.source, 'variant') })),
  };
  const sources = [then.source, ...then.variants.map((variant) => variant.source)];
  return sources.some(({ foreign }) => foreign) ? then : undefined;
}

const SCHEMAS = ['resume', 'variant', 'patch'] as const;
type Schema = (typeof SCHEMAS)[number];

async function schemasOf(root: string): Promise<((source: Source, schema: Schema) => boolean) | undefined> {
  const texts = await Promise.all(
    SCHEMAS.map((name) => readText(join(root, 'schema', `${name}.schema.json`))),
  );
  const schemas = texts.map(schemaIn).filter((schema) => schema !== undefined);
  if (schemas.length < SCHEMAS.length) return undefined;
  const { Ajv } = await import('ajv');
  // Forms are today's business; numbers that stand where text belongs are read as it.
  const ajv = new Ajv({ schemas, strict: false, validateFormats: false, coerceTypes: true, logger: false });
  return (source, name) => {
    const data = dataOf(source);
    return data !== undefined && ajv.validate(`${name}.schema.json`, data);
  };
}

function schemaIn(text: string | undefined): object | undefined {
  try {
    const schema: unknown = text === undefined ? undefined : JSON.parse(text);
    return typeof schema === 'object' && schema !== null ? schema : undefined;
  } catch {
    return undefined; // A broken schema takes nothing: today's is asked alone.
  }
}

function dataOf(source: Source): unknown {
  const { root } = parse(source);
  return root && toData(root);
}
