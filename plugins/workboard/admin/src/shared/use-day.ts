import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import type { Day } from '../../../engine/calendar/types';

export interface DayFormat {
  /** 2026年11月24日 周二 · Tue, 24 Nov 2026 */
  long(day: Day): string;
  /** 11月24日 · 24 Nov */
  short(day: Day): string;
  /** 2026年11月24日 周二 19:30 of what is due at an hour, 24:00 at the end of the day; the day alone of what is due by its end. */
  due(day: Day, at: string | null): string;
  /** 2026年11月24日 09:30 of an instant, on the clock of Asia/Shanghai */
  instant(iso: string): string;
}

/** How days and instants are written in the language of the reader. A day has no zone: it is never shifted. */
export function useDay(): DayFormat {
  const { locale } = useIntl();
  const chinese = locale.startsWith('zh');
  const long = useCallback((day: Day) => formatLong(day, chinese), [chinese]);
  const short = useCallback((day: Day) => formatShort(day, chinese), [chinese]);
  const due = useCallback((day: Day, at: string | null) => formatDue(day, at, chinese), [chinese]);
  const instant = useCallback((iso: string) => formatInstant(iso, chinese), [chinese]);
  return { long, short, due, instant };
}

/** “2026年11月24日 周二” without React, for tests and attributes. */
export function formatLong(day: Day, chinese: boolean): string {
  const date = asUtc(day);
  if (!chinese)
    return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      date,
    );
  const weekday = new Intl.DateTimeFormat('zh-Hans', { weekday: 'short', timeZone: 'UTC' }).format(date);
  return `${new Intl.DateTimeFormat('zh-Hans', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(date)} ${weekday}`;
}

/** The hour belongs to the day whose deadline it is: midnight is its 24:00. */
export function formatDue(day: Day, at: string | null, chinese: boolean): string {
  if (at === null) return formatLong(day, chinese);
  const minutes = Math.round((Date.parse(at) - Date.parse(`${day}T00:00:00+08:00`)) / 60_000);
  const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${formatLong(day, chinese)} ${time}`;
}

function formatShort(day: Day, chinese: boolean): string {
  return new Intl.DateTimeFormat(chinese ? 'zh-Hans' : 'en-GB', {
    month: chinese ? 'long' : 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(asUtc(day));
}

export function formatInstant(iso: string, chinese: boolean): string {
  const date = new Date(iso);
  const format = { year: 'numeric', month: chinese ? 'long' : 'short', day: 'numeric', timeZone: 'Asia/Shanghai' } as const;
  const day = new Intl.DateTimeFormat(chinese ? 'zh-Hans' : 'en-GB', format).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }).format(date);
  return `${day} ${time}`;
}

function asUtc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
