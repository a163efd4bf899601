/**
 * The search box of a docket. Parts of the index are fetched when a query needs them, bodies when a hit is shown. What
 * comes from comments is put into the page as text and never as markup. Query and filter live in the address.
 */
import { CommentSearch, type SearchHit } from '../view/docket/search/comment-search.ts';
import { cutSnippet } from '../view/docket/search/cut-snippet.ts';
import type { SearchedBody } from '../view/docket/search/index-parts.ts';

const A_PAGE = 10;
const WAIT = 120;

class CommentSearchBox extends HTMLElement {
  #search!: CommentSearch;
  #form!: HTMLFormElement;
  #input!: HTMLInputElement;
  #from!: HTMLSelectElement;
  #hits: readonly SearchHit[] = [];
  #shown = 0;
  #turn = 0;
  #timer = 0;

  connectedCallback(): void {
    const base = this.dataset['base'] ?? '';
    this.#search = new CommentSearch((name) => loadPart(`${base}${name}`));
    this.#form = this.get('form');
    this.#input = this.get('input');
    this.#from = this.get('select');
    this.#form.hidden = false;
    const asked = new URLSearchParams(location.search);
    this.#input.value = asked.get('find') ?? '';
    this.#from.value = asked.get('from') ?? '';
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.run(), WAIT);
    });
    this.#from.addEventListener('change', () => void this.run());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run();
    });
    this.get<HTMLButtonElement>('.more button').addEventListener(
      'click',
      () => void this.showMore(this.#turn),
    );
    if (this.#input.value === '') this.say('');
    else void this.run();
  }

  private async run(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#input.value.trim();
    this.remember(query);
    this.#hits = [];
    this.#shown = 0;
    try {
      const from = this.#from.value === '' ? undefined : Number(this.#from.value);
      const { hits, raw } = await this.#search.find(query, from);
      if (turn !== this.#turn) return;
      this.get('.hits').replaceChildren();
      this.get('.more').hidden = true;
      this.#hits = hits;
      if (query === '') this.say('');
      else if (raw === 0) this.say('No comment has all of this.');
      else this.say(`${count(raw, 'comment')}, ${toFigure(hits.length)} different.`);
      await this.showMore(turn);
    } catch {
      if (turn === this.#turn)
        this.say('A part of the index could not be loaded. Check the connection and try again.');
    }
  }

  private async showMore(turn: number): Promise<void> {
    const next = this.#hits.slice(this.#shown, this.#shown + A_PAGE);
    const bodies = await Promise.all(next.map(({ comment }) => this.#search.getBody(comment)));
    if (turn !== this.#turn) return;
    this.#shown += next.length;
    this.get('.hits').append(...next.map((hit, at) => this.toItem(hit, bodies[at]!)));
    this.get('.more').hidden = this.#shown >= this.#hits.length;
  }

  private toItem({ alike }: SearchHit, body: SearchedBody): HTMLLIElement {
    const item = document.createElement('li');
    const head = document.createElement('p');
    head.append(
      toLink(`https://www.regulations.gov/comment/${encodeURIComponent(body.id)}`, body.id),
      ` ${[body.organization ?? body.kind, body.posted].filter(Boolean).join(', ')}`,
    );
    if (body.campaign !== null) {
      const others = alike > 0 ? `, with ${count(alike, 'other comment')} that match` : '';
      head.append('; ', toLink(`${this.dataset['campaigns']}${body.campaign}/`, 'one campaign'), others);
    }
    const snippet = document.createElement('p');
    snippet.append(
      ...cutSnippet(body.text, this.#input.value).map(({ text, isMatch }) => {
        if (!isMatch) return text;
        const mark = document.createElement('mark');
        mark.textContent = text;
        return mark;
      }),
    );
    item.append(head, snippet, toWhole(body));
    return item;
  }

  private remember(query: string): void {
    const address = new URL(location.href);
    for (const [name, value] of [['find', query] as const, ['from', this.#from.value] as const]) {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history.replaceState(null, '', address);
  }

  private say(text: string): void {
    this.get('.count').textContent = text;
  }

  private get<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }
}

/** The text, put into the page when somebody opens it. */
function toWhole({ text, more }: SearchedBody): HTMLDetailsElement {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = 'The whole text';
  details.append(summary);
  details.addEventListener(
    'toggle',
    () => {
      const whole = document.createElement('div');
      whole.className = 'filed';
      whole.textContent = more > 0 ? `${text} […] ${count(more, 'more character')}` : text;
      details.append(whole);
    },
    { once: true },
  );
  return details;
}

function toLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

function count(number: number, one: string): string {
  return `${toFigure(number)} ${one}${number === 1 ? '' : 's'}`;
}

/** "2,905"; as `view/labels.ts` writes it, which would come with more than is needed here. */
function toFigure(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

async function loadPart(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

customElements.define('rm-comment-search', CommentSearchBox);
