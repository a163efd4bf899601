/**
 * Values as YAML that a person would have written: plain where that is safe, in double quotes where it is not. For
 * putting into files by text, so nothing here reads YAML.
 */
export type YamlValue = string | number | boolean | { readonly [key: string]: YamlValue };

/** Letters first, then words and harmless signs; a colon only inside a word, no comment, no flow signs. */
const PLAIN = /^[A-Za-z0-9](?:[\p{L}\p{N} .;()/'’"§+%@_–—-]|,|:(?=\S))*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|~|[-+]?[\d.][\d._eExXoObB+-]*|[-+]?\.inf|\.nan)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `key: value` at an indentation: the first line and those below it, without the indentation itself. */
export function toYamlBlock(key: string, value: YamlValue, indent: number): string[] {
  const name = key === '' || PLAIN.test(key) ? key : JSON.stringify(key); // "on" is a word in YAML 1.2
  if (typeof value !== 'object') return [`${name}: ${toScalar(value)}`];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${name}: {}`];
  const below = entries.flatMap(([child, inner]) =>
    toYamlBlock(child, inner, indent + 2).map((line) => `  ${line}`),
  );
  return [`${name}:`, ...below];
}

/** The value on one line, as it stands inside `{…}` and `[…]`. */
export function toYamlFlow(value: YamlValue): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${toYamlFlow(key)}: ${toYamlFlow(inner)}`);
  return `{${pairs.join(', ')}}`;
}

function toScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain =
    DAY.test(value) || (PLAIN.test(value) && !RESERVED.test(value) && !/\s$|:$|\s#/.test(value));
  return isPlain ? value : JSON.stringify(value);
}
