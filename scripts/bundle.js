// The command as one CommonJS file, which starts from cached bytecode; the public API as modules.
import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

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

const commonjs = {
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // A script that starts from bytecode has no import(); what is left of them ask for modules of Node's own.
  supported: { 'dynamic-import': false },
  define: { ...shared.define, 'import.meta.url': '__url' },
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
};

/** pdf.js is large and seldom wanted: it stays out of the command and gets a file of its own. */
const apart = {
  name: 'apart',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /\/pdfjs\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './pdfjs.cjs', external: true } : undefined,
    );
  },
};

await rm(new URL('../lib', import.meta.url), { recursive: true, force: true });
await build({
  ...shared,
  ...commonjs,
  entryPoints: { pdfjs: 'src/pdf/pdfjs.ts' },
  minify: true,
  // It would load a canvas for drawing, and leave what it lacks in the globals of whoever reads a PDF.
  define: {
    ...commonjs.define,
    'process.getBuiltinModule': '__builtin',
    'globalThis.DOMMatrix': 'DOMMatrix',
    'globalThis.ImageData': 'ImageData',
    'globalThis.Path2D': 'Path2D',
    'globalThis.navigator': 'navigator',
    'globalThis.pdfjsWorker': '__worker',
    'globalThis.pdfjsLib': '__lib',
  },
  banner: {
    js: [
      commonjs.banner.js,
      'class DOMMatrix {} class ImageData {} class Path2D {}',
      "const navigator = { language: 'en', platform: '', userAgent: '' };",
      'const __builtin = () => ({ createRequire: () => () => ({}) });',
      'let __worker, __lib;',
    ].join(''),
  },
});
await build({
  ...shared,
  ...commonjs,
  entryPoints: { cli: 'src/cli/main.ts' },
  plugins: [apart],
});
await build({
  ...shared,
  entryPoints: { index: 'src/index.ts' },
  plugins: [apart],
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
const { status } = spawnSync(process.execPath, ['scripts/cacheCode.js'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
