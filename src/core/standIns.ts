/** A style sheet that a page asks the network for, as a file of an npm package. */
export interface StandIn {
  package: string;
  /** The major version that has the same names; any, if left out. */
  major?: string;
  /** Style sheets in the package, one after another. */
  files: string[];
}

/** The well-known icon fonts, frameworks and fonts that themes name on a CDN; undefined for what is none of them. */
export function standInsFor(url: string): StandIn[] | undefined {
  const address = url.startsWith('//') ? `https:${url}` : url;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  if (hostname === 'fonts.googleapis.com') return googleFonts(pathname, searchParams);
  for (const [pattern, standIn] of WELL_KNOWN) {
    const found = pattern.exec(hostname + pathname);
    if (found) return [standIn(found[1] ?? '')];
  }
  return undefined;
}

/** What to install where it is missing: `bootstrap@3`. */
export function installName({ package: name, major }: StandIn): string {
  return major === undefined ? name : `${name}@${major}`;
}

/** By host and path; the parenthesis is the major version, or the path below a package. */
const WELL_KNOWN: readonly (readonly [RegExp, (captured: string) => StandIn])[] = [
  [
    /font-?awesome[/@](?:v)?4[.\d]*\//i,
    () => ({ package: 'font-awesome', files: ['css/font-awesome.min.css'] }),
  ],
  [
    /(?:font-?awesome(?:-free)?|use\.fontawesome\.com\/releases)[/@]v?([567])[.\d]*\/.*\.css$/i,
    (major) => ({
      package: '@fortawesome/fontawesome-free',
      major,
      files: ['css/all.min.css', 'css/v4-shims.min.css'],
    }),
  ],
  [
    /bootstrap[/@]v?([345])[.\d]*(?:-[\w.]+)?\/(?:dist\/)?css\/bootstrap(?:\.min)?\.css$/i,
    (major) => ({ package: 'bootstrap', major, files: ['dist/css/bootstrap.min.css'] }),
  ],
  [
    /normalize(?:\.css)?[/@]v?[\d.]+\/normalize(?:\.min)?\.css$/i,
    () => ({ package: 'normalize.css', files: ['normalize.css'] }),
  ],
  [/devicons?\b.*\/devicon(?:\.min)?\.css$/i, () => ({ package: 'devicon', files: ['devicon.min.css'] })],
];

/** `family=Open+Sans:400,700|Lato` and `family=Inter:ital,wght@0,400;1,700`; each is a package of Fontsource. */
function googleFonts(pathname: string, search: URLSearchParams): StandIn[] {
  const families = search
    .getAll('family')
    .flatMap((family) => family.split('|'))
    .filter(Boolean);
  if (pathname === '/icon') {
    return families.map((family) => ({
      package: dashed(family.split(':')[0] ?? ''),
      files: ['iconfont/material-icons.css'],
    }));
  }
  return families.map((family) => {
    const [name = '', styles = ''] = family.split(':');
    const files = new Set(styles.includes('@') ? axisFiles(styles) : styles.split(',').flatMap(styleFile));
    return { package: `@fontsource/${dashed(name)}`, files: files.size > 0 ? [...files] : ['400.css'] };
  });
}

/** `wght@400;700`, `ital,wght@0,400;1,700`, `wght@100..900`: the files of Fontsource that hold these faces. */
function axisFiles(styles: string): string[] {
  const [axes = '', tuples = ''] = styles.split('@');
  const names = axes.split(',');
  return tuples.split(';').flatMap((tuple) => {
    const values = tuple.split(',');
    const italic = values[names.indexOf('ital')] === '1' ? '-italic' : '';
    const weight = values[names.indexOf('wght')] ?? '400';
    return (weight.includes('..') ? ['400', '700'] : [weight]).map((one) => `${one}${italic}.css`);
  });
}

/** `700`, `400italic`, `bold`. */
function styleFile(style: string): string[] {
  const [, written = '', slant = ''] = /^(\d{3}|bold|regular)?(i|italic)?$/i.exec(style.trim()) ?? [];
  if (written === '' && slant === '') return [];
  const weight = /^bold$/i.test(written) ? '700' : /^\d/.test(written) ? written : '400';
  return [`${weight}${slant === '' ? '' : '-italic'}.css`];
}

function dashed(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, '-');
}
