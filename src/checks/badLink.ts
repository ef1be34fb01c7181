import { nearest } from '../core/nearest.ts';
import type { Prose } from '../core/prose.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

export const badLink: VariantRule = {
  code: 'bad-link',
  of: 'variant',
  level: 'warning',
  purpose: 'links and mail addresses that lead nowhere',
  example: 'htps://github.com/ada, ada@gmial.com',
  find: ({ prose }) => prose.flatMap(linksIn),
};

interface Problem {
  why: string;
  /** What to write; empty where only its author knows. */
  hint: string;
}

function problem(why: string, hint = ''): Problem {
  return { why, hint };
}

function misspelt(written: string, meant: string): Problem {
  return problem(`\`${written}\` is misspelt`, `did you mean \`${meant}\`?`);
}

/** Where a text, or what a text names, is a link. */
function linksIn(prose: Prose): Diagnostic[] {
  const { shape, written } = prose;
  const tell = (start: number, link: string, problem: Problem | undefined): Diagnostic[] =>
    problem === undefined
      ? []
      : [
          report('bad-link', prose.placeOfWritten(start, start + link.length), prose.path, {
            link,
            ...problem,
          }),
        ];
  if (/(?:^|\.)url$/.test(shape)) return tell(0, written, linkProblem(written.trim()));
  if (/(?:^|\.)email$/.test(shape)) return tell(0, written, mailProblem(written.trim()));
  const taken: [number, number][] = [];
  const inMarkdown = [...written.matchAll(MARKDOWN)].flatMap((match) => {
    const target = match[3] ?? '';
    const start = match.index + match[0].length - 1 - target.length;
    taken.push([match.index, match.index + match[0].length]);
    return tell(start, target, match[2] === ' ' ? spacedProblem(target) : targetProblem(target));
  });
  const isFree = (at: number) => !taken.some(([start, end]) => at >= start && at < end);
  const bare = [...written.matchAll(BARE)].filter(({ index }) => isFree(index));
  const mails = [...written.matchAll(MAIL)].filter(({ index }) => isFree(index));
  return [
    ...inMarkdown,
    ...bare.flatMap(({ index, 0: link }) => {
      const bared = link.replace(/[.,;:!?)\]”’"']+$/, '');
      return tell(index, bared, linkProblem(bared));
    }),
    ...mails.flatMap(({ index, 0: mail }) => tell(index, mail, mailProblem(mail))),
  ];
}

const MARKDOWN = /\[([^[\]]+)\]( ?)\(([^()\s][^()]*)\)/g;
const BARE = /(?<![\p{L}\d@/])(?:[a-z]{3,6}:?\/\/|https?:\/?(?=\w)|www[.,])\S+/giu;
const MAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:[.,][\p{L}\d-]+)*/gu;

/** `[text] (https://…)` prints as it stands; `[sic] (and more)` is meant to. */
function spacedProblem(target: string): Problem | undefined {
  return /^[a-z]+:?\/\/|^www\./i.test(target)
    ? problem('a space stands between `]` and `(`', 'remove it')
    : undefined;
}

/** What stands in the round brackets behind `[a text]`; elsewhere they are just a remark. */
function targetProblem(target: string): Problem | undefined {
  if (/^(?:mailto|tel):/i.test(target))
    return /^mailto:/i.test(target) ? mailProblem(target.slice(7)) : undefined;
  if (/\s/.test(target) && !/^\S*[/.]\S*/.test(target))
    return problem('it is no web address, so it prints as it stands');
  if (!/^[a-z]+:?\/\//i.test(target))
    return problem('it has no `https://`, so it prints as it stands', `write \`https://${target}\``);
  return linkProblem(target);
}

/** What is wrong with a web address, of what a machine can see without asking the network. */
export function linkProblem(link: string): Problem | undefined {
  if (/\s/.test(link)) return problem('a space stands in it', 'remove it, or write `%20`');
  if (/^mail(?:to)?[:/]/i.test(link)) return mailtoProblem(link);
  const [, scheme, marks = '', rest = link] =
    /^([a-z][a-z0-9+-]*?)(:?\/{1,3}|:)(?!\d)(.*)$/i.exec(link) ?? [];
  if (scheme !== undefined) {
    const meant = nearest(scheme.toLowerCase(), ['https', 'http']);
    if (!/^https?$/i.test(scheme)) {
      return meant !== undefined && /^h/i.test(scheme) ? misspelt(scheme, meant) : undefined;
    }
    if (marks !== '://')
      return problem(`\`${scheme}${marks}\` begins no address`, `write \`${scheme.toLowerCase()}://\``);
    if (/^https?:?\/\//i.test(rest)) return problem('its beginning stands there twice', 'remove one of them');
  }
  return hostProblem(rest.split(/[/?#]/)[0] ?? '', scheme !== undefined);
}

function hostProblem(host: string, hasScheme: boolean): Problem | undefined {
  const name = host.replace(/^[^@]*@/, '').replace(/:\d+$/, '');
  if (name.includes(',')) return problem('a comma stands where a dot should', 'write a dot');
  if (/^w{1,2}\.|^w{4,}\.|^www[^.]/i.test(name) && !/^w{1,2}\.\p{L}+$/iu.test(name))
    return problem('`www.` is misspelt', 'write `www.`');
  if (/\.\.|^\.|\.$/.test(name)) return problem('there is a dot too many', 'remove it');
  if (/^localhost$|^\[|^\d+(?:\.\d+){3}$/.test(name)) return problem('it leads to one machine only');
  if (!name.includes('.'))
    return hasScheme ? problem(`\`${name}\` has no ending such as \`.com\``) : undefined;
  return /\.(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu.test(name)
    ? undefined
    : problem('its ending is none that the web has');
}

function mailtoProblem(link: string): Problem | undefined {
  const [, colon = '', mail = ''] = /^mailto(:?\/*\s?)(.*)$/i.exec(link) ?? [];
  if (!/^mailto/i.test(link) || colon !== ':')
    return problem('it begins no mail', 'write `mailto:` and the address');
  return mailProblem(mail.replace(/\?.*$/, ''));
}

const PROVIDERS = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'protonmail.com',
  'live.com',
];
const REAL = new Set([
  ...PROVIDERS,
  'mail.com',
  'email.com',
  'gmx.com',
  'ymail.com',
  'gmx.de',
  'aol.com',
  'live.de',
  'hey.com',
]);

/** Typing errors in the names of the large providers, and endings that nobody has. */
function mailProblem(mail: string): Problem | undefined {
  const domain = mail.split('@')[1]?.toLowerCase() ?? '';
  if (domain.includes(',')) return problem('a comma stands where a dot should', 'write a dot');
  if (REAL.has(domain)) return undefined;
  const [name = '', ...rest] = domain.split('.');
  const ending = rest.join('.');
  const provider = PROVIDERS.find((one) => one.startsWith(`${name}.`));
  const isTypo = /^(?:con|cmo|ocm|comm|vom|xom|cm|om|coom)$/.test(ending);
  if (isTypo) return misspelt(`.${ending}`, '.com');
  if (provider !== undefined || name.length < 4) return undefined;
  const meant = PROVIDERS.find((one) => oneSlip(name, one.split('.')[0] ?? '') && ending === 'com');
  return meant === undefined ? undefined : misspelt(domain, meant);
}

/** Two letters swapped, one too many, one too few or another one. */
function oneSlip(written: string, right: string): boolean {
  const start = right.split('').findIndex((letter, index) => written[index] !== letter);
  const at = start === -1 ? right.length : start;
  const [a, b] = [written.slice(at), right.slice(at)];
  if (a === b) return false;
  const isSwap = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return isSwap || a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1);
}
