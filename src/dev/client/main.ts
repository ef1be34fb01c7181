/** Listens to what is new, and to the keys. */
export const MAIN = `
import { clear, draw, enlarge } from './pages.js';
import { itemOf, showProblems, step } from './problems.js';
import { refresh, toggle } from './report.js';
import { count, fill, words } from './words.js';

const one = (selector) => document.querySelector(selector);
const [variants, templates, notice, help] = ['#variant', '#template', '#notice', '#help'].map(one);
let view = viewIn(location.search);
let socket;
let prints = 0;
/** Told before the print that it belongs to. */
let announced;
let printed;

function viewIn(search) {
  const asked = new URLSearchParams(search);
  const [resume, variant, template] = ['resume', 'variant', 'template'].map((name) => asked.get(name) ?? undefined);
  return resume && variant ? { resume, variant, template } : undefined;
}

const query = () => new URLSearchParams(Object.entries(view).filter(([, value]) => value)).toString();
const nameOf = ({ resume, variant }) => resume + '/' + variant;

const say = (text) => { one('#said').textContent = text; };

const show = (...children) => {
  const text = children.map((child) => child.textContent ?? child).join();
  if (!notice.hidden && notice.dataset.text === text) return;
  notice.dataset.text = text;
  notice.replaceChildren(...children);
  notice.hidden = children.length === 0;
};
const strong = (text) => Object.assign(document.createElement('strong'), { textContent: text });
const paragraph = (text) => Object.assign(document.createElement('p'), { textContent: text });

const option = (value, text, isChosen) => Object.assign(new Option(text, value), { selected: isChosen });

const offer = ({ resumes, templates: names }) => {
  const groups = resumes.map(({ name, variants: all }) => {
    const options = all.map((variant) => option(nameOf({ resume: name, variant }), variant, nameOf(view) === nameOf({ resume: name, variant })));
    if (resumes.length === 1) return options;
    const group = Object.assign(document.createElement('optgroup'), { label: name });
    group.append(...options);
    return [group];
  });
  variants.replaceChildren(...groups.flat());
  if (variants.value !== nameOf(view)) variants.append(option(nameOf(view), view.variant, true));
  templates.replaceChildren(option('', words.ownTemplate, !view.template), ...names.map((name) => option(name, name, name === view.template)));
};

const tellBudget = ({ pages, max }) => {
  one('#count').textContent = max === undefined ? count(words.count, pages) : count(words.countOfMax, pages, { max });
  one('#budget').classList.toggle('over', max !== undefined && pages > max);
};

const HEARD = {
  offer: (news) => {
    view = news.view;
    history.replaceState(null, '', '?' + query());
    document.title = nameOf(view) + ' · ' + words.name;
    one('#pdf').href = encodeURIComponent(view.variant) + '.pdf?' + query();
    offer(news.offer);
    refresh(query(), onKey);
  },
  print: (news) => { announced = news; },
  fill: ({ last }) => {
    const percent = Math.round(last * 100);
    one('#gauge').hidden = false;
    one('#full').style.transform = 'scaleX(' + last + ')';
    one('#fill').textContent = fill(words.fill, { n: percent });
  },
  problems: ({ problems, isPrinted }) => {
    showProblems(problems);
    const errors = problems.filter(({ severity }) => severity === 'error');
    one('#sheets').classList.toggle('stale', !isPrinted);
    if (!isPrinted) {
      const list = document.createElement('ol');
      list.append(...errors.slice(0, 2).map(itemOf));
      const rest = errors.length > 2 ? [paragraph(count(words.more, errors.length - 2))] : [];
      show(strong(count(printed ? words.notPrinted : words.neverPrinted, errors.length)), list, ...rest);
      if (!printed) one('#waiting').hidden = true;
    } else tellOver();
    refresh(query(), onKey);
  },
  failure: ({ message, hint }) => {
    one('#sheets').classList.add('stale');
    one('#waiting').hidden = true;
    show(strong(message), paragraph(hint));
  },
};

const tellOver = () => {
  const { pages, max } = printed ?? {};
  if (max !== undefined && pages > max) show(strong(count(words.over, pages, { max })));
  else show();
};

const hear = ({ data }) => {
  if (typeof data === 'string') {
    const news = JSON.parse(data);
    HEARD[news.kind](news);
    return;
  }
  prints += 1;
  printed = announced;
  one('#sheets').classList.remove('stale');
  tellOver();
  tellBudget(printed);
  one('#pdf').hidden = false;
  say(one('#count').textContent);
  draw({ pdf: data, number: prints, ...printed });
};

const connect = () => {
  socket = new WebSocket(new URL('news', location.href.replace(/^http/, 'ws')));
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => {
    show();
    socket.send(JSON.stringify(view ?? {}));
  };
  socket.onmessage = hear;
  socket.onclose = () => {
    one('#sheets').classList.add('stale');
    show(strong(words.lost));
    setTimeout(connect, 1000);
  };
};

const look = (changed) => {
  view = { ...view, ...changed };
  printed = undefined;
  clear();
  show();
  showProblems([]);
  one('#gauge').hidden = true;
  for (const id of ['#count', '#fill']) one(id).textContent = '';
  one('#sheets').classList.remove('stale');
  one('#view').scrollTo(0, 0);
  socket.send(JSON.stringify(view));
};

variants.addEventListener('change', () => {
  const slash = variants.value.lastIndexOf('/');
  look({ resume: variants.value.slice(0, slash), variant: variants.value.slice(slash + 1) });
});
templates.addEventListener('change', () => look({ template: templates.value || undefined }));

const KEYS = {
  v: () => variants.focus(),
  t: () => templates.focus(),
  d: () => toggle(onKey),
  n: () => step(1),
  p: () => step(-1),
  '+': () => enlarge(1.25),
  '=': () => enlarge(1.25),
  '-': () => enlarge(0.8),
  0: () => enlarge(0),
  '?': () => help.showModal(),
};
/** The report has keys of its own for what it lists. */
const OF_REPORT = new Set(['n', 'p', '?']);

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const isInReport = event.view !== window;
  if (event.key === 'Escape') return one('#view').focus();
  if (event.target.tagName === 'SELECT' || (isInReport && OF_REPORT.has(event.key))) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
document.addEventListener('keydown', onKey);
one('#show-changes').addEventListener('click', () => toggle(onKey));
one('#ask').addEventListener('click', () => help.showModal());
// A commit is made elsewhere.
addEventListener('focus', () => view && refresh(query(), onKey));
one('#view').focus({ preventScroll: true });
connect();
`;
