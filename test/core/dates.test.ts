import { expect, test } from 'vitest';
import { dateFormat } from '../../src/core/dates.ts';
import { ENGLISH, labelsFor } from '../../src/core/labels.ts';
import { LABELS } from '../../src/generated/labels.ts';

// Spaces of any width and kind read as one: ICU's differ from version to version.
const spaced = (text: string) => text.replace(/\s/g, ' ');
const presentIn = (locale: string) => (labelsFor(locale) ?? ENGLISH).present;

/** Each as a reader of that language expects it: read a new row with one. */
// prettier-ignore
const LANGUAGES: [locale: string, range: string, open: string, day: string, longMonth: string, longDay: string, numericMonth: string, numericDay: string, years: string][] = [
  ['ar', '2018 – نوفمبر 2021', 'مارس 2020 – حتى الآن', '5 مارس 2020', 'مارس 2020', '5 مارس 2020', '03\u200F/2020', '05\u200F/03\u200F/2020', '2020 – 2021'],
  ['bg', '2018 – 11.2021', '03.2020 – до момента', '5.03.2020', 'март 2020', '5 март 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['ca', '2018 – nov. del 2021', 'març del 2020 – actualitat', '5 de març del 2020', 'març del 2020', '5 de març del 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['cs', '2018 – listopad 2021', 'březen 2020 – současnost', '5. 3. 2020', 'březen 2020', '5. března 2020', '03/2020', '05. 03. 2020', '2020 – 2021'],
  ['da', '2018 – nov. 2021', 'mar. 2020 – nu', '5. mar. 2020', 'marts 2020', '5. marts 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['de', '2018 – Nov. 2021', 'März 2020 – heute', '5. März 2020', 'März 2020', '5. März 2020', '03/2020', '05.03.2020', '2020 – 2021'],
  ['el', '2018 – Νοε 2021', 'Μαρ 2020 – σήμερα', '5 Μαρ 2020', 'Μάρτιος 2020', '5 Μαρτίου 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['en', '2018 – Nov 2021', 'Mar 2020 – Present', 'Mar 5, 2020', 'March 2020', 'March 5, 2020', '03/2020', '03/05/2020', '2020 – 2021'],
  ['es', '2018 – nov 2021', 'mar 2020 – actualidad', '5 mar 2020', 'marzo de 2020', '5 de marzo de 2020', '3/2020', '05/03/2020', '2020 – 2021'],
  ['fa', '2018 – نوامبر 2021', 'مارس 2020 – تاکنون', '5 مارس 2020', 'مارس 2020', '5 مارس 2020', '2020/03', '2020/03/05', '2020 – 2021'],
  ['fi', '2018 – marras 2021', 'maalis 2020 – nykyhetki', '5.3.2020', 'maaliskuu 2020', '5. maaliskuuta 2020', '3.2020', '05.03.2020', '2020 – 2021'],
  ['fr', '2018 – nov. 2021', 'mars 2020 – aujourd’hui', '5 mars 2020', 'mars 2020', '5 mars 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['he', '2018 – נוב׳ 2021', 'מרץ 2020 – היום', '5 במרץ 2020', 'מרץ 2020', '5 במרץ 2020', '3.2020', '05.03.2020', '2020 – 2021'],
  ['hi', '2018 – नव॰ 2021', 'मार्च 2020 – वर्तमान', '5 मार्च 2020', 'मार्च 2020', '5 मार्च 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['hr', '2018. – stu 2021.', 'ožu 2020. – danas', '5. ožu 2020.', 'ožujak 2020.', '5. ožujka 2020.', '03. 2020.', '05. 03. 2020.', '2020. – 2021.'],
  ['hu', '2018 – 2021. nov.', '2020. márc. – jelenleg', '2020. márc. 5.', '2020. március', '2020. március 5.', '2020. 03.', '2020. 03. 05.', '2020 – 2021'],
  ['id', '2018 – Nov 2021', 'Mar 2020 – sekarang', '5 Mar 2020', 'Maret 2020', '5 Maret 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['is', '2018 – nóv. 2021', 'mar. 2020 – í dag', '5. mar. 2020', 'mars 2020', '5. mars 2020', '03. 2020', '05.03.2020', '2020 – 2021'],
  ['it', '2018 – nov 2021', 'mar 2020 – oggi', '5 mar 2020', 'marzo 2020', '5 marzo 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['ja', '2018年–2021年11月', '2020年3月–現在', '2020年3月5日', '2020年3月', '2020年3月5日', '2020/03', '2020/03/05', '2020年–2021年'],
  ['ko', '2018년 – 2021년 11월', '2020년 3월 – 현재', '2020년 3월 5일', '2020년 3월', '2020년 3월 5일', '2020. 3.', '2020. 03. 05.', '2020년 – 2021년'],
  ['nb', '2018 – nov. 2021', 'mars 2020 – nå', '5. mars 2020', 'mars 2020', '5. mars 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['nl', '2018 – nov 2021', 'mrt 2020 – heden', '5 mrt 2020', 'maart 2020', '5 maart 2020', '03-2020', '05-03-2020', '2020 – 2021'],
  ['pl', '2018 – lis 2021', 'mar 2020 – obecnie', '5 mar 2020', 'marzec 2020', '5 marca 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['pt', '2018 – nov. de 2021', 'mar. de 2020 – atual', '5 de mar. de 2020', 'março de 2020', '5 de março de 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['pt-PT', '2018 – 11/2021', '03/2020 – presente', '5/03/2020', 'março de 2020', '5 de março de 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['ro', '2018 – nov. 2021', 'mar. 2020 – prezent', '5 mar. 2020', 'martie 2020', '5 martie 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['ru', '2018 – нояб. 2021', 'март 2020 – настоящее время', '5 мар. 2020', 'март 2020', '5 марта 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['sk', '2018 – 11/2021', '3/2020 – súčasnosť', '5. 3. 2020', 'marec 2020', '5. marca 2020', '03/2020', '05. 03. 2020', '2020 – 2021'],
  ['sr', '2018. – нов 2021.', 'мар 2020. – данас', '5. мар 2020.', 'март 2020.', '5. март 2020.', '03.2020.', '05.03.2020.', '2020. – 2021.'],
  ['sr-Latn', '2018. – nov 2021.', 'mar 2020. – danas', '5. mar 2020.', 'mart 2020.', '5. mart 2020.', '03.2020.', '05.03.2020.', '2020. – 2021.'],
  ['sv', '2018 – nov. 2021', 'mars 2020 – pågående', '5 mars 2020', 'mars 2020', '5 mars 2020', '2020-03', '2020-03-05', '2020 – 2021'],
  ['th', '2018 – พ.ย. 2021', 'มี.ค. 2020 – ปัจจุบัน', '5 มี.ค. 2020', 'มีนาคม 2020', '5 มีนาคม 2020', '03/2020', '05/03/2020', '2020 – 2021'],
  ['tr', '2018 – Kas 2021', 'Mar 2020 – halen', '5 Mar 2020', 'Mart 2020', '5 Mart 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['uk', '2018 – лист. 2021', 'бер. 2020 – дотепер', '5 бер. 2020', 'березень 2020', '5 березня 2020', '03.2020', '05.03.2020', '2020 – 2021'],
  ['vi', '2018 – thg 11 2021', 'thg 3 2020 – nay', '5 thg 3, 2020', 'tháng 3 năm 2020', '5 tháng 3, 2020', 'tháng 03, 2020', '05/03/2020', '2020 – 2021'],
  ['zh-Hans', '2018年–2021年11月', '2020年3月–至今', '2020年3月5日', '2020年3月', '2020年3月5日', '2020年3月', '2020/03/05', '2020年–2021年'],
  ['zh-Hant', '2018年–2021年11月', '2020年3月–至今', '2020年3月5日', '2020年3月', '2020年3月5日', '2020/03', '2020/03/05', '2020年–2021年'],
];

test.each(LANGUAGES)(
  'dates in %s',
  (locale, range, open, day, longMonth, longDay, numericMonth, numericDay, years) => {
    const inStyle = (style?: 'long' | 'numeric' | 'year') => dateFormat(locale, presentIn(locale), style);
    expect(
      [
        inStyle().range('2018', '2021-11'),
        inStyle().range('2020-03', undefined),
        inStyle().day('2020-03-05'),
        inStyle('long').day('2020-03'),
        inStyle('long').day('2020-03-05'),
        inStyle('numeric').day('2020-03'),
        inStyle('numeric').day('2020-03-05'),
        inStyle('year').range('2020-03-05', '2021-11'),
      ].map(spaced),
    ).toEqual([range, open, day, longMonth, longDay, numericMonth, numericDay, years]);
  },
);

test('every language with labels has its row', () => {
  expect(LANGUAGES.map(([locale]) => locale).sort()).toEqual(Object.keys(LABELS).sort());
});

test.each<[locale: string, range: string]>([
  ['ar-EG', '2018 – مارس 2020'],
  ['ar-EG-u-nu-arab', '٢٠١٨ – مارس ٢٠٢٠'],
  ['fa-u-nu-arabext', '۲۰۱۸ – مارس ۲۰۲۰'],
  ['hi-u-nu-deva', '२०१८ – मार्च २०२०'],
  ['th-TH', '2018 – มี.ค. 2020'],
  ['ja-u-ca-japanese', '2018年–2020年3月'],
])('years and months in %s have the same digits and the same calendar', (locale, range) => {
  expect(spaced(dateFormat(locale, '').range('2018', '2020-03'))).toBe(range);
});

test.each<[style: 'short' | 'long' | 'numeric' | 'year', within: string, open: string, day: string]>([
  ['short', 'Jan 2020 – Nov 2020', 'Jan 2020 – Present', '2020'],
  ['long', 'January 2020 – November 2020', 'January 2020 – Present', '2020'],
  ['numeric', '01/2020 – 11/2020', '01/2020 – Present', '2020'],
  ['year', '2020', '2020 – Present', '2020'],
])('in the style %s', (style, within, open, year) => {
  const dates = dateFormat('en', 'Present', style);
  expect(dates.range('2020-01', '2020-11-30')).toBe(within);
  expect(dates.range('2020-01', undefined)).toBe(open);
  expect(dates.day('2020')).toBe(year);
  expect(dates.range(undefined, undefined)).toBe('');
});

test.each(['short', 'long', 'numeric', 'year'] as const)(
  'American dates in the style %s are what ICU makes of them',
  (style) => {
    // With its digits named, the language is asked of ICU.
    const [ours, theirs] = ['en-US', 'en-US-u-nu-latn'].map((locale) => dateFormat(locale, '', style));
    for (let month = 1; month <= 12; month += 1) {
      const date = `2020-${String(month).padStart(2, '0')}`;
      for (const part of ['2020', date, `${date}-09`, `${date}-28`])
        expect(ours?.day(part)).toBe(theirs?.day(part));
    }
  },
);
