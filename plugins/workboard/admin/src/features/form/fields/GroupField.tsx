import type { ComponentType } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { Value } from '../../../../../engine/workflow/types';
import { useT, useText } from '../../../shared/use-t';
import type { FieldProps } from '../field-props';
import type { FieldListContext, FieldListProps } from '../field-list-props';
import { FieldSet } from './FieldSet';

interface Props extends FieldProps {
  context: FieldListContext;
  /** Draws the fields of a row: a group is a field that holds a list of fields. */
  List: ComponentType<FieldListProps>;
}

type Row = Readonly<Record<string, Value>>;

/** Fields that belong together; with `repeat`, a list of such rows that grows and shrinks. */
export function GroupField({ value, onChange, context, List, ...frame }: Props) {
  const t = useT();
  const text = useText();
  const { field, path } = frame;
  if (!field.repeat) {
    const single = rowOf(value);
    return (
      <FieldSet {...frame}>
        <Frame>
          <List fields={context.rowFields(field, single)} answers={single} path={path} onChange={onChange} context={context} row={single} />
        </Frame>
      </FieldSet>
    );
  }
  const rows = Array.isArray(value) ? value.map(rowOf) : [];
  const label = text(field.label);
  const full = field.max !== undefined && rows.length >= field.max;
  return (
    <FieldSet {...frame}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {rows.map((row, index) => (
          // Rows have no identity of their own; their place is what the server's errors name.
          <Frame key={index}>
            <Flex justifyContent="space-between" paddingBottom={2}>
              <Typography variant="sigma" textColor="neutral600" tag="h4">
                {t('form.row', { n: index + 1 })}
              </Typography>
              <IconButton
                size="XS"
                label={t('form.removeRow', { label, n: index + 1 })}
                onClick={() => onChange(rows.filter((_, other) => other !== index))}
              >
                <Trash />
              </IconButton>
            </Flex>
            <List
              fields={context.rowFields(field, row)}
              answers={row}
              path={`${path}.${index}`}
              onChange={(next) => onChange(rows.map((old, other) => (other === index ? next : old)))}
              context={context}
              row={row}
            />
          </Frame>
        ))}
        {rows.length === 0 ? (
          <Typography variant="pi" textColor="neutral600">
            {t('form.noRows')}
          </Typography>
        ) : null}
        <Box>
          <Button variant="secondary" startIcon={<Plus />} disabled={full} onClick={() => onChange([...rows, {}])}>
            {t('form.addRow', { label })}
          </Button>
        </Box>
      </Flex>
    </FieldSet>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <Box padding={4} background="neutral100" hasRadius>
      {children}
    </Box>
  );
}

function rowOf(value: Value | undefined): Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Row) : {};
}
