/**
 * One row of a table as the draft of a control. What a cell says in words the model has not is kept as a property
 * under the name of its column, so that nothing is lost, and the row and column are named. A claim on an obligation
 * is taken only where the obligation is known and the row says why; it starts unreviewed, so that it counts nothing.
 */
import type {
  ControlClaim,
  ControlDraft,
  ControlOrigin,
  ControlProperty,
  ControlReference,
} from '../../model/control-draft.ts';
import { toSlug } from '../../model/slug.ts';
import { toDay, toKind, toList, toStatus, withoutGuard } from './cell-values.ts';
import type { ColumnField, ColumnMap } from './map-columns.ts';
import { problem, type TableFinding, type TableRow, toColumnLetters } from './table-rows.ts';

/** What the content knows; each gives the id for what a cell says, or undefined. */
export interface Known {
  readonly findObligation: (words: string) => string | undefined;
  readonly findProduct: (words: string) => string | undefined;
  readonly relations: readonly ControlClaim['relation'][];
}

interface RowContext {
  readonly map: ColumnMap;
  readonly origin: Pick<ControlOrigin, 'file' | 'format' | 'sha256'>;
  readonly known: Known;
  readonly sheet: string;
}

/** The draft, unless the row cannot be one; and what there is to say about the row. */
export function toDraft(
  row: TableRow,
  context: RowContext,
): { readonly draft: ControlDraft | undefined; readonly findings: readonly TableFinding[] } {
  const reading = new RowReading(row, context);
  const draft = reading.read();
  return { draft, findings: reading.findings };
}

class RowReading {
  readonly findings: TableFinding[] = [];
  readonly #row: TableRow;
  readonly #context: RowContext;
  readonly #properties: ControlProperty[] = [];
  readonly #leftOut: string[] = [];
  readonly #assumed: ('kind' | 'status')[] = [];

  constructor(row: TableRow, context: RowContext) {
    this.#row = row;
    this.#context = context;
  }

  read(): ControlDraft | undefined {
    this.#checkWidth();
    const title = this.#get('title').replace(/\s+/g, ' ');
    if (title === '') return this.#refuse('title', 'has no title, and a control needs one');
    const own = this.#get('id');
    const id = toSlug(own || title);
    if (id === '')
      return this.#refuse(
        own ? 'id' : 'title',
        `"${(own || title).slice(0, 40)}" has no letter or digit that an id could be made of`,
      );
    const { sheet, origin } = this.#context;
    const kind = this.#choose('kind', toKind, 'process');
    const status = this.#choose('status', toStatus, 'planned');
    const fields = {
      owner: this.#get('owner').replace(/\s+/g, ' ') || undefined,
      due: this.#getDue(),
      products: this.#getProducts(),
      references: this.#getReferences(),
      satisfies: this.#getClaims(),
    };
    for (const { index, name } of this.#context.map.rest) this.#keep(name, this.#getCell(index));
    return {
      id,
      title,
      kind,
      status,
      state: 'draft',
      ...fields,
      properties: this.#properties.length > 0 ? this.#properties : undefined,
      statement: this.#get('description'),
      origin: { ...origin, id: own || title },
      assumed: this.#assumed,
      place: `${sheet ? `sheet "${sheet}", ` : ''}row ${this.#row.line}`,
      line: this.#row.line,
      leftOut: this.#leftOut,
    };
  }

  #get(field: ColumnField): string {
    const index = this.#context.map.fields.get(field);
    return index === undefined ? '' : this.#getCell(index);
  }

  #getCell(index: number): string {
    return withoutGuard(this.#row.cells[index] ?? '').replace(/\r\n?/g, '\n');
  }

  /** More cells than headings is a shifted row; fewer is how spreadsheets leave out empty ones. */
  #checkWidth(): void {
    const width = this.#context.map.head.cells.length;
    const extra = this.#row.cells.findIndex((cell, index) => index >= width && cell !== '');
    if (extra === -1) return;
    this.findings.push(
      problem(
        'import/ragged-row',
        `Row ${this.#row.line} has ${this.#row.cells.length} cells and the head ${width}: "${this.#row.cells[extra]?.slice(0, 40)}" stands under no heading.`,
        {
          hint: 'A separator inside a cell is the usual cause: put the cell in quotation marks.',
          line: this.#row.line,
          column: extra + 1,
        },
      ),
    );
  }

  #refuse(field: ColumnField, words: string): undefined {
    const column = (this.#context.map.fields.get(field) ?? 0) + 1;
    this.findings.push(
      problem('import/cell-missing', `Row ${this.#row.line}, column ${toColumnLetters(column)} ${words}.`, {
        hint: 'Write one, take the row out, or name another column with --map.',
        line: this.#row.line,
        column,
      }),
    );
  }

  #choose<Word extends 'kind' | 'status', Value>(
    field: Word,
    toValue: (words: string) => Value | undefined,
    otherwise: Value,
  ): Value {
    const words = this.#get(field);
    const value = toValue(words);
    if (value !== undefined) return value;
    this.#assumed.push(field);
    if (words !== '') this.#keepUnknown(field, words, `is no known ${field}; "${otherwise}" is assumed`);
    return otherwise;
  }

  #getDue(): string | undefined {
    const words = this.#get('due');
    const day = toDay(words);
    if (words !== '' && day === undefined)
      this.#keepUnknown('due', words, 'is no day that can be read in one way only; write YYYY-MM-DD');
    return day;
  }

  #getProducts(): readonly string[] | undefined {
    const found = toList(this.#get('products').replaceAll(',', ';')).flatMap((words) => {
      const id = this.#context.known.findProduct(words);
      if (id === undefined) this.#keepUnknown('products', words, 'is no product of provider.md');
      return id ?? [];
    });
    return found.length > 0 ? [...new Set(found)] : undefined;
  }

  #getReferences(): readonly ControlReference[] | undefined {
    const found = toList(this.#get('references')).map((at): ControlReference => {
      if (/^https?:\/\//i.test(at)) return { type: 'url', at };
      return { type: /^[A-Z][A-Z0-9]+-\d+$|^#\d+$/.test(at) ? 'ticket' : 'path', at };
    });
    return found.length > 0 ? found : undefined;
  }

  #getClaims(): readonly ControlClaim[] | undefined {
    const rationale = this.#get('rationale');
    const { known } = this.#context;
    const named = this.#get('relation').toLowerCase().replace(/\s+/g, '-');
    const relation = known.relations.find((one) => one === named);
    const part = this.#get('part');
    const seen = new Set<string>();
    return toList(this.#get('satisfies').replaceAll(',', ';')).flatMap(
      (words): ControlClaim[] | ControlClaim => {
        const obligation = known.findObligation(words);
        if (obligation === undefined || rationale === '') {
          const why = obligation === undefined ? 'is no obligation here' : 'has no rationale beside it';
          this.#leftOut.push(`a claim to satisfy an obligation, which ${why}`);
          this.#keepUnknown('satisfies', words, `${why}, so that nothing is claimed`);
          return [];
        }
        if (seen.has(obligation)) return [];
        seen.add(obligation);
        if (relation === undefined && named !== '')
          this.#keepUnknown('relation', this.#get('relation'), 'is no known relation; "supports" is assumed');
        return {
          obligation,
          relation: relation ?? 'supports',
          ...(part ? { covers: 'part' as const, part } : { covers: 'whole' as const }),
          rationale,
        };
      },
    );
  }

  #keepUnknown(field: ColumnField, words: string, why: string): void {
    const index = this.#context.map.fields.get(field) ?? 0;
    const name = this.#context.map.head.cells[index] || field;
    this.#keep(name, words);
    this.findings.push(
      problem(
        'import/cell-left-out',
        `Row ${this.#row.line}, column ${toColumnLetters(index + 1)} "${name}": "${words.slice(0, 60)}" ${why}. It is kept as a property.`,
        {
          severity: 'warning',
          hint: 'Mend the cell, or the control once it is written.',
          line: this.#row.line,
          column: index + 1,
        },
      ),
    );
  }

  #keep(name: string, value: string): void {
    if (value !== '') this.#properties.push({ name, value });
  }
}
