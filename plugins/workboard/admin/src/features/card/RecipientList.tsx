import { Box, Flex, Typography } from '@strapi/design-system';

import type { SentView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';

/** What was sent to whom, reported or as a copy, and when they read it; what was sent at one time stands together. */
export function RecipientList({ sent }: { sent: readonly SentView[] }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  return (
    <Box tag="ul">
      {sendingsOf(sent).map((rows) =>
        rows.slice(0, 1).map(({ list, at, clauses }) => (
          <Box tag="li" key={`${text(list)} ${at}`} paddingTop={1} paddingBottom={2}>
            <Flex gap={2} wrap="wrap">
              <Typography fontWeight="bold">{text(list)}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {t('card.sent.at', { at: day.instant(at) })}
              </Typography>
              <ClauseChips ids={clauses} />
            </Flex>
            <Box tag="ul">
              {rows.map((row) => (
                <Flex tag="li" key={text(row.title)} gap={2} wrap="wrap" paddingTop={1}>
                  <Typography variant="pi" textColor="neutral600">
                    {t(row.as === 'copy' ? 'card.sent.copy' : 'card.sent.report')}
                  </Typography>
                  <Typography>{text(row.title)}</Typography>
                  <Read row={row} />
                </Flex>
              ))}
            </Box>
          </Box>
        )),
      )}
    </Box>
  );
}

function Read({ row: { readAt, readBy } }: { row: SentView }) {
  const t = useT();
  const day = useDay();
  if (readAt === null)
    return (
      <Typography variant="pi" fontWeight="bold" textColor="warning700">
        {t('card.sent.unread')}
      </Typography>
    );
  return (
    <Typography variant="pi" textColor="success700">
      {t('card.sent.read', { at: day.instant(readAt), name: readBy ?? '' })}
    </Typography>
  );
}

function sendingsOf(sent: readonly SentView[]): SentView[][] {
  const sendings = new Map<string, SentView[]>();
  for (const row of sent) {
    const key = `${row.list['zh-Hans']} ${row.at}`;
    sendings.set(key, [...(sendings.get(key) ?? []), row]);
  }
  return [...sendings.values()];
}
