import { Box, Flex, Typography } from '@strapi/design-system';

import type { TaskView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';
import { DueBadge } from './DueBadge';

/** Open tasks of a card: what, whose, by which rule, until when. */
export function TaskList({ tasks }: { tasks: readonly TaskView[] }) {
  const t = useT();
  const text = useText();
  return (
    <Box tag="ul">
      {tasks.map((task) => (
        <Flex tag="li" key={task.id} gap={2} wrap="wrap" paddingTop={1} paddingBottom={1}>
          <Typography>{text(task.title)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('card.drawer.taskRole', { role: text(task.roleTitle) })}
          </Typography>
          <ClauseChips ids={task.clauses} />
          <DueBadge due={task.due} />
        </Flex>
      ))}
    </Box>
  );
}
