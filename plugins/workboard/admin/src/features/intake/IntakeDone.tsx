import { useEffect, useRef } from 'react';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { IntakeAnswer, IntakeDoor } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { cardHref } from '../card/card-href';
import { ReceiptSheet } from './ReceiptSheet';

interface Props {
  door: IntakeDoor;
  done: IntakeAnswer;
  onNext: () => void;
}

/** What was taken down, and the receipt for whoever said it. The code is shown here once and is gone with the page. */
export function IntakeDone({ door, done, onNext }: Props) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={5}>
      <Typography tag="h2" variant="beta" ref={heading} tabIndex={-1}>
        {t(done.number === null ? 'intake.done' : 'intake.registered', { number: done.number ?? '', title: done.title })}
      </Typography>
      <Box padding={4} background="primary100" hasRadius>
        <Typography tag="p">{t('intake.code')}</Typography>
        <Typography tag="p" variant="alpha" data-receipt-code>
          {done.code}
        </Typography>
        <Typography tag="p" textColor="neutral700">
          {t('intake.once')}
        </Typography>
      </Box>
      <Flex gap={3} wrap="wrap">
        <Button startIcon={<File />} onClick={() => frame.current?.contentWindow?.print()}>
          {t('intake.print')}
        </Button>
        <Button variant="tertiary" onClick={onNext}>
          {t('intake.next')}
        </Button>
        <LinkButton variant="tertiary" tag={Link} to={cardHref(door.workflow, done.card)}>
          {t('intake.open')}
        </LinkButton>
      </Flex>
      <ReceiptSheet frame={frame} door={door} done={done} />
    </Flex>
  );
}
