// Prints the variants, and tells the workflow which files there are and its readers which pages.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { annotate, chosen, input, inWorkspace, setOutput } from './runner.js';

const outDir = input('OUT_DIR') || 'dist';
const args = [
  process.env.PROGRAM,
  'build',
  '--json',
  `--format=${
    input('FORMATS')
      .split(/[\s,]+/)
      .filter(Boolean)
      .join(',') || 'pdf,html'
  }`,
  `--out-dir=${outDir}`,
  ...(input('FROZEN') === 'true' ? ['--frozen'] : []),
  ...chosen(),
];
const ran = spawnSync(process.execPath, args, {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 2 ** 28,
});
process.exitCode = ran.status ?? 1;
if (!ran.stdout.startsWith('{')) process.exit();
const { outputs, diagnostics } = JSON.parse(ran.stdout);

// What the check has said is not said again; what only a build can find is.
const isSaid = ({ code }) => input('CHECK') === 'true' && ran.status === 1 && !code.startsWith('frozen-');
const problems = diagnostics.filter((one) => !isSaid(one));
for (const problem of problems) annotate(problem);

const manifest = join(outDir, 'manifest.json');
setOutput('paths', outputs.map(({ path }) => inWorkspace(path)).join('\n'));
setOutput('manifest', existsSync(manifest) ? inWorkspace(manifest) : '');
if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, summary());

function summary() {
  const variants = new Map();
  for (const output of outputs) {
    const name = `${output.resume}/${output.variant}`;
    variants.set(name, [...(variants.get(name) ?? []), output]);
  }
  const rows = [...variants].map(([name, files]) => {
    const pages = files.find((file) => file.pages !== null)?.pages ?? '';
    const said = files.map(({ format, bytes }) => `${format} ${Math.ceil(bytes / 1024)} kB`);
    return `| ${name} | ${pages} | ${said.join(', ')} |`;
  });
  const count = diagnostics.filter(({ severity }) => severity === 'error').length;
  return [
    '### resume build',
    '',
    count === 0
      ? 'No errors.'
      : `${count} ${count === 1 ? 'error' : 'errors'}: what they are in was not written.`,
    '',
    ...(rows.length > 0 ? ['| Variant | Pages | Files |', '| --- | --- | --- |', ...rows, ''] : []),
    ...problems.map(
      ({ file, line, message }) => `- ${line > 0 ? `\`${file}:${line}\` ` : ''}${text(message)}`,
    ),
    '',
    '',
  ].join('\n');
}

/** Text of a résumé among Markdown, which takes HTML, too; as it stands between backticks. */
function text(message) {
  const escape = (piece) => piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return message
    .split(/(`[^`]*`)/)
    .map((piece, index) => (index % 2 ? piece : escape(piece)))
    .join('')
    .replace(/\s+/g, ' ');
}
