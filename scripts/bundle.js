// The command as one CommonJS file, which starts from cached bytecode; the public API as modules.
import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
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
  // A script that starts from bytecode has no import(); what is left of them ask for modules of Node's own.
  supported: { 'dynamic-import': false },
  outExtension: { '.js': '.cjs' },
  define: { ...shared.define, 'import.meta.url': '__url' },
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
};

await rm(new URL('../lib', import.meta.url), { recursive: true, force: true });

/** Large, and wanted by few commands: each a file of its own, so that no other start reads it. */
const APART = ['src/pdf/pdfLib.ts', 'src/formats/docx/writeDocx.ts'];
const PDFJS = 'src/pdf/pdfjs.ts';
const THREAD = 'src/pdf/readerThread.ts';
const leaveApart = {
  name: 'leave-apart',
  setup({ onResolve }) {
    for (const file of [...APART, PDFJS].map((path) => basename(path, '.ts'))) {
      const filter = new RegExp(`/${file}\\.ts$`);
      onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${file}.cjs`, external: true } : undefined,
      );
    }
    // Sources cannot run in a thread; what is made of them can.
    onResolve({ filter: /\/openPrintReader\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: resolve('src/pdf/openReaderThread.ts') } : undefined,
    );
  },
};
await build({
  ...shared,
  ...commonjs,
  entryPoints: ['src/cli/main.ts', THREAD, ...APART].map((path) => ({
    in: path,
    out: path === 'src/cli/main.ts' ? 'cli' : basename(path, '.ts'),
  })),
  plugins: [leaveApart],
});
await build({
  ...shared,
  ...commonjs,
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
await build({
  ...shared,
  entryPoints: { index: 'src/index.ts' },
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
const { status } = spawnSync(process.execPath, ['scripts/cacheCode.js'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
