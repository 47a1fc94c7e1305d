import { useEffect, useRef } from 'react';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { FieldError } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';
import type { RefusalItem } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { ClauseChip } from './ClauseChip';
import { refusalRows, type RefusalRow } from './refusal-rows';

interface Props {
  event: Text;
  unmet: readonly RefusalItem[];
  fields: readonly FieldError[];
  /** Label of a field of the form at hand, null if it shows no such field. */
  labelOf: (path: string) => string | null;
  onField: (path: string) => void;
  onEvent: (event: string) => void;
  /** Called when a link leaves for the place that cures. */
  onLeave: () => void;
  /** Something was typed that could have been lost. */
  answered: boolean;
}

/** A refusal is a to-do list: every missing thing, the sentence of the law, one button that cures it. */
export function RefusalList({ event, unmet, fields, answered, ...rest }: Props) {
  const t = useT();
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = refusalRows(unmet, fields);
  // Each new answer of the server takes the focus, so that it is read out and the list is the next thing under the keys.
  useEffect(() => heading.current?.focus(), [unmet]);
  if (rows.length === 0) return null;
  return (
    <Box tag="section" background="neutral0" hasRadius borderColor="danger200" role="alert">
      <Box padding={4} background="danger100">
        <Typography tag="h3" variant="delta" fontWeight="bold" ref={heading} tabIndex={-1}>
          {t('card.refusal.title', { event: text(event), n: rows.length })}
        </Typography>
        {answered ? (
          <Typography variant="pi" textColor="neutral700">
            {t('card.refusal.kept')}
          </Typography>
        ) : null}
      </Box>
      <Box tag="ul">
        {rows.map((row, index) => (
          <Row key={index} row={row} {...rest} />
        ))}
      </Box>
    </Box>
  );
}

function Row({ row, labelOf, ...cures }: Omit<Props, 'event' | 'unmet' | 'fields' | 'answered'> & { row: RefusalRow }) {
  const t = useT();
  const text = useText();
  const label = row.field === null ? null : labelOf(row.field);
  return (
    <Flex tag="li" gap={4} padding={4} alignItems="flex-start" borderColor="neutral150" borderWidth="1px 0 0 0" borderStyle="solid">
      <Flex gap={1} wrap="wrap" width="11rem" shrink={0}>
        {row.clauses.map(({ id, clause }) => (
          <ClauseChip key={id} id={id} clause={clause} />
        ))}
      </Flex>
      <Box flex="1" minWidth="0">
        <Typography tag="p" fontWeight="bold">
          {label && row.cure === null ? `${label}：${text(row.message)}` : text(row.message)}
        </Typography>
        {row.clauses.map(({ id, clause }) =>
          clause?.text ? (
            <Typography key={id} tag="p" variant="pi" textColor="neutral600">
              {t('card.refusal.quote', { text: clause.text })}
            </Typography>
          ) : null,
        )}
      </Box>
      <Box shrink={0}>
        <Cure row={row} reachable={label !== null} {...cures} />
      </Box>
    </Flex>
  );
}

interface CureProps extends Pick<Props, 'onField' | 'onEvent' | 'onLeave'> {
  row: RefusalRow;
  /** The form at hand shows the field. */
  reachable: boolean;
}

/** The one button that leads to where the thing is mended; none, if only somebody else can mend it. */
function Cure({ row, reachable, onField, onEvent, onLeave }: CureProps) {
  const t = useT();
  const text = useText();
  const { cure, field } = row;
  const words = (fallback: string) => (cure && text(cure.label)) || t(fallback);
  if (field !== null) {
    if (!reachable) return null;
    return (
      <Button variant="tertiary" onClick={() => onField(field)}>
        {words('card.refusal.goToField')}
      </Button>
    );
  }
  if (!cure) return null;
  if (cure.in === 'event') {
    return (
      <Button variant="tertiary" onClick={() => onEvent(cure.event)}>
        {words('card.refusal.openEvent')}
      </Button>
    );
  }
  if (!cure.href) return null;
  return (
    <LinkButton variant="tertiary" tag={Link} to={inAdmin(cure.href)} onClick={onLeave}>
      {words(cure.in === 'linked' ? 'card.refusal.openLinked' : 'card.refusal.openEntry')}
    </LinkButton>
  );
}

/** Addresses inside the admin are given without its own base path. */
function inAdmin(href: string): string {
  return href.startsWith('/admin/') ? href.slice('/admin'.length) : href;
}
