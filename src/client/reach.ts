/**
 * A questionnaire one question at a time: radio buttons, back, start again, and a result that can be saved as a file.
 * The questions, words and results stay the server's; this shows one part and hides the rest. Answers are kept in this
 * browser only, and nothing is sent anywhere. Without script, and on paper, the whole list shows.
 */
import { HOLDING_LABELS, toAnswerText } from '../view/reach/answer-text.ts';
import { findFreeId, toApplicabilityFile } from '../view/reach/applicability-file.ts';
import type { ReachForm } from '../view/reach/reach-form.ts';
import { findBefore, type ReachState, toProgress, toReachState } from '../view/reach/reach-state.ts';

/** What is on the screen: a question, the result, a need of safe holding, or the end. */
type Place =
  | { readonly type: 'question' | 'need'; readonly id: string }
  | { readonly type: 'outcome' | 'save' };
type Kept = { answers: Record<string, string>; holding: Record<string, string> };

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HOLDING_CHOICES = ['yes', 'no', 'unsure'].map((id) => ({ id, text: toAnswerText({ id }) }));

class ReachView extends HTMLElement {
  #form: ReachForm | undefined;
  #kept: Kept = { answers: {}, holding: {} };
  #bar: HTMLElement = document.createElement('div');
  #progress = document.createElement('output');

  connectedCallback(): void {
    const text = this.dataset['form'];
    if (!text || this.#form) return;
    this.#form = JSON.parse(text) as ReachForm;
    this.#kept = this.read();
    this.#bar = this.querySelector<HTMLElement>('.reach-bar') ?? this.#bar;
    this.showList();
  }

  private get key(): string {
    return `rulemark-reach:${this.#form?.rule}/${this.#form?.id}`;
  }

  private get state(): ReachState {
    return toReachState(this.#form!, this.#kept.answers, this.#kept.holding);
  }

  /** The whole list, with a way into the questions. */
  private showList(): void {
    this.classList.remove('stepping');
    for (const made of this.querySelectorAll('.reach-ask, .reach-end, .reach-save')) made.replaceChildren();
    const started = Object.keys(this.#kept.answers).length > 0;
    const start = toButton(started ? 'Go on where you stopped' : 'Answer one question at a time', () =>
      this.resume(),
    );
    start.className = 'main';
    this.#bar.replaceChildren(start, ...(started ? [this.toClearButton()] : []));
  }

  private resume(): void {
    const { next, outcome } = this.state;
    if (outcome) this.show({ type: 'outcome' });
    else this.show({ type: 'question', id: next ?? this.#form!.questions[0]!.id });
  }

  private toClearButton(): HTMLButtonElement {
    return toButton('Clear answers and start again', () => {
      this.#kept = { answers: {}, holding: {} };
      this.write();
      this.show({ type: 'question', id: this.#form!.questions[0]!.id });
    });
  }

  private show(place: Place): void {
    this.classList.add('stepping');
    for (const made of this.querySelectorAll('.reach-ask, .reach-end, .reach-save')) made.replaceChildren();
    const part = this.findPart(place);
    const heading = part && this.findHeading(part);
    for (const other of this.querySelectorAll('[data-part]'))
      other.classList.toggle('current', other === part || other === heading);
    this.#bar.replaceChildren(
      this.#progress,
      this.toClearButton(),
      toButton('Show the whole list', () => {
        this.showList();
        this.#bar.querySelector('button')?.focus();
      }),
    );
    this.#progress.textContent = this.tellProgress(place);
    if (part) this.fill(part, place);
    const title = part?.querySelector<HTMLElement>('h4');
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
  }

  private findPart(place: Place): HTMLElement | undefined {
    const parts = [...this.querySelectorAll<HTMLElement>('[data-part]')];
    switch (place.type) {
      case 'question':
        return parts.find((part) => part.dataset['question'] === place.id);
      case 'need':
        return parts.find((part) => part.dataset['need'] === place.id);
      case 'outcome':
        return parts.find((part) => part.dataset['outcome'] === this.state.outcome?.id);
      case 'save':
        return parts.find((part) => part.classList.contains('reach-save'));
      default:
        return place satisfies never;
    }
  }

  /** The heading that a part stands under stays, so that the outline has no hole. */
  private findHeading(part: HTMLElement): HTMLElement | undefined {
    const isBefore = (heading: HTMLElement) =>
      (heading.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return [...this.querySelectorAll<HTMLElement>('h3[data-part]')].filter(isBefore).at(-1);
  }

  private tellProgress(place: Place): string {
    const { needs } = this.#form!;
    if (place.type === 'question') return toProgress(this.#form!, this.state, place.id);
    if (place.type === 'need')
      return `Holding the data: ${needs.findIndex(({ id }) => id === place.id) + 1} of ${needs.length}.`;
    return place.type === 'outcome' ? 'The result.' : 'Done.';
  }

  private fill(part: HTMLElement, place: Place): void {
    const ask = part.querySelector('.reach-ask');
    const label = part.querySelector('h4')?.textContent ?? '';
    if (place.type === 'question') {
      const question = this.#form!.questions.find(({ id }) => id === place.id)!;
      const before = findBefore(this.state, place.id);
      ask?.replaceChildren(
        ...this.toChoice(label, question.answers, this.#kept.answers, place.id, () => this.goOn(place.id)),
        ...this.toBack(before === undefined ? undefined : { type: 'question', id: before }),
      );
    } else if (place.type === 'need') {
      const { needs } = this.#form!;
      const at = needs.findIndex(({ id }) => id === place.id);
      const next = needs[at + 1];
      const before = needs[at - 1];
      ask?.replaceChildren(
        ...this.toChoice(label, HOLDING_CHOICES, this.#kept.holding, place.id, () =>
          this.show(next ? { type: 'need', id: next.id } : { type: 'save' }),
        ),
        ...this.toBack(before ? { type: 'need', id: before.id } : { type: 'outcome' }),
      );
    } else if (place.type === 'outcome') part.querySelector('.reach-end')?.replaceChildren(...this.toEnd());
    else part.replaceChildren(...this.toHoldingEnd());
  }

  /** On from an answered question: to the next one, or to the result. */
  private goOn(question: string): void {
    const { path, next } = this.state;
    const at = path.findIndex((step) => step.question === question);
    const following = path[at + 1]?.question ?? next;
    this.show(following === undefined ? { type: 'outcome' } : { type: 'question', id: following });
  }

  private toChoice(
    label: string,
    choices: readonly { readonly id: string; readonly text: string }[],
    into: Record<string, string>,
    key: string,
    done: () => void,
  ): HTMLElement[] {
    const set = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.className = 'hidden';
    legend.textContent = label;
    const trouble = document.createElement('p');
    trouble.setAttribute('role', 'alert');
    const name = `${this.#form!.id}.${key}`;
    const fields = choices.map(({ id, text }) => toRadio(name, id, text, into[key] === id));
    const go = () => {
      const chosen = set.querySelector<HTMLInputElement>('input:checked');
      if (!chosen) {
        trouble.textContent = 'Choose an answer; “Not sure” is one.';
        set.querySelector('input')?.focus();
        return;
      }
      into[key] = chosen.value;
      this.write();
      done();
    };
    set.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      go();
    });
    const next = toButton('Next', go);
    next.className = 'main';
    set.append(legend, ...fields, trouble);
    return [set, next];
  }

  private toBack(place: Place | undefined): HTMLButtonElement[] {
    return place ? [toButton('Back', () => this.show(place))] : [];
  }

  /** Under the result: what was answered, and where to go from here. */
  private toEnd(): Node[] {
    const state = this.state;
    const first = this.#form!.needs[0];
    const on =
      state.asksHolding && first
        ? [
            toButton('Go on: could the identity data be held safely?', () =>
              this.show({ type: 'need', id: first.id }),
            ),
          ]
        : [];
    if (on[0]) on[0].className = 'main';
    const last = state.path.at(-1);
    return [
      toParagraph(this.dataset['mood'] ?? '', 'small quiet'),
      toHeading('Your answers'),
      this.toAnswerList(state),
      ...on,
      ...this.toBack(last ? { type: 'question', id: last.question } : undefined),
      ...(on.length === 0 ? this.toSaveForm() : []),
    ];
  }

  /** Each answer given, with a way to change it. */
  private toAnswerList({ path }: ReachState): HTMLOListElement {
    const list = document.createElement('ol');
    list.append(
      ...path.map((step) => {
        const question = this.#form!.questions.find(({ id }) => id === step.question)!;
        const answer = question.answers.find(({ id }) => id === step.answer)!;
        const item = document.createElement('li');
        const strong = document.createElement('strong');
        strong.textContent = answer.text;
        const change = toButton('Change', () => this.show({ type: 'question', id: step.question }));
        change.setAttribute('aria-label', `Change the answer to: ${question.text}`);
        item.append(`${question.text} `, strong, ' ', change);
        return item;
      }),
    );
    return list;
  }

  private toHoldingEnd(): Node[] {
    const { holding, outcome } = this.state;
    const { needs } = this.#form!;
    const name = (ids: readonly string[]) =>
      needs.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
    const open = [
      ...name(holding.missing).map((text) => `Missing: ${text}`),
      ...name(holding.unsure).map((text) => `Not known: ${text}`),
    ];
    const list = document.createElement('ul');
    list.append(...open.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
    const last = needs.at(-1);
    return [
      toHeading(
        `Result: ${outcome?.decision ?? 'none'}. Holding the identity data: ${holding.verdict?.replace('-', ' ') ?? 'not answered'}`,
      ),
      toParagraph(outcome?.reason ?? '', 'measure'),
      toParagraph(holding.verdict ? `It ${HOLDING_LABELS[holding.verdict]}.` : '', 'measure'),
      ...(open.length > 0 ? [list] : []),
      ...this.toBack(last ? { type: 'need', id: last.id } : { type: 'outcome' }),
      ...this.toSaveForm(),
    ];
  }

  /** The decision as a file: for which subject, where it goes, how it is checked. */
  private toSaveForm(): Node[] {
    const form = this.#form!;
    const box = document.createElement('div');
    box.className = 'reach-file';
    const told = document.createElement('output');
    const subject = form.subject === 'provider' ? undefined : toSubjectField(form);
    const save = toButton('Save as a file', () => {
      const id = subject?.value.trim() ?? '';
      if (subject && !ID.test(id)) {
        told.textContent =
          'Write the id of the subject first: small letters, digits and hyphens, as in provider.md.';
        subject.focus();
        return;
      }
      const { answers, holding } = this.#kept;
      const file = toApplicabilityFile(form, { answers, holding, subject: id, name: findFreeId(form, id) });
      if (!file) return;
      download(`${file.id}.md`, file.text);
      told.replaceChildren(
        'Put the file at ',
        toCode(`content/${file.file}`),
        ', then run ',
        toCode('npx rulemark check'),
        '. It counts as not reviewed until somebody reviews it: ',
        toCode('npx rulemark review'),
        '.',
      );
    });
    box.append(
      toHeading('Save the result'),
      toParagraph(
        'The file is made in this browser and holds the decision, the words that decide and your answers.',
        'small quiet',
      ),
      ...(subject ? [toLabel(form, subject)] : []),
      save,
      told,
    );
    return [box];
  }

  private read(): Kept {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? '{}') as Partial<Kept>;
      return { answers: toAnswers(kept.answers), holding: toAnswers(kept.holding) };
    } catch {
      return { answers: {}, holding: {} }; // Storage may be forbidden, or hold what another page wrote.
    }
  }

  private write(): void {
    const isEmpty = Object.keys(this.#kept.answers).length === 0;
    try {
      if (isEmpty) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(this.#kept));
    } catch {
      // The answers then hold for this page only.
    }
  }
}

/** Only texts: storage may hold anything. */
function toAnswers(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function toSubjectField(form: ReachForm): HTMLInputElement | HTMLSelectElement {
  if (form.subjects.length === 0) {
    const input = document.createElement('input');
    input.autocomplete = 'off';
    return input;
  }
  const select = document.createElement('select');
  for (const { id, title } of form.subjects) select.add(new Option(title, id));
  return select;
}

function toLabel({ subject }: ReachForm, field: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(`Which ${subject === 'customer-class' ? 'class of customers' : subject}? `, field);
  return label;
}

function toRadio(name: string, value: string, text: string, checked: boolean): HTMLLabelElement {
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name, value, checked });
  const label = document.createElement('label');
  label.append(input, ` ${text}`);
  return label;
}

function toButton(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
}

function toParagraph(text: string, className: string): HTMLParagraphElement {
  return Object.assign(document.createElement('p'), { textContent: text, className });
}

function toHeading(text: string): HTMLHeadingElement {
  return Object.assign(document.createElement('h4'), { textContent: text });
}

function toCode(text: string): HTMLElement {
  return Object.assign(document.createElement('code'), { textContent: text });
}

function download(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 0);
}

customElements.define('rm-reach', ReachView);
