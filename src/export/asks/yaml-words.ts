/** Words as YAML that a person can go on writing in: plain or folded where that is safe, in double quotes elsewhere. */

const WIDTH = 116;
const PLAIN = /^[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A scalar on one line. */
export function toScalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}

/** `key: >-` with the words below it in lines of readable length; a quoted scalar where folding could change them. */
export function toFolded(key: string, text: string, indent: number): string[] {
  const pad = ' '.repeat(indent);
  // a run of spaces or a line end would not come back as it was
  if (/\s{2}|[^\S ]|^\s|\s$|\p{Cc}|^$/u.test(text)) return [`${pad}${key}: ${JSON.stringify(text)}`];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && indent + 2 + last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return [`${pad}${key}: >-`, ...lines.map((line) => `${pad}  ${line}`)];
}
