/** What has changed since the last commit, in the place of the pages; a newer report takes over when it is there. */
export const REPORT = `
import { words } from './words.js';

const report = document.querySelector('#report');
const sheets = document.querySelector('#sheets');
const button = document.querySelector('#show-changes');
let address = '';

export const isOpen = () => !report.hidden;

/** @param onKey keys pressed in the report go there, too */
const load = (onKey) => {
  const before = report.querySelector('iframe.shown');
  for (const other of report.querySelectorAll('iframe:not(.shown)')) other.remove();
  const frame = document.createElement('iframe');
  frame.title = words.changesTitle;
  frame.style.visibility = 'hidden';
  frame.onload = () => {
    frame.contentWindow.scrollTo(0, before?.contentWindow?.scrollY ?? 0);
    frame.contentDocument.addEventListener('keydown', onKey);
    frame.style.visibility = '';
    frame.className = 'shown';
    before?.remove();
  };
  frame.src = address;
  report.append(frame);
};

export const refresh = (query, onKey) => {
  address = 'changes?' + query;
  if (isOpen()) load(onKey);
};

export const toggle = (onKey) => {
  report.hidden = isOpen();
  sheets.hidden = isOpen();
  button.setAttribute('aria-pressed', String(isOpen()));
  if (isOpen()) load(onKey);
  else report.replaceChildren();
};
`;
