/**
 * A comparison with tools: filter by kind of change and of force, changes only or all, inline or side by side, and
 * steps from change to change by button or by the keys n and p. The changes stay the server's; the side-by-side view
 * is made from their redlines when it is first asked for. Filters live in the address, the view in this browser.
 */
const VIEW_KEY = 'rulemark-compare-view';
const FILTERS = ['kind', 'force', 'show'] as const;

class CompareView extends HTMLElement {
  #changes: HTMLElement[] = [];
  #fields = new Map<string, HTMLSelectElement>();
  #count = document.createElement('output');
  #current = -1;

  connectedCallback(): void {
    this.#changes = [...this.querySelectorAll<HTMLElement>('.change')];
    if (this.#changes.length === 0) return;
    this.addTools();
    this.readAddress();
    this.show();
    document.addEventListener('keydown', (event) => this.onKey(event));
    window.addEventListener('hashchange', () => this.reveal());
    this.reveal();
  }

  private addTools(): void {
    const tools = this.querySelector('.compare-tools');
    this.addSelect('kind', 'Kind of change', [['', 'all kinds'], ...this.readChoices('kinds')]);
    const forces = this.readChoices('force');
    if (forces.length > 0)
      this.addSelect('force', 'Change in force', [
        ['', 'with or without'],
        ['any', 'any change in force'],
        ...forces,
      ]);
    this.addSelect('show', 'Show', [
      ['', 'changes only'],
      ['all', 'all, the unchanged as counts'],
    ]);
    const view = this.addSelect('view', 'View', [
      ['inline', 'inline'],
      ['sides', 'side by side'],
    ]);
    view.value = readStored() === 'sides' ? 'sides' : 'inline';
    const steps = document.createElement('div');
    steps.className = 'steps';
    steps.append(
      toButton('← Previous', 'p', () => this.step(-1)),
      toButton('Next →', 'n', () => this.step(1)),
      this.#count,
    );
    this.#count.setAttribute('aria-live', 'polite');
    const fields = document.createElement('div');
    fields.className = 'tools';
    fields.append(...[...this.#fields.values()].map((select) => select.parentElement ?? select));
    tools?.append(fields);
    tools?.after(steps);
  }

  private readChoices(name: 'kinds' | 'force'): [string, string][] {
    const choices = JSON.parse(this.dataset[name] ?? '[]') as { value: string; label: string }[];
    return choices.map(({ value, label }) => [value, label]);
  }

  private addSelect(name: string, label: string, options: readonly [string, string][]): HTMLSelectElement {
    const select = document.createElement('select');
    select.name = name;
    for (const [value, text] of options) select.add(new Option(text, value));
    const field = document.createElement('label');
    field.append(label, select);
    select.addEventListener('change', () => {
      if (name === 'view') store(select.value);
      else this.writeAddress();
      this.show();
    });
    this.#fields.set(name, select);
    return select;
  }

  private getValue(name: string): string {
    return this.#fields.get(name)?.value ?? '';
  }

  private setValue(name: string, value: string): void {
    const select = this.#fields.get(name);
    if (select) select.value = value;
  }

  private show(): void {
    const [kind, force] = [this.getValue('kind'), this.getValue('force')];
    for (const change of this.#changes) {
      const [kinds, forces] = [toWords(change.dataset['kinds']), toWords(change.dataset['force'])];
      const fits = force === '' || (force === 'any' ? forces.length > 0 : forces.includes(force));
      change.hidden = !(fits && (kind === '' || kinds.includes(kind)));
    }
    const all = this.getValue('show') === 'all';
    const plain = kind === '' && force === '';
    this.classList.toggle('changes-only', !all);
    for (const group of this.querySelectorAll<HTMLElement>('.change-group'))
      group.hidden = !all && !group.querySelector(plain ? '.change, .departed' : '.change:not([hidden])');
    for (const link of this.querySelectorAll<HTMLAnchorElement>('.outline li a')) {
      const group = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (link.parentElement) link.parentElement.hidden = group?.hidden ?? false;
    }
    const sides = this.getValue('view') === 'sides';
    if (sides)
      for (const redline of this.querySelectorAll<HTMLElement>('.change > .redline')) addSides(redline);
    this.classList.toggle('side-by-side', sides);
    this.#current = -1;
    this.mark(undefined);
    this.tell();
  }

  private mark(change: HTMLElement | undefined): void {
    for (const other of this.querySelectorAll('.change[aria-current]')) other.removeAttribute('aria-current');
    change?.setAttribute('aria-current', 'true');
  }

  private getShown(): HTMLElement[] {
    return this.#changes.filter((change) => !change.hidden);
  }

  /** To the change before or after the current one; without one, from where the page stands. */
  private step(by: 1 | -1): void {
    const shown = this.getShown();
    if (shown.length === 0) return;
    const top = (change: HTMLElement) => change.getBoundingClientRect().top;
    const below = shown.findIndex((change) => top(change) > 0);
    const start =
      by === 1 ? (below < 0 ? shown.length - 1 : below) : below < 0 ? shown.length - 1 : below - 1;
    const at = this.#current < 0 ? start : this.#current + by;
    this.#current = Math.min(Math.max(at, 0), shown.length - 1);
    const change = shown[this.#current];
    if (!change) return;
    this.mark(change);
    change.tabIndex = -1;
    change.focus({ preventScroll: true });
    change.scrollIntoView({ block: 'start' });
    history.replaceState(null, '', `${location.pathname}${location.search}#${encodeURI(change.id)}`);
    this.tell();
  }

  private tell(): void {
    const shown = this.getShown().length;
    const all = this.#changes.length;
    const filtered = shown === all ? '' : ` (of ${all})`;
    this.#count.textContent =
      this.#current < 0
        ? `${shown} ${shown === 1 ? 'change' : 'changes'}${filtered}`
        : `${this.#current + 1} of ${shown}${filtered}`;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key !== 'n' && event.key !== 'p') return;
    event.preventDefault();
    this.step(event.key === 'n' ? 1 : -1);
  }

  /** What the address points to is shown, whatever the filter; its change is the current one. */
  private reveal(): void {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    if (!target || !this.contains(target)) return;
    if (target.hidden || target.closest('.change-group')?.matches('[hidden]')) {
      for (const name of ['kind', 'force']) this.setValue(name, '');
      if (target.matches('[data-changed="0"]')) this.setValue('show', 'all');
      this.writeAddress();
      this.show();
    }
    this.#current = this.getShown().indexOf(target);
    this.mark(this.getShown()[this.#current]);
    target.scrollIntoView({ block: 'start' });
    this.tell();
  }

  private readAddress(): void {
    const query = new URLSearchParams(location.search);
    for (const name of FILTERS) {
      const [select, value] = [this.#fields.get(name), query.get(name) ?? ''];
      if (select && [...select.options].some((option) => option.value === value)) select.value = value;
    }
  }

  private writeAddress(): void {
    const query = new URLSearchParams(location.search);
    for (const name of FILTERS) {
      if (this.getValue(name)) query.set(name, this.getValue(name));
      else query.delete(name);
    }
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  }
}

/** The older and the newer words beside each other, made from the redline once. */
function addSides(redline: HTMLElement): void {
  if (redline.nextElementSibling?.classList.contains('sides')) return;
  const sides = document.createElement('div');
  sides.className = 'sides';
  for (const [name, other] of [
    ['Older', 'ins, br[data-side="+"]'],
    ['Newer', 'del, br[data-side="-"]'],
  ] as const) {
    const words = redline.cloneNode(true) as HTMLElement;
    for (const run of words.querySelectorAll(other)) run.remove();
    const side = document.createElement('div');
    const label = document.createElement('small');
    label.textContent = words.textContent.trim() === '' ? `${name}: nothing` : name;
    side.append(label, words);
    sides.append(side);
  }
  redline.after(sides);
}

function toButton(text: string, key: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  const hint = document.createElement('kbd');
  hint.textContent = key;
  button.setAttribute('aria-keyshortcuts', key);
  button.append(`${text} `, hint);
  button.addEventListener('click', press);
  return button;
}

function toWords(list: string | undefined): string[] {
  return (list ?? '').split(' ').filter(Boolean);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function readStored(): string | null {
  try {
    return localStorage.getItem(VIEW_KEY);
  } catch {
    return null; // Storage may be forbidden.
  }
}

function store(view: string): void {
  try {
    localStorage.setItem(VIEW_KEY, view);
  } catch {
    // The choice then holds for this page only.
  }
}

customElements.define('rm-compare', CompareView);
