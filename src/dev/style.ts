/** The page's looks: a quiet desk, on which the paper is the brightest thing, light or dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --desk: #e9e8e4; --bar: #fbfaf8; --ink: #1d1d1b; --faint: #5c5b57; --line: #d6d4ce; --card: #fff;
  --accent: #1f5fa8; --error: #a3201b; --error-card: #fdeeec; --warning: #7a4b00; --mark: #fbd9a5; --mark-error: #f9c9c5;
  --shadow: 0 1px 2px rgb(0 0 0 / .14), 0 6px 20px rgb(0 0 0 / .1);
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #17181a; --bar: #202225; --ink: #e8e7e3; --faint: #a9a8a3; --line: #393b3f; --card: #26282c;
    --accent: #8fc1ff; --error: #ff9c95; --error-card: #3a1e1c; --warning: #f0bd6c; --mark: #5c4212; --mark-error: #6b2521;
    --shadow: 0 0 0 1px #000, 0 6px 24px rgb(0 0 0 / .6);
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; }
body { display: grid; grid-template-rows: auto minmax(0, 1fr); margin: 0; background: var(--desk); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; padding: .5rem 1rem; background: var(--bar); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1rem; font-weight: 650; letter-spacing: .01em; }
label { color: var(--faint); }
button, select, nav a { font: inherit; padding: .2rem .6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); text-decoration: none; }
select { max-width: 16rem; }
button:hover, nav a:hover, select:hover { border-color: var(--faint); }
button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
kbd { padding: 0 .3em; border: 1px solid var(--line); border-radius: 3px; color: var(--faint); font: .8em ui-monospace, monospace; }
#budget { display: flex; gap: .6rem; align-items: center; margin: 0; color: var(--faint); font-variant-numeric: tabular-nums; }
#budget.over { color: var(--error); font-weight: 600; }
#gauge { display: inline-block; width: 4.5rem; height: .5rem; overflow: hidden; border: 1px solid var(--faint); border-radius: 3px; }
#full { display: block; height: 100%; background: var(--accent); transform-origin: left; }
nav { display: flex; gap: .5rem; margin-left: auto; }
#desk { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; min-height: 0; }
main { position: relative; overflow: auto; scrollbar-gutter: stable; }
main:focus-visible, aside:focus-visible { outline: none; box-shadow: inset 0 3px 0 var(--accent); }
#sheets { display: flex; flex-direction: column; gap: 1.5rem; align-items: center; width: max-content; min-width: 100%; padding: 1.5rem; }
#sheets.stale figure > canvas { opacity: .38; }
figure { margin: 0; }
canvas { display: block; background: #fff; box-shadow: var(--shadow); }
figure.beyond canvas { outline: 3px solid var(--error); }
figcaption { margin-top: .4rem; color: var(--faint); font-size: .85rem; text-align: center; font-variant-numeric: tabular-nums; }
figure.beyond figcaption { color: var(--error); font-weight: 600; }
#waiting { margin: 20vh auto; color: var(--faint); text-align: center; }
#notice { position: sticky; top: 0; z-index: 2; margin: 0; padding: .75rem 1.25rem; background: var(--error-card); border-bottom: 1px solid var(--error); color: var(--ink); }
#notice strong { color: var(--error); }
#notice ol { margin: .5rem 0 0; }
#report { position: absolute; inset: 0; }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: var(--card); }
aside { overflow: auto; padding: .9rem 1rem 2rem; background: var(--bar); border-left: 1px solid var(--line); }
h2 { margin: 0 0 .5rem; font-size: 1rem; font-weight: 650; }
#problem-count, #no-problems { color: var(--faint); font-weight: normal; }
ol { margin: 0; padding: 0; list-style: none; }
ol li { margin: 0 0 .7rem; padding: .6rem .75rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; scroll-margin: 1rem; overflow-wrap: anywhere; }
li .place { display: flex; flex-wrap: wrap; gap: 0 .6rem; justify-content: space-between; color: var(--faint); font: .82rem/1.5 ui-monospace, monospace; }
li .severity { font-weight: 700; }
li.error .severity { color: var(--error); } li.warning .severity { color: var(--warning); }
li p { margin: .15rem 0 0; }
li pre { margin: .4rem 0 0; padding: .35rem .5rem; overflow-x: auto; background: var(--desk); border-radius: 5px; font: .82rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
li mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--warning); }
li.error mark { background: var(--mark-error); border-color: var(--error); }
li .number { color: var(--faint); user-select: none; }
li .hint::before { content: '→ '; color: var(--accent); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dialog { padding: 1.25rem 1.5rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: var(--ink); box-shadow: var(--shadow); }
dialog::backdrop { background: rgb(0 0 0 / .4); }
dl { margin: 0 0 1rem; }
dl div { display: grid; grid-template-columns: 2.5rem 1fr; padding: .1rem 0; }
dd { margin: 0; }
@media (max-width: 60rem) {
  #desk { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
  aside { max-height: 34vh; border-left: 0; border-top: 1px solid var(--line); }
  #sheets { padding: .75rem; gap: 1rem; }
}
@media (max-width: 40rem) {
  header { gap: .4rem .75rem; padding: .4rem .75rem; }
  h1, button kbd { display: none; }
  label { flex: 1 1 40%; min-width: 0; font-size: .8rem; }
  label select { display: block; width: 100%; }
  nav { margin-left: 0; }
}
`;
