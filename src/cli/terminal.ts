import { Chalk, chalkStderr, supportsColor, type ChalkInstance } from 'chalk';
import { legible, ownColors } from './legible.ts';

/** Where a command talks: product to stdout, everything else to stderr. */
export interface Terminal {
  /** Product: bytes or text that a pipe may carry on. */
  out: (content: Uint8Array | string) => void;
  /** Talk: a line to the person at the desk. Silent under --quiet. */
  say: (line: string) => void;
  /** What must be heard under --quiet, too. */
  complain: (text: string) => void;
  /** A line that the next one replaces, made for so many columns; nothing where stderr is no terminal. */
  progress: (line: (width: number) => string) => void;
  colors: ChalkInstance;
  /** Columns to write in; Infinity in a pipe. */
  width: number;
}

/** How long a command may be silent before it tells what it is at. */
const PATIENCE_MS = 1000;

/** There is one stderr, whoever talks: the line that stands there, and the time at which one will. */
let shown = false;
let patience: NodeJS.Timeout | undefined;

function clear(): void {
  clearTimeout(patience);
  if (!shown) return;
  process.stderr.write('\r\u001B[K');
  shown = false;
  process.off('exit', clear);
}

export function terminal(quiet: boolean): Terminal {
  const { stdout, stderr } = process;
  const colors = ownColors(new Chalk({ level: process.env.NO_COLOR ? 0 : chalkStderr.level }));
  let current: (width: number) => string = () => '';
  const show = (): void => {
    clear();
    stderr.write(legible(current((stderr.columns || 80) - 1)));
    shown = true;
    // A signal ends the process without coming back here.
    process.on('exit', clear);
  };
  return {
    out: (content) => void stdout.write(content),
    say: (line) => {
      clear();
      if (!quiet) stderr.write(`${legible(line)}\n`);
    },
    complain: (text) => {
      clear();
      stderr.write(`${legible(text)}\n`);
    },
    progress: (line) => {
      if (quiet || !stderr.isTTY) return;
      current = line;
      if (shown) show();
      // Nobody is kept waiting by a clock that only tells how long it takes.
      else patience ??= setTimeout(show, PATIENCE_MS).unref();
    },
    colors,
    width: stderr.isTTY ? stderr.columns || 80 : Infinity,
  };
}

/** The colours of the product: stdout may have others than stderr. */
export function productColors(): ChalkInstance {
  return new Chalk({ level: process.env.NO_COLOR || !supportsColor ? 0 : supportsColor.level });
}
