import { isBullet } from '../core/jobs.ts';
import type { Prose } from '../core/prose.ts';

const SENTENCE = /^(?:basics\.summary|[^.]+\.\*\.(?:entries\.\*\.)?(?:summary|description|reference|text))$/;
const LABEL =
  /^(?:basics\.label|titles\.[^.]+|(?:work|volunteer)\.\*\.position|skills\.\*\.name|custom\.\*\.title)$/;

/** Prose outside of lists of bullets: summaries, descriptions, what referees say. */
export function isSentence({ shape, path }: Prose): boolean {
  return SENTENCE.test(shape) || path.endsWith('.note');
}

/** Running text: bullets and whatever else is made of sentences. */
export function isRunning(prose: Prose): boolean {
  return isBullet(prose) || isSentence(prose);
}

/** A few words that name no particular thing: a job's title, a section's. */
export function isLabel({ shape }: Prose): boolean {
  return LABEL.test(shape);
}
