/** `rulemark build`: the static site, for the public unless told otherwise. */
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { toReport } from '../report.ts';
import { parseSite } from '../sitemap.ts';
import { stderr } from '../terminal.ts';

export function registerBuild(program: Command, done: Done): void {
  withState(program.command('build'), 'public')
    .description('Build the static site. Public unless --audience says otherwise.')
    .option('--out <folder>', 'where to', 'dist')
    .option('--site <address>', 'where a public site will stand; adds sitemap.xml', parseSite)
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark build\n  rulemark build --audience internal --out /tmp/internal-site\n  rulemark build --content ../other-rule/content --as-of 2024-04-01\n  rulemark build --site https://rules.example.org\n\nWith errors in the content nothing is built and what is there stays; exit code 1.',
    )
    .action(async (options: StateOptions & { out: string; site?: string }) => {
      const folder = getFolder(options);
      if (options.site !== undefined && options.audience !== 'public')
        throw new UsageError(
          '--site is for the public edition: no search engine should be led to another one.',
        );
      stderr(`Building the ${options.audience} site …\n`);
      const { buildSite } = await import('../build-site.ts'); // loads the site builder only when it is needed
      const outcome = await buildSite({ ...options, folder });
      if (outcome.kind === 'content-errors') {
        stderr(
          toReport(
            outcome.diagnostics.map((diagnostic) => ({ ...diagnostic, file: join(folder, diagnostic.file) })),
            outcome.objects,
          ),
        );
        stderr('Nothing was built.\n');
        done('contentErrors');
        return;
      }
      stderr(`Built ${relative('', outcome.out) || outcome.out} in ${outcome.seconds.toFixed(1)} s.\n`);
      done('fine');
    });
}
