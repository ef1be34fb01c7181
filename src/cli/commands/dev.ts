import type { Command } from 'commander';
import * as options from '../options.ts';
import { terminal } from '../terminal.ts';

interface Flags {
  port?: string;
  open?: boolean;
  browser?: string;
  json?: boolean;
}

export function addDev(root: Command, signal: AbortSignal): void {
  root
    .command('dev')
    .description('show the printed pages in a browser, and every change as you save it')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .option('--port <number>', 'where to serve on 127.0.0.1 (default: any port that is free)')
    .option('--open', 'open the page in your browser')
    .addOption(options.browserOption())
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
The address goes to stdout. It holds a token: only who has it can look.

Examples:
  resume dev --open                the pages of every variant, to switch between
  resume dev resumes/ada           one résumé
  resume dev --port 4000 --json    {"url": "http://127.0.0.1:4000/…/"}`,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { dev } = await import('../../dev.ts');
      const { url, failed } = await dev({
        signal,
        ...(file === undefined ? {} : { file }),
        ...(flags.port === undefined ? {} : { port: Number(flags.port) }),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
      });
      talk.out(flags.json ? `${JSON.stringify({ url })}\n` : `${url}\n`);
      talk.say(talk.colors.dim('Open this address; Ctrl-C ends.'));
      if (flags.open) {
        const { openInBrowser } = await import('../../io/openInBrowser.ts');
        if (!(await openInBrowser(url)))
          talk.complain('no browser could be opened: open the address yourself');
      }
      await failed;
    });
}
