import { join } from 'node:path';
import { listFolder } from './files.ts';
import { keptCode } from './keptCode.ts';
import { keptReader } from './keptReader.ts';
import { makeFolder } from './makeFolder.ts';
import { storeIn } from './openStore.ts';
import { readTemplate } from './readTemplate.ts';
import { SHIPPED_TEMPLATES } from './templates.ts';

/** Makes what `shippedStore` has: run once, when the program is built. */
export async function keepTemplates(folder: string): Promise<void> {
  makeFolder(folder);
  const store = storeIn(folder);
  const codeOf = keptCode(store);
  for (const name of await listFolder(SHIPPED_TEMPLATES)) {
    const { files } = await readTemplate(join(SHIPPED_TEMPLATES, name), SHIPPED_TEMPLATES, keptReader(store));
    for (const { text } of files.values()) codeOf(text);
  }
}
