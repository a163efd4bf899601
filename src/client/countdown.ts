/**
 * Adds to a last day what is left of it today, counted in the agency's zone. Without script the plain date stands
 * there; the count is renewed every minute, so that a page left open does not lie.
 */
import { type Countdown, type Moment, toLiveWords } from '../view/asks/countdown.ts';

const EVERY_MS = 60_000;

class LiveCountdown extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    const count = JSON.parse(this.dataset['count'] ?? 'null') as Countdown | null;
    const output = this.querySelector<HTMLElement>('.live');
    if (!count || !output) return;
    const show = () => {
      const words = toLiveWords(count, toMoment(new Date(), count.zone));
      if (output.textContent !== words) output.textContent = words;
    };
    show();
    this.#timer = setInterval(show, EVERY_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

function toMoment(date: Date, timeZone: string): Moment {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${get('year')}-${get('month')}-${get('day')}`,
    time: `${get('hour')}:${get('minute')}`,
  };
}

customElements.define('rm-countdown', LiveCountdown);
