/** A switch between light, dark and what the system says; the choice stays in this browser. */

const CHOICES = ['system', 'light', 'dark'] as const;
const KEY = 'rulemark-theme';

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const select = document.createElement('select');
    select.setAttribute('aria-label', 'Colours');
    for (const choice of CHOICES)
      select.add(new Option(choice === 'system' ? 'Auto' : choice === 'light' ? 'Light' : 'Dark', choice));
    select.value = CHOICES.find((choice) => choice === document.documentElement.dataset['theme']) ?? 'system';
    select.addEventListener('change', () => apply(select.value));
    this.append(select);
  }
}

function apply(choice: string): void {
  const root = document.documentElement;
  try {
    if (choice === 'system') {
      delete root.dataset['theme'];
      localStorage.removeItem(KEY);
    } else {
      root.dataset['theme'] = choice;
      localStorage.setItem(KEY, choice);
    }
  } catch {
    // Storage may be forbidden; the choice then holds for this page only.
  }
}

customElements.define('rm-theme', ThemeSwitch);
