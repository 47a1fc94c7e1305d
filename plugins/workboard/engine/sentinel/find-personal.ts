import { flattenText, type FlatText } from './flatten-text';
import { isIdNumber, isOldIdNumber } from './id-number';
import type { Finding, FindingKind, SentinelOptions } from './types';

/** Digits that stand for themselves: `330103`, `+8613800138000`, `1234X`, `ID330103…`. Digits inside a code such as `9133AB12` are none. */
const GROUP = /(?<![0-9A-Za-z])[A-Za-z]{0,12}(\+?\d+[Xx]?)(?![0-9A-Za-z])/gu;
/** What may part the groups of one number: `330103 19900307 1234`, `138-0013-8000`. */
const SEPARATOR = /^[ \u2010-\u2015.-]$/u;
/** A card is written in five groups at most. */
const MOST_GROUPS = 5;
const LONGEST = 19;
/** Words beside which a landline is somebody's home. */
const AT_HOME = /(?:家庭|住宅|家里|宅|私人|个人|本人|家属|亲属)(?:联系)?(?:电话|座机|固话|电)\D{0,8}$/u;
const AREA = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/;
const MOBILE = /^(?:\+?86)?(1[3-9]\d{9})$/;
/** UnionPay 62 and its forerunners with 16–19 digits; the international schemes with 16. */
const CARD = /^(?:(?:62|9558|60|68|69)\d+|(?:4|5[1-5]|35)\d{14,15})$/;

/**
 * Finds numbers of persons in a text that is to be public (X-13, R-SEC-05b): ID numbers (18 characters with their check character, 15 digits with
 * a day of birth), mobile numbers, landlines that a word beside them calls private, bank cards (issuer and Luhn). A landline alone is
 * an office's: the contact of an interpretation must not stop it.
 */
export function findPersonal(text: string, options: SentinelOptions = {}): Finding[] {
  return personalIn(flattenText(text), options);
}

/** The same in a text that was flattened already. */
export function personalIn(flat: FlatText, { officeNumbers = [] }: SentinelOptions): Finding[] {
  const own = new Set(officeNumbers.map(digitsOf));
  const groups = [...flat.text.matchAll(GROUP)].map(({ index, 0: whole, 1: digits = '' }) => {
    const from = index + whole.length - digits.length;
    return { from, to: from + digits.length };
  });
  const findings: Finding[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const found = numberFrom(flat.text, groups, first, own);
    if (!found) continue;
    first = found.last;
    if (found.kind === null) continue;
    const [at, end] = [flat.origin(found.from), flat.origin(found.to)];
    findings.push({ kind: found.kind, at, length: end - at, masked: mask(found.kind, found.digits) });
  }
  return findings;
}

interface Group {
  from: number;
  to: number;
}

/** The longest number that begins with a group; `kind` is null for one of the office's own. */
function numberFrom(text: string, groups: readonly Group[], first: number, own: ReadonlySet<string>) {
  const start = groups[first];
  if (!start) return null;
  const ends = [first];
  for (let next = first + 1; next < groups.length && next < first + MOST_GROUPS; next += 1) {
    const [before, after] = [groups[next - 1], groups[next]];
    if (!before || !after || !SEPARATOR.test(text.slice(before.to, after.from))) break;
    ends.push(next);
  }
  for (const last of ends.reverse()) {
    const to = groups[last]?.to ?? start.to;
    const digits = digitsOf(text.slice(start.from, to));
    if (digits.length > LONGEST + 1) continue;
    const kind = own.has(digits) ? null : kindOf(digits, text.slice(Math.max(0, start.from - 24), start.from));
    if (kind !== undefined) return { from: start.from, to, digits, kind, last };
  }
  return null;
}

function kindOf(digits: string, before: string): FindingKind | undefined {
  if (isIdNumber(digits) || isOldIdNumber(digits)) return 'id_number';
  if (MOBILE.test(digits)) return 'phone';
  if (AREA.test(digits) && AT_HOME.test(before)) return 'phone';
  return digits.length >= 16 && digits.length <= 19 && CARD.test(digits) && isLuhn(digits) ? 'bank_card' : undefined;
}

/** Enough to find the place again, not enough to use. */
function mask(kind: FindingKind, digits: string): string {
  const [head, tail] = kind === 'phone' ? [3, 4] : [digits.length > 17 && kind === 'id_number' ? 6 : 4, 4];
  const local = kind === 'phone' ? digits.replace(/^86(?=1)/, '') : digits;
  return `${local.slice(0, head)}${'*'.repeat(local.length - head - tail)}${local.slice(-tail)}`;
}

function digitsOf(written: string): string {
  return written.replace(/[^0-9Xx]/g, '').toUpperCase();
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
