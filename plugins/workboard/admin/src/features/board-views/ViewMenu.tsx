import { useEffect, useRef, useState } from 'react';
import { MenuItem, SimpleMenu } from '@strapi/design-system';

import type { BoardTab, BoardView } from '../../../../shared/contract';
import { useBoardViewsQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';
import type { BoardAddress } from '../board/use-board-filter';
import type { BoardPreferences } from '../board/use-board-preferences';
import { DeleteViewDialog } from './DeleteViewDialog';
import { ViewDialog } from './ViewDialog';

interface Props {
  tab: BoardTab;
  address: BoardAddress;
  preferences: BoardPreferences;
}

type Open = { what: 'save' } | { what: 'change' | 'delete'; view: BoardView } | null;

/** 「视图」: saved views to choose from, the present one to save. What a person's office role begins with is applied to a bare address, once. */
export function ViewMenu({ tab, address, preferences }: Props) {
  const t = useT();
  const { data: views } = useBoardViewsQuery(tab.key);
  const [open, setOpen] = useState<Open>(null);
  const chosen = views?.find(({ id }) => id === address.view);
  const choose = (view: BoardView, how?: 'push' | 'replace') => {
    address.apply(view, how);
    preferences.setDensity(view.density);
  };

  const begun = useRef(false);
  useEffect(() => {
    if (!views || begun.current) return;
    begun.current = true;
    const first = views.find(({ isDefault }) => isDefault);
    if (first && address.bare) address.apply(first, 'replace');
  }, [views, address]);

  return (
    <>
      <SimpleMenu
        label={chosen ? t('boardViews.menu.chosen', { name: chosen.name }) : t('boardViews.menu')}
        variant="tertiary"
        size="S"
        popoverPlacement="bottom-end"
      >
        {(views ?? []).map((view) => (
          <MenuItem key={view.id} onSelect={() => choose(view)}>
            {view.mine ? view.name : t('boardViews.menu.of', { name: view.name, owner: view.owner })}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setOpen({ what: 'save' })}>{t('boardViews.menu.save')}</MenuItem>
        {chosen?.mayChange && (
          <MenuItem onSelect={() => setOpen({ what: 'change', view: chosen })}>
            {t('boardViews.menu.change', { name: chosen.name })}
          </MenuItem>
        )}
        {chosen?.mayChange && (
          <MenuItem variant="danger" onSelect={() => setOpen({ what: 'delete', view: chosen })}>
            {t('boardViews.menu.delete', { name: chosen.name })}
          </MenuItem>
        )}
      </SimpleMenu>
      {(open?.what === 'save' || open?.what === 'change') && (
        <ViewDialog
          workflow={tab.key}
          view={open.what === 'change' ? open.view : null}
          settings={{ filter: address.filter, layout: address.layout, density: preferences.density }}
          onSaved={(view) => choose(view, 'replace')}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'delete' && <DeleteViewDialog view={open.view} onDeleted={address.clear} onClose={() => setOpen(null)} />}
    </>
  );
}
