/** Ids of other people's files as ids of ours: small letters, digits, hyphens and dots, as file names take them. */

/** A file name may have 255 bytes. */
const LONGEST = 120;

/** "AC-2(1)" to "ac-2-1", "ac-2.1" as it is; "control" where nothing of it is left. */
export function toFileId(id: string): string {
  const made = id
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[-.]{2,}/g, '-')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '');
  return made === '' ? 'control' : made;
}
