import type { Entry, Manifest } from './manifest.ts';

/** A manifest's text; undefined where it is none of ours. */
export function readManifest(text: string): Manifest | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined; // A merge left its marks, or it is another program's.
  }
  const outputs = isObject(data) && Array.isArray(data.outputs) ? (data.outputs as unknown[]) : undefined;
  return outputs?.every(isEntry) ? { outputs } : undefined;
}

function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || !isObject(value.inputs)) return false;
  const texts = [value.resume, value.variant, value.format, value.path, value.sha256, value.program];
  return [...texts, value.inputs.text, value.inputs.layout].every((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
