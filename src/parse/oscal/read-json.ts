/**
 * The bytes of an OSCAL file to its root object. In: bytes. Out: the root with its name, or why it cannot be read:
 * not JSON, another document, another version. Only JSON is read; XML and YAML are named for what they are. The
 * versions are those whose catalogs and component definitions have the same shape: 1.x.
 */
import type { Problem } from '../../text/diagnostic.ts';
import { getLineAndColumn } from '../../text/lines.ts';
import { findLines, toPathName } from './find-lines.ts';
import { OscalNode, type Reading } from './oscal-node.ts';

/** Bytes. The largest catalog that NIST publishes has 11 million. */
const MAX_BYTES = 32 * 1024 * 1024;

const READ = ['catalog', 'component-definition', 'profile'] as const;
type Root = (typeof READ)[number];

/** What other roots of OSCAL are, so that a message can say so. */
const OTHER_ROOTS: Readonly<Record<string, string>> = {
  'mapping-collection': 'a mapping collection',
  'system-security-plan': 'a system security plan',
  'assessment-plan': 'an assessment plan',
  'assessment-results': 'assessment results',
  'plan-of-action-and-milestones': 'a plan of action and milestones',
};

export interface OscalRoot {
  readonly name: Root;
  readonly node: OscalNode;
  readonly reading: Reading;
  readonly text: string;
}

export type OscalRootResult =
  | { readonly ok: true; readonly root: OscalRoot }
  | { readonly ok: false; readonly problem: Problem };

/** The problem of a file that is too large to be OSCAL of these kinds; to be asked before it is read. */
export function findTooLargeJson(bytes: number): Problem | undefined {
  if (bytes <= MAX_BYTES) return undefined;
  return problem(
    'oscal/too-large',
    `The file has ${Math.round(bytes / 1024 / 1024)} MB; a catalog or component definition has at most ${MAX_BYTES / 1024 / 1024} MB.`,
    'See whether it is the file you mean. If it is, split it into several component definitions.',
  );
}

/** The problem of OSCAL in another notation. */
export function toNotationProblem(notation: 'XML' | 'YAML'): Problem {
  return problem(
    'oscal/not-json',
    `This is OSCAL in ${notation}, and only OSCAL in JSON can be read.`,
    'NIST publishes every catalog in JSON as well; other files are turned into JSON with `oscal-cli convert --to=json` or trestle.',
  );
}

/** The root of the file. */
export function readOscalRoot(bytes: Uint8Array): OscalRootResult {
  const decoded = decode(bytes);
  if (decoded.kind === 'problem') return { ok: false, problem: decoded.problem };
  const { text, value } = decoded;
  const found = findRoot(value);
  if (typeof found !== 'string') return { ok: false, problem: found };
  const reading: Reading = { faults: [], seen: [] };
  const body = (value as Readonly<Record<string, unknown>>)[found] as Readonly<Record<string, unknown>>;
  const node = new OscalNode(body, found.replace('-', ' '), [found], reading);
  const wrong = checkVersion(body, found, text);
  return wrong ? { ok: false, problem: wrong } : { ok: true, root: { name: found, node, reading, text } };
}

type Decoded =
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: Problem };

function decode(bytes: Uint8Array): Decoded {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // takes a byte order mark away
  } catch {
    const hint = 'Save it as UTF-8.';
    return { kind: 'problem', problem: problem('oscal/not-json', 'The file is not written in UTF-8.', hint) };
  }
  try {
    return { kind: 'json', text, value: JSON.parse(text) as unknown };
  } catch (error) {
    const said = (error as Error).message;
    const at = /at position (\d+)/.exec(said)?.[1];
    const place = getLineAndColumn(text, at === undefined ? text.length : Number(at));
    const why = /Unexpected end/.test(said)
      ? 'it ends in the middle'
      : said.replace(/ \(line .*| in JSON at .*/, '');
    const hint = 'The file may be cut off or edited by hand. Take it again from where it was published.';
    return {
      kind: 'problem',
      problem: { ...problem('oscal/not-json', `The file is not JSON: ${why}.`, hint), ...place },
    };
  }
}

/** The name of the root, or why it cannot be read. */
function findRoot(value: unknown): Root | Problem {
  const keys =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).filter((key) => key !== '$schema')
      : [];
  const [name = ''] = keys;
  const known = READ.find((root) => root === name);
  const reads = 'Catalogs and component definitions can be imported.';
  if (keys.length === 1 && known) {
    const body = (value as Readonly<Record<string, unknown>>)[known];
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return known;
    return problem('oscal/unknown-root', `"${known}" holds no object.`, reads);
  }
  const other = keys.length === 1 && Object.hasOwn(OTHER_ROOTS, name) ? OTHER_ROOTS[name] : undefined;
  if (other) return problem('oscal/unknown-root', `This is ${other} of OSCAL.`, reads);
  const shown = keys.slice(0, 3).map((key) => `"${key.slice(0, 40)}"`);
  const what =
    keys.length === 0
      ? 'The file is JSON, but no object with an OSCAL document in it.'
      : `The file is JSON, but no OSCAL: at its top ${keys.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${keys.length > 3 ? ' and more' : ''}.`;
  return problem('oscal/unknown-root', what, `An OSCAL file has one key at its top. ${reads}`);
}

function checkVersion(
  body: Readonly<Record<string, unknown>>,
  root: Root,
  text: string,
): Problem | undefined {
  const metadata = body['metadata'];
  const version =
    typeof metadata === 'object' && metadata !== null
      ? (metadata as Readonly<Record<string, unknown>>)['oscal-version']
      : undefined;
  if (typeof version === 'string' && /^1\.\d+(?:\.\d+)?$/.test(version)) return undefined;
  const path = [root, 'metadata', ...(version === undefined ? [] : ['oscal-version'])];
  const place = findLines(text, [path]).get(toPathName(path)) ?? { line: 1, column: 1 };
  const said =
    version === undefined
      ? 'The file does not say which version of OSCAL it is written in ("oscal-version" of its metadata).'
      : `The file is written in OSCAL ${String(version).slice(0, 40)}.`;
  const hint =
    'OSCAL 1.0 to 1.2 can be read, in its released versions. Convert the file, or take a newer one.';
  return { ...problem('oscal/unsupported-version', said, hint), ...place };
}

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, hint, line: 1, column: 1 };
}
