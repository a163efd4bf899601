/**
 * What of files and folders somebody names is comments and what is attachments. A mirror keeps one JSON file a comment,
 * `text-<docket>/comments/<id>.json`, attachments in `binary-<docket>/comments_attachments/<id>_attachment_1.pdf`, and
 * their words in `…/<id>_attachment_1_extracted.txt`; downloads from regulations.gov are `<id>/attachment_1.pdf`. So
 * attachments are known by their names, wherever they lie. What a file of comments holds is told by its content.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compareText } from '../text/natural-order.ts';

export interface AttachmentFile {
  readonly path: string;
  /** Counts from 1. */
  readonly number: number;
  /** Small, without the dot. */
  readonly format: string;
  /** Whether it holds words that somebody else took out of the attachment. */
  readonly isExtracted: boolean;
}

export interface FoundFiles {
  /** In the order named, those of a folder by their paths. */
  readonly comments: readonly string[];
  /** By comment, each by its number. */
  readonly attachments: ReadonlyMap<string, readonly AttachmentFile[]>;
  /** Files of folders that are neither. */
  readonly passedOver: number;
}

const COMMENT_ENDINGS = /\.(?:json|jsonl|ndjson|csv|tsv)(?:\.gz)?$/i;
const NAMED = /^(.+?)[_-]attachment[_-]?(\d{1,4})((?:[_-]extracted)?)\.([a-z0-9]{1,5})$/i;
const IN_FOLDER = /^(?:attachment[_-]?(\d{1,4})|content)((?:[_-]extracted)?)\.([a-z0-9]{1,5})$/i;

/** Looks through files and folders; throws when one is not there. Links within folders are not followed. */
export function findCommentFiles(
  paths: readonly string[],
  attachmentFolders: readonly string[] = [],
): FoundFiles {
  const comments: string[] = [];
  const attachments = new Map<string, AttachmentFile[]>();
  let passedOver = 0;
  const meet = (path: string, isNamed: boolean, takesComments: boolean): void => {
    const attachment = isNamed ? undefined : toAttachment(path);
    if (attachment) {
      const { id, ...file } = attachment;
      const known = attachments.get(id);
      if (known) known.push(file);
      else attachments.set(id, [file]);
    } else if (takesComments && (isNamed || COMMENT_ENDINGS.test(path))) comments.push(path);
    else passedOver++;
  };
  for (const path of paths) for (const file of walk(path)) meet(file, file === path, true);
  for (const path of attachmentFolders) for (const file of walk(path)) meet(file, false, false);
  for (const files of attachments.values())
    files.sort(
      (a, b) =>
        a.number - b.number || Number(a.isExtracted) - Number(b.isExtracted) || compareText(a.path, b.path),
    );
  return { comments: [...new Set(comments)], attachments, passedOver };
}

function toAttachment(path: string): (AttachmentFile & { readonly id: string }) | undefined {
  const name = basename(path);
  const named = NAMED.exec(name);
  if (named)
    return {
      id: named[1]!,
      path,
      number: Number(named[2]),
      isExtracted: named[3] !== '',
      format: named[4]!.toLowerCase(),
    };
  const inFolder = IN_FOLDER.exec(name);
  const folder = basename(dirname(path));
  if (!inFolder || !/\d/.test(folder)) return undefined;
  return {
    id: folder,
    path,
    number: Number(inFolder[1] ?? 1),
    isExtracted: inFolder[2] !== '',
    format: inFolder[3]!.toLowerCase(),
  };
}

function* walk(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* walk(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}
