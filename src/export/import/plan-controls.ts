/**
 * What an import of controls would do, before anything is written. In: drafts and the content that is there. Out:
 * new files, controls that are already there as stated or with other words, and ids that cannot be. A control that
 * is there is never written over: people may have mapped it, mended it and put it into force.
 */
import { createTwoFilesPatch } from 'diff';
import type { Content } from '../../model/content.ts';
import type { ControlDraft } from '../../model/control-draft.ts';
import type { RuleObject } from '../../model/object.ts';
import { KINDS } from '../../model/schemas/kinds.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { toComparable, toComparableControl, toControlFile } from './control-file.ts';

export interface DifferentControl {
  readonly id: string;
  /** The file that is there, below the content folder. */
  readonly file: string;
  /** A unified patch from what is there to what the source states. */
  readonly patch: string;
}

export interface ControlPlan {
  /** Path below the content folder to text. */
  readonly write: ReadonlyMap<string, string>;
  /** Ids of new controls. */
  readonly added: readonly string[];
  /** Ids of controls that are there and say what the source states. */
  readonly unchanged: readonly string[];
  readonly different: readonly DifferentControl[];
}

export type ControlPlanResult =
  | { readonly ok: true; readonly plan: ControlPlan }
  /** Two controls with one id; nothing may be written. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The plan; `file` is the source's path, for diagnostics. */
export function planControls(
  drafts: readonly ControlDraft[],
  content: Content,
  file: string,
): ControlPlanResult {
  const diagnostics = findRepeated(drafts, file);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const write = new Map<string, string>();
  const added: string[] = [];
  const unchanged: string[] = [];
  const different: DifferentControl[] = [];
  for (const draft of drafts) {
    const there = findControl(content, draft.id);
    if (!there) {
      added.push(draft.id);
      write.set(`${KINDS.control.place}/${draft.id}.md`, toControlFile(draft));
    } else if (toComparable(draft) === toComparableControl(there, draft)) unchanged.push(draft.id);
    else different.push({ id: draft.id, file: there.file, patch: toPatch(there, draft) });
  }
  return { ok: true, plan: { write, added, unchanged, different } };
}

/** The control of this id, or the one that had it before. */
function findControl(content: Content, id: string): RuleObject<'control'> | undefined {
  return (content.get('control', '', id) ?? content.findByFormerId('control', id)[0]) as
    | RuleObject<'control'>
    | undefined;
}

function toPatch(there: RuleObject<'control'>, draft: ControlDraft): string {
  const [now, next] = [toComparableControl(there, draft), toComparable(draft)];
  const patch = createTwoFilesPatch(there.file, there.file, now, next, 'as it is', 'as the source states', {
    context: 1,
  });
  return patch.replace(/^(?:Index: .*\n)?=+\n/, '');
}

function findRepeated(drafts: readonly ControlDraft[], file: string): Diagnostic[] {
  const first = new Map<string, ControlDraft>();
  return drafts.flatMap((draft): Diagnostic[] => {
    const before = first.get(draft.id);
    if (!before) {
      first.set(draft.id, draft);
      return [];
    }
    const line = draft.line ?? 1;
    return [
      {
        file,
        line,
        column: 1,
        severity: 'error',
        code: 'import/repeated-id',
        message: `Two controls of the file would be called "${draft.id}": ${before.place} and ${draft.place}.`,
        hint: 'Give one of them another id in the file. Nothing was written.',
        related: [{ file, line: before.line ?? 1, column: 1 }],
      },
    ];
  });
}
