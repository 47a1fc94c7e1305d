import { Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { BoardOrder, BoardTab, LaneBy } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import type { BoardAddress } from '../board/use-board-filter';
import type { BoardPreferences } from '../board/use-board-preferences';
import { Chip } from '../board/Chip';
import { OutputMenu } from './OutputMenu';
import { ViewMenu } from './ViewMenu';

interface Props {
  tab: BoardTab;
  address: BoardAddress;
  preferences: BoardPreferences;
  laneBy: readonly LaneBy[];
}

const ORDERS: readonly BoardOrder[] = ['due', 'updated', 'manual'];
const WITHOUT = 'none';

/** How the board is looked at: saved views, order, lanes, density, and the way to paper. */
export function ViewControls({ tab, address, preferences, laneBy }: Props) {
  const t = useT();
  const { layout, setLayout } = address;
  const compact = preferences.density === 'compact';
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('boardViews.controls')}>
      <ViewMenu tab={tab} address={address} preferences={preferences} />
      <Narrow>
        <SingleSelect
          size="S"
          aria-label={t('boardViews.sort')}
          value={layout.sort ?? 'due'}
          onChange={(sort) => setLayout({ sort: sort as BoardOrder })}
        >
          {ORDERS.map((order) => (
            <SingleSelectOption key={order} value={order}>
              {t(`boardViews.sort.${order}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Narrow>
      <Narrow>
        <SingleSelect
          size="S"
          aria-label={t('boardViews.lanes')}
          value={layout.lanes ?? WITHOUT}
          onChange={(lanes) => setLayout({ lanes: lanes === WITHOUT ? undefined : (lanes as LaneBy) })}
        >
          {[WITHOUT, ...laneBy].map((by) => (
            <SingleSelectOption key={by} value={by}>
              {t(`boardViews.lanes.${by}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Narrow>
      <Chip type="button" aria-pressed={compact} onClick={() => preferences.setDensity(compact ? 'comfortable' : 'compact')}>
        {t('boardViews.density.compact')}
      </Chip>
      <OutputMenu tab={tab} />
    </Flex>
  );
}

const Narrow = styled.div`
  width: 15rem;
`;
