/** The physical limit of reading a docket: the lines of a file, each parsed as JSON, once. Prints how many there were. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [file = ''] = process.argv.slice(2);
let [lines, characters] = [0, 0];
for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) })) {
  characters += (JSON.parse(line) as { comment: string }).comment.length;
  lines++;
}
process.stdout.write(`${lines} comments, ${characters} characters\n`);
