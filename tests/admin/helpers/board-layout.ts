/** jsdom has no layout. This gives a board one: columns side by side, cards below each other, a list as high as a screen. */
const COLUMN = { width: 256, gap: 12, top: 200, height: 900 };
const CARD = { height: 138, gap: 8, inset: 10 };

export function stubBoardLayout(): void {
  class Observer {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });
  Object.assign(window, {
    matchMedia: (query: string) => ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
    }),
  });
  Object.assign(Element.prototype, { scrollIntoView() {}, scrollTo() {}, scrollBy() {}, hasPointerCapture: () => false });
  for (const side of ['offset', 'client']) {
    Object.defineProperty(HTMLElement.prototype, `${side}Height`, { configurable: true, get: heightOf });
    Object.defineProperty(HTMLElement.prototype, `${side}Width`, { configurable: true, get: () => COLUMN.width });
  }
  Element.prototype.getBoundingClientRect = function rectOf(this: Element) {
    if (!(this instanceof HTMLElement)) return rect(0, 0, 0, 0);
    if (this.dataset.stage) return columnRect(this);
    if (this.dataset.cardId) return cardRect(this);
    const carried = fixedAncestor(this);
    return carried
      ? rect(px(carried.style.left), px(carried.style.top), px(carried.style.width), px(carried.style.height))
      : rect(0, 0, 0, 0);
  };
}

function heightOf(this: HTMLElement): number {
  const { cardList, laneBoard } = this.dataset;
  return cardList === undefined && laneBoard === undefined ? CARD.height : COLUMN.height;
}

function columnRect(column: HTMLElement): DOMRect {
  const index = [...document.querySelectorAll('[data-stage]')].indexOf(column);
  return rect(index * (COLUMN.width + COLUMN.gap), COLUMN.top, COLUMN.width, COLUMN.height);
}

function cardRect(card: HTMLElement): DOMRect {
  const column = card.closest<HTMLElement>('[data-stage]');
  const left = column ? columnRect(column).left + CARD.inset : 0;
  const index = Number(card.dataset.index ?? 0);
  return rect(left, COLUMN.top + 56 + index * (CARD.height + CARD.gap), COLUMN.width - 2 * CARD.inset, CARD.height);
}

/** The overlay of the drag library is placed by an inline style of a fixed element. */
function fixedAncestor(node: HTMLElement | null): HTMLElement | null {
  for (let at = node; at; at = at.parentElement) if (at.style.position === 'fixed') return at;
  return null;
}

function px(length: string): number {
  return Number.parseFloat(length) || 0;
}

function rect(left: number, top: number, width: number, height: number): DOMRect {
  const box = { left, top, width, height, right: left + width, bottom: top + height, x: left, y: top };
  return { ...box, toJSON: () => box };
}
