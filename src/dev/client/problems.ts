/** The list of problems, each beside its line. */
export const PROBLEMS = `
import { words } from './words.js';

const list = document.querySelector('#problems');

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

export const itemOf = ({ code, severity, message, hint, place, line }) => {
  const item = make('li', severity);
  item.append(
    make('div', 'place', make('span', '', place), make('span', '', make('span', 'severity', words[severity]), ' ' + code)),
    make('p', 'message', message),
  );
  if (line) {
    const number = make('span', 'number', line.number + ' | ');
    item.append(make('pre', '', number, line.before, make('mark', '', line.marked), line.after));
  }
  if (hint) item.append(make('p', 'hint', hint));
  return item;
};

export const showProblems = (problems) => {
  const items = problems.map((problem) => {
    const item = itemOf(problem);
    item.tabIndex = -1;
    return item;
  });
  const at = [...list.children].indexOf(document.activeElement);
  list.replaceChildren(...items);
  if (at !== -1) items[Math.min(at, items.length - 1)]?.focus({ preventScroll: true });
  document.querySelector('#no-problems').hidden = problems.length > 0;
  document.querySelector('#problem-count').textContent = problems.length > 0 ? String(problems.length) : '';
};

export const step = (by) => {
  const items = [...list.children];
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
  items[next].focus();
};
`;
