import { useEffect, useRef, useState } from 'react';
import { MenuItem, SimpleMenu } from '@strapi/design-system';

import type { SavedView } from '../../../../shared/contract';
import type { ViewPlace } from '../../shared/api';
import { useT } from '../../shared/use-t';
import { DeleteViewDialog } from './DeleteViewDialog';
import { ViewDialog, type ViewSettings } from './ViewDialog';

interface Props<Settings extends ViewSettings> {
  place: ViewPlace;
  /** Undefined while they load. */
  views: readonly (SavedView & Settings)[] | undefined;
  chosen: number | null;
  /** The address says nothing yet. */
  bare: boolean;
  /** What is shown now. */
  settings: Settings;
  onChoose: (view: SavedView & Settings, how?: 'push' | 'replace') => void;
  onDeleted: () => void;
}

type Open<View> = { what: 'save' } | { what: 'change' | 'delete'; view: View } | null;

/** 「视图」: saved views to choose from, the present one to save. What a person's office role begins with is applied to a bare address, once. */
export function SavedViewMenu<Settings extends ViewSettings>(props: Props<Settings>) {
  const { place, views, bare, settings, onChoose, onDeleted } = props;
  const t = useT();
  const [open, setOpen] = useState<Open<SavedView & Settings>>(null);
  const chosen = views?.find(({ id }) => id === props.chosen);

  const begun = useRef(false);
  useEffect(() => {
    if (!views || begun.current) return;
    begun.current = true;
    const first = views.find(({ isDefault }) => isDefault);
    if (first && bare) onChoose(first, 'replace');
  }, [views, bare, onChoose]);

  return (
    <>
      <SimpleMenu
        label={chosen ? t('boardViews.menu.chosen', { name: chosen.name }) : t('boardViews.menu')}
        variant="tertiary"
        size="S"
        popoverPlacement="bottom-end"
      >
        {(views ?? []).map((view) => (
          <MenuItem key={view.id} onSelect={() => onChoose(view)}>
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
          place={place}
          view={open.what === 'change' ? open.view : null}
          settings={settings}
          onSaved={(view) => onChoose({ ...settings, ...view }, 'replace')}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'delete' && <DeleteViewDialog view={open.view} onDeleted={onDeleted} onClose={() => setOpen(null)} />}
    </>
  );
}
