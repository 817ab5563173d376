/** What a signed-in page is told without asking: only that something changed, never what. */
export type OfficeEvent = 'sales' | 'fleet';

export type OfficeEvents = {
  readonly tell: (event: OfficeEvent) => void;
  readonly listen: (listener: (event: OfficeEvent) => void) => () => void;
};

export function openEvents(): OfficeEvents {
  const listeners = new Set<(event: OfficeEvent) => void>();
  return {
    tell(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
