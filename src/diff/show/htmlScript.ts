/** Filters and keys of the report. It works without them, too: the page is whole before it runs. */
export const SCRIPT = `'use strict';
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = one('#controls');
  const boxes = all('input[name=kind]', form);
  const section = one('#section');
  const place = one('#place');
  const help = one('#help');
  let current;

  const isChange = (row) => row.dataset.kinds !== undefined && row.dataset.kinds !== 'same';
  const seen = () => all('tr[data-kinds]').filter((row) => isChange(row) && !row.hidden && !row.closest('[hidden]'));

  const tell = () => {
    const rows = seen();
    const at = rows.indexOf(current);
    const count = rows.length === 1 ? '1 change' : rows.length + ' changes';
    place.textContent = at === -1 ? count : at + 1 + ' of ' + count;
  };

  const filter = () => {
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const part of all('main > section')) {
      let heading;
      let any = false;
      for (const row of all('tbody > tr', part)) {
        const own = (row.dataset.kinds ?? '').split(' ').some((kind) => kinds.has(kind));
        row.hidden = !own;
        any ||= own;
        if (row.classList.contains('heading')) heading = row;
        else if (own && heading && row.classList.contains('depth-2')) heading.hidden = false;
      }
      part.hidden = !any || (section.value !== '' && section.value !== part.id);
    }
    one('#nothing').hidden = all('main > section').some((part) => !part.hidden);
    if (current && !seen().includes(current)) mark(undefined);
    tell();
  };

  const mark = (row) => {
    current?.classList.remove('current');
    current = row;
    if (!row) return;
    row.classList.add('current');
    row.focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  };

  const jump = (step) => {
    const rows = seen();
    if (rows.length === 0) return;
    const at = rows.indexOf(current);
    const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length;
    mark(rows[next]);
    tell();
  };

  const KEYS = { n: () => jump(1), j: () => jump(1), p: () => jump(-1), k: () => jump(-1), '?': () => help.showModal() };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target instanceof HTMLSelectElement) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  form.addEventListener('change', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  one('#next').addEventListener('click', () => jump(1));
  one('#before').addEventListener('click', () => jump(-1));
  one('#ask').addEventListener('click', () => help.showModal());
  form.hidden = false;
  filter();
})();
`;
