import { useRef, useState } from 'react';
import { Box, Button, Flex, Modal, TextButton, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { StatisticsCard, StatisticsLine } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT, useText } from '../../shared/use-t';
import { useStatisticsCardsQuery, type TablePlace } from './api';

/** Where a number stands. */
export interface Cell {
  row: StatisticsLine;
  column: StatisticsLine;
}

interface Props {
  place: TablePlace;
  cell: Cell;
  onOpenCard: (card: number) => void;
  onClose: () => void;
}

/** The cards behind a number, the newest first; each opens in the drawer. */
export function CellCards({ place, cell, onOpenCard, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const chosen = useRef<number | null>(null);
  // The drawer gives the focus back to where it was when it opened: that is the number, not this dialog.
  const onCloseAutoFocus = (event: Event) => {
    returnFocus.onCloseAutoFocus(event);
    if (chosen.current !== null) onOpenCard(chosen.current);
  };
  const text = useText();
  const [after, setAfter] = useState<number | undefined>();
  const asked = { ...place, row: cell.row.key, column: cell.column.key, ...(after === undefined ? {} : { after }) };
  const { currentData: data, error, refetch } = useStatisticsCardsQuery(asked, { refetchOnMountOrArgChange: true });
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content onCloseAutoFocus={onCloseAutoFocus}>
        <Modal.Header>
          <Modal.Title>{`${text(cell.row.title)} · ${text(cell.column.title)}`}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {data ? (
            <>
              <Typography role="status">{t('statistics.cards', { n: data.total })}</Typography>
              <Box tag="ol" paddingTop={3}>
                {data.cards.map((one) => (
                  <CardLine
                    key={one.card}
                    about={one}
                    onOpen={() => {
                      chosen.current = one.card;
                      onClose();
                    }}
                  />
                ))}
              </Box>
            </>
          ) : error ? (
            <LoadFailed error={error} onRetry={() => void refetch()} />
          ) : (
            <Page.Loading />
          )}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('statistics.close')}</Button>
          </Modal.Close>
          {data && data.next !== null ? <Button onClick={() => setAfter(data.next ?? undefined)}>{t('statistics.more')}</Button> : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function CardLine({ about, onOpen }: { about: StatisticsCard; onOpen: () => void }) {
  const text = useText();
  const day = useDay();
  const days = [about.day, about.closed].flatMap((one) => (one === null ? [] : [day.long(one)])).join(' → ');
  return (
    <Box tag="li" paddingBottom={3}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <TextButton onClick={onOpen}>{[about.number, about.title].filter(Boolean).join(' ')}</TextButton>
        <Typography variant="pi" textColor="neutral600">
          {[text(about.stageTitle), about.unitTitle, days].join(' · ')}
        </Typography>
      </Flex>
    </Box>
  );
}
