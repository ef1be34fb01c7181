// Prints résumés with Typst, one after the other in this one process: `inTypst.js PACKAGE FOLDER_OF_JSON TO`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [home, from, to] = process.argv.slice(2);
const { NodeCompiler } = createRequire(join(home, 'package.json'))('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create();
const document = readFileSync(new URL('hundred.typ', import.meta.url), 'utf8');
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const inputs = { resume: readFileSync(join(from, name), 'utf8') };
  const pdf = compiler.pdf({ mainFileContent: document, inputs }, { creationTimestamp: 0 });
  writeFileSync(join(to, name.replace('.json', '.pdf')), pdf);
  compiler.evictCache(10);
}
