import { Box, Button, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';

import { inLanguage } from '../../shared/in-language';
import { useT, useText } from '../../shared/use-t';
import { ClauseChip } from '../card/ClauseChip';
import { readProblem } from '../card/read-problem';
import { refusalRows, type RefusalRow } from '../card/refusal-rows';
import { forget, useLastRefusal } from './last-refusal';

/** Why the content manager was refused what it just tried: the toast that says so is gone before somebody has read three clauses. */
export function LastRefusal({ documentId }: { documentId: string }) {
  const t = useT();
  const { locale } = useIntl();
  const error = useLastRefusal(documentId);
  if (error === undefined) return null;
  const problem = readProblem(error);
  return (
    <Box tag="section" background="danger100" borderColor="danger200" hasRadius padding={3} aria-label={t('panel.refused')}>
      <Typography tag="h3" fontWeight="bold" textColor="danger700">
        {t('panel.refused')}
      </Typography>
      {problem.kind === 'refused' ? (
        <Box tag="ul">
          {refusalRows(problem.unmet, problem.fields).map((row, index) => (
            <Row key={index} row={row} />
          ))}
        </Box>
      ) : (
        <Typography tag="p" paddingTop={1}>
          {problem.kind === 'failed' ? inLanguage(problem.message, locale) : t('panel.moved')}
        </Typography>
      )}
      <Box paddingTop={2}>
        <Button size="S" variant="tertiary" onClick={() => forget(documentId)}>
          {t('panel.understood')}
        </Button>
      </Box>
    </Box>
  );
}

/** One thing that is missing, with its clauses and where it is mended; steps of the entry itself stand below as buttons. */
function Row({ row: { message, clauses, cure } }: { row: RefusalRow }) {
  const text = useText();
  return (
    <Box tag="li" paddingTop={2}>
      <Typography tag="p">{text(message)}</Typography>
      <Flex gap={1} wrap="wrap" paddingTop={1}>
        {clauses.map(({ id, clause }) => (
          <ClauseChip key={id} id={id} clause={clause} />
        ))}
      </Flex>
      {cure?.in === 'linked' && cure.href ? (
        <AppLink tag={Link} to={cure.href}>
          {text(cure.label)}
        </AppLink>
      ) : null}
    </Box>
  );
}
