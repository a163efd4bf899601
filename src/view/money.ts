/** Sums as American readers write them, without the machine's locale: "$368,136", "EUR 1,000". */

/** Whole units with thousands separators. */
export function toMoney(amount: number, currency: string): string {
  const digits = String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, ',');
  return currency === 'USD' ? `$${digits}` : `${currency} ${digits}`;
}
