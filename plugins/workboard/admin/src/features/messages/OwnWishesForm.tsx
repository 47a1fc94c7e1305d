import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { MessageWishes, OwnWishes } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';
import { useSaveWishesMutation, useWishesQuery } from './api';
import { KindChoice } from './KindChoice';
import { useSaved } from './use-saved';

/** 我的设置: which messages come by e-mail, and whether at once or once a day. The inbox always has everything. */
export function OwnWishesForm() {
  const { data, error, refetch } = useWishesQuery(undefined, { refetchOnMountOrArgChange: true });
  if (data) return <Form wishes={data} />;
  return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
}

function Form({ wishes }: { wishes: OwnWishes }) {
  const t = useT();
  const saved = useSaved();
  const [save, { isLoading }] = useSaveWishesMutation();
  const [value, setValue] = useState<MessageWishes>({ emailOff: wishes.emailOff, digest: wishes.digest });
  const chosen = wishes.kinds.map(({ kind }) => kind).filter((kind) => !value.emailOff.includes(kind));
  return (
    <Box padding={6} background="neutral0" hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="flex-start" gap={5}>
        <Typography textColor="neutral600">
          {wishes.email === 'on' ? t('messages.wishes.intro', { address: wishes.address }) : t('messages.wishes.off')}
        </Typography>
        <KindChoice
          legend={t('messages.wishes.kinds')}
          kinds={wishes.kinds}
          chosen={chosen}
          onChange={(kinds) =>
            setValue({ ...value, emailOff: wishes.kinds.map(({ kind }) => kind).filter((kind) => !kinds.includes(kind)) })
          }
        />
        <Checkbox checked={value.digest} onCheckedChange={(digest) => setValue({ ...value, digest: digest === true })}>
          {t('messages.wishes.digest')}
        </Checkbox>
        <Button loading={isLoading} onClick={() => void saved(() => save(value).unwrap())}>
          {t('messages.save')}
        </Button>
      </Flex>
    </Box>
  );
}
