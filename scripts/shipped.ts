/** Which packages reach whoever uses the product, and their licences as they ask to be handed on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock, manifest, nameOf, placeOf, root } from './lock.ts';

/** For the bundler these are development packages; what it makes of them is in the screens, the till or the centre. */
const BUNDLED: readonly string[] = [
  '@expo-google-fonts/roboto-mono',
  '@fastify/cookie',
  '@fastify/rate-limit',
  '@fastify/static',
  '@fontsource/be-vietnam-pro',
  '@jsquash/jpeg',
  '@jsquash/webp',
  '@mantine/core',
  '@mantine/hooks',
  '@undecaf/zbar-wasm',
  'commander',
  'csv-parse',
  'fastify',
  'i18next',
  'pg',
  'pngjs',
  'react',
  'react-dom',
  'react-i18next',
  'read-excel-file',
  'uqr',
  'ws',
  'zod',
  'zustand',
  'zxing-wasm',
];

/** Places in node_modules of all that is shipped, with all that those ask for. */
export function shippedPlaces(): readonly string[] {
  const found = new Set<string>();
  const add = (name: string, from: string): void => {
    const place = placeOf(name, from);
    if (place === undefined || found.has(place)) return;
    found.add(place);
    const { dependencies, optionalDependencies } = lock.packages[place] ?? {};
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) add(each, place);
  };
  const direct = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies), ...BUNDLED];
  for (const name of direct) add(name, '');
  // Its runtime alone: what fetches it stays here, and Chromium's licences lie in the runtime.
  return [...found, 'node_modules/electron'].toSorted();
}

/** THIRD-PARTY.txt: each package, its licence, and the licence's own words. */
export function thirdParty(): string {
  const parts = shippedPlaces().map((place) => {
    const { version = '', license = '' } = lock.packages[place] ?? {};
    return `${'='.repeat(78)}\n${nameOf(place)} ${version}\n${license}\n\n${licenceText(place)}\n`;
  });
  return `Quầy OCOP is made with the packages below, each under its own licence.\n\n${parts.join('\n')}`;
}

function licenceText(place: string): string {
  const folder = join(root, place);
  // For another machine: named, and not here.
  if (!existsSync(folder)) return '(not installed on the machine that built this)';
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i.test(file));
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return texts.length > 0 ? texts.join('\n\n') : '(it carries no licence file; its package.json names the licence)';
}
