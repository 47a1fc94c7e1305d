import { useState, type ReactNode } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';

import { useErrorWords } from '../../shared/use-error-words';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT } from '../../shared/use-t';

interface Props {
  title: string;
  /** What it will do. */
  says: string;
  /** Words of the button that does it; null where there is nothing to do (any more). */
  action: string | null;
  ready: boolean;
  danger?: boolean;
  children?: ReactNode;
  /** Does it; what it throws is shown, and what was typed stays. */
  onAct?: () => Promise<unknown>;
  onClose: () => void;
}

/** One step with a sentence, its fields, and the reason why it failed if it did. */
export function ActionDialog({ title, says, action, ready, danger = false, children, onAct, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const words = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const act = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onAct?.();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content {...returnFocus}>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" gap={4} alignItems="stretch">
            <Typography tag="p">{says}</Typography>
            {children}
            {problem === null ? null : (
              <Box role="alert">
                <Typography textColor="danger700">{words(problem)}</Typography>
              </Box>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('channels.close')}</Button>
          </Modal.Close>
          {action === null ? null : (
            <Button variant={danger ? 'danger' : 'default'} loading={busy} disabled={!ready} onClick={() => void act()}>
              {action}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
