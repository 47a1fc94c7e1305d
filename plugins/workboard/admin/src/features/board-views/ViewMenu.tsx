import { useCallback } from 'react';

import type { BoardTab, BoardView } from '../../../../shared/contract';
import { useBoardViewsQuery } from '../../shared/api';
import type { BoardAddress } from '../board/use-board-filter';
import type { BoardPreferences } from '../board/use-board-preferences';
import { SavedViewMenu } from './SavedViewMenu';

interface Props {
  tab: BoardTab;
  address: BoardAddress;
  preferences: BoardPreferences;
}

/** The saved views of a board. */
export function ViewMenu({ tab, address, preferences }: Props) {
  const { data: views } = useBoardViewsQuery(tab.key);
  const choose = useCallback(
    (view: BoardView, how?: 'push' | 'replace') => {
      address.apply(view, how);
      preferences.setDensity(view.density);
    },
    [address, preferences],
  );
  return (
    <SavedViewMenu
      place={{ workflow: tab.key }}
      views={views}
      chosen={address.view}
      bare={address.bare}
      settings={{ filter: address.filter, layout: address.layout, density: preferences.density }}
      onChoose={choose}
      onDeleted={address.clear}
    />
  );
}
