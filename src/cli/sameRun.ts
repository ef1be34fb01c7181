import { resolve as resolvePath, sep } from 'node:path';
import type { BuildResult } from '../build.ts';
import { hasErrors } from '../diagnostic.ts';
import { hasSha256 } from '../io/hasSha256.ts';
import { changedAt, looksTheSame, stateOf, takeLooks, UNSEEN } from '../io/looks.ts';
import { openStore } from '../io/openStore.ts';

/** A build as it was told, and what it looked at. */
interface Run {
  looks: [key: string, state: string][];
  result: BuildResult;
  quiet: boolean;
  json: boolean;
}

/** What of the environment a build depends on. */
const ENVIRONMENT = [
  ...['RESUME_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'PUPPETEER_CACHE_DIR', 'PATH', 'LD_LIBRARY_PATH'],
  ...['HOME', 'XDG_CACHE_HOME', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA', 'SOURCE_DATE_EPOCH'],
];

/**
 * What the same command line came to when it last ran, where nothing that it looked at has changed since, its
 * outputs included: then there is nothing to do.
 */
export function sameRun(argv: readonly string[]): Omit<Run, 'looks'> | undefined {
  const kept = openStore(process.env)?.read(...nameOf(argv));
  if (!kept) return undefined;
  const { looks, result, ...how } = JSON.parse(kept.toString()) as Run;
  if (!looksTheSame(looks)) return undefined;
  // No browser ran, so there is nothing to say of one.
  const outputs = result.outputs.map((output) => ({ ...output, cached: true }));
  return { ...how, result: { ...result, outputs, notes: [] } };
}

/** Takes down what a build looks at until it is done, to keep it for `sameRun`. */
export function noteRun(argv: readonly string[]): {
  keep: (run: Omit<Run, 'looks'>, outDir: string) => void;
} {
  const { looks, end } = takeLooks();
  const began = Date.now();
  return {
    keep: (run, outDir) => {
      end();
      const root = `${resolvePath(outDir)}${sep}`;
      const isOutput = (key: string): boolean => key.slice(key.indexOf(' ') + 1).startsWith(root);
      const inputs = [...looks].filter(([key]) => !isOutput(key));
      const isRecent = inputs.some(([, state]) => changedAt(state) > began - TICK);
      if (hasErrors(run.result.diagnostics) || looks.has(UNSEEN) || isRecent) return;
      // Where the outputs are, all is as the build left it …
      const written = run.result.outputs.map(({ path }) => `holds ${resolvePath(path)}`);
      const outputs = [...new Set([...[...looks.keys()].filter(isOutput), ...written])];
      const left = outputs.map((key): [string, string] => [key, stateOf(key)]);
      // … unless another build wrote there at the same time.
      if (!run.result.outputs.every(({ path, sha256 }) => hasSha256(resolvePath(path), sha256))) return;
      const content = Buffer.from(JSON.stringify({ ...run, looks: [...inputs, ...left] } satisfies Run));
      openStore(process.env)?.keep(content, ...nameOf(argv));
    },
  };
}

/** Milliseconds: a file that was written within a clock's tick may be written again, unseen. */
const TICK = 50;

function nameOf(argv: readonly string[]): [string, ...string[]] {
  const environment = ENVIRONMENT.map((name) => process.env[name] ?? null);
  return ['run', process.cwd(), JSON.stringify(argv.slice(2)), JSON.stringify(environment)];
}
