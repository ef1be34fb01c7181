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
  find: (variants) =>
    [...spellingsIn(variants)].flatMap(([key, forms]) => {
      const official = TECHNOLOGIES.get(key);
      const right = official ?? [...forms.keys()].find((written) => CAMEL.test(written));
      if (right === undefined) return [];
      const others = (forms.get(right) ?? []).map(({ by }) => by);
      return [...forms].flatMap(([written, uses]) =>
        uses
          .filter(({ prose }) => isWrong(written, prose, right, others.length > 0, official !== undefined))
          .map(({ prose, at, by }) => {
            const about = { written, right, isElsewhere: others.length > 0 };
            const place = prose.placeOf(at, at + written.length);
            const found = report('name-spelling', place, prose.path, about);
            return concerning(found, [...new Set([by, ...others])]);
          }),
      );
    }),
};

/** Where a form of a name stands. */
interface Use {
  prose: Prose;
  at: number;
  /** The variant. */
  by: string;
}

/** The names of a résumé by what is the same however they are spelt, then by how they are. */
function spellingsIn(variants: readonly Variant[]): Map<string, Map<string, Use[]>> {
  const spellings = new Map<string, Map<string, Use[]>>();
  for (const { name: by, prose: all } of variants) {
    for (const prose of all.filter(isRead)) {
      for (const { 0: written, index: at } of prose.text.matchAll(WORD)) {
        const key = keyOf(written);
        if (key.length < 3 || !(TECHNOLOGIES.has(key) || /\p{Lu}/u.test(written))) continue;
        if (prose.code.some(([start, end]) => at >= start && at < end)) continue;
        if (isAddress(prose.text, at, written)) continue;
        const forms = spellings.get(key) ?? new Map<string, Use[]>();
        forms.set(written, [...(forms.get(written) ?? []), { prose, at, by }]);
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

/** Whether this form is a mistake: beside the right one, or alone where the makers leave no doubt. */
function isWrong(
  written: string,
  { shape }: Prose,
  right: string,
  isBeside: boolean,
  isOfficial: boolean,
): boolean {
  if (written === right) return false;
  const isOnlyCase = written.toLowerCase() === right.toLowerCase();
  // Letters apart, both are capitals alone: `CAN` and `can`, `REST` and `Rest` are different words.
  if (right === right.toUpperCase() || (written === written.toUpperCase() && written.length > 4))
    return false;
  // Of names that only the résumé knows: `OnCall` is a product, `on-call` a duty.
  if (!isOfficial) return isBeside && isOnlyCase;
  if (CAMEL.test(right)) {
    // Alone: `Javascript` in a sentence is wrong, in a list of keywords a habit; `numpy` is how it is imported.
    return isBeside || (isOnlyCase && /^\p{Lu}/u.test(written) && !/\.keywords\.\*$/.test(shape));
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
