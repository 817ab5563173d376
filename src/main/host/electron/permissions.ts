import type { Session } from 'electron';
import { isOurs } from './scheme.ts';

export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

/** What a page asks for, as far as it decides: by whom, in which frame, and for `media`, which kinds. */
export type PermissionAsked = {
  readonly permission: Permission;
  readonly url: string;
  readonly mainFrame: boolean;
  readonly media: readonly string[];
};

/** Everything a page may ever be granted; what does not stand here is denied. The camera scans codes; nothing listens. */
const GRANTS: ReadonlyMap<Permission, (asked: PermissionAsked) => boolean> = new Map([
  ['media', ({ media }) => media.length > 0 && media.every((kind) => kind === 'video')],
]);

export function isGranted(asked: PermissionAsked): boolean {
  const grants = GRANTS.get(asked.permission);
  return grants !== undefined && asked.mainFrame && isOurs(asked.url) && grants(asked);
}
