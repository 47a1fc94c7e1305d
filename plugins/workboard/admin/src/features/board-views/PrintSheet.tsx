import { useState, type Ref } from 'react';
import { createPortal } from 'react-dom';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { BoardFilter, BoardList, CardSummary } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { useDay } from '../../shared/use-day';
import { useText, useT } from '../../shared/use-t';
import { useFilterWords } from '../board/use-filter-words';
import { dueWords } from '../card/due-words';

interface Props {
  frame: Ref<HTMLIFrameElement>;
  list: BoardList;
  filter: BoardFilter;
}

/** Paper is white whatever the theme; a document of its own keeps the admin's menus off it. */
const STYLES = `
  :root { color-scheme: light; }
  body { margin: 16px; background: #fff; color: #1b1b1b; font: 12px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
  h1 { margin: 0 0 4px; font-size: 20px; }
  p { margin: 0 0 12px; color: #444; }
  table { width: 100%; border-collapse: collapse; }
  caption { padding: 12px 0 4px; font-size: 14px; font-weight: 600; text-align: start; }
  th, td { padding: 4px 6px; border: 1px solid #999; text-align: start; vertical-align: top; }
  th { background: #eee; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  @page { size: A4 landscape; margin: 12mm; }
  @media print { body { margin: 0; } }
`;

/** The list in a document of its own, which the browser prints. */
export function PrintSheet({ frame, list, filter }: Props) {
  const t = useT();
  const [body, setBody] = useState<HTMLElement | null>(null);
  return (
    <Sheet
      ref={frame}
      title={t('boardViews.print.sheet')}
      // Rendering into the frame waits until its empty document stands.
      srcDoc="<!doctype html><html><head></head><body></body></html>"
      onLoad={(event) => setBody(event.currentTarget.contentDocument?.body ?? null)}
    >
      {body && createPortal(<Paper list={list} filter={filter} />, body)}
    </Sheet>
  );
}

function Paper({ list, filter }: Omit<Props, 'frame'>) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { locale } = useIntl();
  const { data: me } = useMeQuery();
  const words = useFilterWords();
  const filters = (Object.entries(filter) as [keyof BoardFilter, string | undefined][]).filter(([, value]) => value !== undefined);
  const said =
    filters.length === 0 ? t('boardViews.print.all') : filters.map(([key, value]) => words(key, value ?? '')).join(t('board.list'));
  return (
    <main lang={locale}>
      <style>{STYLES}</style>
      <h1>{t('boardViews.print.of', { board: text(list.workflow.title) })}</h1>
      <p>{t('boardViews.print.facts', { filter: said, count: list.total, day: me ? day.long(me.today) : '', name: me?.name ?? '' })}</p>
      {list.columns
        .filter(({ cards }) => cards.length > 0)
        .map(({ stage, title, cards }) => (
          <Stage key={stage} caption={t('boardViews.print.stage', { title: text(title), count: cards.length })} cards={cards} />
        ))}
    </main>
  );
}

const COLUMNS = ['number', 'kind', 'title', 'unit', 'assignee', 'due', 'left', 'since'] as const;

function Stage({ caption, cards }: { caption: string; cards: readonly CardSummary[] }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`boardViews.print.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.id}>
            <td>{card.number ?? t('board.card.noNumber')}</td>
            <td>{card.kind ? text(card.kind.title) : '—'}</td>
            <td>{card.title}</td>
            <td>{card.unitTitle || '—'}</td>
            <td>{card.assignee?.name ?? t('board.filter.none')}</td>
            <td>{card.due?.on ? `${text(card.due.title)} ${day.due(card.due.on, card.due.at)}` : '—'}</td>
            <td>{card.due ? dueText(t, card.due) : '—'}</td>
            <td>{day.long(card.stageSince)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function dueText(t: ReturnType<typeof useT>, due: NonNullable<CardSummary['due']>): string {
  const { message, n } = dueWords(due);
  return t(`card.due.${message}`, { n });
}

const Sheet = styled.iframe`
  flex: 1;
  width: 100%;
  min-height: 60rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
`;
