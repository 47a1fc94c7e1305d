import { Box, Typography } from '@strapi/design-system';

import type { MergeValue } from '../../../../engine/notice/types';
import type { NoticePreview } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';

/** The merge data of a document, field by field, as it will be printed. */
export function MergeDataList({ fields }: { fields: NoticePreview['fields'] }) {
  const text = useText();
  return (
    <Box tag="dl">
      {fields.map(({ key, title, value }) => (
        <Box key={key} paddingBottom={2}>
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {text(title)}
          </Typography>
          <Box tag="dd">
            <Shown value={value} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Shown({ value }: { value: MergeValue }) {
  const t = useT();
  if (typeof value === 'boolean') return <Typography>{t(value ? 'notices.shown' : 'notices.hidden')}</Typography>;
  if (typeof value === 'string') return <Typography>{value || '—'}</Typography>;
  if (value.length === 0) return <Typography>—</Typography>;
  return (
    <Box tag="ol">
      {value.map((row, index) => (
        <li key={index}>
          <Typography>{wordsOf(row)}</Typography>
        </li>
      ))}
    </Box>
  );
}

function wordsOf(value: MergeValue | { readonly [tag: string]: MergeValue }): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return '';
  return Object.values(value).map(wordsOf).filter(Boolean).join(' · ');
}
