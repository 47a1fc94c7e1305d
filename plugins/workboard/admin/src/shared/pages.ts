/** A page of the workboard: its path below the plugin, where its link stands, and the action of the plugin that opens it. */
export interface WorkboardPage {
  path: string;
  place: 'bar' | 'more';
  action: string;
}

/** The pages, in the order of their links. `features/app/App.tsx` knows what each of them shows; its name is the text `shared.nav.<path>`. */
export const PAGES: readonly WorkboardPage[] = [
  { path: 'boards', place: 'bar', action: 'board.read' },
  { path: 'today', place: 'bar', action: 'board.read' },
  { path: 'messages', place: 'bar', action: 'board.read' },
  { path: 'intake', place: 'more', action: 'board.move' },
  { path: 'stand-ins', place: 'more', action: 'board.read' },
  { path: 'notices', place: 'more', action: 'board.read' },
  { path: 'planner', place: 'more', action: 'board.read' },
  { path: 'calendar', place: 'more', action: 'board.read' },
  { path: 'channels', place: 'more', action: 'channel.use' },
  { path: 'registers', place: 'more', action: 'register.read' },
  { path: 'statistics', place: 'more', action: 'report.read' },
];
