import { Markup, markup } from '../diff/show/markup.ts';
import { WORDS } from './words.ts';

/** The page before anything is known: it is filled in by its script. */
export function page(): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${WORDS.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<script type="application/json" id="words">${new Markup(wordsAsJson())}</script>
<script type="module" src="main.js"></script>
</head>
<body>
<header>
<h1>${WORDS.name}</h1>
<label>${WORDS.variant} <select id="variant"></select></label>
<label>${WORDS.template} <select id="template"></select></label>
<p id="budget"><span id="count"></span> <span id="gauge" hidden><span id="full"></span></span> <span id="fill"></span></p>
<nav>
<button type="button" id="show-changes" aria-pressed="false" title="${WORDS.changesTitle}">${WORDS.changes} <kbd>d</kbd></button>
<a id="pdf" target="_blank" rel="noopener" title="${WORDS.pdfTitle}" hidden>${WORDS.pdf}</a>
<button type="button" id="ask">${WORDS.keys} <kbd>?</kbd></button>
</nav>
</header>
<div id="desk">
<main id="view" tabindex="0" aria-label="${WORDS.pages}">
<div id="notice" role="alert" hidden></div>
<p id="waiting">${WORDS.printing}</p>
<div id="sheets"></div>
<div id="report" hidden></div>
</main>
<aside aria-labelledby="problems-name" tabindex="0">
<h2 id="problems-name">${WORDS.problems} <span id="problem-count"></span></h2>
<p id="no-problems" hidden>${WORDS.noProblems}</p>
<ol id="problems"></ol>
</aside>
</div>
<p id="said" class="unseen" role="status"></p>
<dialog id="help" aria-labelledby="help-name">
<h2 id="help-name">${WORDS.keys}</h2>
<dl>${WORDS.keyList.map(([key, does]) => markup`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
<form method="dialog"><button>${WORDS.close}</button></form>
</dialog>
</body>
</html>
`.source;
}

/** Within a script element nothing but its end means anything. */
function wordsAsJson(): string {
  return JSON.stringify(WORDS).replaceAll('<', '\\u003c');
}
