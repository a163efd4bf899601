/** Numbers from names: those of RFC 9562, and always the same. */
import { expect, test } from 'vitest';
import { toUuid } from '../../src/store/uuid.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const URLS = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

test('gives the number that RFC 9562 prints as its example', () => {
  expect(toUuid('www.example.com', DNS)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('has the namespace that the address of our names gives', () => {
  const own = toUuid('https://rulemark.example/ns/oscal', URLS);
  expect(toUuid('a')).toBe(toUuid('a', own));
});
