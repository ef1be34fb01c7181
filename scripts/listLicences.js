// THIRD-PARTY.md: whose work is in the package or comes with it, and on what terms. What is bundled into lib/ has no
// folder of its own in an install, so its licence has to be carried here. Run after a change of the dependencies.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const read = async (file) => JSON.parse(await readFile(file, 'utf8'));

const { metafile } = await build({
  entryPoints: ['src/cli/main.ts', 'src/index.ts', 'src/pdf/readerThread.ts', 'src/generated/validators.js'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  splitting: true,
  outdir: 'lib',
  write: false,
  metafile: true,
  logLevel: 'error',
});
const bundled = new Set(Object.keys(metafile.inputs).flatMap((input) => folderOf(input) ?? []));

const { packages } = await read('package-lock.json');
const installed = Object.entries(packages)
  .filter(
    ([folder, { dev, devOptional, peer, optional }]) => folder && !dev && !devOptional && !peer && !optional,
  )
  .map(([folder]) => folder);

const found = await Promise.all([
  ...installed.map((folder) => row(folder, 'installed beside it')),
  ...[...bundled].map((folder) => row(folder, 'in the bundle')),
]);
// A package may stand in several folders, and be bundled as well as installed.
const rows = [...new Map(found.map((one) => [`${one.name} ${one.version}`, one])).values()];
rows.sort((a, b) => (a.name < b.name ? -1 : 1));

const texts = new Map();
for (const { name, terms } of rows) {
  if (terms) texts.set(terms, [...(texts.get(terms) ?? []), name]);
}
const page = [
  '# Whose work this is made with',
  'Made by `scripts/listLicences.js`. The fonts are not in this list: their licences stand beside them in `fonts/`.',
  [
    '| package | version | licence | |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ name, version, licence, where }) => `| ${name} | ${version} | ${licence} | ${where} |`),
  ].join('\n'),
  '## Their terms',
  ...[...texts].map(([terms, names]) => `### ${names.join(', ')}\n\n\`\`\`text\n${terms}\n\`\`\``),
].join('\n\n');
const file = 'THIRD-PARTY.md';
await writeFile(file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' }));

/** `node_modules/a/node_modules/@b/c` of a file below it. */
function folderOf(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function row(folder, where) {
  const { name, version, license } = await read(`${folder}/package.json`);
  const file = (await readdir(folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const terms = file && (await readFile(`${folder}/${file}`, 'utf8'));
  return { name, version, licence: license ?? 'see below', where, terms: terms?.replaceAll('\r', '').trim() };
}
