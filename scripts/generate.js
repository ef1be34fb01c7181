// From the schemas, the single source: the patch schema, the validators that a run loads instead of
// Ajv, and the TypeScript types; from the files in src/labels: the table of languages.
// `npm install` runs this; so does `npm run generate` after a change.
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import Ajv, { _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const schemaFile = (name) => new URL(`../schema/${name}.schema.json`, import.meta.url);
const generatedFile = (name) => new URL(`../src/generated/${name}`, import.meta.url);
const readSchema = async (name) => JSON.parse(await readFile(schemaFile(name), 'utf8'));

/** What a variant may write where the résumé has `schema`: nothing is required, null removes. */
function patchOf(schema, definitions) {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/$defs/', '');
    const target = definitions[name];
    return isMapping(target) ? { $ref: schema.$ref } : patchOf(target, definitions);
  }
  if (schema.type === 'array') return patchOfList(schema, definitions);
  const { required, ...rest } = schema;
  const patch = { ...rest, type: [schema.type, 'null'].flat() };
  if (schema.properties) {
    patch.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [key, patchOf(value, definitions)]),
    );
  }
  if (schema.additionalProperties)
    patch.additionalProperties = patchOf(schema.additionalProperties, definitions);
  return patch;
}

/** A map patches entries by id, a list chooses and orders them; lists of plain text are replaced. */
function patchOfList(schema, definitions) {
  const entry = schema.items.$ref && definitions[schema.items.$ref.replace('#/$defs/', '')];
  if (!entry?.properties) return { ...schema, type: ['array', 'null'] };
  return { type: ['array', 'object', 'null'], items: schema.items, additionalProperties: schema.items };
}

function isMapping(schema) {
  return schema.properties !== undefined || schema.additionalProperties !== undefined;
}

/** Entries stand in lists as an id or a map, in maps as a map, null or (highlights) the new text. */
function patchDefinition(name, schema, definitions) {
  const patch = patchOf(schema, definitions);
  patch.title = `${name[0].toUpperCase()}${name.slice(1)}Patch`;
  if (schema.properties?.id) patch.type = ['string', 'object', 'null'];
  return patch;
}

function patchSchema(resume) {
  const definitions = resume.$defs;
  const sections = Object.entries(resume.properties).filter(([, value]) => value.items);
  return {
    $schema: resume.$schema,
    $id: 'patch.schema.json',
    title: 'Patch',
    description: 'Generated from resume.schema.json by scripts/generate.js: what a variant may change in it.',
    type: 'object',
    properties: Object.fromEntries(sections.map(([key, value]) => [key, patchOfList(value, definitions)])),
    $defs: Object.fromEntries(
      Object.entries(definitions)
        .filter(([, schema]) => isMapping(schema))
        .map(([name, schema]) => [name, patchDefinition(name, schema, definitions)]),
    ),
  };
}

/** json-schema-to-typescript turns `x-*` into an index signature, which would hide misspelt names. */
function withoutPatterns(value) {
  if (Array.isArray(value)) return value.map(withoutPatterns);
  if (value === null || typeof value !== 'object') return value;
  const { patternProperties, $id, ...rest } = value;
  return Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, withoutPatterns(item)]));
}

async function writeTypes(schemas) {
  const cwd = new URL('../schema/', import.meta.url).pathname;
  const local = Object.fromEntries(schemas.map((schema) => [schema.$id, withoutPatterns(schema)]));
  const resolver = {
    order: 1,
    canRead: (file) => file.url.endsWith('.schema.json'),
    read: (file) => JSON.stringify(local[file.url.split('/').at(-1)]),
  };
  for (const name of ['resume', 'template']) {
    const source = await compile(local[`${name}.schema.json`], name, {
      cwd,
      bannerComment: `// Generated from schema/${name}.schema.json by scripts/generate.js.`,
      $refOptions: { resolve: { file: resolver } },
    });
    await writeFile(generatedFile(`${name}.ts`), source);
  }
  const application = local['application.schema.json'];
  const data = { description: application.properties.data.description, tsType: 'Resume' };
  const types = await compile(
    { ...application, properties: { ...application.properties, data } },
    'application',
    {
      bannerComment: `// Generated from schema/application.schema.json by scripts/generate.js.
import type { Resume } from './resume.ts';`,
    },
  );
  await writeFile(generatedFile('application.ts'), types);
}

/** Ajv copies all the errors there are for each entry that has one: tens of thousands of them take half a minute. */
const CONCAT = /vErrors\.concat\((\w+\.errors)\)/g;
const JOINED = `
function joined(all, more) {
  for (const one of more) all.push(one);
  return all;
}
`;

async function writeValidators(schemas) {
  const forms = ['date', 'url', 'email', 'lengths', 'sheet', 'locale'];
  const ajv = new Ajv({
    schemas,
    allErrors: true,
    inlineRefs: false,
    verbose: true,
    allowUnionTypes: true,
    formats: Object.fromEntries(forms.map((form) => [form, () => true])),
    // The predicates are ours, in src/core/forms.ts; Ajv only needs to know where to find them.
    code: { source: true, esm: true, formats: _`forms` },
  });
  const code = standaloneCode(ajv, {
    validateResume: 'resume.schema.json',
    validateVariant: 'variant.schema.json',
    validateTemplate: 'template.schema.json',
    validateApplication: 'application.schema.json',
    validateCheck: 'check.schema.json',
    validateOutput: 'output.schema.json',
  });
  await build({
    stdin: {
      contents: `import { forms } from './forms.ts';\n${JOINED}${code.replaceAll(CONCAT, 'joined(vErrors, $1)')}`,
      resolveDir: new URL('../src/core/', import.meta.url).pathname,
      loader: 'js',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minifySyntax: true,
    minifyWhitespace: true,
    outfile: generatedFile('validators.js').pathname,
  });
  await writeFile(
    generatedFile('validators.d.ts'),
    `import type { ErrorObject } from 'ajv';
interface Validate {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export declare const validateResume: Validate;
export declare const validateVariant: Validate;
export declare const validateTemplate: Validate;
export declare const validateApplication: Validate;
export declare const validateCheck: Validate;
export declare const validateOutput: Validate;
`,
  );
}

/** English gives the type: a language without one of its labels does not compile. */
async function writeLabels() {
  const files = await readdir(new URL('../src/labels/', import.meta.url));
  const tags = files.map((file) => file.replace(/\.json$/, '')).sort();
  const nameOf = (tag) => tag.replace('-', '');
  await writeFile(
    generatedFile('labels.ts'),
    `// Generated from src/labels by scripts/generate.js.
${tags.map((tag) => `import ${nameOf(tag)} from '../labels/${tag}.json' with { type: 'json' };`).join('\n')}

export type Labels = typeof en;

/** By BCP 47 tag, as the files are called. */
export const LABELS: Readonly<Record<string, Labels>> = {
${tags.map((tag) => `  '${tag}': ${nameOf(tag)},`).join('\n')}
};

export const ENGLISH: Labels = en;
`,
  );
}

await mkdir(new URL('../src/generated/', import.meta.url), { recursive: true });
const resume = await readSchema('resume');
const patch = patchSchema(resume);
await writeFile(schemaFile('patch'), JSON.stringify(patch, null, 2) + '\n');
const written = await Promise.all(['variant', 'template', 'application', 'check', 'output'].map(readSchema));
const schemas = [resume, patch, ...written];
await writeTypes(schemas);
await writeValidators(schemas);
await writeLabels();
