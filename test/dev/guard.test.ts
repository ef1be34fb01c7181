import { expect, test } from 'vitest';
import { refusal } from '../../src/dev/guard.ts';

const TOKEN = 'c2VjcmV0';
const asked = {
  method: 'GET',
  host: '127.0.0.1:4000',
  origin: undefined,
  path: `/${TOKEN}/main.js`,
  isSocket: false,
};

test.each<[what: string, change: Partial<Parameters<typeof refusal>[0]>, status: number | undefined]>([
  ['the page itself', { path: `/${TOKEN}/` }, undefined],
  ['a file of the page', {}, undefined],
  ['by the other name of this machine', { host: 'localhost:4000' }, undefined],
  ['a socket of the page', { isSocket: true, origin: 'http://127.0.0.1:4000' }, undefined],
  ['without the token', { path: '/' }, 404],
  ['with another token', { path: '/c2VjcmV1/' }, 404],
  ['with a part of the token', { path: '/c2Vj/' }, 404],
  ['with the token elsewhere', { path: `/a/${TOKEN}/` }, 404],
  ['a name that was made to lead here', { host: 'evil.example:4000' }, 421],
  ['a name that only begins like ours', { host: 'localhost:4000.evil.example' }, 421],
  ['another port of this machine', { host: '127.0.0.1:4001' }, 421],
  ['without a host', { host: undefined }, 421],
  ['from another page', { origin: 'https://evil.example' }, 403],
  ['from a page that hides its origin', { origin: 'null' }, 403],
  ['from another port of this machine', { origin: 'http://127.0.0.1:4001' }, 403],
  ['a socket without an origin', { isSocket: true }, 403],
  ['a socket of another page', { isSocket: true, origin: 'https://evil.example' }, 403],
  ['a form', { method: 'POST' }, 405],
])('%s', (_, change, status) => {
  expect(refusal({ ...asked, ...change }, { port: 4000, token: TOKEN })).toBe(status);
});
