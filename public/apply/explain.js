import { Problem, Unproved } from './send.js';
import { language, read, say } from './texts.js';

/** Says what went wrong; faults of fields stand at the fields. */
export function explain(error, drawn, trouble, offline) {
  const fields = (error instanceof Problem ? error.details.fields : null) ?? [];
  const rest = ((error instanceof Problem ? error.details.unmet : null) ?? []).filter(
    ({ field }) => !fields.some((one) => one.field === field),
  );
  const list = [
    ...fields.map(({ field, message }) => ({ field, message: read(message) })),
    ...rest.map(({ field, message }) => ({ field, message: read(message) })),
  ];
  if (list.length > 0) return drawn.show(list);
  trouble.textContent = sentence(error, offline);
  trouble.hidden = false;
  trouble.focus();
}

/** What a refusal says, or why there is no answer at all; `offline` names the text of a broken connection, which only what was to be sent need be sure of. */
export function sentence(error, offline = 'offline') {
  if (error instanceof Unproved) return say('unproved');
  if (!(error instanceof Problem)) return say(offline);
  if (error.status === 429) return say('busy', { wait: inWords(error.wait) });
  if (error.status === 409) return say('changed');
  if (error.status >= 500) return say('broken');
  const [zh, en] = error.message.split(' / ');
  return language() === 'en' ? (en ?? zh) : zh;
}

const inWords = (seconds) => (seconds > 90 ? say('minutes', { n: Math.ceil(seconds / 60) }) : say('seconds', { n: seconds }));
