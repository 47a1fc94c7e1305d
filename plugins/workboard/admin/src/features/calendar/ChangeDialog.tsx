import { useState, type ReactNode } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { CalendarChange, CalendarPreview } from '../../../../shared/contract';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT } from '../../shared/use-t';
import { SaveFailed } from '../memberships/SaveFailed';
import { useSave } from '../memberships/use-save';
import { useApplyCalendarMutation, usePreviewCalendarMutation } from './api';
import { PreviewView } from './PreviewView';

interface Props {
  title: string;
  /** The version the page shows; a newer one is told by the server. */
  base: number;
  /** What is asked for, or the sentence that says what is still missing. */
  change: CalendarChange | string;
  /** The fields, above the preview. */
  children?: ReactNode;
  onClose: () => void;
}

/** Preview, then apply: nothing is changed that was not looked at. What is typed stays when something is wrong with it. */
export function ChangeDialog({ title, base, change, children, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const { toggleNotification } = useNotification();
  const [ask] = usePreviewCalendarMutation();
  const [apply] = useApplyCalendarMutation();
  const { failure, busy, save, fail } = useSave([]);
  const [seen, setSeen] = useState<{ of: string; preview: CalendarPreview } | null>(null);
  const wanted = JSON.stringify([base, change]);
  const preview = seen?.of === wanted ? seen.preview : null;

  const look = async () => {
    if (typeof change === 'string') {
      fail({ field: null, message: change });
      return;
    }
    await save(async () => setSeen({ of: wanted, preview: await ask({ base, change }).unwrap() }));
  };
  const write = async () => {
    if (typeof change === 'string') return;
    const done = await save(async () => {
      const { version } = await apply({ base, change }).unwrap();
      toggleNotification({ type: 'success', message: t('calendar.applied', { version }) });
    });
    if (done) onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content {...returnFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {failure ? <SaveFailed message={failure.message} /> : null}
            {children}
            {preview ? <PreviewView preview={preview} /> : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('shared.cancel')}</Button>
          </Modal.Close>
          <Flex gap={2}>
            <Button variant={preview?.applicable ? 'tertiary' : 'default'} loading={busy && !preview} onClick={() => void look()}>
              {t('calendar.look')}
            </Button>
            {preview?.applicable ? (
              <Button loading={busy} onClick={() => void write()}>
                {t('calendar.apply')}
              </Button>
            ) : null}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
