import { styled } from 'styled-components';

import { chipFace } from '../../shared/chip-face';

/** A quiet toggle. */
export const Chip = styled.button`
  display: inline-flex;
  gap: 0.6rem;
  align-items: center;
  min-height: 3.2rem;
  cursor: pointer;
  ${chipFace}
`;
