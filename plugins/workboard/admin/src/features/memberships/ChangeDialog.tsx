import { useState, type FormEvent } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { Member, MembershipView } from '../../../../shared/contract';
import { useChangeMembershipMutation, useEndMembershipMutation } from '../../shared/api';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT } from '../../shared/use-t';
import { EndDialog } from './EndDialog';
import { PeriodFields, type Period } from './PeriodFields';
import { ReasonField } from './ReasonField';
import { SaveFailed } from './SaveFailed';
import { useMembershipWords } from './use-membership-words';
import { useSave } from './use-save';

interface Props {
  person: Member;
  membership: MembershipView;
  onClose: () => void;
}

const FORM = 'workboard-change-membership';
const FIELDS = ['from', 'until', 'reason'];

/** Changes the days of a membership, or ends it at once after asking. */
export function ChangeDialog({ person, membership, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const { held } = useMembershipWords();
  const { toggleNotification } = useNotification();
  const [change] = useChangeMembershipMutation();
  const [end] = useEndMembershipMutation();
  const { failure, busy, save, errorOf, forget } = useSave(FIELDS);
  const [period, setPeriod] = useState<Period>({ from: membership.from, until: membership.until });
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const whose = { name: person.name, held: held(membership) };

  const send = async (work: () => Promise<unknown>, done: string) => {
    if (!(await save(work))) return;
    toggleNotification({ type: 'success', message: done });
    onClose();
  };
  const set = (part: Partial<Period>) => {
    forget();
    setPeriod((now) => ({ ...now, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => change({ id: membership.id, ...period, reason }).unwrap(), t('memberships.done.change', whose));
  };
  const endIt = () => {
    setAsking(false);
    void send(() => end({ id: membership.id, reason }).unwrap(), t('memberships.done.end', whose));
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content {...returnFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t('memberships.change')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form id={FORM} noValidate onSubmit={submit}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {failure?.field === null ? <SaveFailed message={failure.message} /> : null}
              <Box>
                <Typography tag="p" fontWeight="semiBold">
                  {person.name}
                </Typography>
                <Typography tag="p" textColor="neutral600">
                  {whose.held}
                </Typography>
              </Box>
              <PeriodFields period={period} onChange={set} emptyFrom={t('memberships.field.fromAlways')} errorOf={errorOf} />
              <ReasonField
                value={reason}
                error={errorOf('reason')}
                onChange={(next) => {
                  forget();
                  setReason(next);
                }}
              />
            </Flex>
          </form>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="danger-light" disabled={busy} onClick={() => setAsking(true)}>
            {t('memberships.end')}
          </Button>
          <Flex gap={2}>
            <Modal.Close>
              <Button variant="tertiary">{t('shared.cancel')}</Button>
            </Modal.Close>
            <Button type="submit" form={FORM} loading={busy}>
              {t('memberships.save')}
            </Button>
          </Flex>
        </Modal.Footer>
        <EndDialog open={asking} {...whose} onKeep={() => setAsking(false)} onEnd={endIt} />
      </Modal.Content>
    </Modal.Root>
  );
}
