import { useEffect, useState } from 'react';
import { Box, Link, Typography } from '@strapi/design-system';

import type { Suggestion } from '../../../../../shared/contract';
import { useSuggestionsMutation } from '../../../shared/api';
import { useT } from '../../../shared/use-t';

/** Typing rests this long before anything is looked for, and so much has to be there. */
const REST_MS = 700;
const LEAST = 4;

interface Props {
  form: string;
  field: string;
  text: string;
}

/** What is public already and may be what is being written about. The text is asked in a body; a look-up that fails stops nobody. */
export default function Suggestions({ form, field, text }: Props) {
  const t = useT();
  const [ask] = useSuggestionsMutation();
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      if (text.trim().length < LEAST) return setFound([]);
      void ask({ form, field, text }).then((answer) => {
        if (!over && !('error' in answer)) setFound(answer.data);
      });
      return undefined;
    }, REST_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [ask, form, field, text]);
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <Box marginTop={2} padding={3} background="primary100" hasRadius>
          <Typography tag="p" variant="pi" fontWeight="bold">
            {t('form.suggestions')}
          </Typography>
          <ul>
            {found.map(({ title, about, href }, index) => (
              <Box tag="li" key={index} paddingTop={1}>
                {href === null ? (
                  <Typography>{title}</Typography>
                ) : (
                  <Link href={href} isExternal>
                    {title}
                  </Link>
                )}
                <Typography variant="pi" textColor="neutral600">
                  {about === '' ? '' : ` ${about}`}
                </Typography>
              </Box>
            ))}
          </ul>
        </Box>
      )}
    </div>
  );
}
