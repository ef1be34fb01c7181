import { textWidth } from '../core/textWidth.ts';
import { visible, visibleLine } from '../core/visible.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Terminal } from './terminal.ts';

/** The diagnostics as people read them: place, message, the line with a caret under the span, the fix. */
export function reportText(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const { colors } = terminal;
  for (const diagnostic of diagnostics) {
    const error = diagnostic.severity === 'error';
    const paint = error ? colors.red : colors.yellow;
    const place = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
    const about = [diagnostic.path, diagnostic.code].filter(Boolean).join(' · ');
    const head = `${colors.bold(visibleLine(place))} ${paint.bold(diagnostic.severity)} ${visibleLine(diagnostic.message)} ${colors.dim(`(${visibleLine(about)})`)}`;
    const lines = [
      head,
      ...excerpt(diagnostic, terminal.width).map((line, index) => (index === 1 ? paint(line) : line)),
    ];
    if (diagnostic.hint)
      lines.push(
        `${' '.repeat(String(diagnostic.line).length + 2)}${colors.cyan('→')} ${visibleLine(diagnostic.hint)}`,
      );
    const text = `${lines.join('\n')}\n`;
    if (error) terminal.complain(text);
    else terminal.say(text);
  }
}

/** "2 errors, 1 warning"; empty where there is nothing to count. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']) => {
    const number = diagnostics.filter((one) => one.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  };
  return [...count('error'), ...count('warning')].join(', ');
}

/** The source line and a line of carets; a long line is cut around the span. */
function excerpt({ excerpt: text, line, column, endLine, endColumn }: Diagnostic, width: number): string[] {
  // Of a file as a whole there is no line to show.
  if (text === '' && column === 1) return [];
  const start = column - 1;
  const end =
    endLine === line ? Math.max(endColumn - 1, start + 1) : Math.max(text.trimEnd().length, start + 1);
  const gutter = ` ${line} | `;
  const room = Math.max(30, width - gutter.length - 1);
  const cut = textWidth(text) > room ? Math.max(0, Math.min(start - 8, text.length - room)) : 0;
  const shown = visible(text.slice(cut, Number.isFinite(room) ? cut + room : undefined));
  const before = visible(text.slice(cut, start));
  const span = visible(text.slice(start, Math.min(end, cut + room)));
  const blank = before.replace(/[^\t]/g, (character) => ' '.repeat(textWidth(character)));
  const carets = '^'.repeat(Math.max(1, textWidth(span)));
  return [`${gutter}${shown}`, `${' '.repeat(gutter.length - 2)}| ${blank}${carets}`];
}
