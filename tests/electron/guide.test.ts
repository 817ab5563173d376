import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const doc = readFileSync(join(root, 'docs/electron.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Rows of docs/electron.md's table of Electron's security guide: `| 7 content security policy | … | … |`. */
const POINTS = [...doc.matchAll(/^\| (\d+) ([^|]+) \| ([^|]+) \| (.+) \|$/gm)].map(([, number, about, here, held]) => ({
  number: Number(number),
  about,
  here,
  held: held ?? '',
}));

describe('each of the twenty points of Electron’s security guide', () => {
  test('stands in docs/electron.md, once', () => {
    expect(POINTS.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test.each(POINTS)('$number, $about, is held by what is there', ({ held }) => {
    const tests = [...held.matchAll(/`([\w.]+\.test\.ts)` \*([^*]+)\*/g)];
    const commands = [...held.matchAll(/`npm run ([\w:]+)`/g)];
    expect(tests.length + commands.length).toBeGreaterThan(0);
    for (const [, file = '', name = ''] of tests) {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8');
      expect(source, name).toContain(`'${name}'`);
    }
    for (const [, name = ''] of commands) expect(scripts, name).toHaveProperty([name]);
  });
});
