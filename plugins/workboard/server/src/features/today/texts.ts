import type { Text } from '../../../../engine/text';

/** “To do” for a card that waits in a stage without a task of its own. */
export function waitingIn(stage: Text): Text {
  return { 'zh-Hans': `待办：${stage['zh-Hans']}`, en: `To do: ${stage.en}` };
}
