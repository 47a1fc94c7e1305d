import { useEffect, useState } from 'react';

import type { Answers } from '../../../../engine/form/types';
import type { RepeatsView } from '../../../../shared/contract';
import { useSimilarMutation } from './api';

/** Typing rests this long before anybody is asked. */
const REST_MS = 700;

/** What was asked before by the person and in the words typed so far; null until something is known. A failed look-up stops nobody. */
export function useSimilar(door: string, answers: Answers): RepeatsView | null {
  const [ask] = useSimilarMutation();
  const [found, setFound] = useState<RepeatsView | null>(null);
  const typed = JSON.stringify(answers);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      void ask({ door, answers: JSON.parse(typed) as Answers }).then((answer) => {
        if (!over && !('error' in answer)) setFound(answer.data);
      });
    }, REST_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [ask, door, typed]);
  return found;
}
