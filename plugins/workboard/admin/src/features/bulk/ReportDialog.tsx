import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';

import type { BulkItem, BulkReport } from '../../../../shared/contract';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT, useText } from '../../shared/use-t';
import { ClauseChip } from '../card/ClauseChip';
import type { BulkTarget } from './in-portions';

interface Props {
  title: string;
  report: BulkReport;
  /** Where the titles are looked up. */
  cards: readonly BulkTarget[];
  onKeep: (cards: readonly number[]) => void;
  onClose: () => void;
  /** Back to the form, for the cards that were not done. */
  onAgain?: () => void;
  /** Takes back what was done. */
  onUndo?: (done: readonly BulkTarget[]) => void;
  /** Why some were not sent at all. */
  broke?: string | undefined;
}

const SIGNS: Readonly<Record<BulkItem['outcome'], string>> = { done: '✓', refused: '▲', conflict: '⇄', failed: '✕' };

/** What became of each card: done, refused with the clauses, changed by somebody meanwhile, or not possible at all. */
export function ReportDialog({ title, report, cards, onKeep, onClose, onAgain, onUndo, broke }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const undone = report.items.filter(({ outcome }) => outcome !== 'done').map(({ card }) => card);
  const done = report.items.flatMap((item) => (item.outcome === 'done' ? [item.summary] : []));
  const close = () => {
    // What was not done stays selected, so that the next try needs no search.
    onKeep(undone);
    onClose();
  };
  const items = [...report.items].sort((a, b) => Number(a.outcome === 'done') - Number(b.outcome === 'done'));
  return (
    <Modal.Root open onOpenChange={(open) => !open && close()}>
      <Modal.Content aria-describedby={undefined} {...returnFocus}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t('bulk.report', { event: title, done: report.items.length - undone.length, undone: undone.length })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {broke === undefined ? null : (
            <Typography tag="p" role="alert" textColor="danger700">
              {t('bulk.broke', { n: report.items.length, reason: broke })}
            </Typography>
          )}
          <Box tag="ul" aria-label={t('bulk.reportList')}>
            {items.slice(0, LISTED).map((item) => (
              <Line key={item.card} item={item} card={nameOf(item, cards)} />
            ))}
          </Box>
          {items.length > LISTED ? <Typography textColor="neutral600">{t('bulk.more', { n: items.length - LISTED })}</Typography> : null}
        </Modal.Body>
        <Modal.Footer>
          {onAgain && undone.length > 0 ? (
            <Button
              variant="tertiary"
              onClick={() => {
                onKeep(undone);
                onAgain();
              }}
            >
              {t('bulk.again', { n: undone.length })}
            </Button>
          ) : (
            <span />
          )}
          {onUndo && done.length > 0 ? (
            <Button variant="secondary" onClick={() => onUndo(done)}>
              {t('bulk.undo', { n: done.length })}
            </Button>
          ) : null}
          <Button onClick={close}>{t('shared.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Lines that are drawn; those that were not done come first. */
const LISTED = 200;

/** A card that was done, refused, or changed by somebody, is named by the answer. */
function nameOf(item: BulkItem, cards: readonly BulkTarget[]): Pick<BulkTarget, 'number' | 'title'> | undefined {
  if (item.outcome === 'refused') return item;
  return 'summary' in item ? item.summary : cards.find(({ id }) => id === item.card);
}

function Line({ item, card }: { item: BulkItem; card: ReturnType<typeof nameOf> }) {
  const t = useT();
  const name = [card?.number, card?.title].filter(Boolean).join(' ') || String(item.card);
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2} data-outcome={item.outcome}>
      <Flex gap={2} wrap="wrap">
        <Typography aria-hidden textColor={item.outcome === 'done' ? 'success600' : 'danger600'}>
          {SIGNS[item.outcome]}
        </Typography>
        <Typography fontWeight="bold">{name}</Typography>
        <Typography textColor={item.outcome === 'done' ? 'success700' : 'danger700'}>{t(`bulk.outcome.${item.outcome}`)}</Typography>
      </Flex>
      <Why item={item} />
    </Box>
  );
}

function Why({ item }: { item: BulkItem }) {
  const text = useText();
  if (item.outcome === 'done') return null;
  if (item.outcome !== 'refused') return <Reason>{item.message}</Reason>;
  return (
    <Box tag="ul" paddingLeft={4}>
      {item.unmet.map((unmet, index) => (
        <Flex tag="li" key={index} gap={2} wrap="wrap">
          <Reason>{text(unmet.message)}</Reason>
          {unmet.clauses.map((clause) => (
            <ClauseChip key={clause.id} id={clause.id} clause={clause} />
          ))}
        </Flex>
      ))}
    </Box>
  );
}

function Reason({ children }: { children: string }) {
  return (
    <Typography tag="p" variant="pi" textColor="neutral700">
      {children}
    </Typography>
  );
}
