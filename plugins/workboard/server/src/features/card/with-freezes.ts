import type { LinkedCard } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';

/** Says of each linked card by which clauses it freezes what stands here, if it does. */
export function withFreezes<C extends LinkedCard>(
  { workflows }: Container,
  linked: Readonly<Record<string, readonly C[]>>,
): Record<string, C[]> {
  const judged = (card: C): C => {
    const { stages, title } = workflows.newest(card.workflow);
    const clauses = stages.find(({ key }) => key === card.stage)?.freezes;
    return clauses ? { ...card, freezes: { clauses, what: title } } : card;
  };
  return Object.fromEntries(Object.entries(linked).map(([key, cards]) => [key, cards.map(judged)]));
}
