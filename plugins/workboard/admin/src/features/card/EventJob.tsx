import { lazy, Suspense, useEffect, useRef } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import type { FireAnswer, RefusalItem } from '../../../../shared/contract';
import { useLazyPermittedQuery } from '../../shared/api';
import { useT, useText } from '../../shared/use-t';
import { cardHref } from './card-href';
import type { FireOrder, FireResult } from './fire-types';
import { useEventForm } from './use-event-form';
import { useFire } from './use-fire';
import { useFiring } from './use-firing';

const EventDialog = lazy(() => import('./EventDialog').then((module) => ({ default: module.EventDialog })));

/** Forms and the language of their conditions are fetched apart: a step without a form needs neither (P20). */
export const fetchForms = () => Promise.all([import('./EventDialog'), import('../form/conditions')]);

interface Props {
  order: FireOrder;
  onSettle: (result: FireResult) => void;
}

/**
 * One event from the click to its end. Without a form it is sent at once and a dialog comes only if the server says no; with a form the
 * dialog stands first, and says from the start what else is missing. An event known not to be allowed is never sent: its reasons are shown.
 */
export function EventJob({ order, onSettle }: Props) {
  const { card, event } = order;
  const { fire } = useFire();
  const navigate = useNavigate();
  const t = useT();
  const text = useText();
  const { toggleNotification } = useNotification();
  const warn = useWarn();
  const eventForm = useEventForm(order);
  const firing = useFiring(order);
  const [askPermitted] = useLazyPermittedQuery();
  const started = useRef(false);

  const send = async (revision?: number) => {
    const { form, answers } = eventForm;
    const sent = form ? (await import('../form/conditions')).submittedAnswers(form, answers) : undefined;
    const answer = await firing.send(sent, revision);
    if (!answer) return;
    eventForm.startOver();
    warn(answer.warnings);
    onSettle({ outcome: 'done', answer });
  };

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (event.form === null && event.allowed !== false) void send();
    else if (card) void sayWhatIsMissing(card.id);
    // Runs once for the job; a job never changes its order.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const sayWhatIsMissing = async (id: number) => {
    const { data } = await askPermitted(id);
    const unmet: readonly RefusalItem[] = data?.events.find((known) => known.event === event.event)?.unmet ?? [];
    if (unmet.length > 0) firing.setProblem({ kind: 'refused', unmet, fields: [] });
    else if (event.form === null) nowPossible();
  };

  /** Only the reasons were asked for, and there are none any more: nothing is fired that was not chosen as possible. */
  const nowPossible = () => {
    toggleNotification({ type: 'info', message: t('card.fire.nowPossible', { event: text(event.title) }) });
    onSettle({ outcome: 'cancelled' });
  };

  const fireOther = async (key: string) => {
    if (!card) return;
    const { data } = await askPermitted(card.id);
    const other = data?.events.find((known) => known.event === key);
    if (!data || !other) return;
    onSettle({ outcome: 'refused' });
    await fire({ workflow: order.workflow, card: { ...card, revision: data.revision }, event: other });
  };

  const close = () => {
    const { problem } = firing;
    if (problem?.kind === 'conflict') onSettle({ outcome: 'conflict', card: problem.details.card });
    else onSettle({ outcome: problem?.kind === 'refused' ? 'refused' : 'cancelled' });
  };

  if (event.form === null && !firing.problem) return null;
  return (
    <Suspense fallback={null}>
      <EventDialog
        order={order}
        eventForm={eventForm}
        firing={firing}
        onSend={(revision) => void send(revision)}
        onClose={close}
        onEvent={(key) => void fireOther(key)}
        onView={(fresh) => {
          close();
          navigate(cardHref(fresh.workflow, fresh.id));
        }}
      />
    </Suspense>
  );
}

/** Says what the clauses want noticed; that it is done says the toast from which it can be undone. */
function useWarn(): (warnings: FireAnswer['warnings']) => void {
  const t = useT();
  const text = useText();
  const { toggleNotification } = useNotification();
  return (warnings) => {
    for (const warning of warnings) {
      const rules = warning.clauses.map((clause) => clause.id).join('、');
      const words = rules ? `${text(warning.message)}（${rules}）` : text(warning.message);
      toggleNotification({ type: 'warning', message: t('card.fire.warnings', { text: words }), timeout: 10_000 });
    }
  };
}
