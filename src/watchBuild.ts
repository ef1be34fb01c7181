import { resolve as resolvePath } from 'node:path';
import { build, type BuildOptions, type BuildResult } from './build.ts';
import { MachineError, UsageError } from './errors.ts';
import { inTurn } from './inTurn.ts';
import { findProject } from './io/project.ts';
import { warmBrowser } from './io/warmBrowser.ts';
import { watch } from './io/watch.ts';

export interface WatchBuildOptions extends BuildOptions {
  /** Called after each build. */
  onBuilt: (round: Round) => void | Promise<void>;
}

/** One build of those that follow each other. */
export interface Round {
  result: BuildResult | undefined;
  /** In place of a result, e.g. where the résumé is gone for the moment; the next save may mend it. */
  failure: UsageError | MachineError | undefined;
  ms: number;
}

/**
 * Builds, and builds again whenever the project changes, with one browser for all of it; what comes out
 * the same is left alone. Ends only by the signal, or by a first build that cannot begin.
 *
 * @throws what `build` throws, of the first build
 */
export async function watchBuild({ onBuilt, ...options }: WatchBuildOptions): Promise<void> {
  const { cwd = process.cwd(), outDir = 'dist', signal, file } = options;
  if (outDir === '-')
    throw new UsageError('--watch writes files, and -o - writes none', 'name a folder with -o DIR');
  if (options.frozen) {
    throw new UsageError(
      '--watch builds what has changed, and --frozen lets nothing change',
      'take one of them',
    );
  }
  const { root } = await findProject(cwd, file);
  const browser = warmBrowser(options);
  const round = async (): Promise<void> => {
    const begun = performance.now();
    const result = await build(options, browser.lend());
    await onBuilt({ result, failure: undefined, ms: performance.now() - begun });
  };
  const laterRound = async (): Promise<void> => {
    const begun = performance.now();
    try {
      await round();
    } catch (error) {
      if (!(error instanceof UsageError) && !(error instanceof MachineError)) throw error;
      if (error instanceof MachineError) browser.renew();
      await onBuilt({ result: undefined, failure: error, ms: performance.now() - begun });
    }
  };
  const end = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      let isFirst = true;
      const ask = inTurn(async () => {
        if (signal?.aborted || end.signal.aborted) return;
        await (isFirst ? round() : laterRound()).catch(reject);
        isFirst = false;
      });
      // Before the first build: what is saved while it runs is built after it.
      const stop = watch(root, { onChange: ask, except: [resolvePath(cwd, outDir)] });
      end.signal.addEventListener('abort', stop);
      signal?.addEventListener('abort', () => {
        resolve();
      });
      ask();
    });
  } finally {
    end.abort();
    browser.close();
  }
}
