/** What is drawn, and the one that is in hand: it must stay mounted while its list scrolls away under it. */
export function withHeld(indexes: number[], held: number): number[] {
  return held < 0 || indexes.includes(held) ? indexes : [...indexes, held].sort((a, b) => a - b);
}
