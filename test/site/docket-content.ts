/**
 * The made-up rule about harbour lamps with an imported docket, in our own words: a form letter with changes and words of
 * its members' own, a guild, a town, people alone, short texts, what has no text, and bodies that try to be markup.
 * Points coded by people and an ask of ours stand beside it.
 */
import type { CommentRecord } from '../../src/model/docket.ts';
import { CommentBuckets } from '../../src/store/comment-buckets.ts';
import { getCommentsFolder, replaceComments, writeManifest } from '../../src/store/comment-store.ts';
import { type Files, toFile, writeFiles, writeTwoRules } from './small-content.ts';

/** Stands in the text of an individual and nowhere else. */
export const INDIVIDUAL_WORD = 'quillwort';
/** Stands in the text of the guild. */
export const GUILD_PHRASE = 'tinned copper reflectors';

const LETTER =
  'Please do not make every keeper mind each lamp at dusk. The rule would cost small harbours more than they earn in a year. Most of the boats that come in after dark know the channel and carry lights of their own. The Board should withdraw section 9.20 and ask the keepers what they can do.';

const HOSTILE_BODY = `</script><script>window.pwned = 1</script><img src=x onerror="window.pwned=1"> The lamp &lt;b&gt;burns&lt;/b&gt; {alert(1)} <a href="javascript:window.pwned=1">zanzibar</a> and every keeper knows it, whatever the harbour master may say of it in the log that is kept at the gate of the pier.`;

type Given = Partial<Omit<CommentRecord, 'submitter'>> & {
  readonly kind?: CommentRecord['submitter']['kind'];
  readonly organization?: string;
};

function toComment(number: number, { kind = 'individual', organization, ...given }: Given): CommentRecord {
  return {
    id: `HB-1-${String(number).padStart(4, '0')}`,
    docket: 'HB-1',
    answers: 'HB-1-0001',
    received: null,
    posted: `2030-06-${String(1 + (number % 14)).padStart(2, '0')}`,
    withdrawn: false,
    submitter: { kind, organization: organization ?? null },
    category: null,
    alike: 1,
    body: '',
    status: 'ok',
    attachments: [],
    ...given,
  };
}

/** The comments, in the order of their numbers. */
export function listComments(): CommentRecord[] {
  const letters = Array.from({ length: 12 }, (_, at) =>
    toComment(10 + at, { body: at % 3 === 2 ? LETTER.replace('small harbours', 'our harbours') : LETTER }),
  );
  return [
    ...letters,
    toComment(30, {
      body: `${LETTER} My own boat lies under the northern mole, where the ${INDIVIDUAL_WORD} grows between the stones.`,
    }),
    toComment(31, {
      kind: 'organization',
      organization: 'Guild of Lamp Makers <b>& Sons</b>',
      body: `We make lamps with ${GUILD_PHRASE}. Under § 9.20(a) a keeper would mind each lamp at dusk; 15 CFR 7.302 and 44 U.S.C. 3506 ask for less. We counted 1,250 hours and $48,000 a year for 12 harbours. The Board should allow 30 days in section 9.10, and measure the cost for the 40 percent of harbours with one keeper.`,
    }),
    toComment(32, {
      kind: 'government',
      organization: 'Town of Lowwater',
      body: 'The town supports the proposal for lamps at dusk, because three boats ran onto the mole last winter. It asks the Board to pay for the oil that the lamps of public piers would burn, and to say by when.',
    }),
    toComment(33, { body: HOSTILE_BODY }),
    toComment(34, { kind: 'anonymous', body: 'I support this rule.' }),
    toComment(35, { kind: 'anonymous', body: 'I support this rule.', posted: null }),
    toComment(36, { body: 'Dark harbours are no place for children.', answers: null }),
    toComment(37, { withdrawn: true, body: 'Withdrawn words.' }),
    toComment(38, { status: 'empty' }),
    toComment(39, {
      status: 'attachment-only',
      body: 'See attached file(s)',
      attachments: [{ title: 'Letter', url: null, format: 'pdf', status: 'not-fetched', text: null }],
    }),
  ];
}

/** Writes the content folder. */
export function writeImportedDocket(folder: string): void {
  writeTwoRules(folder);
  writeFiles(folder, toOwnFiles());
  const home = getCommentsFolder(folder, 'hb-lamps');
  const buckets = new CommentBuckets(`${home}.buckets`);
  for (const comment of listComments()) buckets.add(comment, 1);
  const stored = replaceComments(
    home,
    buckets,
    (_, next) => next,
    () => undefined,
  );
  buckets.remove();
  writeManifest(home, {
    schema: 'rulemark/docket-import@1',
    docket: 'hb-lamps',
    ...stored,
    imports: [toImport(stored.comments)],
  });
}

function toImport(comments: number): unknown {
  return {
    retrievedOn: '2030-06-15',
    files: [{ name: 'comments.csv', bytes: 1, sha256: '0'.repeat(64) }],
    attachments: { ok: 0, empty: 0, encrypted: 0, unreadable: 0, 'not-fetched': 1 },
    ledger: {
      rows: comments + 3,
      unreadable: 1,
      otherDocuments: 1,
      duplicateIds: 1,
      withdrawn: 1,
      noText: 1,
      attachmentOnly: 1,
      analysed: comments - 3,
      ofWhich: {
        notFetched: 0,
        restricted: 0,
        differentText: 0,
        madeIds: 0,
        unknownDocument: 1,
        received: comments,
      },
    },
  };
}

function toOwnFiles(): Files {
  const point = (comment: string, stance: string, quote: string, confirmedBy?: string) =>
    toFile(
      {
        title: `On ${comment}`,
        comment,
        quote,
        provisions: { 'nprm-2030': ['9.20(a)'] },
        stance,
        substantive: 'yes',
        ...(confirmedBy === undefined ? {} : { confirmedBy }),
      },
      'Words of ours.',
    );
  const coding = 'dockets/hb-lamps/coding';
  return {
    [`${coding}/letter.md`]: point('HB-1-0010', 'oppose', 'withdraw section 9.20', 'Counsel'),
    [`${coding}/letter-too.md`]: point('HB-1-0011', 'oppose', 'withdraw section 9.20', 'Counsel'),
    [`${coding}/town.md`]: point('HB-1-0032', 'support', 'supports the proposal', 'Counsel'),
    [`${coding}/guild.md`]: point('HB-1-0031', 'support-with-changes', 'allow 30 days'),
    'filing/asks/fewer-nights.md': toFile(
      {
        title: 'Fewer nights',
        provisions: { 'nprm-2030': ['9.20(a)'] },
        position: 'oppose',
        reason: 'Most boats carry lights.',
        history: [{ status: 'idea', on: '2030-06-02', by: 'Policy' }],
      },
      'Words of ours.',
    ),
  };
}
