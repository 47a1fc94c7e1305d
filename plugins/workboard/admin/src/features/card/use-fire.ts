import { createContext, useContext } from 'react';

import type { Fire } from './fire-types';

export const FireContext = createContext<Fire | null>(null);

/** The one way to fire an event from the admin: forms, refusals, conflicts and notices are handled inside. */
export function useFire(): Fire {
  const fire = useContext(FireContext);
  if (!fire) throw new Error('useFire stands outside of a FireProvider');
  return fire;
}
