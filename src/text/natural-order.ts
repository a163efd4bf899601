/**
 * The order in which a person expects labels: digits by value, the rest by code unit, so that
 * "7.302" comes before "7.310" and "4.2" before "4.10". Locale-free, so the same on every machine.
 */

const PIECES = /\d+|\D+/g;

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
export function compareNatural(left: string, right: string): number {
  if (left === right) return 0;
  const a = left.match(PIECES) ?? [];
  const b = right.match(PIECES) ?? [];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = comparePieces(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length || compareText(left, right);
}

/** Code-unit order: what to use where `localeCompare` would depend on the machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function comparePieces(a: string, b: string): number {
  return isNumber(a) && isNumber(b) ? compareNumbers(a, b) : compareText(a, b);
}

/** Digits by value without turning them into a number, which long ones do not survive. */
function compareNumbers(a: string, b: string): number {
  const x = a.replace(/^0+(?=\d)/, '');
  const y = b.replace(/^0+(?=\d)/, '');
  return x.length - y.length || compareText(x, y);
}

function isNumber(piece: string): boolean {
  return piece.charCodeAt(0) >= 48 && piece.charCodeAt(0) <= 57;
}
