import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBack } from '../../src/core/readBack.ts';
import { readWords } from '../../src/core/readWords.ts';
import { toldBy } from '../../src/core/told.ts';
import { testTemplate, type Trial } from '../../src/testTemplate.ts';
import { ROOT } from '../support/cli.ts';
import { readPdf } from '../support/readPdf.ts';

// Every template that comes with the program against every data set; the PDFs read back by another engine.
const templates = readdirSync(join(ROOT, 'templates'));
const data = readdirSync(join(ROOT, 'specimens')).map((file) => file.replace('.yaml', ''));

describe.each(templates)('%s', (template) => {
  let trials: Trial[] = [];

  beforeAll(async () => {
    const tested = await testTemplate({ template, cwd: ROOT });
    expect(tested.diagnostics).toEqual([]);
    trials = tested.trials;
  });

  test.each(data)('holds against %s data', async (name) => {
    const mine = trials.filter((trial) => trial.data === name);
    // Hebrew takes a font that is not always there.
    if (name !== 'hebrew') expect(mine.map(({ sheet }) => sheet)).toEqual(['A4', 'Letter']);
    for (const { sheet, problems, diagnostics, printed } of mine) {
      expect({ sheet, problems, diagnostics }).toEqual({ sheet, problems: [], diagnostics: [] });
      if (!printed) throw new Error('it was not printed');
      const { texts, title } = await readPdf(printed.pdf);
      const hold = printed.view.dir === 'ltr' ? readBack : readWords;
      const differences = hold(toldBy(printed.view), texts).map(({ what, told, detail }) => ({
        what,
        text: told.text,
        detail,
      }));
      expect({ sheet, differences }).toEqual({ sheet, differences: [] });
      if (printed.view.title) expect(title).toBe(printed.view.title);
      const titles = printed.view.sections.map((section) => section.title.toLowerCase());
      const feet = texts.slice(0, -1).map((text) => text.trim().split('\n').at(-1)?.trim().toLowerCase());
      expect(feet.filter((foot) => titles.includes(foot ?? ''))).toEqual([]);
    }
  });
});
