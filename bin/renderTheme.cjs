// Renders a JSON Resume theme in a process of its own: `node renderTheme.cjs HOME NAME`, the résumé as JSON on
// stdin, what came of it as JSON on file descriptor 3, so that whatever a theme logs does no harm.
// A file of its own beside the bundle: it runs under other permissions, and takes nothing from us with it.
const { readFileSync, writeSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const [home, name] = process.argv.slice(2);

cutOff();
render().then(tell, (error) => tell({ error: described(error) }));

async function render() {
  const resume = JSON.parse(readFileSync(0, 'utf8'));
  const theme = await load();
  if (theme.thrown) return { error: described(theme.thrown) };
  if (!theme.render) return { error: { message: 'it has no function `render`', stack: '' } };
  const html = await theme.render(resume);
  if (typeof html !== 'string') {
    return {
      error: { message: `its \`render\` gave ${html === null ? 'null' : typeof html}, not HTML`, stack: '' },
    };
  }
  return { html, pdfRenderOptions: theme.pdfRenderOptions ?? null };
}

/** Neither way alone loads every theme: some have no `require` export, some export source to `import`. */
async function load() {
  let thrown;
  for (const way of [(what) => fromHome().import(what), (what) => fromHome().require(what)]) {
    try {
      const module = await way(name);
      const layers = [module, module.default, module.default?.default].filter(Boolean);
      const render = layers.map((layer) => layer.render).find((one) => typeof one === 'function');
      const pdfRenderOptions = layers.map((layer) => layer.pdfRenderOptions).find(Boolean);
      if (render) return { render, pdfRenderOptions };
    } catch (error) {
      thrown ??= error;
    }
  }
  return { thrown };
}

/** `import` and `require` as a module beside the project's node_modules would have them. */
function fromHome() {
  const module = new Module(join(home, 'resume.cjs'));
  module.filename = module.id;
  module.paths = Module._nodeModulePaths(home);
  module._compile('module.exports = { import: (name) => import(name), require }', module.id);
  return module.exports;
}

function described(error) {
  return error instanceof Error
    ? { message: error.message, stack: String(error.stack) }
    : { message: String(error), stack: '' };
}

function tell(result) {
  let rest = Buffer.from(JSON.stringify(result));
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(3, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
  // A theme may have left timers running.
  process.exit(0);
}

/**
 * Takes the network away, as far as a process can do that to itself: no theme is known to need it. Node
 * from 25 on refuses it by its permissions; before that this stops the honest and the careless.
 */
function cutOff() {
  const refuse = () => {
    throw new Error('a theme has no network while it renders');
  };
  const net = require('node:net');
  const dns = require('node:dns');
  const dgram = require('node:dgram');
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  for (const key of ['bind', 'connect', 'send']) dgram.Socket.prototype[key] = refuse;
  for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const key of Object.getOwnPropertyNames(holder)) {
      if (/^(lookup|resolve|reverse)/.test(key)) holder[key] = refuse;
    }
  }
  Module.syncBuiltinESMExports();
}
