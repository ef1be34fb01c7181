import type { Others } from '../core/otherBody.ts';
import type { CDPSession } from './devtools.ts';
import { evaluate } from './evaluate.ts';
import { fontsReady } from './fontsReady.ts';
import { replaceBody } from './replaceBody.ts';

/** A document on its way into a tab. */
export interface Arrival {
  /** The faces that did not load, once it is there. */
  failedFonts: Promise<string[]>;
  /** Whether what is asked of the tab from now on finds it there: it was sent already, and waits for nothing. */
  isSent: boolean;
}

/** The document that stands in a tab, of which another one can be made. */
export interface StandingDocument {
  /** Makes it what it is to be. */
  become: (others: Others) => Arrival;
  /** Another one was loaded in its place. */
  forget: () => void;
}

/**
 * To decode fonts takes longer than all the rest of a print, and to lay a page out once more takes a quarter of it.
 * So the fonts get a style of their own once the other style changes, for what shares one with them cannot change but
 * they are decoded anew. And once all of them are loaded no other body is laid out to see which ones it asks for: the
 * print itself will do so.
 */
export function documentIn(session: CDPSession): StandingDocument {
  let hasAllFaces: boolean | undefined;
  let hasOwnStyle = false;
  const arrive = async (others: Others, retitled: string): Promise<string[]> => {
    const isStyled = others.newFaces || others.newRules;
    const isSplit = isStyled && !hasOwnStyle;
    const statements = `${isStyled ? restyled(others, others.newFaces || isSplit) : ''} ${retitled}
      document.body.innerHTML = ${JSON.stringify(others.body)};`;
    hasOwnStyle ||= isStyled;
    if (others.newFaces || isSplit) hasAllFaces = undefined;
    else if ((hasAllFaces ??= await loadFaces(session))) {
      await evaluate(session, `${statements} null`);
      return [];
    }
    return (await fontsReady(session, statements)).failed;
  };
  return {
    become: (others) => {
      const retitled = `document.querySelector('title').innerHTML = ${JSON.stringify(others.title)};`;
      if (others.newFaces || others.newRules || !hasAllFaces)
        return { failedFonts: arrive(others, retitled), isSent: false };
      // What stays is laid out by the print alone, in which no transition begins from how it looked before.
      const replaced = evaluate(session, `${retitled} ${replaceBody(others.body)} null`);
      return { failedFonts: replaced.then(() => []), isSent: true };
    },
    forget: () => {
      hasAllFaces = undefined;
      hasOwnStyle = false;
    },
  };
}

/** The statements that give a document another style, and its fonts one before that. */
function restyled({ faces, rules }: Others, withFaces: boolean): string {
  const own = `if (!own) last.before((own = document.createElement('style')));
    own.textContent = ${JSON.stringify(faces)};`;
  return `{
    const last = [...document.head.querySelectorAll('style')].at(-1);
    let own = last.previousElementSibling?.matches('style') ? last.previousElementSibling : undefined;
    ${withFaces ? own : ''}
    last.textContent = ${JSON.stringify(rules)};
  }`;
}

/**
 * Loads every face of a document, also those that it shows no letter of.
 *
 * @returns whether all of them did load
 */
async function loadFaces(session: CDPSession): Promise<boolean> {
  const loading = 'Promise.all([...document.fonts].map((face) => face.load())).then(() => true, () => false)';
  return (await evaluate(session, loading)) === true;
}
