/** `rulemark lsp`: a language server for editors, over standard input and output. */
import { type Command, Option } from 'commander';
import type { Done } from '../context.ts';
import { serve } from '../lsp/server.ts';
import { getToolVersion } from '../tool.ts';

export function registerLsp(program: Command, done: Done): void {
  program
    .command('lsp')
    .description('Serve editors: errors, completion and meanings while typing front matter.')
    .addOption(
      new Option('--content <folder>', 'the content folder, from the root of the workspace')
        .env('RULEMARK_CONTENT')
        .default('content'),
    )
    .addOption(new Option('--stdio', 'over standard input and output, which is the only way').hideHelp())
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark lsp\n  rulemark lsp --content rules-of-ours/content\n\nEditors start it; the guide says how: content/docs/editor.md.',
    )
    .action(async ({ content }: { content: string }) => {
      await serve({ content, version: getToolVersion() }, process.stdin, process.stdout);
      done('fine');
    });
}
