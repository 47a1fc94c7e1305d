import type { Text } from '../../../../engine/text';
import { isDay } from '../../../../engine/day';
import type { Params } from './service';
import { TEMPLATES, type Template } from './templates';

const HIDDEN: Text = { 'zh-Hans': '（无权查看的事项）', en: '(a matter you may not see)' };

/** The template of a kind; a kind that an older version knew is told by its name. */
export function templateOf(kind: string): Template {
  const known: Readonly<Record<string, Template | undefined>> = TEMPLATES;
  return known[kind] ?? { title: { 'zh-Hans': kind, en: kind }, line: { 'zh-Hans': '{card}', en: '{card}' } };
}

/** A message in words. @param card number and title, or null for a card that the reader may not see */
export function renderLine(kind: string, params: Params, card: string | null): Text {
  const { line } = templateOf(kind);
  const fill = (language: keyof Text) =>
    line[language].replace(/\{(\w+)\}/g, (_all, name: string) => {
      if (name === 'card') return card === null ? HIDDEN[language] : language === 'en' ? `“${card}”` : `《${card}》`;
      const value = (language === 'en' ? params[`${name}.en`] : undefined) ?? params[name] ?? '—';
      return isDay(value) ? dayInWords(value, language) : String(value);
    });
  return { 'zh-Hans': fill('zh-Hans'), en: fill('en') };
}

/** “2026年11月24日 周二”; “Tue, 24 Nov 2026”. */
function dayInWords(day: string, language: keyof Text): string {
  const date = new Date(`${day}T00:00:00Z`);
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-Hans', { ...options, timeZone: 'UTC' }).format(date);
  if (language === 'en') return written({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${written({ year: 'numeric', month: 'long', day: 'numeric' })} ${written({ weekday: 'short' })}`;
}
