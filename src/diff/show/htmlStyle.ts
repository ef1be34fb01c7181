/** The report's looks: orange went, blue came, as on the terminal; light, dark and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1b; --faint: #5a5a5a; --line: #d9d9d9; --head: #f5f5f3;
  --old: #7a3500; --old-paper: #fde8d4; --new: #003f7d; --new-paper: #dcebfb; --current: #6a3fb5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --ink: #e6e6e3; --faint: #a8a8a4; --line: #383b40; --head: #1f2226;
    --old: #ffbf85; --old-paper: #43280f; --new: #9dcdff; --new-paper: #12314f; --current: #c3a6ff;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; padding: .75rem 1.25rem; background: var(--head); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
h1 .a { color: var(--old); } h1 .b { color: var(--new); }
header p { margin: .1rem 0 0; color: var(--faint); }
#controls { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin-top: .5rem; }
fieldset { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0; padding: 0; border: 0; }
legend { float: left; margin-right: 1rem; color: var(--faint); }
small { color: var(--faint); font-size: .85em; }
button, select { font: inherit; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); color: var(--ink); }
kbd { padding: 0 .3em; border: 1px solid var(--line); border-radius: 3px; font: .85em ui-monospace, monospace; }
.jump { display: inline-flex; gap: .6rem; align-items: center; margin-left: auto; }
main { max-width: 90rem; margin: 0 auto; padding: .5rem 1.25rem 4rem; }
h2 { margin: 1.5rem 0 .4rem; font-size: 1.1rem; }
h2 small { font-weight: normal; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead th { padding: .2rem .6rem; border-bottom: 1px solid var(--line); color: var(--faint); font-size: .85em; font-weight: normal; text-align: start; overflow-wrap: anywhere; }
thead th:first-child, td.sign { width: 2.4rem; }
td, tbody th { padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: start; overflow-wrap: anywhere; }
td.sign { padding: .35rem 0; color: var(--faint); font: 700 1em/1.5 ui-monospace, monospace; text-align: center; white-space: nowrap; }
td + td + td { border-left: 1px solid var(--line); }
tbody th { font-weight: 600; }
.depth-2 td:not(.sign) { padding-inline-start: 1.4rem; }
.label { color: var(--faint); }
.note { display: block; }
del, ins { text-decoration: none; border-radius: 2px; padding: 0 .1em; }
del { background: var(--old-paper); color: var(--old); border-bottom: 2px dotted var(--old); }
ins { background: var(--new-paper); color: var(--new); border-bottom: 2px solid var(--new); }
.added ins, .removed del { border-bottom: 0; }
.figure { font-weight: 700; outline: 1.5px solid currentColor; }
tr.same { color: var(--faint); }
tr.current { outline: 2px solid var(--current); outline-offset: -2px; }
tr[data-kinds] { scroll-margin: 10rem 0 2rem; }
tr:focus { outline: 2px solid var(--current); outline-offset: -2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dialog { border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); }
dialog::backdrop { background: rgb(0 0 0 / .4); }
dialog h2 { margin-top: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; }
dd { margin: 0; }
@media (max-width: 40rem) {
  header { position: static; }
  thead { display: none; }
  tr { display: grid; grid-template-columns: 2.4rem 1fr; border-bottom: 1px solid var(--line); }
  td, tbody th { border: 0; grid-column: 2; }
  td + td + td { border: 0; }
  td.sign { grid-column: 1; grid-row: 1 / span 2; }
  td:empty, tr.same td.a { display: none; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --head: #fff; --old: #7a3500; --old-paper: #fde8d4; --new: #003f7d; --new-paper: #dcebfb; }
  header { position: static; padding: 0 0 .5rem; }
  #controls, dialog { display: none !important; }
  main { padding: 0; }
  body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tr { break-inside: avoid; }
  h2, tr.heading { break-after: avoid; }
  tr.current { outline: none; }
}
`;
