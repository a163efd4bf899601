/** `rulemark schemas`: JSON Schemas for editors, from the source that checks the files. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { toJsonSchemas } from '../../src/export/json-schemas.ts';
import { replaceFile } from '../../src/store/write-file.ts';
import type { Done } from '../context.ts';
import { stdout } from '../terminal.ts';

export function registerSchemas(program: Command, done: Done): void {
  program
    .command('schemas')
    .description('Write JSON Schemas of all kinds, for editors and other tools.')
    .option('--out <folder>', 'where to', 'public/schemas')
    .addHelpText('after', '\nExamples:\n  rulemark schemas\n  rulemark schemas --out .vscode/schemas')
    .action(({ out }: { out: string }) => {
      const schemas = toJsonSchemas();
      for (const [name, schema] of schemas)
        replaceFile(join(out, name), `${JSON.stringify(schema, null, 2)}\n`);
      stdout(`Wrote ${schemas.size} schemas to ${out}.\n`);
      done('fine');
    });
}
