/** The holidays of 全国年节及纪念日放假办法, by the name an arrangement gives them: keys for their names in other languages. */
const KEYS: Readonly<Record<string, string>> = {
  元旦: 'newYear',
  春节: 'springFestival',
  清明节: 'qingming',
  劳动节: 'labour',
  端午节: 'dragonBoat',
  中秋节: 'midAutumn',
  国庆节: 'national',
};

/** Key of a statutory holiday, or null for a day that an office or a single notice has named. */
export function holidayKey(name: string): string | null {
  return Object.hasOwn(KEYS, name) ? (KEYS[name] ?? null) : null;
}
