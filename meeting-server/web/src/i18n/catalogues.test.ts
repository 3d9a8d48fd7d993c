import { expect, test } from 'vitest';
import { catalogues } from './catalogues';

type Tree = { [key: string]: string | Tree };

/** Plural forms differ between the languages (Vietnamese has one), so they count as one key. */
function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = `${prefix}${key}`;
    if (typeof value === 'string') found.set(path.replace(/_(one|other)$/, ''), value);
    else for (const [inner, text] of leaves(value, `${path}.`)) found.set(inner, text);
  }
  return found;
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

test('both languages have the same namespaces', () => {
  expect(Object.keys(catalogues.en).sort()).toEqual(Object.keys(catalogues.vi).sort());
});

for (const [namespace, tree] of Object.entries(catalogues.vi)) {
  test(`${namespace}: every key stands in both languages with the same placeholders`, () => {
    const vi = leaves(tree);
    const en = leaves(catalogues.en[namespace] ?? {});
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
    for (const [key, text] of vi) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(en.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });
}

test('no string is an exclamation', () => {
  for (const trees of Object.values(catalogues)) {
    for (const tree of Object.values(trees)) {
      for (const [key, text] of leaves(tree)) expect(text, key).not.toContain('!');
    }
  }
});
