import type { PersonalKind } from './types';

/** What stands in the place of a text that cannot be shown in part. */
export const HIDDEN = '（已隐去）';
const STARS = '****';

/**
 * What may be shown of a person's datum to whoever sees the card (G-44): enough to tell two persons apart, not enough to know them. The number
 * of stars says nothing of the length. 张三丰 → 张**, 331003199001010017 → 3310****0017, 13800000000 → 138****0000.
 */
export function maskPersonal(kind: PersonalKind, value: string): string {
  return MASKS[kind](value.normalize('NFKC').trim());
}

const MASKS: Readonly<Record<PersonalKind, (value: string) => string>> = {
  name: (value) => `${Array.from(value)[0] ?? ''}**`,
  id_number: (value) => ends(value.replace(/\s/g, ''), { first: 4, last: 4, from: 15 }),
  phone: (value) => ends(value.replace(/[\s-]/g, ''), { first: 3, last: 4, from: 11 }),
  email: (value) => maskEmail(value),
  address: (value) => `${REGION.exec(value)?.[0] ?? ''}${STARS}`,
  text: () => HIDDEN,
  // Published in the register of enterprises.
  credit_code: (value) => value,
};

/** Both ends of a number that is long enough; of a shorter one the last two characters, of a very short one nothing. */
function ends(value: string, { first, last, from }: { first: number; last: number; from: number }): string {
  const letters = Array.from(value);
  if (letters.length >= from) return `${letters.slice(0, first).join('')}${STARS}${letters.slice(-last).join('')}`;
  return letters.length >= 7 ? `${STARS}${letters.slice(-2).join('')}` : STARS;
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return at < 1 ? '***' : `${Array.from(value)[0] ?? ''}***${value.slice(at)}`;
}

/** Province, city and district at the head of an address; 小区, 社区 and 园区 are no districts. */
const REGION =
  /^(?:\p{Script=Han}{2,6}?(?:省|自治区|特别行政区))?(?:\p{Script=Han}{2,5}?(?:市|自治州|地区))?(?:\p{Script=Han}{1,4}?(?:(?<![小社园])区|县|(?<=\p{Script=Han}{2})市))?/u;
