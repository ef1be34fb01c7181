import { own } from '../../core/own.ts';
import { visible } from '../../core/visible.ts';
import type { Command, Option } from 'commander';
import { MachineError, UsageError } from '../../errors.ts';
import { FORMAT_NAMES } from '../../formats/formatNames.ts';
import { terminal } from '../terminal.ts';

/** Each shell asks `resume completion --words …` for what may come next. Bash’s own `compgen -W` would run a folder called `$(…)`. */
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_resume() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    [[ $word == "$2"* ]] && COMPREPLY+=("$(printf %q "$word")")
  done < <(resume completion --words "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _resume resume
`,
  zsh: `#compdef resume
_resume() {
  local -a found
  found=("\${(@f)$(resume completion --words "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a found
}
compdef _resume resume
`,
  fish: `complete -c resume -f -a '(resume completion --words (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};

export function addCompletion(root: Command): void {
  root
    .command('completion')
    .description('print a script that completes commands, options and your variants’ names')
    .argument('[shell]', 'your shell: bash, zsh or fish')
    .option('--words <words...>', 'what may follow these words; for the scripts')
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      'after',
      `
Examples:
  source <(resume completion bash)                                   in ~/.bashrc
  resume completion zsh > "\${fpath[1]}/_resume"                      once
  resume completion fish > ~/.config/fish/completions/resume.fish    once`,
    )
    .action(async (shell: string | undefined) => {
      const talk = terminal(false);
      const position = process.argv.indexOf('--words');
      if (position !== -1) {
        const words = process.argv.slice(position + 1);
        talk.out(
          (await candidates(root, words))
            .filter(isPlain)
            .map((word) => `${word}\n`)
            .join(''),
        );
        return;
      }
      const script = own(SCRIPTS, shell ?? '');
      if (script === undefined)
        throw new UsageError('name your shell', `one of ${Object.keys(SCRIPTS).join(', ')}`);
      talk.out(script);
    });
}

/** A shell shows what it completes. */
function isPlain(word: string): boolean {
  return visible(word) === word;
}

/** What may stand where the last of the words is being typed. */
async function candidates(root: Command, words: readonly string[]): Promise<string[]> {
  const typed = words.at(-1) ?? '';
  const command = root.commands.find((one) => one.name() === words[0]);
  if (!command || words.length < 2)
    return root.commands.map((one) => one.name()).concat('--help', ...(root.parent ? [] : ['--version']));
  if (command.commands.length > 0) return candidates(command, words.slice(1));
  const option = command.options.find((one) => [one.short, one.long].includes(words.at(-2)));
  if (option?.required) return valuesOf(option);
  if (typed.startsWith('-'))
    return command.options.flatMap((one) => [one.long ?? '', one.short ?? '']).filter(Boolean);
  const taken = command.registeredArguments.map((argument) => argument.name());
  if (taken.includes('template')) return (await names()).templates;
  if (taken.includes('variant')) return (await names()).variants;
  if (taken.includes('a')) return [...(await names()).variants, ...(await records())];
  return taken.includes('file') ? (await names()).resumes : [];
}

async function valuesOf(option: Option): Promise<string[]> {
  switch (option.attributeName()) {
    case 'variant':
      return (await names()).variants;
    case 'template':
      return (await names()).templates;
    case 'all':
      return quietly(async () => (await import('../../git/listRefs.ts')).listRefs(process.cwd()), []);
    case 'format':
      return [...FORMAT_NAMES, 'all'];
    default:
      return option.argChoices ?? [];
  }
}

/** What the project here has; nothing where there is none. */
function names(): Promise<{ resumes: string[]; variants: string[]; templates: string[] }> {
  return quietly(
    async () => {
      const { list } = await import('../../list.ts');
      const { resumes, templates } = await list();
      return {
        resumes: resumes.map((resume) => resume.name),
        variants: [...new Set(resumes.flatMap((resume) => resume.variants.map((variant) => variant.name)))],
        templates: templates.map((template) => template.name),
      };
    },
    { resumes: [], variants: [], templates: [] },
  );
}

/** The records of what was sent. */
function records(): Promise<string[]> {
  return quietly(async () => {
    const { applicationNames } = await import('../../applications/readApplications.ts');
    return applicationNames(process.cwd());
  }, []);
}

/** Completing a word is no moment to complain that the folder holds no résumé, or the machine no git. */
async function quietly<T>(find: () => Promise<T>, none: T): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof UsageError || error instanceof MachineError) return none;
    throw error;
  }
}
