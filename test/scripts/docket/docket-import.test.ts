/** `rulemark docket import` from outside: what is stored, the ledger, and what a kill leaves. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../../build-content.ts';
import { runCli } from '../run-cli.ts';
import { DOCKET, killAfter, readStore, readStored, toLines, writeDocket } from './docket-content.ts';

const DAY = ['--retrieved', '2030-06-01'];

function writeInput(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = makeFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const importInto = (content: string, ...args: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['docket', 'import', ...args, '--docket', DOCKET, '--content', content, ...DAY]);

/** A page with these words, or with none. */
function toPdf(words: string): Uint8Array {
  const stream = words === '' ? '' : `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

const toDocx = (words: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });

describe('an import', () => {
  test('stores comments sorted by id, with a ledger, and names of people nowhere', async () => {
    const input = writeInput({
      'a.jsonl': `${toLines(3, 5)}\n${JSON.stringify({ id: 'HL-2030-0001-0001', comment: 'Yes.', firstName: 'Given', lastName: 'Surname', email: 'g@example.org', city: 'Harbourtown' })}\n{"id":"broken\n`,
    });
    const content = writeDocket();
    const run = await importInto(content, join(input, 'a.jsonl'), '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      schema: 'rulemark/docket-import@1',
      docket: DOCKET,
      retrievedOn: '2030-06-01',
      ledger: { rows: 5, unreadable: 1, duplicateIds: 0, analysed: 4 },
      statedReceived: ['About forty, says the Harbour Office.'],
      stored: { comments: 4, added: 4 },
      problems: { first: [{ row: 5, code: 'docket/broken-json' }] },
    });
    expect(readStored(content).map(({ id }) => id.slice(-1))).toEqual(['1', '5', '6', '7']);
    const store = join(content, 'dockets', DOCKET, 'comments');
    expect(Object.keys(readStore(content)).filter((file) => file.includes('/.'))).toEqual([]);
    for (const file of Object.keys(readStore(content)).filter((name) => name.startsWith('comments/')))
      expect(readFileSync(join(store, '..', file), 'utf8')).not.toMatch(
        /Given|Surname|Harbourtown|example\.org/,
      );
    const check = await runCli(['check', '--content', content]);
    expect(check.stdout + check.stderr).not.toContain('file/unexpected');
  });

  test('again changes no byte; a newer one updates and never doubles; a list takes no text away', async () => {
    const input = writeInput({
      'a.jsonl': toLines(4),
      'packed.jsonl.gz': gzipSync(toLines(2, 1, 'Changed:')),
      'list.json': JSON.stringify({
        data: [3, 9].map((n) => ({
          id: `HL-2030-0001-000${n}`,
          type: 'comments',
          attributes: { withdrawn: false },
        })),
      }),
    });
    const content = writeDocket();
    await importInto(content, join(input, 'a.jsonl'));
    const first = readStore(content);
    await importInto(content, join(input, 'a.jsonl'));
    expect(readStore(content)).toEqual(first);
    const run = await importInto(content, join(input, 'packed.jsonl.gz'), join(input, 'list.json'), '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({
      stored: { comments: 5, added: 1 },
      ledger: { rows: 4, noText: 2, ofWhich: { notFetched: 2 } },
    });
    expect(readStored(content).map(({ body, status }) => [body, status])).toEqual([
      ['Changed: 1', 'ok'],
      ['Changed: 2', 'ok'],
      ['Lamps should burn all night. 3', 'ok'],
      ['Lamps should burn all night. 4', 'ok'],
      ['', 'not-fetched'],
    ]);
  });

  test('in another order of files gives the same shards', async () => {
    const input = writeInput({ 'a.jsonl': toLines(5), 'b.jsonl': toLines(5, 100) });
    const [one, two] = [writeDocket(), writeDocket()];
    await importInto(one, join(input, 'a.jsonl'), join(input, 'b.jsonl'));
    await importInto(two, join(input, 'b.jsonl'), join(input, 'a.jsonl'));
    const shards = (content: string): unknown =>
      Object.entries(readStore(content)).filter(([file]) => file.endsWith('.jsonl'));
    expect(shards(one)).toEqual(shards(two));
  });

  test('of a folder of a mirror reads attachments, each with its status', async () => {
    const detail = (n: number): string =>
      JSON.stringify({
        data: {
          id: `HL-2030-0001-000${n}`,
          type: 'comments',
          attributes: { comment: 'See attached file(s)', docketId: 'HL-2030-0001' },
        },
        included: [
          {
            type: 'attachments',
            attributes: {
              title: 'Letter',
              fileFormats: [
                {
                  fileUrl: `https://downloads.example.gov/HL-2030-0001-000${n}/attachment_1.pdf`,
                  format: 'pdf',
                },
              ],
            },
          },
        ],
      });
    const text = 'HL-2030-0001/text-HL-2030-0001';
    const binary = 'HL-2030-0001/binary-HL-2030-0001/comments_attachments';
    const input = writeInput({
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [`${text}/comments/HL-2030-0001-000${n}.json`, detail(n)]),
      ),
      [`${text}/docket/HL-2030-0001.json`]: JSON.stringify({
        data: { id: 'HL-2030-0001', type: 'dockets', attributes: {} },
      }),
      [`${binary}/HL-2030-0001-0001_attachment_1.pdf`]: toPdf('The lamp oil is dear'),
      [`${binary}/HL-2030-0001-0002_attachment_1.docx`]: toDocx('The quay is dark'),
      [`${binary}/HL-2030-0001-0003_attachment_1.pdf`]: toPdf(''),
      [`${binary}/HL-2030-0001-0004_attachment_1.pdf`]: '%PDF-1.4\nnothing of a PDF behind it',
      [`${binary}/HL-2030-0001-0005_attachment_1.pdf`]: toPdf(''),
      [`${text}/comments_extracted_text/pdfminer/HL-2030-0001-0005_attachment_1_extracted.txt`]:
        'Words somebody took out.',
      'HL-2030-0001/readme.txt': 'passed over',
    });
    const content = writeDocket();
    const run = await importInto(content, input);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Attachments: 6 (3 ok, 1 empty, 1 unreadable, 1 not-fetched)');
    expect(run.stderr).toContain('1 file of the folders');
    expect(
      readStored(content).map(({ attachments }) =>
        attachments.map(({ status, text: words, title }) => [title, status, words]),
      ),
    ).toEqual([
      [['Letter', 'ok', 'The lamp oil is dear']],
      [['Letter', 'ok', 'The quay is dark']],
      [['Letter', 'empty', null]],
      [['Letter', 'unreadable', null]],
      [['Letter', 'ok', 'Words somebody took out.']],
      [['Letter', 'not-fetched', null]],
    ]);
  });

  test('of a file that breaks off keeps what is whole, with exit code 1', async () => {
    const packed = gzipSync(
      Array.from({ length: 200 }, (_, at) => toLines(1, at + 1, `Lamp ${at * 7919}`)).join('\n'),
    );
    const input = writeInput({
      'cut.jsonl.gz': packed.subarray(0, packed.length / 2),
      'cut.json': `{"documents":[{"documentId":"x-1","commentText":"Whole."},{"documentId":"x-2"`,
    });
    const content = writeDocket();
    const run = await importInto(content, join(input, 'cut.json'), join(input, 'cut.jsonl.gz'));
    expect(run).toMatchObject({ code: 1, stdout: expect.stringMatching(/cut\.json:2 {2}docket\/cut-off/) });
    expect(run.stdout).toMatch(/cut\.jsonl\.gz:\d+ {2}docket\/cut-off/);
    expect(readStored(content).map(({ id }) => id)).toContain('x-1');
  });
});

test('a large import again changes no byte: shards follow from what is stored', {
  timeout: 60_000,
}, async () => {
  const input = writeInput({ 'a.jsonl': toLines(3_000, 1, 'Lamps should burn. '.repeat(400)) });
  const content = writeDocket();
  await importInto(content, join(input, 'a.jsonl'));
  const first = readStore(content);
  expect(Object.keys(first).filter((file) => file.endsWith('.jsonl')).length).toBeGreaterThan(1);
  await importInto(content, join(input, 'a.jsonl'));
  expect(readStore(content)).toEqual(first);
});

describe('wrong usage', () => {
  test.each([
    [
      'a docket that is not there',
      ['--docket', 'nowhere'],
      /no docket "nowhere"[\s\S]*rulemark new docket nowhere/,
    ],
    ['a file that is not there', ['--docket', DOCKET, 'missing.csv'], /no file or folder "missing\.csv"/],
  ])('%s', async (_name, args, message) => {
    const content = writeDocket();
    const run = await runCli([
      'docket',
      'import',
      '--content',
      content,
      ...args,
      ...(args.length < 3 ? ['x.csv'] : []),
    ]);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });

  test('a docket by the number of the agency is found', async () => {
    const content = writeDocket();
    const input = writeInput({ 'a.jsonl': toLines(1) });
    const run = await runCli([
      'docket',
      'import',
      join(input, 'a.jsonl'),
      '--content',
      content,
      '--docket',
      'HL-2030-0001',
    ]);
    expect(run.code).toBe(0);
  });
});

describe('killed anywhere', () => {
  test('what is there is whole, and the next run gives what an undisturbed one gives', {
    timeout: 120_000,
  }, async () => {
    const input = writeInput({
      'old.jsonl': toLines(2_000),
      'new.jsonl': `${toLines(30_000, 1_000, 'Newer.')}\n`,
    });
    const calm = writeDocket();
    await importInto(calm, join(input, 'old.jsonl'));
    const before = readStore(calm);
    await importInto(calm, join(input, 'new.jsonl'));
    const wanted = readStore(calm);
    const content = writeDocket();
    await importInto(content, join(input, 'old.jsonl'));
    expect(readStore(content)).toEqual(before);
    let killed = 0;
    const args = [
      'docket',
      'import',
      join(input, 'new.jsonl'),
      '--docket',
      DOCKET,
      '--content',
      content,
      ...DAY,
    ];
    for (const ms of [350, 500, 650, 800, 950, 1_100, 1_300]) {
      if (await killAfter(args, ms)) killed++;
      expect([2_000, 30_999]).toContain(readStored(content).length);
    }
    expect(killed).toBeGreaterThan(0);
    await importInto(content, join(input, 'new.jsonl'));
    expect(readStore(content)).toEqual(wanted);
  });
});
