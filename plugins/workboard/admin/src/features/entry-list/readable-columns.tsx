import type { ReactElement } from 'react';
import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useUnitsQuery } from '../../shared/api';
import { PLUGIN_ID } from '../../shared/plugin-id';

/** As much of a column of the content manager's list as is read or set here. */
interface Column {
  name: string;
  attribute: { type: string; customField?: string };
  cellFormatter?: (row: Readonly<Record<string, unknown>>) => ReactElement;
}

interface ListOfEntries {
  displayedHeaders: Column[];
  layout: unknown;
}

/**
 * Hook of the content manager's list: values of enumerations and keys of units are shown in words. Strapi translates the values in its forms
 * (the message id is the value itself), but prints them bare in its lists.
 */
export function withReadableColumns({ displayedHeaders, layout }: ListOfEntries): ListOfEntries {
  return { displayedHeaders: displayedHeaders.map(readable), layout };
}

function readable(column: Column): Column {
  const Cell = cellOf(column.attribute);
  if (!Cell || column.cellFormatter) return column;
  return { ...column, cellFormatter: (row) => <Cell value={row[column.name]} /> };
}

function cellOf({ type, customField }: Column['attribute']) {
  if (customField === `plugin::${PLUGIN_ID}.unit`) return UnitCell;
  return type === 'enumeration' ? ChoiceCell : null;
}

function ChoiceCell({ value }: { value: unknown }) {
  const { formatMessage } = useIntl();
  return <Words text={typeof value === 'string' && value !== '' ? formatMessage({ id: value, defaultMessage: value }) : '-'} />;
}

function UnitCell({ value }: { value: unknown }) {
  const { data: units = [] } = useUnitsQuery();
  const key = typeof value === 'string' && value !== '' ? value : '-';
  return <Words text={units.find((unit) => unit.key === key)?.title ?? key} />;
}

function Words({ text }: { text: string }) {
  return (
    <Typography textColor="neutral800" maxWidth="30rem" ellipsis>
      {text}
    </Typography>
  );
}
