/** The peer of the build benchmark: Astro as its documentation sets it up, one Markdown page an item. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a plain Astro project with a collection of `count` Markdown pages of about 1.6 KB. */
export function writePlainAstro(folder: string, count: number): void {
  mkdirSync(join(folder, 'src/content/items'), { recursive: true });
  mkdirSync(join(folder, 'src/pages'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"plain","private":true,"type":"module"}\n');
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    "import { defineConfig } from 'astro/config';\nexport default defineConfig({});\n",
  );
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nimport { z } from 'astro/zod';\nexport const collections = { items: defineCollection({ loader: glob({ pattern: '*.md', base: './src/content/items' }), schema: z.object({ title: z.string(), owner: z.string(), links: z.array(z.string()) }) }) };\n",
  );
  writeFileSync(
    join(folder, 'src/pages/[id].astro'),
    "---\nimport { getCollection, render } from 'astro:content';\nexport async function getStaticPaths() { return (await getCollection('items')).map((item) => ({ params: { id: item.id }, props: { item } })); }\nconst { item } = Astro.props;\nconst { Content } = await render(item);\n---\n<html lang=\"en\"><head><title>{item.data.title}</title></head><body><h1>{item.data.title}</h1><Content /></body></html>\n",
  );
  const paragraph =
    'The provider keeps a written record of every account and shows it on request within the days that the section states. ';
  for (let n = 0; n < count; n++) {
    const body = `## What it asks\n\n${paragraph.repeat(4)}\n\n## What shows it\n\n- ${paragraph}\n- ${paragraph}\n- See item-${(n * 7) % count}.\n\n${paragraph.repeat(5)}\n`;
    writeFileSync(
      join(folder, `src/content/items/item-${n}.md`),
      `---\ntitle: Item ${n}\nowner: Team ${n % 9}\nlinks: [item-${(n * 7) % count}]\n---\n\n${body}`,
    );
  }
}
