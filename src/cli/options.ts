import { Option, type Command } from 'commander';
import { FORMAT_NAMES } from '../formats/formatNames.ts';
import type { ResolveOptions } from '../resolve.ts';

/** Names given as `--variant a b`, `-v a -v b` or `-v a,b`. */
function names(value: string, before: string[] = []): string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ];
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

export const variantOption = () =>
  new Option('-v, --variant <name...>', 'only these variants').argParser<string[]>(names);

export const formatOption = (usual = 'pdf, html') =>
  new Option(
    '-f, --format <name...>',
    `formats to make: ${FORMAT_NAMES.join(', ')} or all (default: ${usual})`,
  ).argParser<string[]>(names);

export const templateOption = () =>
  new Option('--template <name>', 'a template, or a JSON Resume theme, in place of the variant’s');

export const setOption = () =>
  new Option('--set <path=value>', 'a last patch, by ids: work.acme.position="Staff Engineer"').argParser<
    string[]
  >(collect);

export const jsonOption = () => new Option('--json', 'one JSON document on stdout');

export const browserOption = () =>
  new Option('--browser <path>', 'a browser’s path, or the ws:// or http:// addresses of some elsewhere');

export const cacheOption = () =>
  new Option('--no-cache', 'read and print everything anew, and keep nothing in the user’s cache folder');

/** What commands share of their flags. */
export interface SharedFlags {
  variant?: string[];
  template?: string;
  set?: string[];
  json?: boolean;
  browser?: string;
}

export function resolveOptions(file: string | undefined, flags: SharedFlags): ResolveOptions {
  return {
    cwd: process.cwd(),
    ...(file === undefined ? {} : { file }),
    ...(flags.variant ? { variants: flags.variant } : {}),
    ...(flags.template === undefined ? {} : { template: flags.template }),
    ...(flags.set ? { set: flags.set } : {}),
  };
}

export function isQuiet(command: Command): boolean {
  return command.optsWithGlobals().quiet === true;
}
