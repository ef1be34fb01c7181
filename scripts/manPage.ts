import type { Command } from 'commander';

/** The manual page of the program, of what its commands say of themselves; they are not to be run any more. */
export function manPage(root: Command): string {
  const help = root.createHelp();
  const commands = help.visibleCommands(root).filter((command) => command.name() !== 'help');
  return lines(
    '.\\" Made of what the commands say of themselves: vitest test/man -u',
    '.TH RESUME 1 "" "resume\\-as\\-code" "User Commands"',
    '.SH NAME',
    'resume \\- keep a résumé in git, and print a variant of it for each application',
    '.SH SYNOPSIS',
    '.B resume',
    'COMMAND [OPTION]... [ARGUMENT]...',
    '.br',
    '.B resume',
    'COMMAND \\-\\-help',
    '.SH DESCRIPTION',
    plain(root.description()),
    '.SH OPTIONS',
    ...options(root),
    '.SH COMMANDS',
    ...commands.flatMap((command) => about(command, 'resume')),
    '.SH EXIT STATUS',
    ...EXIT_STATUS.map(([status, meaning]) => tagged(status, meaning)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.map(([name, meaning]) => tagged(name, meaning)),
    '.SH FILES',
    ...FILES.map(([name, meaning]) => tagged(name, meaning)),
    '.SH EXAMPLES',
    ...examples(root),
    '',
  );
}

const EXIT_STATUS = [
  ['0', 'done'],
  ['1', 'the résumé has errors; nothing is written for that variant'],
  ['2', 'wrong usage'],
  ['3', 'the machine lacks something: browser, disk, permission'],
  ['70', 'a bug of this program'],
  ['130, 143', 'stopped by a signal'],
] as const;

const ENVIRONMENT = [
  ['RESUME_BROWSER, PUPPETEER_EXECUTABLE_PATH', 'the browser that prints'],
  ['RESUME_CACHE', 'the folder that keeps what was printed; off for none'],
  ['SOURCE_DATE_EPOCH', 'the date of the documents, in seconds since 1970'],
  ['NO_COLOR', 'set to anything: no colors'],
] as const;

const FILES = [
  ['resumes/NAME/resume.yaml', 'everything you have ever done'],
  ['resumes/NAME/variants/VARIANT.yaml', 'what one application sees of it'],
  ['resumes/check.yaml', 'how much each rule of check weighs'],
  ['resumes/output.yaml', 'what resume release calls its files'],
  ['templates/NAME/', 'templates of your own'],
  ['dist/NAME/VARIANT.FORMAT', 'what resume build writes'],
] as const;

/** A command with its options and examples, and those below it. */
function about(command: Command, parent: string): string[] {
  const help = command.createHelp();
  const name = `${parent} ${command.name()}`;
  const below = help.visibleCommands(command).filter((one) => one.name() !== 'help');
  const shown = examples(command);
  const own = [
    `.SS ${plain(`${name} ${command.usage()}`)}`,
    plain(command.description()),
    ...options(command),
    ...(shown.length > 0 ? ['.PP', ...shown] : []),
  ];
  return [...own, ...below.flatMap((one) => about(one, name))];
}

function options(command: Command): string[] {
  const help = command.createHelp();
  const own = help.visibleOptions(command).filter(({ long }) => command.parent === null || long !== '--help');
  return own.map((option) => tagged(help.optionTerm(option), help.optionDescription(option)));
}

/** What follows the options when the command is asked for help. */
function examples(command: Command): string[] {
  let said = '';
  command.configureOutput({ writeOut: (text) => (said += text) });
  command.outputHelp();
  const after = said.slice(command.helpInformation().length).trim();
  return after === '' ? [] : ['.EX', ...after.split('\n').map(plain), '.EE'];
}

function tagged(term: string, text: string): string {
  return lines('.TP', `.B ${plain(term)}`, plain(text));
}

/** What roff would take for markup, or print as another sign. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

function plain(text: string): string {
  return text.replace(/[-\\'`^~]/g, (sign) => SIGNS[sign] ?? sign).replace(/^(?=\.)/, '\\&');
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}
