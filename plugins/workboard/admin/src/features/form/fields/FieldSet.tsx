import type { ReactNode } from 'react';
import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useT, useText } from '../../../shared/use-t';
import { ClauseChips } from '../../card/ClauseChip';
import { fieldId, type FieldProps } from '../field-props';

interface Props extends Omit<FieldProps, 'value' | 'onChange'> {
  children: ReactNode;
}

/** The frame of an answer that needs more than one input: a fieldset, named by its legend, described by help and error. */
export function FieldSet({ field, path, required, error, children }: Props) {
  const t = useT();
  const text = useText();
  const id = fieldId(path);
  const described = [field.help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <Plain id={`${id}-set`} tabIndex={-1} aria-describedby={described || undefined} aria-invalid={error ? true : undefined}>
      <Legend>
        <Flex gap={2} tag="span">
          <Typography variant="pi" fontWeight="bold" tag="span">
            {text(field.label)}
            {required ? (
              <>
                <Typography textColor="danger600" tag="span" lineHeight="0" aria-hidden>
                  *
                </Typography>
                {/* A group knows no aria-required. */}
                <VisuallyHidden>{t('form.required')}</VisuallyHidden>
              </>
            ) : null}
          </Typography>
          <ClauseChips ids={field.clauses} />
        </Flex>
      </Legend>
      <Box paddingTop={1}>{children}</Box>
      {field.help ? (
        <Typography variant="pi" tag="p" id={`${id}-help`} textColor="neutral600">
          {text(field.help)}
        </Typography>
      ) : null}
      {error ? (
        <Typography variant="pi" tag="p" id={`${id}-error`} textColor="danger600">
          {error}
        </Typography>
      ) : null}
    </Plain>
  );
}

const Plain = styled.fieldset`
  border: none;
  margin: 0;
  min-width: 0;
  padding: 0;
  width: 100%;
`;

const Legend = styled.legend`
  padding: 0;
`;
