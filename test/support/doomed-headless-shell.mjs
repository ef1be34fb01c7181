#!/usr/bin/env node
// A real browser that dies, or freezes, when a certain command reaches it: to be named with --browser. See doomed.ts.
import { spawn } from 'node:child_process';
import { appendFileSync, createReadStream, createWriteStream, statSync } from 'node:fs';

const { DOOMED_SHELL, DOOMED_LOG, DOOMED_AT, DOOMED_HOW, DOOMED_TIMES } = process.env;
appendFileSync(DOOMED_LOG, '.');
let shell;
const isDoomed = statSync(DOOMED_LOG).size <= Number(DOOMED_TIMES);
if (isDoomed && DOOMED_AT === 'start') await meetDoom();

shell = spawn(DOOMED_SHELL, process.argv.slice(2), {
  stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'],
});
shell.on('exit', (status) => process.exit(status ?? 1));
const answers = createWriteStream('', { fd: 4 });
let printed;

forward(createReadStream('', { fd: 3 }), shell.stdio[3], (text) => {
  if (text.includes('"method":"Page.printToPDF"')) printed ??= JSON.parse(text).id;
  return text.includes(DOOMED_AT);
});
forward(shell.stdio[4], answers, (text) => DOOMED_AT === 'printed' && JSON.parse(text).id === printed);

/** Message for message; the doom comes once the fatal one has been handed on. */
function forward(from, to, isFatal) {
  let rest = '';
  from.setEncoding('utf8').on('data', (chunk) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop();
    for (const message of messages) {
      to.write(`${message}\0`, () => isDoomed && isFatal(message) && void meetDoom());
    }
  });
  for (const end of [from, to]) end.on('error', () => process.exit(1));
}

async function meetDoom() {
  const signal = DOOMED_HOW === 'hang' ? 'SIGSTOP' : 'SIGKILL';
  shell?.kill(signal);
  process.kill(process.pid, signal);
  await new Promise(() => undefined);
}
