import { Box, Typography } from '@strapi/design-system';

import type { NoticeProblem } from '../../../../engine/calendar/notice-types';
import { isDay } from '../../../../engine/day';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';

/** Faults of a notice: where, what, and how to put it right. The text stays as it was pasted. */
export function ProblemList({ problems }: { problems: readonly NoticeProblem[] }) {
  const t = useT();
  const day = useDay();
  const valuesOf = ({ values }: NoticeProblem) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isDay(value) ? day.long(value) : name === 'year' || name === 'named' || name === 'asked' ? String(value) : value,
      ]),
    );
  const words = (problem: NoticeProblem) => {
    const text = t(`calendar.problem.${problem.code}`, valuesOf(problem));
    return problem.line > 0 ? t('calendar.problem.line', { line: problem.line, text }) : text;
  };
  return (
    <Box padding={4} background="danger100" borderColor="danger200" hasRadius role="alert">
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {t('calendar.problems', { n: problems.length })}
      </Typography>
      <Box tag="ul">
        {problems.map((problem, index) => (
          <Box tag="li" key={index} paddingTop={2}>
            <Typography tag="p">{words(problem)}</Typography>
            {problem.text ? (
              <Typography tag="p" variant="pi" textColor="neutral600">
                “{problem.text}”
              </Typography>
            ) : null}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
