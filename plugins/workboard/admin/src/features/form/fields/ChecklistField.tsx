import { Box, Flex, Radio, TextInput, Typography } from '@strapi/design-system';
import type { ChecklistAnswer } from '../../../../../engine/form/types';
import type { Value } from '../../../../../engine/workflow/types';
import { useT, useText } from '../../../shared/use-t';
import type { FieldProps } from '../field-props';
import { FieldSet } from './FieldSet';

const RESULTS = ['pass', 'fail', 'na'] as const;

/** A list of points, each answered 通过 / 不通过 / 不适用, with a note. */
export function ChecklistField({ value, onChange, ...frame }: FieldProps) {
  const t = useT();
  const text = useText();
  const answer = checklistOf(value);
  const set = (item: string, change: Partial<ChecklistAnswer[string]>) => {
    const next = { ...answer[item], ...change };
    // Without a result there is no answer to the point, only a note on its way.
    onChange({ ...answer, [item]: next });
  };
  return (
    <FieldSet {...frame}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {(frame.field.items ?? []).map((item) => {
          const point = answer[item.value];
          const label = text(item.label);
          return (
            <Box key={item.value} padding={3} background="neutral100" hasRadius>
              <Typography variant="omega" tag="p">
                {label}
              </Typography>
              <Flex gap={4} paddingTop={2} wrap="wrap">
                <Radio.Group
                  aria-label={label}
                  value={point?.result ?? ''}
                  onValueChange={(result) => set(item.value, { result: result as (typeof RESULTS)[number] })}
                >
                  <Flex gap={4}>
                    {RESULTS.map((result) => (
                      <Radio.Item key={result} value={result}>
                        {t(`form.checklist.${result}`)}
                      </Radio.Item>
                    ))}
                  </Flex>
                </Radio.Group>
                <Box flex="1" minWidth="20rem">
                  <TextInput
                    size="S"
                    aria-label={t('form.checklist.noteOf', { item: label })}
                    placeholder={t('form.checklist.note')}
                    value={point?.note ?? ''}
                    onChange={(event) => set(item.value, { note: event.target.value })}
                  />
                </Box>
              </Flex>
            </Box>
          );
        })}
      </Flex>
    </FieldSet>
  );
}

type Points = Record<string, Partial<ChecklistAnswer[string]>>;

function checklistOf(value: Value | undefined): Points {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as unknown as Points) : {};
}
