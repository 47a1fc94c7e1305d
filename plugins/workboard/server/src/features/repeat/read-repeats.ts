import type { RepeatsView, RepeatView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { loadSubject } from '../card/subject';
import { visibleCards } from './repository';
import { findRepeats, textsOfSubject, type Repeat, type Repeats } from './service';

/** What was asked before a card, as far as the viewer may see it. @throws NotFound for a card that is not for this person */
export async function readRepeats(container: Container, viewer: Viewer, id: number): Promise<RepeatsView> {
  const { card, workflow } = await container.cards.seen(id, viewer);
  const newest = container.workflows.newest(workflow.key);
  const subject = (await loadSubject(container.strapi, workflow.subject, card.subject_document))?.values ?? {};
  const texts = textsOfSubject(newest, subject);
  return presentRepeats(
    container,
    viewer,
    newest.key,
    await findRepeats(container, newest, { card: id, texts, today: container.time.today() }),
  );
}

/** Only cards that the viewer may see; the counts are of all. */
export async function presentRepeats(container: Container, viewer: Viewer, workflow: string, found: Repeats): Promise<RepeatsView> {
  const cards = [...found.own, ...found.others, ...found.samePerson].map(({ card }) => card);
  const visible = await visibleCards(container.strapi, { cards, workflows: container.workflows.all(), viewer });
  const shown = (list: readonly Repeat[]): RepeatView[] =>
    list.filter(({ card }) => visible.has(card)).map((one) => ({ ...one, workflow }));
  const alike = new Set(found.own.map(({ card }) => card));
  return {
    own: shown(found.own),
    others: shown(found.others),
    samePerson: shown(found.samePerson.filter(({ card }) => !alike.has(card))),
    month: found.month,
  };
}
