/** The lists in the guide equal the lists in the code: diagnostic codes, commands, kinds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Command } from 'commander';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, KINDS } from '../src/model/schemas/kinds.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCS = join(ROOT, 'content/docs');

const findFiles = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith(ending))
    .sort();

const readDoc = (file: string): string => readFileSync(join(DOCS, file), 'utf8');
const getHeadings = (markdown: string): string[] =>
  [...markdown.matchAll(/^#{2,4} +(.*)$/gm)].map((match) => (match[1] ?? '').replaceAll('`', '').trim());

/** A code: "area/what-is-wrong". */
const CODE = /^[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Codes in a source file: what is given to `code`, alone or by a condition, and to functions that make findings. */
function findCodes(file: string): string[] {
  const tree = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const codes: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && CODE.test(node.text)) codes.push(node.text);
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText(tree) === 'code') collect(node.initializer);
    if (ts.isCallExpression(node) && /(^|\.)(problem|report|toFinding)$/.test(node.expression.getText(tree)))
      node.arguments.slice(0, 2).forEach(collect);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return codes;
}

const SOURCES = findFiles('src', '.ts');

describe('diagnostic codes', () => {
  const codes = [...new Set(SOURCES.flatMap(findCodes))].sort();
  const pages = findFiles('content/docs/diagnostics', '.md').map((file) =>
    file.replace(/^content\/docs\/diagnostics\/|\.md$/g, ''),
  );

  test('are found in the code, also those that no finding of a test gives', () => {
    expect(codes.length).toBeGreaterThan(30);
    expect(codes).toEqual(
      expect.arrayContaining([
        'yaml/tab',
        'schema/bare-number',
        'text/bad-mark',
        'file/empty',
        'link/ambiguous-target',
      ]),
    );
  });

  test('are all the strings of the code that look like one', () => {
    const areas = new Set(codes.map((code) => code.slice(0, code.indexOf('/'))));
    const notCodes = new Set(KIND_NAMES.flatMap((kind) => KINDS[kind].place.split('*')));
    const strings = SOURCES.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/'([a-z-]+\/[a-z0-9-]+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    const missed = strings.filter(
      (text) =>
        areas.has(text.slice(0, text.indexOf('/'))) &&
        CODE.test(text) &&
        !codes.includes(text) &&
        !notCodes.has(text),
    );
    expect(missed).toEqual([]);
  });

  test('each have a page, and each page a code', () => {
    expect(pages.sort()).toEqual(codes);
  });

  test('stand at the head of their pages', () => {
    const wrong = pages.filter(
      (page) => !new RegExp(`^title: "?${page}"?$`, 'm').test(readDoc(`diagnostics/${page}.md`)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('commands', () => {
  const registered = findFiles('scripts/commands', '.ts').flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\.command\('([a-z-]+)/g)].map(
      (match) => match[1] ?? '',
    ),
  );

  test('each have a section in the guide, and each section a command', async () => {
    const headings = getHeadings(readDoc('commands.md')).filter((heading) => /^[a-z-]+$/.test(heading));
    expect(registered.length).toBeGreaterThan(5);
    expect(headings.toSorted()).toEqual(registered.toSorted());
  });

  test('are all put into the program', () => {
    const run = readFileSync(join(ROOT, 'scripts/run.ts'), 'utf8');
    const missing = registered.filter((name) => !run.includes(`./commands/${name}.ts`));
    expect(missing).toEqual([]);
  });

  test('each option of a command stands in its section of the guide', async () => {
    const guide = readDoc('commands.md');
    const missing: string[] = [];
    for (const file of findFiles('scripts/commands', '.ts')) {
      const module = (await import(join(ROOT, file))) as Record<string, unknown>;
      const register = Object.entries(module).find(([name]) => name.startsWith('register'))?.[1] as
        | ((program: Command, done: () => void) => void)
        | undefined;
      const program = new Command();
      register?.(program, () => {});
      for (const command of program.commands) {
        const section =
          new RegExp(`^## ${command.name()}$[\\s\\S]*?(?=^## |$(?![\\s\\S]))`, 'm').exec(guide)?.[0] ?? '';
        for (const { long } of command.options)
          if (long && !section.includes(long)) missing.push(`${command.name()} ${long}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

test('each variable of the surroundings that the guide names is taken by an option, and each is named', () => {
  const guide = readDoc('commands.md');
  const taken = findFiles('scripts', '.ts').flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\.env\('(\w+)'\)/g)].map((match) => match[1] ?? ''),
  );
  const named = [...guide.matchAll(/RULEMARK_\w+/g)].map(([name]) => name);
  expect([...new Set(named)].sort()).toEqual([...new Set(taken)].sort());
});

describe('kinds', () => {
  const guide = readDoc('kinds.md');

  test('each have a section in the guide, in the order of the table, and each section a kind', () => {
    const headings = getHeadings(guide).filter(
      (heading) => (KIND_NAMES as readonly string[]).includes(heading) || /^[a-z-]+$/.test(heading),
    );
    expect(headings).toEqual([...KIND_NAMES]);
  });

  test('each are shown at their place', () => {
    const missing = KIND_NAMES.filter((kind) => {
      const section = new RegExp(`^#+ ${kind}$[\\s\\S]*?(?=^#|$(?![\\s\\S]))`, 'm').exec(guide)?.[0] ?? '';
      return !section.includes(KINDS[kind].place);
    });
    expect(missing).toEqual([]);
  });
});

test('every page of the guide has a title and a summary', () => {
  const wrong = findFiles('content/docs', '.md').filter(
    (file) => !/^---\ntitle: .+\nsummary: .+\n---\n/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('the JSON Schemas that are shipped are those the code makes', async () => {
  const { toJsonSchemas } = await import('../src/export/json-schemas.ts');
  const made = [...toJsonSchemas()];
  expect(findFiles('public/schemas', '.json').map((file) => file.split('/').at(-1))).toEqual(
    made.map(([name]) => name).sort(),
  );
  const stale = made
    .filter(
      ([name, schema]) =>
        readFileSync(join(ROOT, 'public/schemas', name), 'utf8') !== `${JSON.stringify(schema, null, 2)}\n`,
    )
    .map(([name]) => name);
  expect(stale).toEqual([]);
});
