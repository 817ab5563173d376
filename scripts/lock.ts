import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

export const root = dirname(import.meta.dirname);

const Locked = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});
export type Locked = z.infer<typeof Locked>;
const Lock = z.object({ lockfileVersion: z.int(), packages: z.record(z.string(), Locked) });

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

export const lock = Lock.parse(jsonIn('package-lock.json'));
export const manifest = Manifest.parse(jsonIn('package.json'));

export function jsonIn(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

/** @param place `node_modules/a/node_modules/b` → `b` */
export function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Every package that is installed, by its place. */
export const installed = Object.entries(lock.packages).filter(([place]) => place !== '');

/** Where Node would find a package that one at `from` asks for; undefined for what is for another machine. */
export function placeOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock.packages[place]) return place;
    if (at === '') return undefined;
  }
}
