import { Badge, Button, Link as AppLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Today, TodayItem } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips, DueBadge } from '../card';
import { cardHref } from '../card/card-href';

interface Props {
  groups: Today['groups'];
  onAct: (item: TodayItem) => void;
}

/** One table, so that all columns stand under each other; one body for each group. */
export function TodayTable({ groups, onAct }: Props) {
  const t = useT();
  return (
    <Surface>
      <Table aria-label={t('today.title')}>
        <thead>
          <tr>
            {['due', 'subject', 'todo', 'clauses'].map((column) => (
              <th key={column} scope="col">
                {t(`today.column.${column}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('today.column.action')} />
          </tr>
        </thead>
        {groups.map(({ group, items }) => (
          <tbody key={group} data-group={group}>
            <tr>
              <GroupHead scope="rowgroup" colSpan={5}>
                {t(`today.group.${group}`)} <span>{items.length}</span>
              </GroupHead>
            </tr>
            {items.map((item) => (
              <Row key={`${item.card}:${item.event ?? ''}:${item.todo['zh-Hans']}`} item={item} onAct={onAct} />
            ))}
          </tbody>
        ))}
      </Table>
    </Surface>
  );
}

function Row({ item, onAct }: { item: TodayItem; onAct: Props['onAct'] }) {
  const t = useT();
  const text = useText();
  const subject = [item.number, item.title].filter(Boolean).join(' ');
  return (
    <tr>
      <td>{item.due ? <DueBadge due={item.due} /> : <Typography textColor="neutral600">{t('today.noDue')}</Typography>}</td>
      <td>
        <AppLink tag={Link} to={cardHref(item.workflow, item.card)}>
          {subject}
        </AppLink>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[text(item.workflowTitle), text(item.stageTitle), item.unitTitle, item.assignee?.name].filter(Boolean).join(' · ')}
        </Typography>
      </td>
      <td>
        <Typography>{text(item.todo)}</Typography>
        {item.standingInFor ? <Badge>{t('today.inStead', { name: item.standingInFor.name })}</Badge> : null}
      </td>
      <td>
        <ClauseChips ids={item.clauses} />
      </td>
      <td>
        {item.event ? (
          <Button
            variant="tertiary"
            onClick={() => onAct(item)}
            aria-label={t('today.actOn', { action: item.eventTitle ? text(item.eventTitle) : t('today.act'), subject })}
          >
            {item.eventTitle ? text(item.eventTitle) : t('today.act')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

const Surface = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  overflow-x: auto;
`;

const Table = styled.table`
  border-collapse: collapse;
  width: 100%;

  th,
  td {
    padding: 1.2rem 1.6rem;
    text-align: start;
    vertical-align: middle;
  }

  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }

  td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  td:first-child,
  td:last-child {
    white-space: nowrap;
  }

  td:nth-child(2) {
    min-width: 24rem;
  }
`;

const GroupHead = styled.th`
  background: ${({ theme }) => theme.colors.neutral100};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  font-weight: 600;

  &&& {
    padding-block: 0.8rem;
  }

  span {
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: 400;
  }
`;
