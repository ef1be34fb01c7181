import { LAID_OUT } from '../core/laidOut.ts';
import type { CDPSession } from './devtools.ts';
import { evaluate } from './evaluate.ts';
import type { Manners } from './manners.ts';

/** The layout asks for the fonts; a range has that laid out, too, which waits to be seen (`content-visibility`). */
const LAY_OUT = `{
  const all = document.createRange();
  all.selectNodeContents(document.documentElement);
  all.getBoundingClientRect();
}`;

/**
 * Waits for the page's fonts, and then says on the page that it is laid out; those that only a print style uses load
 * late, hence print media above.
 *
 * @param first statements that run before
 * @returns the faces that did not load (`Inter 400`), and the medium that the page is laid out for
 * @throws Error where text would be left out without a word, for want of any font to fall back on
 */
export async function fontsReady(
  session: CDPSession,
  first = '',
): Promise<{ failed: string[]; media: Manners['media'] }> {
  const expression = `{
      ${first}
      ${LAY_OUT}
      document.fonts.ready.then((fonts) => {
        document.documentElement.setAttribute('${LAID_OUT}', '');
        const failed = [...fonts].filter((face) => face.status === 'error');
        return {
          failed: failed.map((face) => face.family + ' ' + face.weight),
          isReadable: failed.length === 0 || document.createElement('canvas').getContext('2d').measureText('m').width > 0,
          media: matchMedia('print').matches ? 'print' : 'screen',
        };
      });
    }`;
  const { failed, isReadable, media } = (await evaluate(session, expression)) as {
    failed: string[];
    isReadable: boolean;
    media: Manners['media'];
  };
  if (!isReadable) throw new Error('the system has no font at all; install any');
  return { failed, media };
}
