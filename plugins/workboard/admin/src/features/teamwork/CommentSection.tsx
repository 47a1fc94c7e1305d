import { Box, Flex, Typography } from '@strapi/design-system';

import type { CommentView } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { useCommentsQuery } from './api';
import { CommentComposer } from './CommentComposer';

/** What people said on a card, oldest first, and the box to say more. */
export function CommentSection({ card, mayComment }: { card: number; mayComment: boolean }) {
  const t = useT();
  const { data: comments, error, refetch } = useCommentsQuery(card);
  if (error && !comments) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {comments?.length === 0 ? <Typography textColor="neutral600">{t('teamwork.comments.none')}</Typography> : null}
      {comments && comments.length > 0 ? (
        <Box tag="ol">
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} />
          ))}
        </Box>
      ) : null}
      {mayComment ? <CommentComposer key={card} card={card} /> : null}
    </Flex>
  );
}

function Comment({ comment }: { comment: CommentView }) {
  const day = useDay();
  return (
    <Box tag="li" paddingTop={1} paddingBottom={2}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {comment.author.name} · <time dateTime={comment.at}>{day.instant(comment.at)}</time>
      </Typography>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {partsOf(comment).map((part, index) => (part.mention ? <Named key={index}>{part.text}</Named> : part.text))}
      </Typography>
    </Box>
  );
}

function Named({ children }: { children: string }) {
  return (
    <Typography tag="strong" textColor="primary600" fontWeight="semiBold">
      {children}
    </Typography>
  );
}

/** The text cut where a person is named who was told. */
function partsOf({ body, mentions }: CommentView): { text: string; mention: boolean }[] {
  const names = mentions.map(({ name }) => `@${name}`).sort((a, b) => b.length - a.length);
  const parts: { text: string; mention: boolean }[] = [];
  let plain = '';
  for (let at = 0; at < body.length;) {
    const name = names.find((one) => body.startsWith(one, at));
    if (name === undefined) {
      plain += body[at] ?? '';
      at += 1;
      continue;
    }
    if (plain) parts.push({ text: plain, mention: false });
    parts.push({ text: name, mention: true });
    plain = '';
    at += name.length;
  }
  return plain ? [...parts, { text: plain, mention: false }] : parts;
}
