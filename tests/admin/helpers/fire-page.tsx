import { useState } from 'react';
import { fireEvent, screen } from '@testing-library/react';

import { FireProvider, useFire, type FireOrder, type FireResult } from '../../../plugins/workboard/admin/src/features/card';
import type { FormAnswer, HistoryEntry, PermittedEventView } from '../../../plugins/workboard/shared/contract';
import { card, text } from './board-data';
import { field, formAnswer } from './form-data';
import { renderWithProviders } from './render';
import { world, type Asked } from './strapi-admin';

type Answer = { data: unknown } | { error: { name: string; message: string; status?: number; details?: unknown } };

/** What the server of these tests says: to the firing, and to the question what is permitted. */
export interface Server {
  form: FormAnswer;
  permitted: PermittedEventView[];
  fired: (asked: Asked) => Answer;
}

export const decision = formAnswer([field('opinion', 'textarea', '意见'), field('servedOn', 'date', '送达日期')], {
  intro: text('请写明审定意见'),
});

export const done = (stage = '审查'): Answer => ({
  data: {
    data: {
      card: { ...card(1, 'review'), stageTitle: text(stage), revision: 2 },
      from: 'draft',
      to: 'review',
      warnings: [],
      undo: { why: text('测试中不能撤销') },
    },
  },
});

export const refusal = (more: { unmet?: unknown[]; fields?: unknown[] } = {}): Answer => ({
  error: {
    name: 'UnprocessableEntity',
    status: 422,
    message: 'refused',
    details: { refused: true, event: 'decide', title: text('送审定'), unmet: [], fields: [], warnings: [], ...more },
  },
});

export const change: HistoryEntry = {
  seq: 9,
  at: '2026-11-24T01:05:00Z',
  event: 'return',
  title: text('退改'),
  from: 'draft',
  to: 'draft',
  fromTitle: text('审查'),
  toTitle: text('起草'),
  actor: { id: 3, name: '周明', unit: 'fgk', unitTitle: '法规科', standingInFor: null },
  comment: '缺依据',
  form: null,
  clauses: [],
  takesBack: null,
  calendarVersion: 1,
};

export const conflict = (): Answer => ({
  error: {
    name: 'ConflictError',
    status: 409,
    message: 'conflict',
    details: {
      conflict: true,
      expectedRevision: 1,
      card: { ...card(1, 'draft'), stageTitle: text('起草'), revision: 5 },
      changes: [change],
    },
  },
});

export const results: (FireResult | null)[] = [];

/** A page with one button that fires, to watch what comes of it. */
export function openFire(server: Partial<Server>, form: string | null) {
  const { form: answer, permitted, fired } = { form: decision, permitted: [], fired: () => done(), ...server };
  world.asked.length = 0;
  world.notices.length = 0;
  results.length = 0;
  world.answer = (asked) => {
    if (asked.url.endsWith('/preview')) return { data: { data: { clocks: [], open: [], earliest: {}, hints: [] } } };
    if (asked.method === 'POST') return fired(asked);
    if (asked.url.startsWith('/workboard/forms/')) return { data: { data: answer } };
    if (asked.url.endsWith('/permitted')) return { data: { data: { card: 1, revision: 4, events: permitted } } };
    if (asked.url === '/workboard/clauses') return { data: { data: [{ id: asked.params.ids, policy: '公开制度', text: '条文原文' }] } };
    return { error: { name: 'NotFoundError', message: asked.url, status: 404 } };
  };
  const order: FireOrder = {
    workflow: 'official-document',
    card: card(1, 'draft', { title: '停车泊位建设计划' }),
    event: { event: 'decide', title: text('送审定'), form },
  };
  const view = renderWithProviders(
    <FireProvider>
      <Trigger order={order} />
    </FireProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'fire' }));
  return view;
}

function Trigger({ order }: { order: FireOrder }) {
  const { fire } = useFire();
  const [count, setCount] = useState(0);
  return (
    <button
      onClick={() =>
        void fire(order).then((result) => {
          results.push(result);
          setCount(count + 1);
        })
      }
    >
      fire
    </button>
  );
}

/** What was fired; previews are only questions. */
export const posts = () => world.asked.filter((asked) => asked.method === 'POST' && !asked.url.endsWith('/preview'));
