import { useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ClauseId } from '../../../../engine/text';
import type { CardClause, CardClauses, ClauseText } from '../../../../shared/contract';
import { useCardClausesQuery, useClausesQuery } from '../../shared/api';
import { useT, useText } from '../../shared/use-t';
import { ReadAs } from './ClauseChip';
import { ClauseMatrix } from './ClauseMatrix';

/** 办理依据: what the law says on the present stage and each of its steps; and, opened, what proves every clause of the case. */
export function BasisPanel({ card, revision }: { card: number; revision: number }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <Summary>{t('card.basis.open')}</Summary>
        {open ? <Basis card={card} revision={revision} /> : null}
      </details>
    </Flex>
  );
}

/** The law beside one step: the clauses that it and its conditions serve. Closed until it is asked for. */
export function EventBasis({ card, revision, event }: { card: number; revision: number; event: string }) {
  const { data } = useCardClausesQuery({ card, revision });
  return <LawText clauses={data?.clauses.filter(({ places }) => places.some((place) => place.event === event)) ?? []} />;
}

/** The law beside the step that opens a card. */
export function OpeningBasis({ ids }: { ids: readonly ClauseId[] }) {
  const { data } = useClausesQuery(ids.join(','), { skip: ids.length === 0 });
  return <LawText clauses={data ?? []} />;
}

function LawText({ clauses }: { clauses: readonly ClauseText[] }) {
  const t = useT();
  if (clauses.length === 0) return null;
  return (
    <details>
      <Summary>{t('card.basis.event', { n: clauses.length })}</Summary>
      <Clauses clauses={clauses} />
    </details>
  );
}

function Basis({ card, revision }: { card: number; revision: number }) {
  const t = useT();
  const text = useText();
  const { data, isLoading } = useCardClausesQuery({ card, revision });
  if (!data) return <Typography textColor="neutral600">{t(isLoading ? 'shared.loading' : 'card.basis.failed')}</Typography>;
  const steps = stepsHere(data);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={3}>
      {steps.length === 0 ? <Typography textColor="neutral600">{t('card.basis.none', { stage: text(data.stageTitle) })}</Typography> : null}
      {steps.map(({ key, title, clauses }) => (
        <section key={key} aria-label={text(title)}>
          <Typography variant="omega" fontWeight="bold" tag="h4">
            {text(title)}
          </Typography>
          <Clauses clauses={clauses} />
        </section>
      ))}
      <ClauseMatrix clauses={data.clauses} />
    </Flex>
  );
}

function Clauses({ clauses }: { clauses: readonly ClauseText[] }) {
  return (
    <Box tag="dl" paddingTop={1}>
      {clauses.map((clause) => (
        <Box key={clause.id} paddingTop={2}>
          <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral600">
            {clause.policy ? `${clause.id} · ${clause.policy}` : clause.id}
          </Typography>
          <Box tag="dd">
            <Typography tag="p" variant="pi">
              {clause.text}
            </Typography>
            <ReadAs clause={clause} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

interface Step {
  key: string;
  title: CardClauses['stageTitle'];
  clauses: CardClause[];
}

/** The steps and clocks that concern the card where it stands, each with its clauses. */
function stepsHere({ clauses }: CardClauses): Step[] {
  const steps = new Map<string, Step>();
  for (const clause of clauses) {
    for (const place of clause.places.filter(({ here }) => here)) {
      const key = place.event ?? place.title['zh-Hans'];
      const step = steps.get(key) ?? { key, title: place.title, clauses: [] };
      if (!step.clauses.includes(clause)) step.clauses.push(clause);
      steps.set(key, step);
    }
  }
  return [...steps.values()];
}

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.primary700};
  cursor: pointer;
  font-size: 1.4rem;
`;
