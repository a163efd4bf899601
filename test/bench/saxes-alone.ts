/**
 * The physical limit of reading XML in this house: saxes alone over a whole file, every element and text seen, nothing
 * kept. Prints how many there were, so that nothing is optimised away.
 */
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';

const [file = ''] = process.argv.slice(2);
let seen = 0;
const parser = new SaxesParser();
parser.on('opentag', () => seen++);
parser.on('text', () => seen++);
parser.write(readFileSync(file, 'utf8')).close();
process.stdout.write(`${seen}\n`);
