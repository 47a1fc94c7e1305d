import { TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

import { nativeColors } from './native-colors';

/** The browser's own input of a day, a time or both. */
export const TimeInput = styled(TextInput)`
  ${nativeColors}
`;
