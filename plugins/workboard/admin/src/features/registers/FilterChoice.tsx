import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useT } from '../../shared/use-t';

interface Props {
  name: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** One of a few values, or none. */
export function FilterChoice({ name, value, options, onChange }: Props) {
  const t = useT();
  return (
    <Box width="16rem">
      <SingleSelect
        size="S"
        aria-label={name}
        placeholder={name}
        value={value ?? ''}
        onChange={(next) => onChange(String(next))}
        onClear={() => onChange(undefined)}
        clearLabel={t('registers.filter.clearOne', { name })}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
