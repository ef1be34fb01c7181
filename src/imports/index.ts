import type { Given, Importer } from './importer.ts';
import { jsonResume } from './jsonResume.ts';
import { linkedIn } from './linkedIn.ts';
import { renderCv } from './renderCv.ts';
import { sentJson } from './sentJson.ts';
import { sentPdf } from './sentPdf.ts';
import { yamlResume } from './yamlResume.ts';

/** The programs whose files are known, by what their files are made of; the first that recognizes one reads it. */
export const IMPORTERS: { readonly [K in Given['kind']]: readonly Importer<Extract<Given, { kind: K }>>[] } =
  {
    document: [sentJson, renderCv, yamlResume, jsonResume],
    tables: [linkedIn],
    pdf: [sentPdf],
  };

/** As people name them, for when a file is none of them. */
export const KNOWN: readonly string[] = [jsonResume, renderCv, yamlResume, linkedIn, sentPdf].map(
  ({ title }) => title,
);
