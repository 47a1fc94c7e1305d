/** Marks the box in which a comment is written. */
export const COMPOSER = 'data-comment-composer';

/** Frames a drawer may take to open and to load its card. */
const FRAMES = 300;

/** Puts the cursor into the comment box of the drawer that is opening; gives up when none appears. */
export function focusComposer(left = FRAMES): void {
  const box = document.querySelector<HTMLElement>(`[${COMPOSER}]`);
  if (box) {
    box.scrollIntoView({ block: 'nearest' });
    box.focus();
  } else if (left > 0) {
    requestAnimationFrame(() => focusComposer(left - 1));
  }
}
