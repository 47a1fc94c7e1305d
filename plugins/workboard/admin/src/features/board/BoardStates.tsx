import { Button, EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments, EmptyPermissions } from '@strapi/icons/symbols';
import { NavLink } from 'react-router-dom';

import type { BoardTab } from '../../../../shared/contract';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useText, useT } from '../../shared/use-t';

/** A board without a single card: what it is for, and the button that opens the first card where this person may. */
export function EmptyBoard({ tab, onCreate }: { tab: BoardTab; onCreate?: () => void }) {
  const t = useT();
  const text = useText();
  const action = tab.create && onCreate ? <Button onClick={onCreate}>{text(tab.create.title)}</Button> : <TodayLink />;
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={t(tab.create ? 'board.empty.create' : 'board.empty.wait')}
      action={action}
    />
  );
}

export function EmptyFilter({ onClear }: { onClear: () => void }) {
  const t = useT();
  const action = (
    <Button variant="secondary" onClick={onClear}>
      {t('board.filter.clearAll')}
    </Button>
  );
  return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={t('board.empty.filter')} action={action} />;
}

/** No board at all, or not this one: the person holds no office role here yet. */
export function NoBoard({ other }: { other: BoardTab | undefined }) {
  const t = useT();
  const text = useText();
  const action = other ? (
    <LinkButton tag={NavLink} to={`/plugins/${PLUGIN_ID}/boards/${other.key}`} variant="secondary">
      {t('board.empty.openOther', { board: text(other.title) })}
    </LinkButton>
  ) : (
    <TodayLink />
  );
  return (
    <EmptyStateLayout
      icon={<EmptyPermissions width="16rem" />}
      content={t(other ? 'board.empty.notThis' : 'board.empty.noRole')}
      action={action}
    />
  );
}

function TodayLink() {
  const t = useT();
  return (
    <LinkButton tag={NavLink} to={`/plugins/${PLUGIN_ID}/today`} variant="secondary">
      {t('shared.nav.today')}
    </LinkButton>
  );
}
