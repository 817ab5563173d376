/** Server-sent events for a signed-in page: `sales` when some arrived, `fleet` when a till was seen or enrolled. */
export const EVENTS_PATH = '/office/v1/events';
