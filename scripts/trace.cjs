// Loaded before the command (node -r): writes what a build is at, and when, to the file that RESUME_TRACE names.
const { writeFileSync } = require('node:fs');
const childProcess = require('node:child_process');

const steps = [];
const step = (name) => {
  if (!steps.some((one) => one.name === name)) steps.push({ name, at: performance.now() });
};
step('Node starts');

/** What goes to the browser, and what comes back, tells what the build is at. */
const SENT = {
  'Page.setDocumentContent': 'reads, tailors, renders',
  'Page.printToPDF': 'waits for the fonts',
};
const CAME = { 'Page.loadEventFired': 'the page loads' };

const { spawn } = childProcess;
childProcess.spawn = (...given) => {
  step('the command loads');
  const child = spawn(...given);
  step('starts the browser');
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!fromBrowser) return child;
  const write = toBrowser.write.bind(toBrowser);
  let print;
  // Before there is something to show an empty page comes up.
  let isFilled = false;
  toBrowser.write = (message, ...rest) => {
    const { id, method } = JSON.parse(String(message).slice(0, -1));
    if (SENT[method]) step(SENT[method]);
    isFilled ||= method === 'Page.setDocumentContent';
    if (method === 'Page.printToPDF') print = id;
    return write(message, ...rest);
  };
  let before = '';
  let isPrinting = false;
  fromBrowser.on('data', (chunk) => {
    const text = before + chunk.toString('latin1');
    for (const [event, name] of Object.entries(CAME)) if (isFilled && text.includes(`"${event}"`)) step(name);
    isPrinting ||= print !== undefined && text.includes(`{"id":${print},"result"`);
    if (isPrinting && text.endsWith('\0')) step('the browser prints');
    before = text.slice(-64);
  });
  return child;
};
process.on('exit', () => {
  step('finishes and writes');
  writeFileSync(process.env.RESUME_TRACE, JSON.stringify(steps));
});
