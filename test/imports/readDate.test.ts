import { expect, test } from 'vitest';
import { isPresent, readDate, readRange } from '../../src/imports/readDate.ts';

test.each([
  ['2020', '2020'],
  ['2020-01', '2020-01'],
  ['2020-02-29', '2020-02-29'],
  ['Jan 2020', '2020-01'],
  ['  Sept.   2016 ', '2016-09'],
  ['September 2016', '2016-09'],
  ['Sep 1, 2016', '2016-09-01'],
  ['July 3rd, 2023', '2023-07-03'],
  ['3 Jul 2023', '2023-07-03'],
  ['2025-02-02T00:00:03.123Z', '2025-02-02'],
  ['03/2020', '2020-03'],
  ['2018/3', '2018-03'],
  ['31.12.2019', '2019-12-31'],
  ['Mai 2020', '2020-05'],
  ['März 2014', '2014-03'],
  ['5 janv. 2020', '2020-01-05'],
  ['août 2016', '2016-08'],
  ['enero de 2019', '2019-01'],
  ['dicembre 2011', '2011-12'],
  ['март 2015', '2015-03'],
  ['2020年3月', '2020-03'],
])('%j is %s', (written, date) => {
  expect(readDate(written)).toBe(date);
});

test.each([
  ['', 'nothing'],
  ['03/04/2020', 'in March here and in April there'],
  ['Fall 2023', 'a season'],
  ['2020-13', 'no month'],
  ['30 Feb 2020', 'no day'],
  ['Jan 20', 'no year'],
  ['Jann 2020', 'no month'],
  ['listopad 2020', 'October in Croatian, November in Polish'],
  ['about 2020', 'a guess'],
  ['0000', 'no year'],
])('%j is no date: %s', (written) => {
  expect(readDate(written)).toBeUndefined();
});

test.each([
  ['2019 – 2021', { start: '2019', end: '2021' }],
  ['2019-2021', { start: '2019', end: '2021' }],
  ['Jan 2019 to present', { start: '2019-01', end: undefined }],
  ['2019-01 - 2020-02', { start: '2019-01', end: '2020-02' }],
  ['Okt. 2008 – heute', { start: '2008-10', end: undefined }],
  ['2019 – whenever', undefined],
  ['2019-01', undefined],
  ['2019 – 2020 – 2021', undefined],
])('%j as a range', (written, range) => {
  expect(readRange(written)).toEqual(range);
});

test.each(['Present', 'heute', 'présent', ' now '])('%j goes on', (word) => {
  expect(isPresent(word)).toBe(true);
});
