import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { asksOf } from '../../src/match/asks.ts';
import { languageOf } from '../../src/match/languageOf.ts';
import { knownIn } from '../../src/match/lexicon.ts';
import { readJob, type JobFormat } from '../../src/match/readJob.ts';
import { termsOf } from '../../src/match/termsOf.ts';

const JOBS = join(import.meta.dirname, '../fixtures/jobs');
const FORMATS: Record<string, JobFormat> = { '.html': 'html', '.md': 'markdown', '.txt': 'text' };
const ads = readdirSync(JOBS).filter((file) => extname(file) in FORMATS);

/** What a person reads in an ad: what it asks for, how much, and what is none of its asks. */
interface Label {
  required: string[];
  nice: string[];
  duties: string[];
  never: string[];
}

function read(text: string, format: JobFormat = 'text') {
  const job = readJob(text, format);
  return { job, terms: termsOf(job, languageOf(text) === 'English') };
}

/** Those called `heldout` were written before the first term was looked for, and read by nobody since. */
test('the terms of the ads are found, by weight, and nothing that is none', () => {
  const missed: string[] = [];
  const wrong: string[] = [];
  let wanted = 0;
  for (const file of ads) {
    const path = join(JOBS, file);
    const label = JSON.parse(readFileSync(path.replace(/\.\w+$/, '.json'), 'utf8')) as Label;
    const { terms } = read(readFileSync(path, 'utf8'), FORMATS[extname(file)]);
    const found = new Map(terms.map((term) => [term.name.toLowerCase(), term.kind]));
    for (const kind of ['required', 'nice', 'duties'] as const) {
      for (const name of label[kind]) {
        wanted += 1;
        const as = found.get(name.toLowerCase());
        // What a title says, or a duty that is required elsewhere, counts for more: that is right.
        if (as !== kind && as !== 'title' && !(kind === 'duties' && as !== undefined))
          missed.push(`${basename(file)}: ${name} (${kind}) is ${as ?? 'not found'}`);
      }
    }
    wrong.push(
      ...label.never.filter((name) => found.has(name.toLowerCase())).map((name) => `${file}: ${name}`),
    );
  }
  process.stdout.write(`terms of ${ads.length} ads: ${wanted - missed.length} of ${wanted} found as read\n`);
  expect(wrong).toEqual([]);
  expect(missed.length / wanted, missed.join('\n')).toBeLessThan(0.05);
});

/** A text, and the known names and skills in it. */
test.each([
  ['Services in Go or Java', ['Go', 'Java']],
  ['Go deep on latency. Go home. We go far.', []],
  ['Go', ['Go']],
  ['Python, R, and SQL', ['Python', 'R', 'SQL']],
  ['R for statistics', ['R', 'Statistics']],
  ['R&D, and research', []],
  ['C, C++ and C#', ['C', 'C++', 'C#']],
  ['Vitamin C', []],
  ['.NET Core on Azure', ['.NET', 'Azure']],
  ['k8s and kubernetes, PostgreSQL or postgres', ['Kubernetes', 'Kubernetes', 'PostgreSQL', 'PostgreSQL']],
  ['CI/CD, continuous delivery', ['CI/CD', 'CI/CD']],
  ['Excel at finding causes', []],
  ['Excel, Tableau', ['Excel', 'Tableau']],
  ['react to incidents and express yourself', []],
  ['React, Express and Node.js', ['React', 'Express', 'Node.js']],
  ['you can core dump', []],
  ['mentored engineers; mentoring', ['Mentoring', 'Mentoring']],
  ['event driven architectures', ['Event-driven architecture']],
  ['Spring Boot and spring cleaning', ['Spring Boot']],
  ['a Java developer, not JavaScript', ['Java', 'JavaScript']],
])('%s', (text, names) => {
  expect(knownIn(text).map(({ form }) => form.term)).toEqual(names);
});

test.each([
  ['Engineer\n\nRequirements\n- 5+ years of Go', { years: 5 }],
  ['Engineer\n\n3-5 years of experience', { years: 3 }],
  ['Engineer\n\nAt least four years as an SRE', { years: 4 }],
  ['Entwickler\n\nMindestens drei Jahre Erfahrung', { years: 3 }],
  ['Engineer\n\nWe have been here for 40 years.', {}],
  ['Senior Engineer\n\nText', { seniority: 'senior' }],
  ['Sr. Staff Engineer\n\nText', { seniority: 'staff' }],
  ['Engineer\n\nBachelor’s degree in CS or equivalent experience', { degree: 'bachelor', or: true }],
  ['Engineer\n\nMS or PhD in Statistics', { degree: 'master', or: false }],
  ['Engineer\n\nAbgeschlossenes Studium der Informatik', { degree: 'bachelor', or: false }],
])('%j asks for %j', (text, asked) => {
  const { years, seniority, degree } = asksOf(readJob(text, 'text'));
  const found = {
    ...(years ? { years: years.wanted } : {}),
    ...(seniority === undefined ? {} : { seniority }),
    ...(degree ? { degree: degree.wanted, or: degree.orExperience } : {}),
  };
  expect(found).toEqual(asked);
});

test('what is required counts for more than what would be nice, and what is said again for more than once', () => {
  const { terms } = read(
    'Engineer\n\nRequirements\n- Rust\n- Kafka and more Kafka\n\nNice to have\n- Redis\n\nBenefits\n- Oracle of a boss\n',
  );
  expect(terms.map(({ name, weight }) => `${name} ${weight}`)).toEqual(['Kafka 3.75', 'Rust 3', 'Redis 1']);
});

test('an ad in no known language, of one word or of a million, is read', () => {
  expect(read('x').terms).toEqual([]);
  expect(read('Инженер\n\nОпыт работы с Kubernetes и Go').terms.map(({ name }) => name)).toContain(
    'Kubernetes',
  );
  const start = performance.now();
  expect(
    read('Requirements\n\n- Rust and Kafka, and words of no weight at all\n'.repeat(20_000)).terms,
  ).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(15_000);
});
