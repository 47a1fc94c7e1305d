import { useState } from 'react';
import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';

import type { RefusalItem } from '../../../../shared/contract';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from '../card/ClauseChip';

interface Props {
  missing: readonly RefusalItem[];
  busy: boolean;
  error: string | null;
  onMake: (reason: string) => void;
  onClose: () => void;
}

/** What the file lacks and by which clause. It can be made all the same: the reason stands in its contents. */
export function MissingDialog({ missing, busy, error, onMake, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const text = useText();
  const [reason, setReason] = useState('');
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content {...returnFocus}>
        <Modal.Header>
          <Modal.Title>{t('bundles.dialog.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Box tag="ul">
              {missing.map((one) => (
                <Box tag="li" key={text(one.message)} paddingBottom={2}>
                  <Flex gap={2} wrap="wrap">
                    <Typography>{text(one.message)}</Typography>
                    <ClauseChips ids={one.clauses.map(({ id }) => id)} />
                  </Flex>
                </Box>
              ))}
            </Box>
            <Field.Root required hint={t('bundles.dialog.hint')} {...(error === null ? {} : { error })}>
              <Field.Label>{t('bundles.dialog.reason')}</Field.Label>
              <Textarea value={reason} maxLength={500} onChange={(event: { target: { value: string } }) => setReason(event.target.value)} />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('bundles.dialog.cancel')}</Button>
          </Modal.Close>
          <Button loading={busy} disabled={reason.trim().length < 2} onClick={() => onMake(reason.trim())}>
            {t('bundles.dialog.make')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
