import { isBullet } from '../core/jobs.ts';
import type { Prose } from '../core/prose.ts';
import { report } from '../diagnostic.ts';
import { keyOf, TECHNOLOGIES } from './known.ts';
import { concerning, type ResumeRule, type Variant } from './rule.ts';
import { isSentence } from './sentences.ts';

export const nameSpelling: ResumeRule = {
  code: 'name-spelling',
  of: 'resume',
  level: 'warning',
  purpose: 'one name spelt two ways, or not as its makers spell it',
  example: 'TypeScript here, Typescript there',
  find: (variants) => {
    const spellings = collect(variants);
    return [...spellings].flatMap(([key, forms]) => {
      const right = TECHNOLOGIES.get(key) ?? commonest(forms);
      return [...forms.values()]
        .filter((form) => form.written !== right && isWrong(form, right, forms))
        .map(({ written, prose, at, by }) => {
          const others = forms.get(right)?.by ?? [];
          const place = prose.placeOf(at, at + written.length);
          const about = { written, right, isElsewhere: forms.has(right) };
          return concerning(report('name-spelling', place, prose.path, about), [
            ...new Set([...by, ...others]),
          ]);
        });
    });
  },
};

interface Form {
  written: string;
  prose: Prose;
  at: number;
  by: string[];
}

/** The names of a résumé by what is the same however they are spelt, each form once. */
function collect(variants: readonly Variant[]): Map<string, Map<string, Form>> {
  const spellings = new Map<string, Map<string, Form>>();
  for (const variant of variants) {
    for (const prose of variant.prose.filter(isRead)) {
      for (const match of prose.text.matchAll(WORD)) {
        const [written] = match;
        const at = match.index;
        if (prose.code.some(([start, end]) => at >= start && at < end) || isAddress(prose.text, at, written))
          continue;
        const key = keyOf(written);
        if (
          key.length < 3 ||
          (!TECHNOLOGIES.has(key) && !CAMEL.test(written) && !spellings.has(key) && !/\p{Lu}/u.test(written))
        )
          continue;
        const forms = spellings.get(key) ?? new Map<string, Form>();
        const form = forms.get(written) ?? { written, prose, at, by: [] };
        if (!form.by.includes(variant.name)) form.by.push(variant.name);
        forms.set(written, form);
        spellings.set(key, forms);
      }
    }
  }
  return spellings;
}

/** A word, with the dots and signs that names have: `Node.js`, `C++`, `CI/CD` in two. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}+#]|[.-](?=\p{L}))*/gu;
const CAMEL = /\p{Ll}\p{Lu}/u;

function isRead(prose: Prose): boolean {
  return (
    isBullet(prose) ||
    isSentence(prose) ||
    /\.keywords\.\*$|^skills\.\*\.name$|^(?:work|projects)\.\*\.(?:name|description)$/.test(prose.shape)
  );
}

function isAddress(text: string, at: number, written: string): boolean {
  const before = /\S*$/.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(at + written.length))?.[0] ?? '';
  return (
    /[@:/\\_]/.test(before.replace(/^[("“']+/, '')) && /\/\/|@|www\.|\.\w+\//.test(before + written + after)
  );
}

function commonest(forms: ReadonlyMap<string, Form>): string {
  const camel = [...forms.keys()].filter((written) => CAMEL.test(written));
  const counted = [...forms.values()].sort((a, b) => b.by.length - a.by.length);
  return camel[0] ?? counted[0]?.written ?? '';
}

/** Whether this form is a mistake: beside the right one, or alone where the makers leave no doubt. */
function isWrong({ written, prose }: Form, right: string, forms: ReadonlyMap<string, Form>): boolean {
  const isBeside = forms.has(right);
  const isOnlyCase = written.toLowerCase() === right.toLowerCase();
  // Letters apart, both are capitals alone: `CAN` and `can`, `REST` and `Rest` are different words.
  if (right === right.toUpperCase() || (written === written.toUpperCase() && written.length > 4))
    return false;
  if (CAMEL.test(right)) {
    // Alone: `Javascript` in a sentence is wrong, in a list of keywords a habit; `numpy` is how it is imported.
    return isBeside || (isOnlyCase && /^\p{Lu}/u.test(written) && !/\.keywords\.\*$/.test(prose.shape));
  }
  if (right.includes('.')) return isBeside;
  return isBeside && isOnlyCase && NO_WORDS.has(written.toLowerCase());
}

/** Names that are no words of the language: in small letters they are still the name. */
const NO_WORDS = new Set(
  `airflow angular ansible aerospike athena azure bazel bigtable cassandra celery cloudflare couchbase databricks debezium
django docker elasticsearch erlang fastly figma flink flutter gradle grafana hadoop haskell istio java jenkins jira kafka
keras kibana kotlin kubernetes laravel linkerd linux logstash lucene maven memcached netlify nomad openshift pandas
podman postgres prometheus pulumi puppeteer python redis redshift salesforce scala selenium splunk sqlite svelte
tensorflow terraform twilio ubuntu vagrant vercel webpack zabbix`.split(/\s+/),
);
