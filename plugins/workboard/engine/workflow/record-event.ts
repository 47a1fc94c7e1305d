import type { CardState, EventKey, StepOf } from './types';

/** What a card remembers of who did what, after an event. */
export type CardMemory = Pick<CardState, 'lastActor' | 'doneInStage'>;

/**
 * Notes that an event was fired. `lastActor` keeps the latest of each event for the whole life of the card, so that a return for revision does
 * not wash out who wrote and who approved; `doneInStage` begins anew when the card moves.
 */
export function recordEvent(card: CardMemory, event: EventKey, step: StepOf, staysInStage: boolean): CardMemory {
  const doneInStage = staysInStage ? [...card.doneInStage.filter((done) => done !== event), event] : [];
  return { lastActor: { ...card.lastActor, [event]: step }, doneInStage };
}
