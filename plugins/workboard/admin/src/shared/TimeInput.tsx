import { TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * The browser's own input of a day, a time or both. What the browser draws in it follows the theme of the admin, which a person may choose
 * against that of their machine.
 */
export const TimeInput = styled(TextInput)`
  color-scheme: ${({ theme }) => (isLight(theme.colors.neutral0) ? 'light' : 'dark')};
`;

/** The design system's themes bear no name; their surface tells. */
function isLight(surface: string): boolean {
  return Number.parseInt(surface.slice(1, 3), 16) > 127;
}
