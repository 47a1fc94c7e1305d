import { Box, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { styled } from 'styled-components';

import type { Member, MembershipView } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { useMembershipWords } from './use-membership-words';

interface Props {
  person: Member;
  membership: MembershipView;
  /** Null where the reader may not change it. */
  onChange: (() => void) | null;
}

/** “岗位 @ 单位（自…至…）”: pressed, it opens the dialog that changes or ends it. */
export function MembershipChip({ person, membership, onChange }: Props) {
  const t = useT();
  const { held, period } = useMembershipWords();
  const days = period(membership);
  const words = (
    <>
      <Typography variant="pi" textColor="neutral800">
        {held(membership)}
      </Typography>
      {days ? (
        <Typography variant="pi" textColor="neutral600">
          {days}
        </Typography>
      ) : null}
    </>
  );
  const look = {
    background: 'neutral100',
    borderColor: 'neutral200',
    hasRadius: true,
    paddingTop: 1,
    paddingBottom: 1,
    paddingLeft: 3,
    paddingRight: 3,
  } as const;
  if (!onChange) return <Chip {...look}>{words}</Chip>;
  return (
    <Chip
      {...look}
      tag="button"
      type="button"
      onClick={onChange}
      cursor="pointer"
      aria-label={t('memberships.changeOf', { name: person.name, held: [held(membership), days].filter(Boolean).join(' ') })}
    >
      {words}
      <Pencil width="1.2rem" height="1.2rem" aria-hidden />
    </Chip>
  );
}

const Chip = styled(Box)`
  display: inline-flex;
  gap: 0.8rem;
  align-items: center;
  flex-wrap: wrap;
  min-height: 3.2rem;
  text-align: start;
  color: ${({ theme }) => theme.colors.neutral600};
  button&:hover {
    border-color: ${({ theme }) => theme.colors.primary500};
  }
`;
