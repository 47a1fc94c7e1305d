import { Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import { useTodayQuery } from '../../shared/api';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useT, useText } from '../../shared/use-t';
import { overdueByUnit } from '../today';

/** 本单位逾期 on the home page: what 今日必办 calls overdue, for each unit, each row leading to that unit's part of the board (D.3-44). */
export default function OverdueWidget() {
  const t = useT();
  const text = useText();
  const { data, error, isLoading } = useTodayQuery({ show: 'unit' }, { refetchOnMountOrArgChange: true });
  if (isLoading) return <Widget.Loading />;
  if (error || !data) return <Widget.Error />;
  const rows = overdueByUnit(data);
  if (rows.length === 0) return <Widget.NoData>{t('today.widget.none')}</Widget.NoData>;
  return (
    <Flex tag="ul" aria-label={t('today.widget.overdue')} direction="column" alignItems="stretch" gap={3}>
      {rows.map(({ unit, unitTitle, workflow, workflowTitle, n }) => (
        <Flex tag="li" key={`${unit}|${workflow}`} gap={3} justifyContent="space-between">
          <AppLink tag={Link} to={`/plugins/${PLUGIN_ID}/boards/${workflow}?unit=${encodeURIComponent(unit)}&urgency=overdue`}>
            {t('today.widget.overdueOf', { unit: unitTitle, workflow: text(workflowTitle) })}
          </AppLink>
          <Typography fontWeight="semiBold" textColor="danger700">
            {t('today.widget.items', { n })}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
