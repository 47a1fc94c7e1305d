import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';

import type { MessageWishes, OwnWishes } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';
import { SaveFailed, useSave } from '../memberships';
import { useSaveWishesMutation, useWishesQuery } from './api';
import { KindChoice } from './KindChoice';

/** 我的设置: which messages come by e-mail, and whether at once or once a day. The inbox always has everything. */
export function OwnWishesForm() {
  const { data, error, refetch } = useWishesQuery(undefined, { refetchOnMountOrArgChange: true });
  if (data) return <Form wishes={data} />;
  return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
}

function Form({ wishes }: { wishes: OwnWishes }) {
  const t = useT();
  const { toggleNotification } = useNotification();
  const [store] = useSaveWishesMutation();
  const { failure, busy, save } = useSave([]);
  const [value, setValue] = useState<MessageWishes>({ emailOff: wishes.emailOff, digest: wishes.digest });
  const chosen = wishes.kinds.map(({ kind }) => kind).filter((kind) => !value.emailOff.includes(kind));
  const submit = async () => {
    if (await save(() => store(value).unwrap())) toggleNotification({ type: 'success', message: t('messages.saved') });
  };
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
        {failure ? <SaveFailed message={failure.message} /> : null}
        <Button loading={busy} onClick={() => void submit()}>
          {t('messages.save')}
        </Button>
      </Flex>
    </Box>
  );
}
