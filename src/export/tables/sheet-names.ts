/**
 * Names that Excel takes for sheets: 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, not
 * "History", and no two alike, whatever their case.
 */

/** A name for each, in order; what has to be changed gives way to a blank, what is used gets a number. */
export function toSheetNames(names: readonly string[]): string[] {
  const used = new Set<string>(['history']);
  return names.map((name) => {
    const plain = toAllowed(name);
    let found = plain;
    for (let count = 2; used.has(found.toLowerCase()); count++)
      found = `${cutTo(plain, 30 - String(count).length)} ${count}`;
    used.add(found.toLowerCase());
    return found;
  });
}

function toAllowed(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[[\]:*?/\\\p{Cc}\ufffd-\uffff]+/gu, ' ')
    .replace(/^['\s]+|['\s]+$/g, '');
  return cutTo(plain, 31).replace(/['\s]+$/, '') || 'Sheet';
}

function cutTo(name: string, length: number): string {
  return name.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
