import type { ReactElement } from 'react';
import { styled } from 'styled-components';

import type { CardDue, ClockView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { clockWords, dueWords, type DueShape, type DueTone, type DueWords } from './due-words';

/** A due day in words with a shape beside them: 剩 3 个工作日 · 今日到期 · 逾期 2 天 · 暂停 · 剩 7 个工作日 · 暂定. */
export function DueBadge({ due }: { due: CardDue | null }) {
  const day = useDay();
  if (!due) return null;
  return <Badge words={dueWords(due)} title={due.on ? day.due(due.on, due.at) : undefined} />;
}

/** The badge of one clock, which may have ended: 按期办结 · 逾期办结 · 已取消. */
export function ClockBadge({ clock }: { clock: ClockView }) {
  const day = useDay();
  return <Badge words={clockWords(clock)} title={clock.due ? day.due(clock.due, clock.dueAt) : undefined} />;
}

function Badge({ words, title }: { words: DueWords; title: string | undefined }) {
  const t = useT();
  return (
    <Pill $tone={words.tone} title={title}>
      <Shape shape={words.shape} />
      <span>{t(`card.due.${words.message}`, { n: words.n, h: words.h ?? 0 })}</span>
      {words.projected ? <small>{t('card.due.projected')}</small> : null}
    </Pill>
  );
}

function Shape({ shape }: { shape: DueShape }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden focusable="false" data-shape={shape}>
      {SHAPES[shape]}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

const SHAPES: Record<DueShape, ReactElement> = {
  triangle: <path d="M5 0.5 10 9.5H0Z" fill="currentColor" />,
  full: <circle cx="5" cy="5" r="4.5" fill="currentColor" />,
  half: (
    <>
      <circle cx="5" cy="5" r="4" {...line} />
      <path d="M5 1a4 4 0 0 0 0 8Z" fill="currentColor" />
    </>
  ),
  empty: <circle cx="5" cy="5" r="4" {...line} />,
  bars: <path d="M2 1h2v8H2ZM6 1h2v8H6Z" fill="currentColor" />,
  check: <path d="m1 5 3 3 5-6.5" {...line} />,
  dash: <path d="M1 5h8" {...line} />,
};

/**
 * Surfaces and inks of Strapi's own tokens; the pairs keep their contrast in the dark theme too. Its dark yellow on light yellow alone is too
 * faint for words (4.0 : 1), so that there only the shape has it.
 */
const Pill = styled.span<{ $tone: DueTone }>`
  align-items: center;
  background: ${({ theme, $tone }) => theme.colors[`${$tone}100`]};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme, $tone }) => ($tone === 'warning' ? theme.colors.neutral800 : theme.colors[`${$tone}700`])};
  display: inline-flex;
  font-size: 1.2rem;
  font-weight: 600;
  gap: 0.6rem;
  line-height: 1.6;
  padding: 0.2rem 0.8rem;
  white-space: nowrap;

  svg {
    color: ${({ theme, $tone }) => theme.colors[`${$tone}700`]};
  }

  small {
    border: 1px dashed currentColor;
    border-radius: ${({ theme }) => theme.borderRadius};
    font-size: 1.1rem;
    font-weight: 400;
    padding: 0 0.4rem;
  }
`;
