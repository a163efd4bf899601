/**
 * Sorting and filtering of a table that is already in the page. The rows stay the server's; table-core decides
 * which are shown and in which order. Filter and order live in the address, so that a view can be sent to
 * somebody: `?coverage=none&q=verify&sort=-title`.
 */
import {
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_equalsString,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { saveCsv, toShownCsv } from './download-table.ts';

interface Row {
  readonly element: HTMLTableRowElement;
  readonly values: readonly string[];
  readonly keys: readonly (number | string)[];
}

interface Head {
  readonly id: string;
  readonly index: number;
  readonly label: string;
  readonly choice: boolean;
  readonly cell: HTMLTableCellElement;
}

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { equalsString: filterFn_equalsString, includesString: filterFn_includesString },
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

class FilterTable extends HTMLElement {
  #table!: ReturnType<FilterTable['build']>;
  #heads: Head[] = [];
  #prefix = '';

  connectedCallback(): void {
    this.#prefix = this.dataset['name'] ? `${this.dataset['name']}.` : '';
    this.#heads = [...this.querySelectorAll<HTMLTableCellElement>('thead th')].map((cell, index) => ({
      id: cell.dataset['column'] ?? String(index),
      index,
      label: cell.textContent.trim(),
      choice: cell.dataset['filter'] === 'choice',
      cell,
    }));
    this.#table = this.build();
    this.addTools();
    this.readAddress();
    this.show(false);
    this.addEventListener('rm-rows', () => this.show(false)); // a switch of the page left rows out
  }

  private build() {
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((element): Row => {
      const cells = [...element.cells];
      return {
        element,
        values: cells.map((cell) =>
          (cell.querySelector('.state, .cell-check, a') ?? cell).textContent
            .replace(/^[●◐◔○?–]\s*/u, '')
            .trim(),
        ),
        keys: cells.map((cell) =>
          cell.dataset['sort'] === undefined
            ? cell.textContent.trim().toLowerCase()
            : Number(cell.dataset['sort']),
        ),
      };
    });
    return constructTable({
      features,
      data: rows,
      columns: this.#heads.flatMap(({ id, index }) => [
        {
          id,
          accessorFn: (row: Row) => row.values[index] ?? '',
          filterFn: 'equalsString' as const,
          enableSorting: false,
        },
        {
          id: `sort ${id}`,
          accessorFn: (row: Row) => row.keys[index] ?? '',
          enableGlobalFilter: false,
          sortFn: rows.some((row) => typeof row.keys[index] === 'number')
            ? ('basic' as const)
            : ('alphanumeric' as const),
        },
      ]),
      globalFilterFn: 'includesString',
      enableSortingRemoval: true,
    });
  }

  private addTools(): void {
    const tools = this.querySelector<HTMLElement>('.tools');
    const search = document.createElement('input');
    search.type = 'search';
    search.name = 'q';
    search.addEventListener('input', () => {
      this.#table.setGlobalFilter(search.value || undefined);
      this.show(true);
    });
    tools?.append(toField(tools.dataset['searchLabel'] ?? 'Find in this table', search));
    for (const head of this.#heads) {
      if (head.choice) tools?.append(toField(head.label, this.toSelect(head)));
      this.addSortButton(head);
    }
    tools?.append(this.toDownload());
  }

  /** A button for the rows as they are shown; without script there is none, and the command line has them all. */
  private toDownload(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'download';
    button.textContent = 'Download these rows (CSV)';
    button.addEventListener('click', () => {
      const rows = this.#table.getRowModel().rows.map((row) => row.original.element);
      const page = location.pathname.split('/').filter(Boolean).at(-1) ?? 'overview';
      const name = [page, this.dataset['name']].filter(Boolean).join('-');
      saveCsv(name, toShownCsv(this, rows, this.describeShown(), this.dataset['name'] ?? ''));
    });
    return button;
  }

  /** "3 of 75 rows shown, filtered by coverage “none”." */
  private describeShown(): string {
    const all = this.#table.getCoreRowModel().rows.length;
    return `${this.#table.getRowModel().rows.length} of ${all} rows shown${this.describeFilter()}.`;
  }

  private toSelect({ id, index }: Head): HTMLSelectElement {
    const select = document.createElement('select');
    select.name = id;
    const values = [
      ...new Set(this.#table.getCoreRowModel().rows.map((row) => row.original.values[index] ?? '')),
    ];
    select.add(new Option('all', ''));
    for (const value of values.sort()) if (value) select.add(new Option(value, value));
    select.disabled = select.options.length < 3;
    select.addEventListener('change', () => {
      this.#table.getColumn(id)?.setFilterValue(select.value || undefined);
      this.show(true);
    });
    return select;
  }

  private addSortButton({ id, cell, label }: Head): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      const column = this.#table.getColumn(`sort ${id}`);
      const now = column?.getIsSorted();
      this.#table.setSorting(now === 'desc' ? [] : [{ id: `sort ${id}`, desc: now === 'asc' }]);
      this.show(true);
    });
    cell.replaceChildren(button);
  }

  private readAddress(): void {
    const query = new URLSearchParams(location.search);
    for (const field of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.tools [name]')) {
      const value = query.get(this.#prefix + field.name) ?? '';
      if (
        field instanceof HTMLSelectElement &&
        value &&
        ![...field.options].some((option) => option.value === value)
      ) {
        field.add(new Option(value, value)); // no row has it; the filter must still show and be lifted
        field.disabled = false;
      }
      field.value = value;
      if (value === '') continue;
      if (field.name === 'q') this.#table.setGlobalFilter(value);
      else this.#table.getColumn(field.name)?.setFilterValue(value);
    }
    const sort = query.get(`${this.#prefix}sort`);
    if (sort) this.#table.setSorting([{ id: `sort ${sort.replace(/^-/, '')}`, desc: sort.startsWith('-') }]);
  }

  private show(changed: boolean): void {
    const shown = this.#table
      .getRowModel()
      .rows.map((row) => row.original.element)
      .filter((element) => element.dataset['whatIf'] !== 'out');
    const all = this.#table.getCoreRowModel().rows;
    for (const row of all) row.original.element.hidden = true;
    for (const element of shown) element.hidden = false;
    this.querySelector('tbody')?.append(...shown);
    const count = this.querySelector('.count');
    if (count) count.textContent = this.describeShown();
    const [sorted] = this.#table.store.state.sorting;
    for (const { id, cell } of this.#heads) {
      cell.ariaSort = sorted?.id === `sort ${id}` ? (sorted.desc ? 'descending' : 'ascending') : null;
    }
    if (changed) this.writeAddress();
  }

  private describeFilter(): string {
    const parts = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.tools [name]')]
      .filter(({ value }) => value !== '')
      .map((field) => `${field.name === 'q' ? 'containing' : field.name} “${field.value}”`);
    return parts.length > 0 ? `, filtered by ${parts.join(', ')}` : '';
  }

  private writeAddress(): void {
    const query = new URLSearchParams(location.search);
    for (const field of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.tools [name]')) {
      if (field.value) query.set(this.#prefix + field.name, field.value);
      else query.delete(this.#prefix + field.name);
    }
    const [sorted] = this.#table.store.state.sorting;
    if (sorted) query.set(`${this.#prefix}sort`, `${sorted.desc ? '-' : ''}${sorted.id.slice(5)}`);
    else query.delete(`${this.#prefix}sort`);
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  }
}

function toField(label: string, control: HTMLElement): HTMLLabelElement {
  const field = document.createElement('label');
  field.append(label, control);
  return field;
}

customElements.define('rm-table', FilterTable);
