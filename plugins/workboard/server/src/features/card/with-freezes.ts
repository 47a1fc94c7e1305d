import type { LinkedCard } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';

/** Says of each linked card by which clauses it freezes what stands here, if it does. */
export function withFreezes<C extends LinkedCard>(
  { workflows }: Container,
  linked: Readonly<Record<string, readonly C[]>>,
): Record<string, C[]> {
  const judged = (card: C): C => {
    const freezes = workflows.newest(card.workflow).stages.find(({ key }) => key === card.stage)?.freezes;
    return freezes ? { ...card, freezes } : card;
  };
  return Object.fromEntries(Object.entries(linked).map(([key, cards]) => [key, cards.map(judged)]));
}
