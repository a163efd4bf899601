/**
 * A choice of scenarios above the tables of gaps: what would drop out leaves the tables, what would stand on less is
 * marked, each with its because. The answers stand in the page already; nothing is computed here. The choice lives in
 * the address: `?what-if=if-falls.eo-13984`.
 */
const PARAMETER = 'what-if';

class WhatIfSwitch extends HTMLElement {
  #select = document.createElement('select');
  #scenarios = new Map<string, HTMLDetailsElement>();

  connectedCallback(): void {
    for (const details of this.querySelectorAll<HTMLDetailsElement>('details[data-scenario]'))
      this.#scenarios.set(details.dataset['scenario'] ?? '', details);
    if (this.#scenarios.size === 0) return;
    this.addSelect();
    const asked = new URLSearchParams(location.search).get(PARAMETER) ?? '';
    if (this.#scenarios.has(asked)) this.#select.value = asked;
    // the tables may be set up after this element
    void customElements.whenDefined('rm-table').then(() => this.show());
  }

  private addSelect(): void {
    const label = document.createElement('label');
    this.#select.name = PARAMETER;
    this.#select.add(new Option('as things stand', ''));
    for (const [id, { dataset }] of this.#scenarios) this.#select.add(new Option(dataset['label'] ?? id, id));
    this.#select.addEventListener('change', () => {
      this.writeAddress();
      this.show();
    });
    label.append('What if …', this.#select);
    this.querySelector('.what-if-tools')?.append(label);
  }

  private show(): void {
    for (const row of document.querySelectorAll<HTMLElement>('[data-what-if]')) {
      delete row.dataset['whatIf'];
      row.querySelector('.what-if-note')?.remove();
    }
    const scenario = this.#scenarios.get(this.#select.value);
    const counts = { out: 0, partly: 0 };
    for (const item of scenario?.querySelectorAll<HTMLElement>('[data-gap]') ?? []) {
      const { effect: named, because = '' } = item.parentElement?.dataset ?? {};
      const effect = named === 'out' ? 'out' : 'partly';
      const row = findRow(item.dataset['gap'] ?? '');
      if (!row) continue;
      counts[effect]++;
      row.dataset['whatIf'] = effect;
      row.lastElementChild?.append(toNote(because));
    }
    for (const table of document.querySelectorAll('rm-table')) table.dispatchEvent(new Event('rm-rows'));
    const answer = this.querySelector('.what-if-answer');
    if (!answer) return;
    answer.textContent = scenario
      ? `This is a what-if and not how things stand: if ${scenario.dataset['words']}, ${counts.out} gaps would drop out of the tables below and ${counts.partly} would stand on less.`
      : '';
  }

  private writeAddress(): void {
    const query = new URLSearchParams(location.search);
    if (this.#select.value) query.set(PARAMETER, this.#select.value);
    else query.delete(PARAMETER);
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  }
}

/** The row of a gap, in whichever table of the page it stands. */
function findRow(id: string): HTMLElement | null {
  for (const table of document.querySelectorAll<HTMLElement>('rm-table')) {
    const row = document.getElementById(`${table.dataset['name'] ?? ''}row-${id}`);
    if (row) return row;
  }
  return null;
}

function toNote(text: string): HTMLElement {
  const note = document.createElement('small');
  note.className = 'what-if-note';
  note.textContent = `What if: ${text}`;
  return note;
}

customElements.define('rm-what-if', WhatIfSwitch);
