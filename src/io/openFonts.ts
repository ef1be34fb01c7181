import { join, sep } from 'node:path';
import { hanFontFor } from '../core/fontPackageFor.ts';
import {
  fontCss,
  glyphFinder,
  isNeeded,
  stylesFor,
  within,
  type FontFace,
  type FontFamily,
  type Fonts,
  type LoadedFace,
} from '../core/fonts.ts';
import { once } from '../core/once.ts';
import { MachineError } from '../errors.ts';
import { readBytes } from './files.ts';
import { findFont, installedFonts, SHIPPED_FONTS, unreadable } from './fonts.ts';
import { readCoverage } from './readCoverage.ts';

/** The fonts of one run: each family is looked for once, and each file read once, for all its pages. */
export interface FontShelf {
  /** As `findFont` finds it. */
  find: (name: string) => Promise<FontFamily | undefined>;
  /**
   * The faces that a page of these code points needs: of the families that a template's options name, of its own
   * files, and, for characters that none of these has, of what else is at hand.
   */
  load: (characters: ReadonlySet<number>, wanted: FontsWanted) => Promise<Fonts>;
}

export interface FontsWanted {
  /** BCP 47: Han is drawn by the language. */
  lang: string;
  /** `400`, `400 italic`, … */
  weights: readonly string[];
  /** Families by the option value that names them. */
  options: ReadonlyMap<string, FontFamily>;
  /** The template's own faces, their files whole paths. */
  own: readonly FontFace[];
}

const ALWAYS_AT_HAND = ['noto-sans-math', 'noto-sans-symbols-2'];

export function openFonts(root: string): FontShelf {
  const families = new Map<string, Promise<FontFamily | undefined>>();
  const files = new Map<string, Promise<FontFile>>();
  const styles = new Map<string, Pick<Fonts, 'css' | 'lacks'>>();

  const find = (name: string): Promise<FontFamily | undefined> => {
    const finding = families.get(name) ?? findFont(root, name);
    families.set(name, finding);
    return finding;
  };
  const loadFile = (path: string): Promise<FontFile> => {
    const loading = files.get(path) ?? readFont(path);
    files.set(path, loading);
    return loading;
  };
  const loadFace = async (face: FontFace): Promise<LoadedFace> => {
    const { data } = await loadFile(face.file);
    return { ...face, data };
  };
  const loadFamily = async (
    family: FontFamily,
    weights: readonly string[],
    characters: ReadonlySet<number>,
  ): Promise<LoadedFace[]> => {
    const exact = family.folder.startsWith(SHIPPED_FONTS + sep);
    const wanted = stylesFor(family, weights);
    const found = [...family.subsets].filter(([, range]) => isNeeded(range, characters));
    const faces = await Promise.all(
      found.map(async ([subset, range]) => {
        // Fontsource numbers the parts of a large script: `[12]` in unicode.json, `12` in files/.
        const part = subset.replace(/[[\]]/g, '');
        const loaded = await Promise.all(
          wanted.map(({ weight, style }) => {
            const file = join(family.folder, 'files', `${family.id}-${part}-${weight}-${style}.woff2`);
            return loadFace({ family: family.family, weight: String(weight), style, range, file });
          }),
        );
        const [first] = loaded;
        if (exact || !first) return loaded;
        const real = within(range, (await loadFile(first.file)).holds());
        return isNeeded(real, characters) ? loaded.map((face) => ({ ...face, range: real })) : [];
      }),
    );
    return faces.flat();
  };
  /** Of the same faces always the same: a hundred kilobytes of CSS, of which a hundred pages need one. */
  const styleOf = (faces: readonly LoadedFace[]): Pick<Fonts, 'css' | 'lacks'> => {
    const key = faces.map(({ file, range }) => `${file} ${range}`).join('\n');
    const style = styles.get(key) ?? {
      css: fontCss(faces),
      lacks: glyphFinder(faces.map((face) => face.range)),
    };
    styles.set(key, style);
    return style;
  };
  const installed = once(() => installedFonts(root));
  /** What is at hand, then what the project has installed, the language's own first. */
  const fallbackNames = async (lang: string): Promise<string[]> => {
    const mine = hanFontFor(lang);
    const names = [...(await installed())].sort((a, b) => Number(b === mine) - Number(a === mine));
    return [...ALWAYS_AT_HAND, ...names];
  };

  return {
    find,
    load: async (characters, { lang, weights, options, own }) => {
      const distinct = new Map([...options.values()].map((family) => [family.folder, family]));
      const loaded = await Promise.all([
        ...own.filter((face) => isNeeded(face.range, characters)).map(async (face) => [await loadFace(face)]),
        ...[...distinct.values()].map((family) => loadFamily(family, weights, characters)),
      ]);
      const faces = loaded.flat();
      const fallback: string[] = [];
      let style = styleOf(faces);
      let missing = style.lacks(characters);
      const others = options.size > 0 && missing.length > 0 ? await fallbackNames(lang) : [];
      for (const name of others) {
        if (missing.length === 0) break;
        const family = await find(name);
        const wanted = new Set(missing.map((one) => one.codePointAt(0) ?? 0));
        const more = family ? await loadFamily(family, weights, wanted) : [];
        if (!family || more.length === 0) continue;
        fallback.push(family.family);
        faces.push(...more);
        style = styleOf(faces);
        missing = style.lacks(characters);
      }
      const names = new Map([...options].map(([name, { family }]) => [name, family]));
      return { faces, families: names, fallback, ...style };
    },
  };
}

interface FontFile {
  /** As base64. */
  data: string;
  /** Its characters. */
  holds: () => Set<number>;
}

async function readFont(path: string): Promise<FontFile> {
  const bytes = await readBytes(path);
  if (bytes) return { data: bytes.toString('base64'), holds: once(() => coverage(path, bytes)) };
  throw new MachineError('read-failed', `there is no font ${path}`, 'put it there, or install the font anew');
}

function coverage(path: string, bytes: Buffer): Set<number> {
  try {
    return readCoverage(bytes);
  } catch (error) {
    throw unreadable(path, error);
  }
}
