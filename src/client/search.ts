/**
 * Quick search in the top bar: "/" opens it, arrows choose, Enter goes. The index is fetched when somebody
 * first types.
 */
import { QuickSearch } from '../view/find-entries.ts';
import type { SearchEntry } from '../view/search-index.ts';

class SearchBox extends HTMLElement {
  #search: Promise<QuickSearch> | undefined;
  #input = document.createElement('input');
  #list = document.createElement('ul');
  #active = -1;

  connectedCallback(): void {
    this.#input.type = 'search';
    this.#input.placeholder = 'Search  /';
    this.#input.setAttribute('role', 'combobox');
    this.#input.setAttribute('aria-label', 'Search sections, terms, obligations, controls');
    this.#input.setAttribute('aria-controls', '_search-results');
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.setAttribute('aria-autocomplete', 'list');
    this.#list.id = '_search-results';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Results');
    this.#list.hidden = true;
    this.append(this.#input, this.#list);
    this.#input.addEventListener('input', () => void this.show());
    this.#input.addEventListener('keydown', (event) => this.onKey(event));
    this.#list.addEventListener('mousedown', (event) => event.preventDefault()); // keeps the focus in the box
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.close();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      this.#input.focus();
    });
  }

  private async show(): Promise<void> {
    this.#search ??= load();
    const query = this.#input.value;
    let search: QuickSearch;
    try {
      search = await this.#search;
    } catch {
      this.#search = undefined;
      this.say('The search index could not be loaded. Check the connection and type again.');
      return;
    }
    if (query !== this.#input.value) return;
    const results = search.find(query);
    this.#active = -1;
    this.#list.replaceChildren(
      ...results.map(({ entry, corrected }, index) => toOption(entry, corrected, index)),
    );
    if (results.length === 0 && query.trim())
      this.say('Nothing by that name. Names, terms and citations are searched, not whole texts.');
    this.#list.hidden = query.trim() === '';
    this.#input.setAttribute('aria-expanded', String(!this.#list.hidden));
    this.#input.removeAttribute('aria-activedescendant');
  }

  private say(text: string): void {
    const item = document.createElement('li');
    item.className = 'hint';
    item.setAttribute('role', 'option');
    item.setAttribute('aria-disabled', 'true');
    item.textContent = text;
    this.#list.replaceChildren(item);
    this.#list.hidden = false;
  }

  private onKey(event: KeyboardEvent): void {
    const options = [...this.#list.querySelectorAll<HTMLElement>('[role=option]:not([aria-disabled])')];
    if (event.key === 'Escape') {
      this.#input.value = '';
      this.close();
    } else if (event.key === 'Enter') {
      go(options[Math.max(this.#active, 0)]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#active =
        (this.#active + step + options.length + (this.#active === -1 && step === -1 ? 1 : 0)) %
        options.length;
      for (const [index, option] of options.entries())
        option.setAttribute('aria-selected', String(index === this.#active));
      const chosen = options[this.#active];
      if (chosen) this.#input.setAttribute('aria-activedescendant', chosen.id);
      chosen?.scrollIntoView({ block: 'nearest' });
    }
  }

  private close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
  }
}

async function load(): Promise<QuickSearch> {
  const answer = await fetch('/search.json');
  if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
  return new QuickSearch((await answer.json()) as SearchEntry[]);
}

function toOption(entry: SearchEntry, corrected: string | undefined, index: number): HTMLLIElement {
  const item = document.createElement('li');
  item.id = `_search-result-${index}`;
  item.setAttribute('role', 'option');
  item.dataset['href'] = entry.h;
  item.addEventListener('click', () => go(item));
  const kind = document.createElement('small');
  kind.textContent = [entry.k, entry.a[0], corrected ? `for “${corrected}”` : ''].filter(Boolean).join(' · ');
  item.append(entry.t, kind);
  return item;
}

/** Opens the page of a result. Results are options of a list box and hold no links, which may not be nested there. */
function go(option: HTMLElement | undefined): void {
  const href = option?.dataset['href'];
  if (href) location.assign(href);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

customElements.define('rm-search', SearchBox);
