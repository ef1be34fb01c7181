// What the steps of action.yml share: they run on what every runner has, Node and nothing else.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

export const input = (name) => (process.env[`INPUT_${name}`] ?? '').trim();

/** Which résumé and variants; `--` so that no name passes for an option. */
export function chosen() {
  const variants = input('VARIANTS')
    .split(/[\s,]+/)
    .filter(Boolean);
  const resume = input('RESUME');
  return [
    ...(variants.length > 0 ? [`--variant=${variants.join(',')}`] : []),
    ...(resume === '' ? [] : ['--', resume]),
  ];
}

/** An output of the step. No text ends it early: nobody guesses the line that does. */
export function setOutput(name, value) {
  const end = randomUUID();
  appendFileSync(process.env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

/** A path as the repository knows it, wherever the project stands in it. */
export function inWorkspace(path) {
  return relative(process.env.GITHUB_WORKSPACE ?? '.', resolve(path)).replaceAll('\\', '/');
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function annotate({ severity, file, line, column, code, message, hint }) {
  const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text) => data(String(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = line > 0 ? `file=${property(inWorkspace(file))},line=${line},col=${column},` : '';
  console.log(
    `::${severity} ${place}title=${property(code)}::${data([message, hint].filter(Boolean).join('\n'))}`,
  );
}
