/**
 * A content in which everything that is not public carries a word of its own: fields, bodies, ids and file names;
 * objects tightened by their own file, alone and with a folder; references to them from public objects. The kinds and
 * fields come from the schemas. Out: the files as an author has them, and the same as somebody would have written
 * them who knew only what an audience may see.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { loadContent } from '../../src/corpus/load-content.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { config } from '../../src/model/schemas/config.ts';
import { KIND_NAMES, KINDS, type Kind } from '../../src/model/schemas/kinds.ts';
import { AUDIENCES, type Audience, isVisible, type Visibility } from '../../src/model/visibility.ts';
import type { Word } from '../fill-schema.ts';
import { toComparedFiles } from '../site/compared-content.ts';
import { type Files, toFile, writeFiles, writeTwoRules } from '../site/small-content.ts';
import { Planter, type PlantOptions } from './plant-words.ts';
import { isAbove, restrictFields } from './restrict-fields.ts';

/** So many controls and gaps that their number is a word of its own. */
export const PLANTED_CONTROLS = 37;
export const PLANTED_GAPS = 41;

const FIRST = 'harbour-lamps';
/** Its copy is the rule that is withheld as a whole. */
const COPIED_RULE = 'harbour-bells';
const DOCKET = 'hb-lamps';
const STRICTER: readonly Visibility[] = AUDIENCES.filter((audience) => audience !== 'public');

/** Kinds with a folder of files in a rule; of each a copy is tightened. A succession is named after its versions. */
const SINGLE_KINDS = KIND_NAMES.filter(
  (kind) => /^rules\/\*\/[^/*.]+$/.test(KINDS[kind].place) && kind !== 'succession',
);
/** What a copy must say otherwise: two questionnaires of a rule ask about two sorts of subject. */
const APART: Partial<Record<Kind, (floor: Visibility) => object>> = {
  questionnaire: (floor) => ({ subject: floor === 'internal' ? 'reseller' : 'customer-class' }),
};
/** Kinds of which a basis of a question, the one open list of references to any kind, may name an object. */
const ANY_KINDS: readonly Kind[] = ['definition', 'obligation', 'section'];

interface Planted {
  readonly kind: Kind;
  readonly file: string;
  readonly floor: Visibility;
  readonly fields: Record<string, unknown>;
  readonly body: string;
}

export interface CanaryContent {
  readonly words: readonly Word[];
  /** Fields that a check holds against another; they have words only where somebody wrote them. */
  readonly held: readonly string[];
  /** All files. */
  readonly files: Files;
  /** The files as they would be if nobody had written what the audience may not see. */
  readonly writeFor: (audience: Audience) => Files;
}

/** The content, the same on every run. */
export function makeCanaryContent(): CanaryContent {
  const base = readBase();
  const held = new Set<string>();
  // Checks hold some texts to others: a product that a gap names must be there. What they say is no word's place.
  for (let round = 0; round < ROUNDS; round++) {
    const made = makeOnce(base, held);
    const found = findHeld(made).filter((path) => !held.has(path));
    if (found.length === 0) return { ...made, held: [...held] };
    for (const path of found) held.add(path);
  }
  throw new Error(`the content with canaries is still not valid without ${[...held].join(', ')}`);
}

const ROUNDS = 6;

/** The fields that errors point at, as the planter names them: `questionnaire.questions[].basis[].words`. */
function findHeld({ files, kinds }: Made): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'rulemark-canary-'));
  try {
    writeFiles(folder, files);
    const errors = loadContent(folder).diagnostics.filter(({ severity }) => severity === 'error');
    return errors.flatMap(({ file, line, column }) => {
      const [kind, text] = [kinds.get(file), files[file]];
      const path = kind && text ? findPath(text, line, column) : '';
      return path === '' ? [] : [`${kind}${path}`];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The field at a place of the front matter, as steps: `.questions[].id`; empty where none is. */
function findPath(text: string, line: number, column: number): string {
  const start = text.split('\n', line - 1).join('\n').length + column;
  const front = text.slice(0, text.indexOf('\n---\n')).replace('---', '   '); // so that places stay the same
  let found = '';
  visit(parseDocument(front), {
    Scalar(key, { range }, above) {
      if (!range || start < range[0] || start >= range[1]) return;
      const steps = above.map((node, at) => {
        if (isPair(node)) return `.${isScalar(node.key) ? String(node.key.value) : ''}`;
        // The key itself stands for the field.
        return isSeq(node) && (at < above.length - 1 || key !== 'key') ? '[]' : '';
      });
      found = steps.join('');
    },
  });
  return found;
}

/** A content as it is tried. */
interface Made extends Omit<CanaryContent, 'held'> {
  readonly kinds: ReadonlyMap<string, Kind>;
}

function makeOnce(base: readonly RuleObject[], held: ReadonlySet<string>): Made {
  const maker = new CanaryMaker(base, held);
  const objects = maker.make();
  const settings = maker.makeSettings();
  const write = (planted: readonly Planted[], own: Record<string, unknown>): Files => ({
    'rulemark.yml': `${JSON.stringify(own)}\n`,
    ...Object.fromEntries(planted.map(({ file, fields, body }) => [file, toFile(fields, body)])),
  });
  const files = write(objects, settings);
  const written = Object.entries(files).flat().join('\n');
  return {
    // Fields that a check holds against a text are left out again, with their words.
    words: maker.words.filter(({ word }) => written.includes(word)),
    files,
    kinds: new Map(objects.map(({ file, kind }) => [file, kind])),
    writeFor: (audience) =>
      write(
        objects
          .filter(({ floor, file }) => isVisible(floor, audience) && !isAbove(file, audience))
          .map((object) => ({
            ...object,
            fields: restrictFields(KINDS[object.kind].schema, object.fields, audience),
            body: object.body.replace(/, (canary\w+)/g, (part) => (isAbove(part, audience) ? '' : part)),
          })),
        restrictFields(config, settings, audience),
      ),
  };
}

/** What became of a provision, as somebody decided. */
const DECIDED: Files = {
  'rules/tide-gates/successions/nprm-2030--final-2032.md': toFile(
    {
      title: 'From the proposal to the final rule',
      from: 'nprm-2030',
      to: 'final-2032',
      reviewState: 'in-progress',
      decisions: [
        {
          operations: ['same'],
          from: ['9.30(a)'],
          to: ['9.30(a)'],
          decision: 'confirmed',
          effect: 'editorial',
          by: 'Counsel',
          on: '2032-06-01',
          reason: 'Word for word.',
        },
      ],
    },
    'Words.',
  ),
};

/** What became of an ask: an outcome must be in a version that follows the one it is about. */
const ANSWERED: Files = {
  'filing/asks/high-tide.md': toFile(
    {
      title: 'Close the gates later',
      history: [{ status: 'filed', on: '2030-06-01' }],
      position: 'oppose',
      provisions: { 'tide-gates/nprm-2030': ['9.30'] },
      outcome: {
        version: 'final-2032',
        result: 'partly',
        reason: 'The agency found a middle way.',
        by: 'Counsel',
        on: '2032-06-01',
        said: { text: 'We agree in part.', at: 'heading "Gates"' },
      },
    },
    'Words.',
  ),
};

/** Valid objects of most kinds: two rules with a provider, and a rule whose versions can be compared. */
function readBase(): readonly RuleObject[] {
  const folder = mkdtempSync(join(tmpdir(), 'rulemark-canary-'));
  try {
    writeTwoRules(folder);
    const { 'rulemark.yml': _settings, ...compared } = toComparedFiles();
    writeFiles(folder, { ...compared, ...DECIDED, ...ANSWERED });
    return loadContent(folder).content.objects;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Filled {
  readonly home: string;
  readonly version?: string;
  readonly renames: ReadonlyMap<string, string>;
}

class CanaryMaker {
  readonly #base: readonly RuleObject[];
  readonly #planter: Planter;
  /** Old name of an object to the one it gets, by `<kind>:<home>/<id>`. */
  readonly #renamed = new Map<string, string>();
  /** Withheld objects that public ones may name: kind, home, id. */
  readonly #secrets: { readonly kind: Kind; readonly home: string; readonly id: string }[] = [];

  /** Ids for kinds of which the base has no object. */
  readonly #missing = new Map<Kind, string>();
  /** The object whose left-out fields are being filled. */
  #filled: Filled = { home: '', renames: new Map() };

  constructor(base: readonly RuleObject[], held: ReadonlySet<string>) {
    this.#base = base;
    this.#planter = new Planter(
      (kind) => this.#getId(kind),
      () => this.#getProvision(),
      held,
    );
  }

  get words(): readonly Word[] {
    return this.#planter.words;
  }

  make(): readonly Planted[] {
    const ours = this.#makeOurs();
    const tightened = STRICTER.flatMap((floor) => this.#makeTightened(floor));
    const open = this.#base
      .filter(({ type }) => KINDS[type].floor === 'public')
      .map((object) => this.#plant(object, object.file, 'public', new Map(), getRule(object)));
    return [...open, ...tightened, ...ours];
  }

  /** With a trace policy in which every setting is written. */
  makeSettings(): Record<string, unknown> {
    return this.#planter.plantSettings(config, { rule: FIRST, asOf: '2033-01-01' });
  }

  /** What is privileged by its kind; controls and gaps many times. */
  #makeOurs(): Planted[] {
    const objects = this.#base.filter(({ type }) => KINDS[type].floor !== 'public');
    for (const kind of KIND_NAMES)
      if (!this.#base.some(({ type }) => type === kind))
        this.#missing.set(kind, this.#makeId(kind, `${kind} id`));
    for (const { type, id, home, file } of objects)
      if (!KINDS[type].place.endsWith('.md'))
        this.#renamed.set(`${type}:${home}/${id}`, this.#makeId(type, `${file} id`));
    const counts: Partial<Record<Kind, number>> = { control: PLANTED_CONTROLS, gap: PLANTED_GAPS };
    const planted = objects.flatMap((object) => {
      const { type, id, home, file } = object;
      return Array.from({ length: counts[type] ?? 1 }, (_, index) => {
        const own =
          index === 0 ? (this.#renamed.get(`${type}:${home}/${id}`) ?? id) : this.#makeId(type, 'id');
        return this.#plant(object, rename(file, id, own), KINDS[type].floor, new Map(), '');
      });
    });
    return [...planted, ...[...this.#missing.keys()].map((kind) => this.#fill(kind))];
  }

  /** An object of a kind that the base has none of. */
  #fill(kind: Kind): Planted {
    const { place, floor, schema } = KINDS[kind];
    this.#filled = { home: '', renames: new Map() };
    const folder = place.replace('rules/*', `rules/${FIRST}`).replace('dockets/*', `dockets/${DOCKET}`);
    const file = place.endsWith('.md') ? folder : `${folder}/${this.#missing.get(kind)}.md`;
    return {
      kind,
      file,
      floor,
      fields: this.#planter.fill(schema, floor, kind),
      body: this.#makeBody(kind, floor),
    };
  }

  /** A copy of one public object of each kind, tightened by its file; whole folders by the file that heads them. */
  #makeTightened(floor: Visibility): Planted[] {
    const single = SINGLE_KINDS.flatMap(
      (kind) => this.#base.find(({ type, home }) => type === kind && home === FIRST) ?? [],
    );
    const singles = single.map((object) => {
      const id = this.#makeId(object.type, `${object.type} id`, floor);
      this.#secrets.push({ kind: object.type, home: FIRST, id });
      const copy = this.#plant(object, rename(object.file, object.id, id), floor, new Map(), FIRST, true);
      return { ...copy, fields: { ...copy.fields, ...APART[object.type]?.(floor) } };
    });
    return [
      ...singles,
      ...this.#copySection(floor),
      ...this.#copyVersion(floor, FIRST, 'nprm-2030'),
      ...this.#copySuccession(floor),
      ...this.#copyRule(floor),
      ...this.#copyDocket(floor),
    ];
  }

  #copySection(floor: Visibility): Planted[] {
    const section = this.#base.find(
      ({ type, home, id }) => type === 'section' && home === FIRST && id.endsWith('/9.20'),
    );
    if (!section) return [];
    const number = this.#makeId('section', 'section number', floor);
    this.#secrets.push({ kind: 'section', home: FIRST, id: `nprm-2030/${number}` });
    const planted = this.#plant(section, section.file.replace('9.20', number), floor, new Map(), FIRST, true);
    return [{ ...planted, fields: { ...planted.fields, number } }];
  }

  #copyVersion(floor: Visibility, home: string, version: string): Planted[] {
    const id = this.#makeId('version', 'version id', floor);
    this.#secrets.push({ kind: 'version', home, id });
    return this.#base
      .filter((object) => object.home === home && object.file.includes(`/versions/${version}/`))
      .map((object) =>
        this.#plant(
          object,
          object.file.replace(version, id),
          floor,
          new Map(),
          home,
          object.type === 'version',
        ),
      );
  }

  /** Decisions on a withheld version in a file that nobody tightened; it is named after both. */
  #copySuccession(floor: Visibility): Planted[] {
    const [succession] = this.#base.filter(({ type }) => type === 'succession') as RuleObject<'succession'>[];
    if (!succession) return [];
    const { to } = succession.fields;
    const version = this.#copyVersion(floor, succession.home, to);
    const { id } = this.#secrets.at(-1)!;
    const copy = this.#plant(succession, succession.file.replace(to, id), 'public', new Map(), '');
    return [...version, { ...copy, fields: { ...copy.fields, to: id } }];
  }

  /** A whole rule: every name in it is new, because names of two rules must not clash. */
  #copyRule(floor: Visibility): Planted[] {
    const folder = this.#makeId('rule', 'rule id', floor);
    const objects = this.#base.filter(({ file }) => file.startsWith(`rules/${COPIED_RULE}/`));
    const renames = new Map(
      objects
        .filter(({ type }) => type !== 'section' && type !== 'rule')
        .map(({ type, home, id }) => [`${type}:${home}/${id}`, this.#makeId(type, `${type} id`, floor)]),
    );
    return objects.map((object) => {
      const { type, home, id, file } = object;
      const [version, number] = id.split('/');
      const named =
        type === 'section'
          ? file.replace(`/${version}/${number}`, `/${renames.get(`version:${home}/${version}`)}/${number}`)
          : type === 'version'
            ? file.replace(`/${id}/`, `/${renames.get(`version:${home}/${id}`)}/`)
            : rename(file, id, renames.get(`${type}:${home}/${id}`) ?? id);
      return this.#plant(object, named.replace(COPIED_RULE, folder), floor, renames, '', type === 'rule');
    });
  }

  #copyDocket(floor: Visibility): Planted[] {
    const folder = this.#makeId('docket', 'docket id', floor);
    return this.#base
      .filter(({ file }) => file.startsWith(`dockets/${DOCKET}/`))
      .map((object) => {
        const id = this.#makeId(object.type, `${object.type} id`, floor);
        const file = object.type === 'docket' ? object.file : rename(object.file, object.id, id);
        return this.#plant(
          object,
          file.replace(DOCKET, folder),
          floor,
          new Map(),
          '',
          object.type === 'docket',
        );
      });
  }

  #plant(
    object: RuleObject,
    file: string,
    floor: Visibility,
    renames: ReadonlyMap<string, string>,
    home: string,
    tightened = false,
  ): Planted {
    const { type, fields } = object;
    const isOpen = floor === 'public';
    const names = new Map([...this.#renamed, ...renames]);
    this.#filled = { home: object.home, renames, ...(type === 'version' ? { version: object.id } : {}) };
    const options: PlantOptions = {
      floor,
      kind: type,
      rename: (kind, id) => renameReference(names, kind, id, type === 'rule' ? object.id : object.home),
      findSecret: (kind) => (isOpen ? this.#findSecrets(kind, home) : []),
      findSecretSections: (version) => (isOpen ? this.#findSecretSections(version, home) : []),
    };
    const planted = this.#planter.plant(KINDS[type].schema, fields as Record<string, unknown>, options);
    if (type === 'version' && !this.#base.some(({ id }) => id.startsWith(`${object.id}/`)))
      delete planted['notBinding']; // it has no place that could be named
    const own = tightened ? { ...planted, visibility: floor } : planted;
    const body = isOpen ? this.#addSources(object) : this.#tokenBody(object, floor);
    return { kind: type, file, floor, fields: own, body };
  }

  /** Text of a section keeps the marks it must have. */
  #tokenBody({ type, body }: RuleObject, floor: Visibility): string {
    const word = this.#makeBody(type, floor);
    if (type !== 'section') return `${word}\n\n${body}`;
    return `${body.trimEnd()}\n- (z) ${word}${body.includes('{') ? ' {unverified}' : ''}\n`;
  }

  /** Marks that name withheld sources as well. */
  #addSources({ body, home }: RuleObject): string {
    const sources = this.#findSecrets('source', home);
    return body.replaceAll('{primary: gazette}', `{primary: ${['gazette', ...sources].join(', ')}}`);
  }

  #findSecrets(kind: string, home: string): string[] {
    const own = this.#secrets.filter((secret) => secret.home === home);
    if (kind === 'any')
      return own
        .filter((secret) => ANY_KINDS.includes(secret.kind))
        .map((secret) => `${KINDS[secret.kind].plural}/${secret.id}`);
    return own.filter((secret) => secret.kind === kind).map(({ id }) => id);
  }

  /** In a withheld version every section is; in an open one those of their own. */
  #findSecretSections(version: string, home: string): string[] {
    if (isAbove(version, 'public')) return ['9.20'];
    return this.#secrets
      .filter(
        ({ kind, id, ...own }) => own.home === home && kind === 'section' && id.startsWith(`${version}/`),
      )
      .map(({ id }) => id.slice(version.length + 1));
  }

  #makeBody(kind: Kind, floor: Visibility): string {
    return this.#planter.makeWord(floor, `${kind} body`);
  }

  #makeId(kind: Kind, path: string, floor: Visibility = KINDS[kind].floor): string {
    return this.#planter.makeWord(floor, path);
  }

  /** A section of the version that is being filled, or of a proposal. */
  #getProvision(): string {
    const { home, version } = this.#filled;
    const section = this.#base.find(
      ({ type, home: own, id }) => type === 'section' && own === home && id.startsWith(`${version}/`),
    );
    return section ? section.id.slice(section.id.indexOf('/') + 1) : '9.20';
  }

  /** An object that a filled reference may name, as the object that is being filled names it. */
  #getId(kind: Kind): string {
    const all = this.#base.filter(
      ({ type, id }) => type === kind && (kind !== 'version' || id.startsWith('nprm')),
    );
    const known =
      all.find(({ home }) => home === this.#filled.home) ??
      all.find(({ home }) => home === COPIED_RULE) ??
      all[0];
    if (!known) return this.#missing.get(kind) ?? `no-${kind}`; // `self` names a kind of no object
    const renamed =
      this.#renamed.get(`${kind}:${known.home}/${known.id}`) ??
      this.#filled.renames.get(`${kind}:${known.home}/${known.id}`);
    if (renamed !== undefined) return renamed;
    const isPlain = known.home === this.#filled.home || all.filter(({ id }) => id === known.id).length === 1;
    return isPlain ? known.id : `${known.home}/${known.id}`;
  }
}

/** `obligation` and `light-bell`, or `any` and `obligations/light-bell`, under their new names. */
function renameReference(
  renames: ReadonlyMap<string, string>,
  kind: string,
  id: string,
  home: string,
): string {
  const find = (one: string, name: string) =>
    renames.get(`${one}:${home}/${name}`) ?? renames.get(`${one}:/${name}`) ?? name;
  if (kind !== 'any') return find(kind, id);
  const [plural, ...rest] = id.split('/');
  const named = KIND_NAMES.find((one) => KINDS[one].plural === plural);
  return named ? `${plural}/${find(named, rest.join('/'))}` : id;
}

/** The rule whose names an object uses. */
function getRule({ type, id, home, file }: RuleObject): string {
  if (type === 'rule') return id;
  return file.startsWith(`dockets/${DOCKET}/`) ? FIRST : home;
}

function rename(file: string, id: string, fresh: string): string {
  return file.replace(new RegExp(`/${id}\\.md$`), `/${fresh}.md`);
}
