/** The changes of a comparison that belong together: those of a section, or the one of a topic. Text and addresses. */
import type { ChangeView } from './change-view.ts';
import type { Dependent } from './find-dependents.ts';

/** Provisions in a row that are the same on both sides. */
export interface Unchanged {
  readonly count: number;
  readonly text: string;
  readonly href: string;
}

export interface ChangeGroup {
  readonly anchor: string;
  readonly title: string;
  /** The section in the older and in the newer version. */
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly changed: number;
  readonly unchanged: number;
  readonly dependents: readonly Dependent[];
  /** What stood in this section and stands in another now: "§ 9.21(a) → § 9.22(b)", to the change. */
  readonly departed: readonly { readonly text: string; readonly href: string }[];
  readonly entries: readonly (
    | { readonly type: 'change'; readonly change: ChangeView }
    | { readonly type: 'unchanged'; readonly unchanged: Unchanged }
  )[];
}
