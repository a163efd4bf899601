/**
 * What a comment is about: claims of the machine, each with the words of the body that say so, and the law they are
 * made against. A claim is a suggestion until a person takes it up; it says nothing on where the commenter stands.
 * Everything here is plain data, so that it can be written to a file and handed to another thread as it is.
 */

/** citation: the comment names it; term: it uses a defined or authored term; words: it uses the section's words. */
export const ATTRIBUTION_METHODS = ['citation', 'term', 'words'] as const;
export type AttributionMethod = (typeof ATTRIBUTION_METHODS)[number];

interface Claim {
  /** Id of the comment. */
  readonly comment: string;
  readonly method: AttributionMethod;
  /** From 0 to 1; two scores compare only within one method. */
  readonly score: number;
  /** The words that say so, as offsets into the body as filed, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** True where claims of this method and score were right often enough to be shown without being asked for. */
  readonly shown: boolean;
}

/** A comment is about a provision of a version. */
export interface ProvisionAttribution extends Claim {
  readonly provision: string;
  /** The version whose number it is. */
  readonly version: string;
}

/** A comment is about a topic of the rule's lineage. */
export interface TopicAttribution extends Claim {
  readonly topic: string;
}

export type Attribution = ProvisionAttribution | TopicAttribution;

/** What comments are held against: a rule's text, terms and topics, without anything else of its content. */
export interface CommentedLaw {
  /** The version that the comments answer comes first; an older one is meant only where a comment names it. */
  readonly versions: readonly CommentedVersion[];
  readonly terms: readonly CommentedTerm[];
  readonly topics: readonly CommentedTopic[];
}

export interface CommentedVersion {
  readonly id: string;
  /** The title of the Code of Federal Regulations, "15"; null where the version is none of its parts. */
  readonly title: string | null;
  /** What a comment may call it: "E.O. 14110". */
  readonly names: readonly string[];
  /** Every number that a comment may cite, sections and paragraphs. */
  readonly provisions: readonly string[];
  readonly passages: readonly Passage[];
}

/** Words that belong to a provision: a section or a paragraph of it, or what an obligation says in its place. */
export interface Passage {
  readonly provision: string;
  readonly section: string;
  /** Heading of the section. */
  readonly heading: string;
  readonly text: string;
}

export interface CommentedTerm {
  readonly id: string;
  readonly names: readonly { readonly text: string; readonly exact: boolean }[];
  /** Where the first version defines it. */
  readonly provisions: readonly string[];
  /** Topics that list it. */
  readonly topics: readonly string[];
}

export interface CommentedTopic {
  readonly id: string;
  readonly title: string;
  /** Words by which comments speak of it, as authored: see `terms` of a lineage topic. */
  readonly terms: readonly string[];
  /** What the versions say on it, and its obligations. */
  readonly text: string;
  /** Its provisions in the first version. */
  readonly provisions: readonly string[];
}

/** True for what is about a topic. */
export function isOnTopic(attribution: Attribution): attribution is TopicAttribution {
  return 'topic' in attribution;
}
