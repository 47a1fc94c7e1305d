import type { Text } from '../../../../engine/text';
import { isDay } from '../../../../engine/day';
import { TEMPLATES, type Template } from './templates';

/** What the braces of a template stand for. */
export type Params = Readonly<Record<string, string | number | null>>;

const HIDDEN: Text = { 'zh-Hans': '（无权查看的事项）', en: '(a matter you may not see)' };

/** The template of a kind; a kind that an older version knew is told by its name. */
export function templateOf(kind: string): Template {
  const known: Readonly<Record<string, Template | undefined>> = TEMPLATES;
  return known[kind] ?? { title: { 'zh-Hans': kind, en: kind }, line: { 'zh-Hans': '{card}', en: '{card}' } };
}

/** What a card is called by. */
export interface NamedCard {
  number: string | null;
  title: string;
}

/** A message in words. @param card null for one that the reader may not see */
export function renderLine(kind: string, params: Params, card: NamedCard | null): Text {
  return filled(templateOf(kind).line, params, card);
}

/** What the chat group is told of a message that is about no card: one sentence for all, whoever it was sent to. */
export function renderForChat(kind: string, params: Params): string {
  const { title, chat } = templateOf(kind);
  const name = `【${title['zh-Hans']}】`;
  return chat ? `${name}${filled(chat, params, null)['zh-Hans']}` : name;
}

function filled(line: Text, params: Params, card: NamedCard | null): Text {
  const fill = (language: keyof Text) =>
    line[language].replace(/\{(\w+)\}/g, (_all, name: string) => {
      if (name === 'card') return card === null ? HIDDEN[language] : named(card, language);
      const value = (language === 'en' ? params[`${name}.en`] : undefined) ?? params[name] ?? '—';
      return isDay(value) ? dayInWords(value, language) : String(value);
    });
  return { 'zh-Hans': fill('zh-Hans'), en: fill('en') };
}

/** 《标题》（文号）; a title that quotes another in 《》 needs no marks of its own. “Title” (number). */
function named({ number, title }: NamedCard, language: keyof Text): string {
  if (language === 'en') return `“${title}”${number ? ` (${number})` : ''}`;
  return `${title.startsWith('《') ? title : `《${title}》`}${number ? `（${number}）` : ''}`;
}

/** “2026年11月24日 周二”; “Tue, 24 Nov 2026”. */
function dayInWords(day: string, language: keyof Text): string {
  const date = new Date(`${day}T00:00:00Z`);
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-Hans', { ...options, timeZone: 'UTC' }).format(date);
  if (language === 'en') return written({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${written({ year: 'numeric', month: 'long', day: 'numeric' })} ${written({ weekday: 'short' })}`;
}
