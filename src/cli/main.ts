import type { CommanderError } from 'commander';
import { EXIT, exitStatus, MachineError, UsageError } from '../errors.ts';
import { plainFailure } from './plainFailure.ts';
import { sameRun } from './sameRun.ts';
import { tellBuild } from './tellBuild.ts';
import { terminal } from './terminal.ts';

/**
 * Runs the command line: the one place that owns signals, decides the exit status and shows failures.
 * The status is set, not forced, so that piped output is never cut.
 *
 * @param onBuild called where there is something to build, before that is loaded
 */
export async function main(argv: readonly string[], onBuild = (): void => undefined): Promise<void> {
  const abort = new AbortController();
  ownSignals(abort);
  const quiet = argv.includes('--quiet') || argv.includes('-q');
  try {
    if (argv[2] === 'build') {
      if (await isDone(argv)) return;
      onBuild();
    }
    const { program } = await import('./program.ts');
    const root = program(abort.signal, argv[2]);
    for (const command of [root, ...root.commands, ...root.commands.flatMap((one) => one.commands)])
      command.exitOverride();
    await root.parseAsync(argv);
  } catch (error) {
    if (abort.signal.aborted) return;
    if (isCommanderError(error)) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    process.exitCode = exitStatus(error);
    showFailure(error, quiet, wantsJson(argv));
  }
}

/** Told before the command line is even parsed, for it is the same as the last one. */
async function isDone(argv: readonly string[]): Promise<boolean> {
  const run = sameRun(argv);
  if (run) await tellBuild(run.result, run.json, terminal(run.quiet));
  return run !== undefined;
}

/** Not by its class, which would have to be loaded for it. */
function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** `--json` and what is short for: a failure is then a document, too. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (one, index) =>
      one === '--json' || one === '--reporter=json' || (one === 'json' && argv[index - 1] === '--reporter'),
  );
}

function ownSignals(abort: AbortController): void {
  for (const [signal, status] of [
    ['SIGINT', EXIT.sigint],
    ['SIGTERM', EXIT.sigterm],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      abort.abort(new Error(signal));
      process.exit(status);
    });
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.stderr.write('resume: what reads the output closed it before all was written\n');
    process.exit(EXIT.machine);
  });
  process.stderr.on('error', () => process.exit(EXIT.machine));
}

function showFailure(error: unknown, quiet: boolean, json: boolean): void {
  const { complain, colors, out } = terminal(quiet);
  if (!(error instanceof UsageError) && !(error instanceof MachineError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    complain(
      `${colors.red.bold('This is a bug in resume-as-code.')} Please report it with what follows.\n${stack}`,
    );
    return;
  }
  if (json) {
    out(`${JSON.stringify(plainFailure(error), null, 2)}\n`);
    return;
  }
  complain(`${colors.red.bold('error')} ${error.message}`);
  if (error.hint) complain(`  ${colors.cyan('→')} ${error.hint}`);
}
