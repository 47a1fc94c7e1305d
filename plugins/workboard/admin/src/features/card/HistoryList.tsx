import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { HistoryEntry } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText, type Translate } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';

interface Props {
  entries: readonly HistoryEntry[];
  /** Without form answers and clauses: for the side panel and the conflict notice. */
  short?: boolean;
}

/** What happened to a card, newest first: when, who of which unit, what, from where to where, why, and what the form said. */
export function HistoryList({ entries, short = false }: Props) {
  const t = useT();
  if (entries.length === 0) return <Typography textColor="neutral600">{t('card.history.none')}</Typography>;
  return (
    <Box tag="ol">
      {entries.map((entry) => (
        <Line key={entry.seq} entry={entry} short={short} />
      ))}
    </Box>
  );
}

/** “王五（代 李四） · 办公室” for a step in somebody's stead, “王五（办公室）” for one's own. */
function whoOf(t: Translate, { name, unitTitle, standingInFor }: HistoryEntry['actor']): string {
  if (standingInFor) return [t('card.history.inStead', { name, principal: standingInFor.name }), unitTitle].filter(Boolean).join(' · ');
  return unitTitle ? t('card.history.who', { name, unit: unitTitle }) : name;
}

function Line({ entry, short }: { entry: HistoryEntry; short: boolean }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { actor, fromTitle, toTitle } = entry;
  const moved = toTitle && entry.from !== entry.to;
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        <time dateTime={entry.at}>{day.instant(entry.at)}</time> · {whoOf(t, actor)}
      </Typography>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="bold">{text(entry.title)}</Typography>
        {moved ? (
          <Typography textColor="neutral600">
            {fromTitle
              ? t('card.history.moved', { from: text(fromTitle), to: text(toTitle) })
              : t('card.history.opened', { to: text(toTitle) })}
          </Typography>
        ) : null}
        {short ? null : <ClauseChips ids={entry.clauses} />}
      </Flex>
      {entry.takesBack ? (
        <Typography tag="p" variant="pi">
          {t('card.history.takesBack', { event: text(entry.takesBack.title) })}
        </Typography>
      ) : null}
      {entry.comment ? (
        <Typography tag="p" variant="pi">
          {/* Beside a step it is the person's reason; an entry of the log's own says in it what was done. */}
          {entry.to === null ? entry.comment : t('card.history.reason', { reason: entry.comment })}
        </Typography>
      ) : null}
      {!short && entry.form && entry.form.answers.length > 0 ? (
        <details>
          <Summary>{t('card.history.form', { n: entry.form.answers.length, version: entry.form.version })}</Summary>
          <Box tag="dl" paddingLeft={3}>
            {entry.form.answers.map((answer, index) => (
              <Flex key={index} gap={2} alignItems="flex-start">
                <Typography tag="dt" variant="pi" textColor="neutral600">
                  {text(answer.label)}
                </Typography>
                <Typography tag="dd" variant="pi">
                  {answer.value || '—'}
                </Typography>
              </Flex>
            ))}
          </Box>
        </details>
      ) : null}
    </Box>
  );
}

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.primary700};
  cursor: pointer;
  font-size: 1.2rem;
`;
