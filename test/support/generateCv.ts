const WORDS =
  'systems scale led team of the engineers latency cut by and distributed queues migration in production a'.split(
    ' ',
  );

/** The same numbers for the same seed: a failing document can be made again. */
function numbers(seed: number): () => number {
  let state = seed * 7919 + 17;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/** A résumé as YAML with so many jobs, each of one to six bullets of one to four lines. */
export function generateCv(seed: number, jobs: number): string {
  const next = numbers(seed);
  const upTo = (most: number) => Math.floor(next() * most);
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[upTo(WORDS.length)] ?? '').join(' ');
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  return JSON.stringify({
    basics: { name: 'Ada Lovelace', label: 'Engineer', email: 'ada@example.com', summary: words(40) },
    work: many(jobs, (index) => ({
      id: `job-${index}`,
      name: `Company ${index}`,
      position: `Engineer ${index}`,
      location: 'London',
      startDate: `${2020 - index}-01`,
      endDate: `${2021 - index}-01`,
      ...(upTo(2) ? { keywords: words(5).split(' ') } : {}),
      highlights: many(1 + upTo(6), (bullet) => ({ id: `bullet-${bullet}`, text: words(5 + upTo(55)) })),
    })),
    talks: many(upTo(8), (index) => ({
      name: words(3 + upTo(10)),
      event: `Event ${index}`,
      date: '2020-01',
    })),
    skills: many(5, (index) => ({ name: `Skill ${index}`, keywords: words(6).split(' ') })),
    education: [{ institution: 'University of London', area: 'Mathematics', endDate: '1835' }],
  });
}
