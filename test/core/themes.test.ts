import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { forTheme } from '../../src/core/forTheme.ts';
import { leftOut } from '../../src/core/leftOut.ts';
import { mark, markProse, unmark } from '../../src/core/marks.ts';
import { installName, standInsFor } from '../../src/core/standIns.ts';
import { cleanPage, readPage } from '../../src/core/themePage.ts';
import { themePaper } from '../../src/core/themePaper.ts';
import type { Resume } from '../../src/generated/resume.ts';

describe('what a theme is given', () => {
  it('has every list and object that themes walk, in a résumé with nothing in it', () => {
    const data = forTheme({});
    expect(data).toMatchObject({
      basics: { location: {}, profiles: [] },
      work: [],
      certificates: [],
      projects: [],
    });
  });

  it('has lists in the entries, too', () => {
    const data = forTheme({ work: [{ name: 'Acme' }], skills: [{ name: 'Rust' }] });
    expect(data).toMatchObject({ work: [{ highlights: [] }], skills: [{ keywords: [] }] });
  });

  it.each([
    [
      { basics: { url: 'https://a.b', image: 'https://a.b/c.png' } },
      { basics: { website: 'https://a.b', picture: 'https://a.b/c.png' } },
    ],
    [
      { work: [{ name: 'Acme', url: 'https://a.b' }] },
      { work: [{ company: 'Acme', name: 'Acme', website: 'https://a.b' }] },
    ],
    [
      { volunteer: [{ organization: 'Acme', url: 'https://a.b' }] },
      { volunteer: [{ website: 'https://a.b' }] },
    ],
    [
      { publications: [{ name: 'Notes', url: 'https://a.b' }] },
      { publications: [{ website: 'https://a.b' }] },
    ],
  ] as [Resume, object][])('has the names of before 1.0 beside the new ones: %j', (resume, expected) => {
    expect(forTheme(resume)).toMatchObject(expected);
  });

  it('is a copy: what a theme writes stays its own', () => {
    const resume: Resume = { work: [{ name: 'Acme', highlights: ['One'] }] };
    const data = forTheme(resume) as { work: { highlights: string[] }[] };
    data.work[0]?.highlights.push('Two');
    data.work.push({ highlights: [] });
    expect(resume).toEqual({ work: [{ name: 'Acme', highlights: ['One'] }] });
  });

  it.each([
    ['javascript:alert(1)', ''],
    ['JaVaScRiPt:alert(1)', ''],
    ['data:text/html,<script>alert(1)</script>', ''],
    ['vbscript:x', ''],
    ['https://a.b/?q="><script>', 'https://a.b/?q=%22%3E%3Cscript%3E'],
    ['https://a.b/ onclick=alert(1)', 'https://a.b/%20onclick=alert(1)'],
    ['mailto:ada@example.com', 'mailto:ada@example.com'],
    ['https://a.b/?x=1&y=2', 'https://a.b/?x=1&y=2'],
  ])('links only where a link may lead: %s', (url, expected) => {
    expect(forTheme({ basics: { url } })).toMatchObject({ basics: { url: expected, website: expected } });
  });

  it('has Markdown as plain text, and only where prose stands', () => {
    const data = forTheme({
      basics: { name: '*Ada*', summary: 'Wrote **the first** `program`, [in print](https://a.b) & 2*3*4.' },
    }) as { basics: { name: string; summary: string } };
    expect(unmark(data.basics.summary)).toBe('Wrote the first program, in print & 2*3*4.');
    expect(unmark(data.basics.name)).toBe('*Ada*');
  });
});

describe('marks', () => {
  it.each([`<script>alert("x")</script>`, `R&D 'n' &lt;b&gt;`, 'a_b*c`d`[e](f)\\#~', 'plain', 'é 💡 \uFDD0'])(
    'hide what could be markup, and give it back: %s',
    (text) => {
      expect(mark(text)).not.toMatch(/[&<>"']/);
      expect(markProse(text)).not.toMatch(/[&<>"'*_`[\]\\~#]/);
      expect(unmark(mark(text))).toBe(text.replaceAll('\uFDD0', ''));
      expect(unmark(markProse(text))).toBe(text.replaceAll('\uFDD0', ''));
      expect(decodeURIComponent(unmark(encodeURIComponent(mark(text))))).toBe(text.replaceAll('\uFDD0', ''));
    },
  );
});

describe('a page made clean', () => {
  const NOTHING = {
    sheets: new Map<string, string>(),
    paper: { first: '', last: '' },
    reaches: 'nothing',
  } as const;
  const clean = (html: string, sheets: [string, string][] = []) =>
    cleanPage(readPage(html), { ...NOTHING, sheets: new Map(sheets) });
  const body = (html: string) => /<body[^>]*>([^]*)<\/body>/.exec(clean(html).html)?.[1] ?? '';
  const evil = mark(`"><script>alert(1)</script><img src=x onerror=alert(1)>'`);

  it.each([
    [
      'in text',
      `<p>${evil}</p>`,
      `<p>"&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;'</p>`,
    ],
    [
      'in an attribute',
      `<p title="${evil}">x</p>`,
      `<p title="&quot;><script>alert(1)</script><img src=x onerror=alert(1)>'">x</p>`,
    ],
    ['in an attribute without quotes', `<p title=${mark('a onclick=alert(1)')}>x</p>`, '<p title="a">x</p>'],
    [
      'in a script',
      `<script>var a = "${mark('</script>"')}"</script>`,
      '<script>var a = "\\u003c/script\\u003e\\u0022"</script>',
    ],
    [
      'in a style',
      `<style>p::after{content:"${mark('</style>"')}"}</style>`,
      '<style>p::after{content:"\\3c /style\\3e \\22 "}</style>',
    ],
    ['in a comment', `<!-- ${evil} --><p>x</p>`, '<p>x</p>'],
    [
      'in an address that the theme encodes',
      `<a href="https://a.b/?t=${encodeURIComponent(mark('R&D'))}">x</a>`,
      '<a href="https://a.b/?t=R%26D">x</a>',
    ],
    ['the theme’s own handlers', `<p onclick="x()" ONLOAD=y()>x</p>`, '<p>x</p>'],
    [
      'javascript: links',
      `<a href=" javascript:alert(1)">x</a><a href="java\tscript:x">y</a>`,
      '<a>x</a><a>y</a>',
    ],
    ['data: links', `<a href="data:text/html,x">x</a>`, '<a>x</a>'],
    [
      'links without a scheme',
      `<a href="//a.b/c">x</a><a href="about.html">y</a><a href="#z">z</a>`,
      '<a href="https://a.b/c">x</a><a>y</a><a href="#z">z</a>',
    ],
    [
      'frames and plug-ins',
      `<iframe src="https://a.b"></iframe><object data="x"></object><embed src="y"><p>x</p>`,
      '<p>x</p>',
    ],
    [
      'pictures of the network',
      `<img src="https://a.b/c.png"><img src="data:image/png;base64,AA">`,
      '<img src="data:image/png;base64,AA">',
    ],
    [
      'scripts of the network',
      `<script src="https://a.b/c.js"></script><script>x()</script>`,
      '<script>x()</script>',
    ],
    [
      'styles that reach out',
      `<p style="background:url(https://a.b/c)">x</p>`,
      '<p style="background:url(&quot;data:,&quot;)">x</p>',
    ],
    [
      'SVG that reaches out',
      `<svg><image href="https://a.b/c"></image><use href="#d"></use></svg>`,
      '<svg><image></image><use href="#d"></use></svg>',
    ],
    [
      'forms',
      `<form action="https://a.b"><button formaction="javascript:x">x</button></form>`,
      '<form><button>x</button></form>',
    ],
    [
      'letters and accents',
      `<p title="e\u0301">e\u0301</p><p>\u0338</p>`,
      '<p title="e\u0301">\u00e9</p><p>\u0338</p>',
    ],
    ['templates', `<template><img src="https://a.b"></template>`, '<template></template>'],
  ])('%s', (_, html, expected) => {
    expect(body(`<body>${html}</body>`).trim()).toBe(expected);
  });

  it('shows any text as it is written, whether its theme escapes or not', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '&',
          ';',
          '=',
          '/',
          ' ',
          'a',
          '!',
          '-',
          'script',
          'onload',
          'javascript:',
          '&lt;',
          '*',
          '`',
        ),
      }),
    );
    fc.assert(
      fc.property(anything, (name) => {
        for (const print of [(text: string) => text, escaped]) {
          const shown = print((forTheme({ basics: { name } }) as { basics: { name: string } }).basics.name);
          const { html } = clean(
            `<body><p title="${shown}">${shown}</p><script>x("${shown}")</script></body>`,
          );
          const { document, text } = readPage(html);
          const tags = [...html.matchAll(/<(\w+)(?: [\w-]+="[^"]*")*>/g)].map(([, tag]) => tag);
          expect(tags).toEqual(['html', 'head', 'meta', 'meta', 'style', 'body', 'p', 'script']);
          expect(document.childNodes).toHaveLength(1);
          expect(text.replace(/\s+/g, ' ')).toContain(name.normalize('NFC').replace(/[\s\0]+/g, ' '));
        }
      }),
      // A stroke that would make one letter of a sign of markup, its own or the page's, before it.
      { examples: [['<\u0338'], ['\u0338'], ['=\u0338>\u0338']] },
    );
  });

  it('drops what turns or names the page, and tells where the rest would have come from', () => {
    const { html, lost } = clean(
      `<head><base href="https://a.b/"><meta http-equiv="refresh" content="0;url=https://c.d"><meta charset="latin1">
      <link rel="preconnect" href="https://e.f"><link rel="stylesheet" href="https://g.h/x.css"><style>@import "https://i.j/y.css";</style>`,
    );
    expect(html).not.toMatch(/https:|latin1|<base/);
    expect(html).toContain('Content-Security-Policy');
    expect(lost).toEqual(['g.h', 'i.j']);
  });

  it('puts style sheets that are at hand where they were asked for', () => {
    const html = `<link rel="stylesheet" href="https://g.h/x.css"><style>@import url('https://g.h/y.css?a=1;2'); p{}</style>`;
    expect(readPage(html).sheets).toEqual(['https://g.h/x.css', 'https://g.h/y.css?a=1;2']);
    const cleaned = clean(html, [
      ['https://g.h/x.css', 'a{}'],
      ['https://g.h/y.css?a=1;2', 'b{}'],
    ]);
    expect(cleaned.html).toContain('<style>a{}</style><style>b{} p{}</style>');
    expect(cleaned.lost).toEqual([]);
  });
});

test.each([
  ['https://maxcdn.bootstrapcdn.com/font-awesome/4.7.0/css/font-awesome.min.css', ['font-awesome']],
  [
    '//cdnjs.cloudflare.com/ajax/libs/font-awesome/5.14.0/css/all.min.css',
    ['@fortawesome/fontawesome-free@5'],
  ],
  ['https://use.fontawesome.com/releases/v5.6.3/css/all.css', ['@fortawesome/fontawesome-free@5']],
  [
    'https://cdn.jsdelivr.net/npm/@fortawesome/fontawesome-free@6.5.1/css/all.min.css',
    ['@fortawesome/fontawesome-free@6'],
  ],
  ['https://maxcdn.bootstrapcdn.com/bootstrap/3.3.7/css/bootstrap.min.css', ['bootstrap@3']],
  ['https://cdn.jsdelivr.net/npm/bootstrap@5.0.0-beta1/dist/css/bootstrap.min.css', ['bootstrap@5']],
  ['https://stackpath.bootstrapcdn.com/bootstrap/4.3.1/css/bootstrap.min.css', ['bootstrap@4']],
  ['https://cdnjs.cloudflare.com/ajax/libs/twitter-bootstrap/3.3.6/css/bootstrap.min.css', ['bootstrap@3']],
  ['https://cdnjs.cloudflare.com/ajax/libs/normalize/8.0.1/normalize.min.css', ['normalize.css']],
  ['https://cdn.jsdelivr.net/gh/devicons/devicon@v2.15.1/devicon.min.css', ['devicon']],
  ['https://fonts.googleapis.com/icon?family=Material+Icons', ['material-icons']],
  [
    'https://fonts.googleapis.com/css?family=Open+Sans:400,700italic|Lato',
    ['@fontsource/open-sans', '@fontsource/lato'],
  ],
  ['https://example.com/own.css', undefined],
  ['fonts/own.css', undefined],
])('what stands in for %s', (url, expected) => {
  expect(standInsFor(url)?.map(installName)).toEqual(expected);
});

test.each([
  ['css?family=Lato', ['400.css']],
  ['css?family=Lato:400,700,400italic,700i,bold', ['400.css', '700.css', '400-italic.css', '700-italic.css']],
  ['css2?family=Inter:wght@400;600&display=swap', ['400.css', '600.css']],
  ['css2?family=Inter:ital,wght@0,400;1,700', ['400.css', '700-italic.css']],
  ['css2?family=Inter:wght@100..900', ['400.css', '700.css']],
])('the faces of %s', (path, files) => {
  expect(standInsFor(`https://fonts.googleapis.com/${path}`)?.[0]?.files).toEqual(files);
});

test.each([
  [{}, {}, '@page{size:A4;margin:0}', '', 'screen'],
  [
    {},
    { format: 'Letter', landscape: true, mediaType: 'print' },
    '@page{size:Letter landscape;margin:0}',
    '',
    'print',
  ],
  [{}, { margin: { top: '1in', left: 20 } }, '@page{size:A4;margin:1in 0 0 20px}', '', 'screen'],
  [
    {},
    { width: '10cm', height: 300, margin: '0;}body{display:none' },
    '@page{size:10cm 300px;margin:0}',
    '',
    'screen',
  ],
  [
    { size: 'Letter', margin: '1in' },
    { format: 'A4' },
    '@page{size:A4;margin:0}',
    '@page{size:Letter!important;margin:1in!important}',
    'screen',
  ],
])('paper: %j over %j', (page, options, first, last, media) => {
  expect(themePaper(page, options)).toMatchObject({ first, last, media });
});

describe('what a page leaves out', () => {
  const resume: Resume = {
    basics: { name: 'Ada Lovelace', summary: 'Wrote **the first** program.' },
    work: [
      { name: 'Analytical Engine', position: 'Programmer', startDate: '1842', highlights: ['Notes A–G'] },
    ],
    certificates: [{ name: 'Mathematics', issuer: 'Home' }, { name: 'Music' }],
  };

  it.each([
    [
      'nothing',
      'ADA lovelace wrote the first program; analytical-engine: programmer, notes a-g, mathematics home music',
      [],
    ],
    [
      'a section',
      'Ada Lovelace Wrote the first program. Analytical Engine Programmer Notes A–G Home',
      [{ section: 'certificates', entries: 2, fields: ['name'] }],
    ],
    [
      'all of a section',
      'Ada Lovelace Wrote the first program. Analytical Engine Programmer Notes A–G',
      [{ section: 'certificates', entries: 2, fields: 'all' }],
    ],
    [
      'some fields',
      'Ada Lovelace Programmer Notes A–G Mathematics Home Music',
      [
        { section: 'basics', entries: 1, fields: ['summary'] },
        { section: 'work', entries: 1, fields: ['name'] },
      ],
    ],
  ])('%s', (_, page, expected) => {
    expect(leftOut(resume, page)).toEqual(expected);
  });
});
