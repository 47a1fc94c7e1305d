import { useEffect, useState } from 'react';

import { useNoticesQuery, type About } from './api';

/** Milliseconds between two looks at a PDF that is being made; LibreOffice takes a few seconds. */
const LOOK_AGAIN = 4000;

/** Notices, looked at again as long as a PDF of theirs is being made. */
export function useNotices(about: About) {
  const [waiting, setWaiting] = useState(false);
  const answer = useNoticesQuery(about, { pollingInterval: waiting ? LOOK_AGAIN : 0 });
  const making = answer.data?.versions.some(({ pdf }) => pdf === 'making') ?? false;
  useEffect(() => setWaiting(making), [making]);
  return answer;
}
