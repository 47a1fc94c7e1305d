import { css } from 'styled-components';

/** What the browser draws itself follows the theme of the admin, which a person may choose against that of their machine. */
export const nativeColors = css`
  accent-color: ${({ theme }) => theme.colors.primary600};
  color-scheme: ${({ theme }) => (isLight(theme.colors.neutral0) ? 'light' : 'dark')};
`;

/** The design system's themes bear no name; their surface tells. */
function isLight(surface: string): boolean {
  return Number.parseInt(surface.slice(1, 3), 16) > 127;
}
