import { createHmac } from 'node:crypto';
import { keyed } from './secrets';

/** Crockford's letters: none that is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 27 letters of 5 bits: 135 bits. */
const RANDOM_LETTERS = 27;
const GROUP = 4;

/**
 * The code of a receipt: 135 bits and a check letter, in seven groups of four. Made of a random salt, the request's own key and the office's
 * key, so that the same request is answered with the same code although the code is kept nowhere (N-01).
 */
export function makeCode(key: string, salt: string, requestKey: string): string {
  const bytes = createHmac('sha512', keyed(key, 'code', [salt]))
    .update(requestKey)
    .digest();
  // The low five bits of a byte are as even as the byte.
  const letters = [...bytes.subarray(0, RANDOM_LETTERS)].map((byte) => LETTERS[byte & 31] ?? '').join('');
  return grouped(letters + checkLetter(letters));
}

/** What somebody typed as a code: groups, case and confusable letters do not count. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** The last four letters or digits of an answer, which are asked beside the code. */
export function lastFour(answer: string): string {
  return answer
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z\p{Script=Han}]/gu, '')
    .slice(-4);
}

/** How a receipt is looked up: by one hash of everything that has to be right, so that what is wrong cannot be told. */
export function receiptHash(key: string, door: string, typed: { code: string; check: string }): string {
  return keyed(key, 'receipt', [door, plainCode(typed.code), lastFour(typed.check)]);
}

/** Luhn's rule for 32 letters: finds every mistyped letter. */
function checkLetter(letters: string): string {
  const sum = Array.from(letters)
    .reverse()
    .reduce((total, letter, index) => {
      const value = LETTERS.indexOf(letter) * (index % 2 === 0 ? 2 : 1);
      return total + Math.floor(value / 32) + (value % 32);
    }, 0);
  return LETTERS[(32 - (sum % 32)) % 32] ?? '';
}

function grouped(letters: string): string {
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}
