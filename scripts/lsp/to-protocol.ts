/** Diagnostics, offers and meanings in the words of the Language Server Protocol 3.17; lines and columns from 0. */
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node';
import type { Offer } from '../../src/analysis/editing/complete-field.ts';
import type { Explained } from '../../src/analysis/editing/explain-field.ts';
import type { FieldCursor } from '../../src/model/field-cursor.ts';
import { KINDS } from '../../src/model/schemas/kinds.ts';
import { toReplacement } from '../../src/parse/records/locate.ts';
import type { Diagnostic as Finding, Place } from '../../src/text/diagnostic.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
} as const;

const ITEM_KINDS = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  object: CompletionItemKind.Reference,
  provision: CompletionItemKind.Reference,
} as const satisfies Record<Offer['kind'], CompletionItemKind>;

/** A finding without a length covers its line: editors cut a range at the end of it. */
const WHOLE_LINE = 10_000;

export function toDiagnostic(finding: Finding, toUri: (file: string) => string): Diagnostic {
  const { severity, code, message, hint, fix, related } = finding;
  return {
    range: toRange(finding),
    severity: SEVERITIES[severity],
    code,
    source: 'rulemark',
    message: `${message}\n${hint}`,
    ...(fix === undefined ? {} : { data: { fix } }),
    ...(related
      ? {
          relatedInformation: related.map((place) => ({
            location: { uri: toUri(place.file), range: toRange(place) },
            message: 'The other place.',
          })),
        }
      : {}),
  };
}

function toRange({ line, column, length }: Pick<Place, 'line' | 'column' | 'length'>): Range {
  const start = { line: line - 1, character: column - 1 };
  return {
    start,
    end: { line: line - 1, character: length === undefined ? WHOLE_LINE : column - 1 + length },
  };
}

/** The fix of a diagnostic, for those that carry one. */
export function toAction(uri: string, diagnostic: Diagnostic): CodeAction[] {
  const { fix } = (diagnostic.data ?? {}) as { fix?: unknown };
  if (typeof fix !== 'string') return [];
  return [
    {
      title: `Write ${fix}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText: fix }] } },
    },
  ];
}

/** An offer in place of the words under the cursor. */
export function toItem(
  offer: Offer,
  order: number,
  line: number,
  written: string,
  cursor: FieldCursor,
): CompletionItem {
  const { kind, value, detail, description } = offer;
  return {
    label: value,
    kind: ITEM_KINDS[kind],
    detail,
    filterText: /^["']/.test(written) ? `${written.charAt(0)}${value}` : value,
    sortText: String(order).padStart(6, '0'),
    ...(description ? { documentation: { kind: MarkupKind.PlainText, value: description } } : {}),
    textEdit: {
      range: { start: { line, character: cursor.start }, end: { line, character: cursor.end } },
      newText:
        kind === 'key'
          ? toKeyText(offer, written, cursor)
          : toReplacement(offer.kind === 'provision' ? '"' : written, value),
    },
  };
}

/** A key with its colon, unless only the name of a key that has one is written anew. */
function toKeyText({ value, holds }: Offer, written: string, { part }: FieldCursor): string {
  const key = toReplacement(written, value);
  if (part === 'key' && written !== '') return key;
  return holds === 'value' || holds === undefined ? `${key}: ` : `${key}:`;
}

/** What a hover shows; undefined where there is nothing to say. */
export function toHover({ field, object }: Explained): string | undefined {
  const parts = [
    ...(object
      ? [
          `**${object.fields.title.replace(/[\\`*_[\]<]/g, '\\$&')}**`,
          `${object.type} \`${object.id}\`: ${KINDS[object.type].is}`,
        ]
      : []),
    ...(field
      ? [
          `\`${field.key}\`: ${field.description}`,
          `${field.optional ? 'May be left out' : 'Required'}. ${field.visibility ? `Visibility: ${field.visibility}.` : ''}`.trim(),
        ]
      : []),
  ];
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}
