import { useEffect, useMemo, useState } from 'react';
import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { BoardColumn, CardSummary } from '../../../../shared/contract';
import { useLazyCardQuery, useMeQuery } from '../../shared/api';
import { useErrorWords } from '../../shared/use-error-words';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { BulkBar, type Selection } from '../bulk';
import { useFire } from '../card/use-fire';
import { AssignCard, focusComposer } from '../teamwork';
import { useWatchMutation } from '../teamwork/api';
import { ShortcutSheet } from './ShortcutSheet';
import { useShortcuts } from './use-shortcuts';

interface Props {
  selection: Selection;
  columns: readonly BoardColumn[];
  drawer: number | null;
  mayMove: boolean;
  /** The card that is being given to somebody. */
  assigning: CardSummary | null;
  onAssign: (card: CardSummary | null) => void;
  openCard: (card: number | null) => void;
  closeDrawer: () => void;
  chooseMove: (card: CardSummary) => void;
  focusCard: (card: number, stage?: string) => void;
}

/** What is done on a board besides carrying cards: keys, many cards at once, giving a card to somebody, taking a step back. */
export function BoardActing(props: Props) {
  const { selection, columns, drawer, mayMove, assigning, onAssign, openCard, closeDrawer, chooseMove, focusCard } = props;
  const t = useT();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  const mayAssign = useMay()('card.assign');
  const { data: me } = useMeQuery();
  const { undone } = useFire();
  const [askCard] = useLazyCardQuery();
  const [watch] = useWatchMutation();
  const [sheet, setSheet] = useState(false);
  const cards = useMemo(() => columns.flatMap((column) => column.cards), [columns]);

  useEffect(() => {
    if (undone) focusCard(undone.card.id, undone.card.stage);
  }, [undone, focusCard]);

  const withCard = (id: number, act: (card: CardSummary) => void) => {
    const card = cards.find((one) => one.id === id);
    if (card) act(card);
  };
  const toggleWatch = async (id: number) => {
    const { data: card } = await askCard(id);
    if (!card) return;
    const answer = await watch({ card: id, watching: !card.watching });
    if ('data' in answer) {
      const done = answer.data.watching ? 'teamwork.watch.followed' : 'teamwork.watch.left';
      toggleNotification({ type: 'success', message: t(done, { card: card.title }) });
    } else toggleNotification({ type: 'danger', message: words(answer.error) });
  };
  useShortcuts({
    drawer,
    move: (id) => mayMove && withCard(id, chooseMove),
    assign: (id) => mayAssign && withCard(id, onAssign),
    select: (id) => selection.pick(id, 'toggle'),
    comment: (id) => {
      openCard(id);
      focusComposer();
    },
    watch: (id) => void toggleWatch(id),
    search: () => document.querySelector<HTMLInputElement>('input[name="q"]')?.focus(),
    sheet: () => setSheet(true),
    leave: () => {
      if (selection.all().size > 0) selection.keep([]);
      else if (drawer !== null) closeDrawer();
      else return false;
      return true;
    },
  });

  const closeAssign = () => {
    onAssign(null);
    if (assigning) focusCard(assigning.id);
  };
  return (
    <>
      <BulkBar selection={selection} cards={cards} mayMove={mayMove} mayAssign={mayAssign} me={me?.id} />
      {assigning ? <AssignCard key={assigning.id} card={assigning} onClose={closeAssign} /> : null}
      {sheet ? <ShortcutSheet onClose={() => setSheet(false)} /> : null}
    </>
  );
}

/** The way from the list of steps to giving the card to somebody. */
export function AssignInstead({ onClick }: { onClick: () => void }) {
  const t = useT();
  return (
    <Button variant="tertiary" size="S" onClick={onClick}>
      {t('teamwork.assign.fromMenu')}
    </Button>
  );
}
