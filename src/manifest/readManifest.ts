import type { Entry, Manifest } from './manifest.ts';

/** A manifest's text; undefined where it is none of ours. */
export function readManifest(text: string): Manifest | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined; // A merge left its marks, or it is another program's.
  }
  if (!isObject(data) || !Array.isArray(data.outputs)) return undefined;
  const outputs = data.outputs as unknown[];
  if (!outputs.every(isEntry)) return undefined;
  return isShards(data.shards) ? { shards: data.shards, outputs } : { outputs };
}

function isShards(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => /^\d{1,6}\/\d{1,6}$/.test(String(one)));
}

function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || !isObject(value.inputs)) return false;
  const texts = [value.resume, value.variant, value.format, value.path, value.sha256, value.program];
  const known = [...texts, value.inputs.text, value.inputs.layout].every((text) => typeof text === 'string');
  return known && isBelow(String(value.path));
}

/** Nobody's manifest has us write elsewhere than below the folder of outputs. */
function isBelow(path: string): boolean {
  const names = path.split(/[\\/]/);
  return !/^[a-z]:/i.test(path) && names.every((name) => !['', '.', '..'].includes(name));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
