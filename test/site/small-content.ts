/**
 * Small contents for site tests, written to a folder: a made-up rule about harbour lamps, in our own words. One
 * shape, three uses: two rules side by side, a hostile content that puts markup wherever an author can write, and
 * one with nothing in it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, unknown>>;

const SMALL_AS_OF = '2030-06-15';

/** One word that no line can hold. */
export const LONG_WORD = `Donau${'dampfschifffahrt'.repeat(20)}`;

/** What a hostile author puts into one-line fields: ends of elements, quotes, a script, an image that runs one. */
export const HOSTILE_TITLE = `</title></script><script>window.pwned = 1</script> "double" 'single' \`tick\` & &amp; <img src=x onerror="window.pwned=1">{alert(1)}`;

/** A body that brings its own outline, as authors do who paste from elsewhere. */
const HEADINGS_BODY = '# A title again\n\nWords.\n\n#### Deep down\n\nWords.';

/** What a hostile author puts into bodies. */
const HOSTILE_BODY = `Before <script>window.pwned = 1</script> after.

<script>window.pwned = 1</script>

<style>body { display: none }</style>

<div style="position:fixed" onclick="window.pwned=1">raw block</div>

<iframe src="javascript:window.pwned=1"></iframe>

<!-- <script>window.pwned = 1</script> -->

[one](javascript:window.pwned=1) [two](JaVaScRiPt:window.pwned=1) [three](  javascript:window.pwned=1)
[four](data:text/html,<script>window.pwned=1</script>) [five](vbscript:window.pwned) [six](java&#115;cript:window.pwned=1)
[seven][evil] <javascript:window.pwned=1> ![picture](javascript:window.pwned=1) ![outside](https://tracker.example/pixel.png)
[eight](//tracker.example/) [nine](https://example.org/?q="onmouseover="window.pwned=1)

[evil]: javascript:window.pwned=1

A word: ${LONG_WORD}

| a | b |
| - | - |
| ${LONG_WORD} | <img src=x onerror=window.pwned=1> |

\`\`\`html
<script>window.pwned = 1</script>
\`\`\`

A claim with a footnote.[^1]

[^1]: The footnote <b onmouseover="window.pwned=1">itself</b>.
`;

/** What the files of a rule are called; two rules may use the same names or not. */
interface Names {
  readonly rule: string;
  readonly thing: string;
  readonly order: string;
  readonly proposal: string;
  readonly source: string;
  /** Set before names used from outside the rule's folder, where another rule has the same ones. */
  readonly outside: string;
}

interface Spice extends Names {
  /** Turns a one-line text into what this content shall hold. */
  readonly line: (text: string) => string;
  readonly body: string;
}

const LAMPS: Spice = {
  rule: 'harbour-lamps',
  thing: 'lamp',
  order: 'eo-7',
  proposal: 'nprm-2030',
  source: 'gazette',
  outside: '',
  line: (text) => text,
  body: 'Words for a reader.',
};
const BELLS: Spice = {
  ...LAMPS,
  rule: 'harbour-bells',
  thing: 'bell',
  order: 'eo-8',
  proposal: 'nprm-2031',
  source: 'bell-gazette',
};
const HOSTILE: Spice = {
  ...LAMPS,
  line: (text) => `${text} ${HOSTILE_TITLE} ${LONG_WORD}`,
  body: HOSTILE_BODY,
};

/** Two rules, each with its docket, and one provider with controls for both. */
export function writeTwoRules(folder: string): void {
  writePair(folder, LAMPS, BELLS);
}

/** Two rules whose versions, sections, sources and parties have the same names, as rules of one year have. */
export function writeTwins(folder: string): void {
  writePair(
    folder,
    { ...LAMPS, outside: 'harbour-lamps/' },
    { ...LAMPS, rule: BELLS.rule, thing: BELLS.thing, outside: 'harbour-bells/' },
  );
}

function writePair(folder: string, first: Spice, second: Spice): void {
  writeFiles(folder, {
    'rulemark.yml': `rule: ${first.rule}\nasOf: "${SMALL_AS_OF}"\n`,
    ...toRuleFiles(first),
    ...toRuleFiles(second),
    ...toProviderFiles([first, second]),
    ...toDocketFiles('hb-lamps', first),
    ...toDocketFiles('hb-bells', second),
  });
}

/** Markup in every field and body, ids that a page or a router might take for its own. */
export function writeHostile(folder: string): void {
  const rule = 'rules/harbour-lamps';
  writeFiles(folder, {
    'rulemark.yml': `rule: harbour-lamps\nasOf: "${SMALL_AS_OF}"\n`,
    ...toRuleFiles(HOSTILE),
    ...toProviderFiles([HOSTILE]),
    ...toDocketFiles('hb-lamps', HOSTILE),
    [`${rule}/events/timeline.md`]: toEvent('2030-03-01', 'report', HOSTILE),
    [`${rule}/events/versions.md`]: toEvent('2030-03-02', 'report', HOSTILE),
    [`${rule}/penalties/main.md`]: toPenalty(HOSTILE),
    [`${rule}/definitions/index.md`]: toDefinition({ ...HOSTILE, thing: 'index' }),
    [`${rule}/notes/index.md`]: toFile(
      { title: HOSTILE.line('A note'), summary: HOSTILE.line('Says little') },
      HOSTILE_BODY,
    ),
    [`${rule}/notes/headings.md`]: toFile(
      { title: 'Headings', summary: 'A body with headings.' },
      HEADINGS_BODY,
    ),
    'provider/controls/index.md': toFile(
      { title: HOSTILE.line('Nothing yet'), kind: 'policy', status: 'planned' },
      HOSTILE_BODY,
    ),
    'provider/evidence/main.md': toEvidence(HOSTILE),
    'provider/gaps/main.md': toGap(HOSTILE),
    'dockets/hb-lamps/reported/hb-lamps.md': toComment(HOSTILE),
  });
}

/** A content folder in which nobody has written anything but the day. */
export function writeEmpty(folder: string): void {
  writeFiles(folder, { 'rulemark.yml': `asOf: "${SMALL_AS_OF}"\n` });
}

/** Writes files below `folder`. */
export function writeFiles(folder: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** Front matter (JSON is YAML) and a body. */
export function toFile(fields: Fields, body: string): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

const UNVERIFIED = { verification: 'unverified' };

function toRuleFiles(spice: Spice): Files {
  const { rule, thing, order, proposal, source, line, body } = spice;
  const base = `rules/${rule}`;
  const primary = toPrimary(spice);
  const statute = [{ status: 'in-force', on: '1990-01-01', by: line('the Act'), ...primary }];
  return {
    [`${base}/rule.md`]: toFile(
      {
        title: line(`${thing}s in harbours`),
        shortTitle: line(`Harbour ${thing}s`),
        agencies: [line('Harbour Board')],
        identifiers: [{ type: 'docket', value: line('HB-1'), version: proposal }],
        cfr: line('9 HBC part 9'),
        versions: [order, proposal],
        summary: line(`Keepers would mind a ${thing} each night.`),
        ...primary,
        note: line('Only the first page was read'),
      },
      body,
    ),
    [`${base}/sources/${source}.md`]: toFile(
      {
        title: line('The gazette'),
        publisher: line('Harbour Board'),
        type: 'primary',
        url: 'https://example.org/?a=1&b="<x>',
        extent: line('page 1'),
      },
      body,
    ),
    [`${base}/parties/keeper.md`]: toFile(
      { title: line('keeper'), singular: line('a keeper'), plural: line('keepers'), side: 'regulated' },
      body,
    ),
    [`${base}/parties/board.md`]: toFile(
      { title: line('the Board'), singular: line('the Board'), plural: line('the Boards'), side: 'agency' },
      body,
    ),
    [`${base}/authorities/${order}.md`]: toFile(
      {
        title: line('Order 7'),
        type: 'executive-order',
        citation: line('Order 7'),
        aliases: [line('The Order')],
        history: [
          { status: 'in-force', on: '2029-01-10', ...primary },
          {
            status: 'revoked',
            on: '2030-03-01',
            by: line('Order 9'),
            ...primary,
            note: line('Seen in print'),
          },
        ],
        ...primary,
      },
      body,
    ),
    [`${base}/authorities/harbour-act.md`]: toFile(
      { title: line('Harbour Act'), type: 'statute', citation: line('HA'), history: statute, ...primary },
      body,
    ),
    [`${base}/events/comments-open.md`]: toEvent('2030-06-01', 'comments-open', spice),
    [`${base}/events/comments-close.md`]: toEvent('2030-07-01', 'comments-close', spice),
    [`${base}/versions/${order}/version.md`]: toVersion('Order 7', 'executive-order', '2029-01-12', spice),
    [`${base}/versions/${order}/1.md`]: toSection('1', spice),
    [`${base}/versions/${proposal}/version.md`]: toVersion('Proposal', 'nprm', '2030-05-01', spice),
    [`${base}/versions/${proposal}/9.10.md`]: toSection('9.10', spice),
    [`${base}/versions/${proposal}/9.20.md`]: toSection('9.20', spice),
    [`${base}/definitions/${thing}.md`]: toDefinition(spice),
    [`${base}/obligations/light-${thing}.md`]: toObligation(spice),
    [`${base}/penalties/fine.md`]: toPenalty(spice),
    [`${base}/questions/how-often.md`]: toFile(
      {
        title: line('How often'),
        version: proposal,
        category: line('General'),
        number: line('4'),
        asks: line('How often should it be done?'),
        provision: '9.20',
        obligations: [`light-${thing}`],
        ...UNVERIFIED,
      },
      body,
    ),
    [`${base}/lineage/times.md`]: toFile(
      {
        title: line('How often'),
        stages: [
          { version: order, provisions: ['1'], says: line('Nightly.'), ...primary },
          { version: proposal, provisions: ['9.20'], says: line('At dusk.'), ...UNVERIFIED },
        ],
        steps: [
          {
            from: order,
            to: proposal,
            operations: ['amended'],
            effect: 'narrows',
            summary: line('Nightly became at dusk.'),
            by: line('Counsel'),
            reason: line('Because.'),
          },
        ],
        obligations: [`light-${thing}`],
      },
      body,
    ),
    [`${base}/questionnaires/sold.md`]: toQuestionnaire(spice),
    [`${base}/notes/reading.md`]: toFile({ title: line('How to read'), summary: line('Slowly.') }, body),
  };
}

function toPrimary({ source }: Names): Fields {
  return { verification: 'primary', sources: [source] };
}

function toEvent(date: string, type: string, { proposal, line, body }: Spice): string {
  const ahead = date > SMALL_AS_OF ? { announcedOn: '2030-05-01' } : {};
  return toFile(
    {
      title: line('Something happens'),
      type,
      date,
      ...ahead,
      status: 'reported',
      citation: line('95 HB 100'),
      version: proposal,
      ...UNVERIFIED,
      note: line('Told by a sailor'),
    },
    body,
  );
}

function toVersion(name: string, stage: string, published: string, spice: Spice): string {
  const { order, line, body } = spice;
  return toFile(
    {
      title: line(name),
      shortTitle: line(name),
      stage,
      published,
      citation: line('95 HB 100'),
      document: line('2030-1'),
      cite: line(`${name} § {n}`),
      citeTo: 'paragraph',
      text: 'restated',
      authorities: [order, 'harbour-act'],
      unseen: [line('The annex')],
      ...toPrimary(spice),
    },
    body,
  );
}

function toSection(number: string, spice: Spice): string {
  const { thing, source, line, body } = spice;
  const words = line(`A keeper minds each ${thing} at dusk.`).replaceAll('{', '(').replaceAll('}', ')');
  const text = `- (a) ${words} {primary: ${source}}\n  - (i) Every ${thing}. {inferred: from ${words}}\n- ${words} {unverified}`;
  const extra = body === HOSTILE_BODY ? '\n\n<script>window.pwned = 1</script> {unverified}' : '';
  return toFile({ title: line(`On ${thing}s`), number, ...toPrimary(spice) }, `${text}${extra}`);
}

function toDefinition(spice: Spice): string {
  const { thing, proposal, line, body } = spice;
  return toFile(
    {
      title: line(thing),
      aliases: [line(`harbour ${thing}`)],
      abbreviation: line('HL'),
      scope: { level: 'part', of: line('part 9') },
      sections: { [proposal]: ['9.10'] },
      definedIn: [{ citation: line('HA § 1'), note: line('The same') }],
      paraphrase: line(`A ${thing} in a harbour.`),
      ambiguities: [line('How large?')],
      ...toPrimary(spice),
    },
    body,
  );
}

function toObligation(spice: Spice): string {
  const { thing, order, proposal, source, line, body } = spice;
  return toFile(
    {
      title: line(`Light the ${thing}`),
      kind: 'obligation',
      bearers: ['keeper'],
      counterparty: 'board',
      action: line('mind'),
      object: line(`the ${thing}`),
      trigger: line('when night falls'),
      deadline: { type: 'before', event: line('the first ship') },
      conditions: [line('It is dark')],
      exceptions: [{ text: line('Moonlight') }],
      elements: [line('wick'), line('oil')],
      knowledge: line('that it is night'),
      records: { keep: line('a log'), retention: line('two years') },
      report: { to: 'board', content: [line('the log')], frequency: line('yearly') },
      sections: { [order]: ['1(a)(i)'], [proposal]: ['9.20'] },
      effects: [{ from: order, to: proposal, effect: 'narrows', reason: line('Dusk only') }],
      authorities: [order, 'harbour-act'],
      penalties: ['fine'],
      terms: [thing],
      owner: line('Night shift'),
      readings: {
        deadline: [
          { value: line('at dusk'), sources: [source] },
          { value: line('at dawn'), sources: [source], note: line('The other one') },
        ],
      },
      checked: { deadline: { verification: 'inferred', note: line('from the log') } },
      ...toPrimary(spice),
    },
    body,
  );
}

/** Asks whether a product is reached; the words are those of the definition. */
function toQuestionnaire(spice: Spice): string {
  const { thing, proposal, line, body } = spice;
  const basis = [{ of: `definitions/${thing}` }];
  const unsure = { id: 'unsure', decide: 'not-known' };
  return toFile(
    {
      title: line(`Does the rule reach a ${thing} on sale?`),
      subject: 'product',
      version: proposal,
      questions: [
        {
          id: 'harbour',
          text: line(`Does the ${thing} stand in a harbour?`),
          help: line('Look at the chart.'),
          basis,
          answers: [{ id: 'yes', ask: 'tended' }, { id: 'no', decide: 'elsewhere' }, unsure],
        },
        {
          id: 'tended',
          text: line('Does a keeper mind it?'),
          basis: [{ of: `obligations/light-${thing}` }],
          answers: [
            { id: 'yes', text: line('A keeper does'), decide: 'minded' },
            { id: 'no', decide: 'unminded' },
            unsure,
          ],
        },
      ],
      outcomes: [
        { id: 'minded', decision: 'in', reason: line(`A keeper would mind the ${thing}.`), basis },
        {
          id: 'unminded',
          decision: 'out',
          reason: line('Nobody minds it.'),
          basis,
          obligations: [`light-${thing}`],
        },
        { id: 'elsewhere', decision: 'out', reason: line('It stands elsewhere.'), basis },
        { id: 'not-known', decision: 'unclear', reason: line('Nobody knows.'), basis },
      ],
      needs: [
        {
          id: 'locked',
          text: line('Is the log locked away?'),
          basis: [{ of: `obligations/light-${thing}` }],
          kinds: ['technical'],
          controls: ['round'],
        },
      ],
      ...UNVERIFIED,
    },
    body,
  );
}

function toPenalty(spice: Spice): string {
  const { thing, line, body } = spice;
  const primary = toPrimary(spice);
  return toFile(
    {
      title: line('Fine'),
      kind: 'civil',
      prohibitedActs: [{ act: line(`leaving a ${thing} alone`), ...primary }],
      mentalState: line('none needed'),
      amount: { type: 'maximum', statement: line('one hundred crowns'), imprisonment: line('a night') },
      amounts: [{ year: 2030, amount: 100, currency: 'USD', ...primary, note: line('Rounded') }],
      statute: line('HA § 4'),
      authorities: ['harbour-act'],
      ...primary,
    },
    body,
  );
}

function toProviderFiles(rules: readonly [Spice, ...Spice[]]): Files {
  const [first] = rules;
  const { line, body } = first;
  const parted = rules.length > 1 ? `${first.rule}/` : '';
  const review = { by: line('Counsel'), on: '2030-05-20', decision: 'accepted', reason: line('Looked') };
  const satisfies = rules.map(({ thing }) => ({
    obligation: `light-${thing}`,
    relation: 'implements',
    covers: 'part',
    part: line('the wick'),
    rationale: line('The round sees to it.'),
    evidence: ['log'],
    review,
  }));
  return {
    'provider/provider.md': toFile(
      {
        title: line('Example Harbour, made up'),
        example: true,
        usPerson: 'yes',
        roles: [`${parted}keeper`],
        products: [{ id: 'pier', title: line('Pier'), description: line('A pier.') }],
        resellers: [{ id: 'agent', title: line('Agent'), description: line('Sells piers.') }],
        customerClasses: [{ id: 'ships', title: line('Ships'), description: line('They come at night.') }],
      },
      body,
    ),
    'provider/applicability/pier.md': toFile(
      {
        title: line('The pier'),
        subject: { type: 'product', id: 'pier' },
        decision: 'in',
        reason: line('It stands in the harbour.'),
        definitions: [first.thing],
        review,
      },
      body,
    ),
    'provider/controls/round.md': toFile(
      {
        title: line('Evening round'),
        kind: 'process',
        status: 'implemented',
        owner: line('Night shift'),
        products: ['pier'],
        references: [
          { type: 'url', at: 'javascript:window.pwned=1', note: line('Not an address') },
          { type: 'url', at: 'https://example.org/round', note: line('An address') },
          { type: 'path', at: line('round.txt') },
        ],
        satisfies,
      },
      body,
    ),
    'provider/evidence/log.md': toEvidence(first),
    'provider/gaps/dark-pier.md': toGap(first),
    'filing/answers/how-often.md': toFile(
      {
        title: line('Often'),
        question: `${parted}how-often`,
        status: 'not-answering',
        reason: line('No view'),
      },
      body,
    ),
  };
}

function toEvidence({ line, body }: Spice): string {
  return toFile(
    {
      title: line('Log of rounds'),
      method: 'test',
      source: line('the log book'),
      collectedOn: '2030-05-10',
      collectedBy: line('Clerk'),
      validUntil: '2030-12-31',
      result: 'pass',
    },
    body,
  );
}

function toGap({ thing, line, body }: Spice): string {
  return toFile(
    {
      title: line('The pier is dark'),
      side: 'rule',
      kind: 'ambiguity',
      about: [`obligations/light-${thing}`],
      owner: line('Night shift'),
      decision: {
        state: 'accepted-risk',
        by: line('Counsel'),
        until: '2031-01-01',
        reason: line('Few ships'),
      },
    },
    body,
  );
}

function toDocketFiles(docket: string, spice: Spice): Files {
  const { rule, thing, proposal, outside, line, body } = spice;
  return {
    [`dockets/${docket}/docket.md`]: toFile(
      {
        title: line(`Docket on ${thing}s`),
        identifier: line('HB-1'),
        agency: line('Harbour Board'),
        rule,
        windows: [
          { version: `${outside}${proposal}`, opens: '2030-06-01', received: line('a dozen, by the Board') },
        ],
        ...UNVERIFIED,
      },
      body,
    ),
    [`dockets/${docket}/reported/${thing}-guild.md`]: toComment(spice),
  };
}

function toComment({ thing, proposal, outside, line, body }: Spice): string {
  return toFile(
    {
      title: line(`Guild of ${thing}s`),
      answers: `${outside}${proposal}`,
      submitter: { organization: line('The Guild'), type: 'trade-association' },
      datedNote: line('in spring'),
      body: 'reported',
      positions: [
        { provisions: { [`${outside}${proposal}`]: ['9.20'] }, stance: 'oppose', says: line('Too often.') },
      ],
      ...UNVERIFIED,
    },
    body,
  );
}
