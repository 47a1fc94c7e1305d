import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Lock, Pencil, WarningCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { CardDetail } from '../../../../shared/contract';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { BundleSection } from '../bundles/BundleSection';
import { DayHints } from '../form/fields/DayHints';
import { NoticeSection } from '../notices';
import { PersonSection } from '../persons';
import { RepeatSection } from '../repeats';
import { AssignButton, AttachmentSection, CommentSection, WatchButton } from '../teamwork';
import { BasisPanel } from './BasisPanel';
import { ClauseChip } from './ClauseChip';
import { ClockList } from './ClockList';
import { DrawerSection } from './DrawerSection';
import { FactList } from './FactList';
import { HistoryList } from './HistoryList';
import { LinkList } from './LinkList';
import { MatrixLinks } from './MatrixLinks';
import { NextStepMenu } from './NextStepMenu';
import { RecipientList } from './RecipientList';
import { TaskList } from './TaskList';

/** Everything there is to know of a card: what to do next, its clocks, tasks, partners, what happened and its facts. */
export function CardDetailView({ card }: { card: CardDetail }) {
  const t = useT();
  const text = useText();
  const mayChange = useMay()('board.move') && card.readOnly === null;
  // What an entry says is read in the content manager; a case has no other place than this, so it is read before it is worked on.
  const hasEntry = card.subject.href !== null;
  const facts =
    card.facts.length === 0 ? null : (
      <DrawerSection title={t('card.drawer.facts')}>
        <FactList facts={card.facts} />
      </DrawerSection>
    );
  return (
    <>
      <Box tag="header" padding={4} paddingRight={10}>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[card.number, text(card.stageTitle), card.unitTitle].filter(Boolean).join(' · ')}
        </Typography>
        <Typography tag="h2" variant="beta">
          {card.title}
        </Typography>
        {card.assignee ? (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {t('card.drawer.assignee', { name: card.assignee.name })}
          </Typography>
        ) : null}
        {card.sealBroken ? (
          <Flex gap={2} paddingTop={2} role="status">
            <WarningCircle fill="danger600" aria-hidden />
            <Typography textColor="danger700">{t('card.drawer.sealBroken')}</Typography>
          </Flex>
        ) : null}
        {card.readOnly ? (
          <Flex gap={2} paddingTop={2} wrap="wrap" role="status">
            <Lock fill="neutral600" aria-hidden />
            <Typography textColor="neutral700">{t('card.drawer.readOnly')}</Typography>
            {card.readOnly.map((id) => (
              <ClauseChip key={id} id={id} />
            ))}
          </Flex>
        ) : null}
        <Flex gap={2} paddingTop={3} wrap="wrap">
          <NextStepMenu card={card} />
          {card.subject.href === null ? null : (
            <LinkButton variant="tertiary" size="S" startIcon={<Pencil />} tag={Link} to={card.subject.href}>
              {t('card.drawer.entry')}
            </LinkButton>
          )}
          {card.readOnly ? null : <AssignButton card={card} />}
          <WatchButton card={card} />
        </Flex>
      </Box>
      {card.matrices.length > 0 ? (
        <DrawerSection title={t('card.drawer.matrices')}>
          <MatrixLinks matrices={card.matrices} />
        </DrawerSection>
      ) : null}
      <DrawerSection title={t('card.clocks.title')}>
        <ClockList workflow={card.workflow} clocks={card.clocks} />
        <DayHints hints={card.events.flatMap(({ hints }) => hints)} />
      </DrawerSection>
      {hasEntry ? null : facts}
      {card.persons.map((person) => (
        <DrawerSection key={person.person} title={text(person.title)}>
          <PersonSection card={card.id} person={person} />
        </DrawerSection>
      ))}
      {card.repeats ? (
        <DrawerSection title={t('repeats.title')}>
          <RepeatSection card={card.id} />
        </DrawerSection>
      ) : null}
      <DrawerSection title={t('card.basis.title')}>
        <BasisPanel card={card.id} revision={card.revision} />
      </DrawerSection>
      {card.tasks.length > 0 ? (
        <DrawerSection title={t('card.drawer.tasks')}>
          <TaskList tasks={card.tasks} />
        </DrawerSection>
      ) : null}
      {card.recipients.length > 0 ? (
        <DrawerSection title={t('card.sent.title')}>
          <RecipientList sent={card.recipients} />
        </DrawerSection>
      ) : null}
      {card.links.length > 0 ? (
        <DrawerSection title={t('card.drawer.links')}>
          <LinkList links={card.links} />
        </DrawerSection>
      ) : null}
      <DrawerSection title={t('teamwork.comments.title', { n: card.comments })}>
        <CommentSection card={card.id} mayComment={mayChange} />
      </DrawerSection>
      <DrawerSection title={t('teamwork.files.title', { n: card.attachments })}>
        <AttachmentSection card={card.id} mayAdd={mayChange} keepsPersonal={card.keepsPersonal} />
      </DrawerSection>
      <DrawerSection title={t('notices.title')}>
        <NoticeSection card={card.id} mayMake={mayChange} />
      </DrawerSection>
      <BundleSection card={card.id} />
      <DrawerSection title={t('card.history.title')}>
        <HistoryList entries={card.history} />
      </DrawerSection>
      {hasEntry ? facts : null}
    </>
  );
}
