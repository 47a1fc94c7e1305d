import { Badge, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { Member, MembershipView } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { MembershipChip } from './MembershipChip';
import { useMembershipWords } from './use-membership-words';

interface Props {
  people: readonly Member[];
  onGrant: (person: Member) => void;
  onChange: (person: Member, membership: MembershipView) => void;
}

const COLUMNS = ['person', 'roles', 'action'] as const;

/** A row for each person: what they hold and will hold as chips, what they held in a line below. */
export function MemberTable({ people, onGrant, onChange }: Props) {
  const t = useT();
  return (
    <Table colCount={COLUMNS.length} rowCount={people.length + 1} aria-label={t('memberships.title')}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`memberships.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <Td>
              <Who person={person} />
            </Td>
            <Td>
              <Roles person={person} onChange={(membership) => onChange(person, membership)} />
            </Td>
            <Td>
              {person.locked ? null : (
                <Button
                  variant="tertiary"
                  size="S"
                  onClick={() => onGrant(person)}
                  aria-label={t('memberships.grantTo', { name: person.name })}
                >
                  {t('memberships.grant')}
                </Button>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Who({ person: { name, email, active } }: { person: Member }) {
  const t = useT();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
      <Flex gap={2}>
        <Typography fontWeight="semiBold">{name}</Typography>
        {active ? null : <Badge>{t('memberships.inactive')}</Badge>}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {email}
      </Typography>
    </Flex>
  );
}

function Roles({ person, onChange }: { person: Member; onChange: (membership: MembershipView) => void }) {
  const t = useT();
  const { held, period } = useMembershipWords();
  const present = person.memberships.filter(({ state }) => state !== 'ended');
  const former = person.memberships.filter(({ state }) => state === 'ended');
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2} paddingBottom={2}>
      {present.length === 0 ? <Typography textColor="neutral600">{t('memberships.none')}</Typography> : null}
      <Flex gap={2} wrap="wrap">
        {present.map((membership) => (
          <MembershipChip
            key={membership.id}
            membership={membership}
            person={person}
            onChange={person.locked ? null : () => onChange(membership)}
          />
        ))}
      </Flex>
      {former.map((membership) => (
        <Typography key={membership.id} variant="pi" textColor="neutral600">
          {t('memberships.former', { held: held(membership), period: period(membership) })}
        </Typography>
      ))}
      {person.locked ? (
        <Typography variant="pi" textColor="neutral600">
          {t('memberships.locked')}
        </Typography>
      ) : null}
    </Flex>
  );
}
