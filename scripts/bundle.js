// The command as CommonJS in pieces, each of which starts from cached bytecode; the public API as modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build as bundle, transform } from 'esbuild';
import { packPieces } from './packPieces.js';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const shared = {
  outdir: 'lib',
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  define: { __VERSION__: JSON.stringify(version) },
};

const PDFJS = 'src/pdf/pdfjs.ts';
const THREAD = 'src/pdf/readerThread.ts';
const leaveApart = {
  name: 'leave-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/pdfjs\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './pdfjs.cjs', external: true } : undefined,
    );
    // Sources cannot run in a thread; what is made of them can.
    onResolve({ filter: /\/openPrintReader\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: resolve('src/pdf/openReaderThread.ts') } : undefined,
    );
  },
};

/** What libraries load or work out at their start, and we never ask of them: by what they name, and where. */
const NOTHING = [
  // Commander starts no programs for us; to load what could takes as long as Commander itself.
  { name: /^node:child_process$/, by: '/commander/', contents: 'module.exports = {}' },
  // An address that is no link in Markdown stays text.
  { name: /^linkify-it$/, by: '/markdown-it/', contents: 'export default class {}' },
  // Puppeteer makes its logger anew for each message, which takes longer than to send it.
  { name: /^debug$/, by: '/puppeteer-core/', contents: 'export default () => () => undefined' },
];
const spareWork = {
  name: 'spare-work',
  setup({ onResolve, onLoad }) {
    for (const { name, by, contents } of NOTHING)
      onResolve({ filter: name }, ({ importer }) =>
        importer.includes(by)
          ? { path: name.source, namespace: 'nothing', pluginData: { contents } }
          : undefined,
      );
    onLoad({ filter: /./, namespace: 'nothing' }, ({ pluginData }) => pluginData);
    // A table of ten thousand numbers, made letter by letter of a text.
    onLoad({ filter: /\/entities\/.*\/decode-data-\w+\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const letters = /("(?:[^"\\]|\\.)*")\s*\.split\(""\)\s*\.map\(\(c\) => c\.charCodeAt\(0\)\)/;
      if (!letters.test(text)) throw new Error(`${path} is made otherwise than is known here`);
      return { contents: text.replace(letters, 'new Uint8Array(Buffer.from($1, "utf16le")).buffer') };
    });
  },
};

const commonjs = {
  format: 'cjs',
  // A script that starts from bytecode has no import(); what is left of them ask for modules of Node's own.
  supported: { 'dynamic-import': false },
  define: { ...shared.define, 'import.meta.url': '__url' },
  banner: "const __url = require('node:url').pathToFileURL(__filename).href;",
};

await rm(new URL('../lib', import.meta.url), { recursive: true, force: true });
await mkdir('lib');

// esbuild splits modules only. What a command imports on demand is a piece of its own, so that no other
// start reads it, and each piece is made CommonJS afterwards, which bytecode takes.
const { outputFiles } = await bundle({
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts', readerThread: THREAD, keepTemplates: 'src/io/keepTemplates.ts' },
  plugins: [leaveApart, spareWork],
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.piece' },
  write: false,
});
const build = createHash('sha256');
for (const { contents } of outputFiles) build.update(contents);
const defineBuild = { __BUILD__: JSON.stringify(build.digest('hex').slice(0, 16)) };
const pieces = new Map();
for (const { path, text } of outputFiles) {
  const { code } = await transform(text, {
    ...{ format: 'cjs', platform: 'node', target: 'node20', minifySyntax: true, minifyWhitespace: true },
    supported: commonjs.supported,
    define: { ...commonjs.define, ...defineBuild },
    banner: text.includes('import.meta.url') ? commonjs.banner : '',
  });
  pieces.set(basename(path), { text: onDemand(code) });
}
packPieces('lib/pieces', pieces);
await bundle({
  ...shared,
  ...commonjs,
  banner: { js: commonjs.banner },
  outExtension: { '.js': '.cjs' },
  entryPoints: [PDFJS],
  minify: true,
  inject: ['src/pdf/pdfjsGlobals.ts'],
  define: {
    ...commonjs.define,
    'process.getBuiltinModule': 'builtinModule',
    'globalThis.DOMMatrix': 'DOMMatrix',
    'globalThis.ImageData': 'ImageData',
    'globalThis.Path2D': 'Path2D',
    'globalThis.navigator': 'navigator',
    'globalThis.pdfjsWorker': 'ours.worker',
    'globalThis.pdfjsLib': 'ours.library',
  },
});
await bundle({
  ...shared,
  entryPoints: { index: 'src/index.ts' },
  define: { ...shared.define, ...defineBuild },
  plugins: [leaveApart],
  format: 'esm',
  splitting: true,
  // What CommonJS gives the packages that are bundled from it, and modules do not.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      "import { fileURLToPath as __fileURLToPath } from 'node:url';",
      'const require = __createRequire(import.meta.url), __filename = __fileURLToPath(import.meta.url);',
    ].join(''),
  },
});

/**
 * The same CommonJS, but each piece and each of Node's modules is loaded when something of it is first used,
 * not when it is named. No piece of ours does anything by being loaded.
 */
function onDemand(code) {
  const declared = /\b(import_\w+)=((?:__toESM\()?require\("[^"]+"\)(?:(?:,1)?\))?)(?=[,;])/g;
  const names = new Set([...code.matchAll(declared)].map(([, name]) => name));
  const lazy = code.replace(declared, '$1=onDemand(()=>$2)');
  const used = lazy.replace(/\bimport_\w+(?=[.[])/g, (name) => (names.has(name) ? `${name}.now` : name));
  const bare = [...used.matchAll(/\bimport_\w+\b(?!=onDemand|\.now)/g)].filter(([name]) => names.has(name));
  if (bare.length > 0) throw new Error(`esbuild uses ${bare[0]} in a way that is not known here`);
  // esbuild leaves regular expressions as they are.
  const ascii = used.replace(
    /[^\0-\x7F]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const helper = 'const onDemand=load=>{let made;return{get now(){return made??=load()}}};';
  return `(function (exports, require, module, __filename, __dirname) {${helper}${ascii}\n})`;
}

const { status } = spawnSync(process.execPath, ['scripts/cacheCode.js'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
