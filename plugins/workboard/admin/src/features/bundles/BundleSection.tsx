import { useState } from 'react';
import { Box, Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { Archive, WarningCircle } from '@strapi/icons';

import type { BundleOverview, BundleVersion } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { DrawerSection } from '../card/DrawerSection';
import { useDownload } from '../notices/use-download';
import { useBundlesQuery, useMakeBundleMutation } from './api';
import { MissingDialog } from './MissingDialog';

/** How often a file that is being made is asked after. */
const POLL_MS = 2000;

/** 案卷 of a card: whether it is complete, one click that makes it, and every version with its hash. Nothing for who may not. */
export function BundleSection({ card }: { card: number }) {
  const may = useMay();
  return may('bundle.make') ? <Bundles card={card} /> : null;
}

function Bundles({ card }: { card: number }) {
  const t = useT();
  const text = useText();
  const words = useErrorWords();
  const [making, setMaking] = useState(false);
  const [asking, setAsking] = useState(false);
  const { data: bundles } = useBundlesQuery(card, { pollingInterval: making ? POLL_MS : 0 });
  const [make, { error, isLoading }] = useMakeBundleMutation();
  if (!bundles) return null;
  if (making !== bundles.making) setMaking(bundles.making);
  const order = async (anyway?: string) => {
    const answer = await make({ card, ...(anyway === undefined ? {} : { anyway }) });
    if (!('error' in answer)) setAsking(false);
  };
  return (
    <DrawerSection title={text(bundles.title)}>
      <State bundles={bundles} />
      <Flex gap={3} wrap="wrap" paddingTop={2} paddingBottom={2}>
        <Button
          variant="secondary"
          size="S"
          startIcon={<Archive />}
          loading={isLoading || bundles.making}
          onClick={() => (bundles.missing.length > 0 ? setAsking(true) : void order())}
        >
          {t('bundles.make')}
        </Button>
        {bundles.making ? (
          <Typography role="status" textColor="neutral600">
            {t('bundles.making')}
          </Typography>
        ) : null}
      </Flex>
      {error && !asking ? (
        <Box role="alert">
          <Typography textColor="danger700">{words(error)}</Typography>
        </Box>
      ) : null}
      {bundles.versions.map((version) => (
        <Version key={version.id} card={card} version={version} />
      ))}
      {asking ? (
        <MissingDialog
          missing={bundles.missing}
          busy={isLoading}
          error={error ? words(error) : null}
          onMake={(reason) => void order(reason)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </DrawerSection>
  );
}

function State({ bundles: { missing, failed } }: { bundles: BundleOverview }) {
  const t = useT();
  const text = useText();
  return (
    <>
      <Flex gap={2} alignItems="flex-start">
        {missing.length > 0 ? <WarningCircle fill="warning600" aria-hidden /> : null}
        <Typography>
          {missing.length === 0
            ? t('bundles.complete')
            : t('bundles.missing', { n: missing.length, list: missing.map(({ message }) => text(message)).join('；') })}
        </Typography>
      </Flex>
      {failed === null ? null : (
        <Typography tag="p" textColor="danger700">
          {t('bundles.failed', { why: failed })}
        </Typography>
      )}
    </>
  );
}

function Version({ card, version }: { card: number; version: BundleVersion }) {
  const t = useT();
  const day = useDay();
  const download = useDownload();
  const size = version.size < 1024 * 1024 ? `${Math.ceil(version.size / 1024)} KB` : `${(version.size / 1024 / 1024).toFixed(1)} MB`;
  return (
    <Box paddingTop={1} paddingBottom={2}>
      <Flex gap={3} wrap="wrap">
        <TextButton onClick={() => void download(`/cards/${card}/bundles/${version.version}`, version.fileName)}>
          {t('bundles.download', { n: version.version })}
        </TextButton>
        <Typography variant="pi" textColor="neutral600">
          {t(version.incomplete ? 'bundles.aboutIncomplete' : 'bundles.about', { files: version.files, size })}
        </Typography>
      </Flex>
      {version.unconverted > 0 ? (
        <Typography tag="p" variant="pi" textColor="warning700">
          {t('bundles.unconverted', { n: version.unconverted })}
        </Typography>
      ) : null}
      <Typography tag="p" variant="pi" textColor="neutral600" title={version.sha256}>
        {[version.madeBy, day.instant(version.madeAt), t('bundles.hash', { hash: version.sha256.slice(0, 12) })].join(' · ')}
      </Typography>
    </Box>
  );
}
