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

/**
 * Everything a page may ever be granted; what does not stand here is denied. Empty: selling needs none. Scanning by
 * camera will add `media`, for kind `video` only, and only while the scan screen is open.
 */
const GRANTS: ReadonlyMap<Permission, (asked: PermissionAsked) => boolean> = new Map();

export function isGranted(asked: PermissionAsked): boolean {
  const grants = GRANTS.get(asked.permission);
  return grants !== undefined && asked.mainFrame && isOurs(asked.url) && grants(asked);
}
