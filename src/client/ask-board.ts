/**
 * Filters of the board of asks by owner and section. The cards stand in the page; this hides those that do not fit,
 * says how many are shown, and keeps the choice in the address: `?owner=Legal&section=7.302`.
 */
const BOARD_FILTERS = ['owner', 'section'] as const;

class AskBoard extends HTMLElement {
  #selects = new Map<string, HTMLSelectElement>();

  connectedCallback(): void {
    const tools = this.querySelector<HTMLElement>('.tools');
    if (!tools || this.#selects.size > 0) return;
    const asked = new URLSearchParams(location.search);
    for (const name of BOARD_FILTERS) {
      const select = this.toSelect(name, asked.get(name) ?? '');
      const label = document.createElement('label');
      label.append(name === 'owner' ? 'Owner' : 'Section', select);
      tools.append(label);
      this.#selects.set(name, select);
    }
    this.show();
  }

  private toSelect(name: string, wanted: string): HTMLSelectElement {
    const select = document.createElement('select');
    select.name = name;
    select.add(new Option('all', ''));
    for (const value of JSON.parse(this.dataset[`${name}s`] ?? '[]') as string[])
      select.add(new Option(name === 'section' ? `§ ${value}` : value, value));
    if (wanted && ![...select.options].some(({ value }) => value === wanted))
      select.add(new Option(wanted, wanted)); // no card has it; the filter must still show and be lifted
    select.value = wanted;
    select.addEventListener('change', () => {
      this.writeAddress();
      this.show();
    });
    return select;
  }

  private show(): void {
    const owner = this.#selects.get('owner')?.value ?? '';
    const section = this.#selects.get('section')?.value ?? '';
    const cards = [...this.querySelectorAll<HTMLElement>('[data-owner]')];
    for (const card of cards) {
      const sections = JSON.parse(card.dataset['sections'] ?? '[]') as string[];
      card.hidden =
        (owner !== '' && card.dataset['owner'] !== owner) || (section !== '' && !sections.includes(section));
    }
    for (const group of this.querySelectorAll<HTMLElement>('[data-status]')) this.countGroup(group);
    const shown = cards.filter(({ hidden }) => !hidden).length;
    const filter = [owner && `owner “${owner}”`, section && `§ ${section}`].filter(Boolean).join(', ');
    const count = this.querySelector('.count');
    if (count)
      count.textContent = `${shown} of ${cards.length} asks shown${filter ? `, filtered by ${filter}` : ''}.`;
  }

  private countGroup(group: HTMLElement): void {
    const all = group.querySelectorAll('[data-owner]').length;
    const shown = group.querySelectorAll('[data-owner]:not([hidden])').length;
    group.hidden = shown === 0;
    const count = group.querySelector('.group-count');
    if (count) count.textContent = shown === all ? `(${all})` : `(${shown} of ${all})`;
  }

  private writeAddress(): void {
    const query = new URLSearchParams(location.search);
    for (const [name, { value }] of this.#selects) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  }
}

customElements.define('rm-asks', AskBoard);
