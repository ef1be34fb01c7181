import { randomBytes } from 'node:crypto';
import { UsageError } from './errors.ts';
import { findProject } from './io/project.ts';
import { readSourceDate } from './io/sourceDate.ts';
import { warmBrowser } from './io/warmBrowser.ts';
import { watch } from './io/watch.ts';
import { openRoom } from './dev/room.ts';
import { serve } from './dev/server.ts';
import { openShelf } from './dev/shelf.ts';

export interface DevOptions {
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** One résumé: a file, a folder or a name in resumes/; all of them if left out. */
  file?: string;
  /** Any that is free if left out. */
  port?: number;
  /** A browser's path or ws:// address: what prints, not what shows. */
  browser?: string;
  signal?: AbortSignal;
}

export interface Dev {
  /** With its token: who has it may look. */
  url: string;
  /** Ends the server and the browser. */
  close: () => Promise<void>;
  /** Rejects with a bug of ours, and never resolves. */
  failed: Promise<never>;
}

/**
 * Serves a page that shows the printed pages of a variant, and each change of them as soon as it is saved.
 *
 * @throws UsageError where there is no résumé
 * @throws MachineError where the port is taken
 */
export async function dev(options: DevOptions = {}): Promise<Dev> {
  const { cwd = process.cwd(), file, port: wanted = 0 } = options;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    throw new UsageError('a port is a number up to 65535', 'leave --port out, and a free one is taken');
  const { root } = await findProject(cwd, file);
  const browser = warmBrowser(options);
  let onBug: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (onBug = reject));
  // It matters to who waits for it, which need not be at once.
  failed.catch(() => undefined);
  const shelf = openShelf(cwd, file);
  const room = openRoom({ shelf, browser, sourceDate: readSourceDate(process.env), onBug });
  const token = randomBytes(24).toString('base64url');
  const server = await serve({ port: wanted, token, room, cwd, file, onBug });
  try {
    // Before the first tab comes: it boots meanwhile.
    void browser.lend().start();
    const unwatch = watch(root, { onChange: room.changed });
    return {
      url: `http://127.0.0.1:${server.port}/${token}/`,
      close: async () => {
        unwatch();
        browser.close();
        await server.close();
      },
      failed,
    };
  } catch (error) {
    browser.close();
    await server.close();
    throw error;
  }
}
