import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { User } from '@strapi/icons';

import type { CardSummary } from '../../../../shared/contract';
import { useAssignMutation, useMeQuery } from '../../shared/api';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { AssignDialog } from './AssignDialog';

/** Opens the dialog in which a card is given to somebody; absent for who may not assign. */
export function AssignButton({ card }: { card: CardSummary }) {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('card.assign')) return null;
  return (
    <>
      <Button variant="tertiary" size="S" startIcon={<User />} onClick={() => setOpen(true)}>
        {t('teamwork.assign.title')}
      </Button>
      {open ? <AssignCard card={card} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The dialog for one card, at the revision it was seen at. */
export function AssignCard({ card, onClose }: { card: CardSummary; onClose: () => void }) {
  const t = useT();
  const { data: me } = useMeQuery();
  const [assign] = useAssignMutation();
  return (
    <AssignDialog
      title={t('teamwork.assign.card', { card: card.title })}
      card={card.id}
      me={me?.id}
      assignee={card.assignee?.id ?? null}
      onAssign={async (assignee) => {
        const answer = await assign({ card: card.id, expectedRevision: card.revision, assignee });
        return 'error' in answer ? answer.error : undefined;
      }}
      onClose={onClose}
    />
  );
}
