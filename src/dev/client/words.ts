/** The page's texts, which it brings along. */
export const CLIENT_WORDS = `
export const words = JSON.parse(document.querySelector('#words').textContent);

export const fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (_, name) => values[name]);

/** Of a pair, the one that goes with a number. */
export const count = ([one, many], n, values = {}) => fill(n === 1 ? one : many, { n, ...values });
`;
