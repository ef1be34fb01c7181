import { createHash } from 'node:crypto';
import { dirname, join, resolve as resolvePath } from 'node:path';
import type { Output } from './build.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { isFile, readBytes, readText, writeWhole } from './io/files.ts';
import { manifestFile } from './io/manifestFile.ts';
import { shownPath } from './io/project.ts';
import { MANIFEST, printManifest, type Entry } from './manifest/manifest.ts';
import { mergeManifests, type Part } from './manifest/mergeManifests.ts';
import { readManifest } from './manifest/readManifest.ts';
import type { File } from './outputsOf.ts';
import { writeOutputs } from './writeOutputs.ts';

export interface MergeOptions {
  /** Folders that builds wrote, or manifests in them. */
  from: readonly string[];
  /** `dist` if left out. */
  outDir?: string;
  cwd?: string;
}

export interface MergeResult {
  /** What was copied. */
  outputs: Output[];
  /** How many outputs the manifest lists, whether or not their files were there. */
  listed: number;
  /** The manifest that was written; undefined where there are errors. */
  manifest: string | undefined;
  diagnostics: Diagnostic[];
}

/** A part, and the folder of its files. */
type PartOnDisk = Part & { folder: string };

/**
 * Joins what the shards of a build wrote: their manifests, and the files that stand beside them, which are
 * held to the manifest. What is written is what one build would have written. Where something is wrong
 * nothing is written.
 *
 * @throws UsageError for a folder without a manifest
 * @throws MachineError `read-failed`, `write-failed`
 */
export async function mergeManifest(options: MergeOptions): Promise<MergeResult> {
  const { from, outDir = 'dist', cwd = process.cwd() } = options;
  const parts: PartOnDisk[] = [];
  for (const path of from) parts.push(await readPart(path, cwd));
  const { manifest, owners, diagnostics } = mergeManifests(parts);
  const result = { outputs: [], listed: manifest.outputs.length, diagnostics: inSourceOrder(diagnostics) };
  if (hasErrors(diagnostics)) return { ...result, manifest: undefined };
  const target = await manifestFile(outDir, cwd);
  const outputs: Output[] = [];
  for (const entries of byVariant(manifest.outputs)) {
    const files = await Promise.all(entries.map((one) => readOutput(one, owners.get(one.path)?.folder)));
    outputs.push(...(await writeOutputs(files.flat(), target.manifest.outputs, { outDir, cwd, keep: true })));
  }
  await writeWhole(join(resolvePath(cwd, outDir), MANIFEST), printManifest(manifest));
  return { ...result, outputs, manifest: target.source.file };
}

async function readPart(path: string, cwd: string): Promise<PartOnDisk> {
  const named = resolvePath(cwd, path);
  const file = (await isFile(named)) ? named : join(named, MANIFEST);
  const source = { file: shownPath(cwd, file), text: (await readText(file)) ?? '', foreign: false };
  const manifest = readManifest(source.text);
  if (!manifest)
    throw new UsageError(
      source.text === '' ? `there is no ${source.file}` : `${source.file} is no manifest`,
      'name the folders that `resume build --shard i/n -o DIR` wrote',
    );
  const folder = dirname(file);
  const files = new Map<string, string>();
  for (const { path: output } of manifest.outputs) {
    const bytes = await readBytes(join(folder, output));
    if (bytes) files.set(output, createHash('sha256').update(bytes).digest('hex'));
  }
  return { source, manifest, files, folder };
}

function byVariant(entries: readonly Entry[]): Entry[][] {
  const variants = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = `${entry.resume}/${entry.variant}`;
    variants.set(name, [...(variants.get(name) ?? []), entry]);
  }
  return [...variants.values()];
}

/** Of an output whose file is nowhere there is none. */
async function readOutput(entry: Entry, folder: string | undefined): Promise<File[]> {
  const bytes = folder === undefined ? undefined : await readBytes(join(folder, entry.path));
  if (!bytes) return [];
  const { resume, variant, format, sha256, pages } = entry;
  return [
    { bytes, entry, output: { resume, variant, format, sha256, pages, bytes: bytes.length, cached: false } },
  ];
}
