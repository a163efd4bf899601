/**
 * The house rules that a machine can hold: who may import whom, no circles, no clock, names, sizes, headers.
 * Read from the syntax trees of every `.ts` and `.astro` file below `src/` and `scripts/`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  /** The file or the package that is imported, as a path below the repository or a bare name. */
  readonly to: string;
  readonly typeOnly: boolean;
}
interface Source {
  readonly file: string;
  readonly text: string;
  readonly trees: readonly ts.SourceFile[];
  readonly imports: readonly Import[];
}

const SOURCES = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.(ts|astro|mjs|js)$/.test(file))
    .sort()
    .map(readSource),
);
const FILES = new Set(SOURCES.map(({ file }) => file));
const IMPORTS = SOURCES.flatMap(({ imports }) => imports);

function readSource(file: string): Source {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const trees = getScripts(file, text).map((script) =>
    ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true),
  );
  return { file, text, trees, imports: trees.flatMap((tree) => findImports(file, tree)) };
}

/** The code of a file: all of it, or the head and the scripts of an Astro component. */
function getScripts(file: string, text: string): string[] {
  if (!file.endsWith('.astro')) return [text];
  const head = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script(?![^>]*\btype=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    (match) => match[1] ?? '',
  );
  return [head, ...scripts];
}

function findImports(file: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ from: file, to: toTarget(file, specifier.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal as ts.Expression, true);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function toTarget(file: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier;
}

/** The folder of the table that a file belongs to: "src/view/x.ts" to "view", "scripts/run.ts" to "scripts". */
function getFolder(file: string): string {
  if (file.startsWith('scripts/')) return 'scripts';
  return file.split('/')[1] ?? file;
}

/** The import table of the house; `model/schemas` stands apart, because zod comes with it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  model: ['text'],
  'model/schemas': ['text', 'model'],
  parse: ['text', 'model', 'model/schemas'],
  analysis: ['text', 'model', 'model/schemas'],
  store: ['text', 'model', 'model/schemas'],
  remote: ['text', 'model'],
  corpus: ['text', 'model', 'model/schemas', 'store', 'parse', 'analysis'],
  view: ['text', 'model', 'analysis'],
  export: ['text', 'model', 'model/schemas', 'analysis', 'view'],
  client: ['view'],
  components: ['view', 'client', 'styles'],
  layouts: ['view', 'components', 'styles'],
  pages: ['corpus', 'export', 'view', 'components', 'layouts'],
  'content.config.ts': ['corpus', 'export', 'view', 'components', 'layouts'],
  scripts: [
    'corpus',
    'store',
    'remote',
    'parse',
    'analysis',
    'view',
    'export',
    'text',
    'model',
    'model/schemas',
  ],
};

function getUnit(file: string): string {
  return file.startsWith('src/model/schemas/') ? 'model/schemas' : getFolder(file);
}

const show = ({ from, to, typeOnly }: Import): string => `${from} imports ${to}${typeOnly ? ' (types)' : ''}`;
const isOurs = ({ to }: Import): boolean => /^(src|scripts)\//.test(to);

describe('imports', () => {
  test('there is something to read, and every path leads to a file', () => {
    expect(SOURCES.length).toBeGreaterThan(50);
    expect(
      IMPORTS.filter(isOurs)
        .filter(({ to }) => !FILES.has(to) && !existsSync(join(ROOT, to)))
        .map(show),
    ).toEqual([]);
  });

  test('every folder below src/ stands in the table', () => {
    const folders = new Set(SOURCES.map(({ file }) => getUnit(file)));
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  test('go only where the table of the house lets them; types of the model are free', () => {
    const wrong = IMPORTS.filter(isOurs).filter(({ from, to, typeOnly }) => {
      const [unit, target] = [getUnit(from), getUnit(to)];
      if (unit === target || (typeOnly && target.startsWith('model'))) return false;
      return !MAY_IMPORT[unit]?.includes(target);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('of one format from another there are none, but from the shared ones', () => {
    const format = (file: string): string | undefined => /^src\/parse\/([^/]+)\//.exec(file)?.[1];
    const wrong = IMPORTS.filter(({ from, to }) => {
      const [own, other] = [format(from), format(to)];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        !['xml', 'citations', 'paragraphs'].includes(other)
      );
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('make no circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of IMPORTS.filter(isOurs)) next.set(from, [...(next.get(from) ?? []), to]);
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at !== -1) circles.push([...path.slice(at), file].join(' → '));
      if (at !== -1 || done.has(file)) return;
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of FILES) walk(file, []);
    expect(circles).toEqual([]);
  });

  test('of Node have no place where a browser or a test must run without it', () => {
    const pure = new Set([
      'text',
      'model',
      'model/schemas',
      'parse',
      'analysis',
      'view',
      'export',
      'client',
      'components',
      'layouts',
    ]);
    const wrong = IMPORTS.filter(
      ({ from, to, typeOnly }) =>
        pure.has(getUnit(from)) &&
        !typeOnly &&
        (to.startsWith('node:') || ['fs', 'path', 'url', 'os', 'crypto'].includes(to)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('of zod stand in the schemas alone, types apart', () => {
    const allowed = new Set(['model/schemas', 'export']); // the export writes JSON Schemas with it
    const wrong = IMPORTS.filter(
      ({ from, to, typeOnly }) => to === 'zod' && !typeOnly && !allowed.has(getUnit(from)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('never bring a schema into the browser, not even by a detour', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of IMPORTS.filter(({ typeOnly }) => !typeOnly))
      next.set(from, [...(next.get(from) ?? []), to]);
    const reach = (file: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(file)) return seen;
      seen.add(file);
      for (const to of next.get(file) ?? []) reach(to, seen);
      return seen;
    };
    const starts = SOURCES.map(({ file }) => file).filter((file) => getUnit(file) === 'client');
    expect(starts.length).toBeGreaterThan(0);
    const wrong = starts.flatMap((file) =>
      [...reach(file)]
        .filter((to) => to === 'zod' || to.startsWith('src/model/schemas/') || to.startsWith('node:'))
        .map((to) => `${file} reaches ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('name files with their ending', () => {
    const wrong = IMPORTS.filter(isOurs).filter(({ to }) => !/\.[a-z]+$/.test(basename(to)));
    expect(wrong.map(show)).toEqual([]);
  });
});

/** Every node of a file that a test accepts, as "file:line text". */
function findNodes(wanted: (node: ts.Node) => boolean, files: (source: Source) => boolean): string[] {
  return SOURCES.filter(files).flatMap(({ file, trees }) =>
    trees.flatMap((tree) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (wanted(node))
          found.push(
            `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1} ${node.getText(tree).slice(0, 60)}`,
          );
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    }),
  );
}

describe('same input, same bytes', () => {
  const mustBePure = ({ file }: Source): boolean =>
    file.startsWith('src/') && !['corpus', 'store', 'remote'].includes(getUnit(file));
  /** Counts days left in the reader's browser, in the agency's zone; what it says is computed in view/. */
  const COUNTDOWN = 'src/client/countdown.ts';
  const mustKnowNoNow = (source: Source): boolean => mustBePure(source) && source.file !== COUNTDOWN;

  test('no clock', () => {
    const isClock = (node: ts.Node): boolean =>
      (ts.isNewExpression(node) &&
        node.expression.getText() === 'Date' &&
        (node.arguments?.length ?? 0) === 0) ||
      (ts.isCallExpression(node) &&
        /^(Date|Date\.now|performance\.now|process\.hrtime(\.bigint)?)$/.test(node.expression.getText()));
    expect(findNodes(isClock, mustKnowNoNow)).toEqual([]);
  });

  test('no chance', () => {
    const isChance = (node: ts.Node): boolean =>
      ts.isCallExpression(node) &&
      /^(Math\.random|crypto\.(randomUUID|getRandomValues|randomBytes)|randomUUID|randomBytes)$/.test(
        node.expression.getText(),
      );
    expect(findNodes(isChance, mustBePure)).toEqual([]);
  });

  test('no locale of the machine', () => {
    const isLocale = (node: ts.Node): boolean =>
      (ts.isPropertyAccessExpression(node) && /^(localeCompare|toLocale\w+)$/.test(node.name.text)) ||
      (ts.isIdentifier(node) && node.text === 'Intl');
    expect(findNodes(isLocale, mustKnowNoNow)).toEqual([]);
  });

  test('no network outside remote/ and the browser', () => {
    const isNetwork = (node: ts.Node): boolean =>
      ts.isCallExpression(node) && node.expression.getText() === 'fetch';
    expect(findNodes(isNetwork, ({ file }) => !['remote', 'client'].includes(getUnit(file)))).toEqual([]);
  });

  test('no settings of the surroundings but in the corpus and the scripts', () => {
    const isEnvironment = (node: ts.Node): boolean =>
      ts.isPropertyAccessExpression(node) && node.getText() === 'process.env';
    expect(findNodes(isEnvironment, mustBePure)).toEqual([]);
  });
});

describe('types', () => {
  test('no any', () => {
    expect(
      findNodes(
        (node) => node.kind === ts.SyntaxKind.AnyKeyword,
        () => true,
      ),
    ).toEqual([]);
  });

  test('no compiler told to look away', () => {
    expect(
      SOURCES.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)|biome-ignore-all/.test(text)).map(
        ({ file }) => file,
      ),
    ).toEqual([]);
  });

  test('no default exports where a name would serve', () => {
    expect(
      findNodes(
        (node) => ts.isExportAssignment(node),
        ({ file }) => file.endsWith('.ts'),
      ),
    ).toEqual([]);
  });
});

describe('files', () => {
  test('have no name that says nothing', () => {
    const alone = /^(data|info|index|requirement)(\.|$)/;
    const anywhere = /\b(utils?|helpers?|common|misc|manager|handler|processor)\b/i;
    const wrong = SOURCES.filter(({ file }) => getUnit(file) !== 'pages').filter(({ file }) =>
      file.split('/').some((part) => alone.test(part) || anywhere.test(part)),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test('are kebab-case, components in capitals', () => {
    const isPage = (file: string): boolean => file.startsWith('src/pages/');
    const fits = (file: string): boolean => {
      const name = basename(file);
      return (
        isPage(file) ||
        (file.endsWith('.astro')
          ? /^[A-Z][A-Za-z]+\.astro$/
          : /^[a-z0-9]+([-.][a-z0-9]+)*\.(ts|mjs|js)$/
        ).test(name)
      );
    };
    expect(SOURCES.map(({ file }) => file).filter((file) => !fits(file))).toEqual([]);
  });

  test('have at most 400 lines, components 250', () => {
    const long = SOURCES.map(({ file, text }) => ({
      file,
      lines: text.split('\n').length - 1,
      limit: file.endsWith('.astro') ? 250 : 400,
    }))
      .filter(({ lines, limit }) => lines > limit)
      // Tables of data are outside the limit: the schemas are the table of fields.
      .filter(({ file }) => !file.startsWith('src/model/schemas/'));
    expect(long.map(({ file, lines }) => `${file} has ${lines} lines`)).toEqual([]);
  });

  test('open with a comment that says what they are', () => {
    const opens = ({ file, text }: Source): boolean => {
      const start = text.replace(/^#!.*\n/, '');
      return file.endsWith('.astro')
        ? /^---\n\s*(\/\*\*|\/\/ )\s*\S/.test(start)
        : /^\/\*\*\s*\S/.test(start);
    };
    expect(SOURCES.filter((source) => !opens(source)).map(({ file }) => file)).toEqual([]);
  });

  test('have functions of at most 60 lines', () => {
    const long = SOURCES.flatMap(({ file, trees }) =>
      trees.flatMap((tree) => {
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
          if (
            (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) &&
            'body' in node &&
            node.body
          ) {
            const lines = [node.getStart(tree), node.getEnd()].map(
              (at) => tree.getLineAndCharacterOfPosition(at).line,
            );
            const count = (lines[1] ?? 0) - (lines[0] ?? 0) + 1;
            if (count > 60) found.push(`${file}:${(lines[0] ?? 0) + 1} has a function of ${count} lines`);
          }
          ts.forEachChild(node, visit);
        };
        visit(tree);
        return found;
      }),
    );
    expect(long).toEqual([]);
  });

  test('are not kept out of the repository by a pattern meant for the top level', () => {
    const anywhere = readFileSync(join(ROOT, '.gitignore'), 'utf8')
      .split('\n')
      .filter((line) => /^[^#!/*][^/*]*\/?$/.test(line.trim()))
      .map((line) => line.trim().replace(/\/$/, ''));
    const names = ['src', 'scripts', 'test', 'content', 'public'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        posix.join(folder, file.replaceAll('\\', '/')),
      ),
    );
    expect(names.filter((name) => anywhere.includes(basename(name)))).toEqual([]);
  });

  test('mirror: every test file of a source folder names a source file or folder', () => {
    const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter(
        (file) =>
          file.endsWith('.test.ts') &&
          file.includes('/') &&
          !/^(site|browser|bench|canary|parity)\//.test(file),
      );
    const folders = tests
      .map((file) => dirname(file))
      .filter((folder) => !existsSync(join(ROOT, folder.startsWith('scripts') ? folder : `src/${folder}`)));
    expect(folders).toEqual([]);
  });
});
