import type { ElementFacts } from './pageFacts.ts';

type Css = Readonly<Record<string, string>>;

const OFF = new Set(['', 'none', 'normal', 'auto', 'static', '0px']);
const isOn = (value = ''): boolean => !OFF.has(value);
const isInline = (css: Css): boolean => css.display === 'inline';
const hasBackground = (css: Css): boolean =>
  css.backgroundColor !== 'rgba(0, 0, 0, 0)' || isOn(css.backgroundImage);
const hasBorder = (css: Css): boolean =>
  ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(css[`border${side}Width`] ?? '0') > 0);

/** Of properties that move text out of its order, or turn it into a picture. */
const REORDERED = 'it prints after the rest of the page, out of reading order';
const PAINTED = 'it becomes a picture, or text without letters';

interface Rule {
  /** As an author writes it. */
  css: string;
  why: string;
  breaks: (css: Css, element: ElementFacts) => boolean;
}

/** What a style must not say, for text that others are to read back from the PDF. */
const RULES: readonly Rule[] = [
  ...(
    [
      ['float', 'float'],
      ['position', 'position'],
      ['transform', 'transform'],
      ['rotate', 'rotate'],
      ['scale', 'scale'],
      ['translate', 'translate'],
      ['mix-blend-mode', 'mixBlendMode'],
      ['isolation', 'isolation'],
      ['will-change', 'willChange'],
      ['z-index', 'zIndex'],
    ] as const
  ).map(([css, name]): Rule => ({ css, why: REORDERED, breaks: (style) => isOn(style[name]) })),
  { css: 'opacity', why: `${REORDERED}: grey is a colour`, breaks: (css) => Number(css.opacity) < 1 },
  ...(
    [
      ['filter', 'filter'],
      ['backdrop-filter', 'backdropFilter'],
      ['mask-image', 'maskImage'],
      ['clip-path', 'clipPath'],
      ['box-shadow', 'boxShadow'],
      ['text-shadow', 'textShadow'],
    ] as const
  ).map(([css, name]): Rule => ({ css, why: PAINTED, breaks: (style) => isOn(style[name]) })),
  { css: 'order', why: 'what is seen and what is read differ', breaks: (css) => css.order !== '0' },
  {
    css: 'flex-direction or flex-wrap: …-reverse',
    why: 'what is seen and what is read differ',
    breaks: (css) => /reverse/.test(`${css.flexDirection ?? ''} ${css.flexWrap ?? ''}`),
  },
  {
    css: 'letter-spacing',
    why: 'from 0.12em on words fall into letters, below 0 they run together',
    breaks: ({ letterSpacing = '', fontSize = '' }) => {
      const spacing = parseFloat(letterSpacing) / parseFloat(fontSize);
      return spacing < 0 || spacing >= 0.12;
    },
  },
  {
    css: 'font-variant-caps',
    why: 'small capitals are other letters to a parser: `text-transform: uppercase` is safe',
    breaks: (css) => isOn(css.fontVariantCaps),
  },
  {
    css: 'font-variant-ligatures',
    why: 'say `none`: some read “ﬁ” back as one odd letter, or as none',
    breaks: (css, { text }) => text !== '' && css.fontVariantLigatures !== 'none',
  },
  {
    css: 'hyphens: auto',
    why: 'words come back in two: say `manual`',
    breaks: (css) => css.hyphens === 'auto',
  },
  {
    css: 'list-style-type',
    why: 'such a bullet is not in the text: say `list-style: "•  "`',
    breaks: ({ display = '', listStyleType = '' }) =>
      display.includes('list-item') && isOn(listStyleType) && !/^["']/.test(listStyleType),
  },
  {
    css: '::before and ::after',
    why: 'what they print is in no document: write it into the template',
    breaks: (_, { generated }) => generated.length > 0,
  },
  {
    css: 'background of html or body',
    why: 'it is drawn as a thing of its own on each page: give a block within it one',
    breaks: (css, { tag }) => /^(html|body)$/.test(tag) && hasBackground(css),
  },
  {
    css: 'background or border of an inline element',
    why: 'it is drawn apart from its text: make it a block',
    breaks: (css, { tag }) => tag !== 'br' && isInline(css) && (hasBackground(css) || hasBorder(css)),
  },
  {
    css: 'font-size',
    why: 'no print is smaller than 9pt',
    // Text of no size has no span, either.
    breaks: ({ fontSize = '' }, { text, span }) =>
      text !== '' && (span !== null || fontSize === '0px') && parseFloat(fontSize) < 11.95,
  },
  {
    css: 'color',
    why: 'it cannot be seen on what is behind it; some take that for a trick',
    breaks: ({ webkitTextFillColor = '', ground = '' }, { span }) =>
      span !== null && (/^rgba\(.*, 0\)$/.test(webkitTextFillColor) || webkitTextFillColor === ground),
  },
];

/** Each rule that an element breaks, once. */
export function forbiddenCss(elements: readonly ElementFacts[]): string[] {
  const shown = elements.filter(({ css }) => css.display !== 'none');
  return RULES.flatMap(({ css, why, breaks }) => {
    const found = shown.find((element) => breaks(element.css, element));
    return found ? [`\`${css}\` of ${nameOf(found)}: ${why}`] : [];
  });
}

/** An element as its author knows it: `h2.title “Work”`. */
export function nameOf({ tag, attributes, text }: ElementFacts): string {
  const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean);
  const selector = [tag, ...classes].join('.');
  return text === '' ? selector : `${selector} “${text.slice(0, 30)}${text.length > 30 ? '…' : ''}”`;
}
